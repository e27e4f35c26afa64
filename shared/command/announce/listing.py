"""``antrean announce list`` and ``show``: a line each for people, JSON for scripts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import msgspec

from shared.announcing.airtime import on_air, over
from shared.command.announce.finding import found, short
from shared.command.office import at_hub
from shared.command.says import tell, words
from shared.language.dates import full_date, time_of_day, weekday
from shared.model import Airtime, Announcement, Emergency, Struct
from shared.protocol.views import AnnouncementRow, DeskSnapshot

_MONDAY = datetime(2026, 1, 5).date()  # noqa: DTZ001 - any Monday, for the names of days


class Listed(Struct, frozen=True):
    """What a script is told."""

    announcements: tuple[AnnouncementRow, ...]
    emergency: Emergency | None = None


def show_all(config: Path, *, as_json: bool) -> None:
    """All announcements."""
    with at_hub(config) as office:
        snapshot = office.snapshot
    if as_json:
        _echo(Listed(snapshot.announcements, snapshot.emergency))
        return
    if snapshot.emergency is not None:
        tell("command.announce_emergency_stands", text=snapshot.emergency.text.in_(words().language))
    if not snapshot.announcements:
        tell("command.announce_none")
    for row in snapshot.announcements:
        content = _shown(row)
        kind = words().say(f"command.announce_kind.{content.kind.value}")
        state = words().say(f"command.announce_state.{state_of(row, snapshot)}")
        click.echo(f"{short(row.announcement)}  {state:<14} {kind:<8} {_name(content)}")


def show_one(config: Path, typed: str, *, as_json: bool) -> None:
    """One announcement."""
    with at_hub(config) as office:
        snapshot = office.snapshot
    row = found(snapshot, typed)
    if as_json:
        _echo(row)
        return
    for key, value in _lines(row, snapshot):
        click.echo(f"{words().say(f'command.announce_field.{key}'):<16} {value}")


def state_of(row: AnnouncementRow, snapshot: DeskSnapshot) -> str:
    """``draft``, ``on``, ``waits`` or ``over``."""
    if row.approved is None:
        return "draft"
    local = snapshot.now.astimezone(ZoneInfo(snapshot.directory.office.zone))
    if on_air(row.approved.airtime, local):
        return "on"
    return "over" if over(row.approved.airtime, local) else "waits"


def _lines(row: AnnouncementRow, snapshot: DeskSnapshot) -> Iterator[tuple[str, str]]:
    content, say = _shown(row), words().say
    yield "id", row.announcement
    yield "state", say(f"command.announce_state.{state_of(row, snapshot)}")
    yield "kind", say(f"command.announce_kind.{content.kind.value}")
    for language in ("id", "en"):
        for field, text in (("title", content.title), ("body", content.body)):
            if getattr(text, language):
                yield f"{field}_{language}", getattr(text, language)
    if content.page is not None:
        yield "page", content.page.value
    if content.media is not None:
        yield "media", f"{content.media.label} {content.media.width} × {content.media.height} px"
    yield "when", when(content.airtime)
    yield "screens", ", ".join(content.screens) or say("command.announce_all_screens")
    yield "weight", str(content.weight)
    if content.seconds is not None:
        yield "seconds", str(content.seconds)
    if content.read_every_minutes is not None:
        yield "read_every", str(content.read_every_minutes)
    yield "author", row.author or say("command.announce_here")
    if row.approved is not None:
        yield "approver", row.approver or say("command.announce_here")


def when(airtime: Airtime) -> str:
    """The airtime as people say it."""
    say, language = words().say, words().language
    parts = []
    if airtime.first is not None:
        parts.append(say("command.announce_from", day=full_date(airtime.first, language)))
    if airtime.last is not None:
        parts.append(say("command.announce_to", day=full_date(airtime.last, language)))
    if airtime.weekdays:
        days = (weekday(_MONDAY.replace(day=5 + n), language) for n in airtime.weekdays)
        parts.append(", ".join(days))
    if airtime.begins is not None or airtime.ends is not None:
        hours = (time_of_day(t, language) if t is not None else "…" for t in (airtime.begins, airtime.ends))
        parts.append("–".join(hours))
    return "; ".join(parts) or say("command.announce_always")


def _shown(row: AnnouncementRow) -> Announcement:
    content = row.draft or row.approved
    assert content is not None  # noqa: S101 - a row holds one of them
    return content


def _name(content: Announcement) -> str:
    title = content.title.in_(words().language) or content.title.en
    return title or (content.page.value if content.page else content.media.label if content.media else "")


def _echo(value: Struct) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())

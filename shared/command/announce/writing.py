"""``antrean announce card`` and its like: a draft is written, its file is sent before, and it is approved if wished."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from shared.command.announce.finding import found, short
from shared.command.announce.line import Wishes
from shared.command.office import Office, at_hub, say_refusal
from shared.command.says import FAILED, tell, warn, words
from shared.fetching.upload import offer_of, put
from shared.model import Airtime, Announcement, AnnouncementKind, BoardPage, Media, MediaKind, Struct, Text
from shared.protocol.commands import (
    AnnouncementDone,
    ApproveAnnouncement,
    MediaKept,
    SaveAnnouncement,
    UploadPlace,
)
from shared.protocol.refusal import Refusal

_KINDS = {MediaKind.PICTURE: AnnouncementKind.IMAGE, MediaKind.VIDEO: AnnouncementKind.VIDEO}


class Written(Struct, frozen=True):
    """What a script is told."""

    announcement: str
    revision: int
    approved: bool


def card(config: Path, wishes: Wishes, *, as_json: bool) -> None:
    """A text card."""
    with at_hub(config) as office:
        _write(office, _content(AnnouncementKind.CARD, wishes), wishes, as_json=as_json)


def ticker(config: Path, text: str, wishes: Wishes, *, as_json: bool) -> None:
    """A line for the foot of the TV."""
    with at_hub(config) as office:
        _write(office, _content(AnnouncementKind.TICKER, {**wishes, "title": text}), wishes, as_json=as_json)


def page(config: Path, name: BoardPage, wishes: Wishes, *, as_json: bool) -> None:
    """When and where a page is shown."""
    with at_hub(config) as office:
        _write(office, _content(AnnouncementKind.PAGE, wishes, page=name), wishes, as_json=as_json)


def of_file(config: Path, file: Path, wishes: Wishes, *, as_json: bool) -> None:
    """A picture or a video; the file says by its content which it is."""
    with at_hub(config) as office:
        media = _sent(office, file, quiet=as_json)
        _write(office, _content(_KINDS[media.kind], wishes, media=media), wishes, as_json=as_json)


def _content(
    kind: AnnouncementKind, wishes: Wishes, *, page: BoardPage | None = None, media: Media | None = None
) -> Announcement:
    begins, ends = wishes.get("hours") or (None, None)
    return Announcement(
        kind=kind,
        title=Text(wishes.get("title", ""), wishes.get("en_title", "")),
        body=Text(wishes.get("body", ""), wishes.get("en_body", "")),
        page=page,
        media=media,
        airtime=Airtime(wishes.get("first"), wishes.get("last"), wishes.get("weekdays", ()), begins, ends),
        screens=wishes.get("screens", ()),
        weight=wishes.get("weight", 1),
        seconds=wishes.get("seconds"),
        read_every_minutes=wishes.get("read_every"),
    )


def _write(office: Office, content: Announcement, wishes: Wishes, *, as_json: bool) -> None:
    change = wishes.get("change")
    row = found(office.snapshot, change) if change else None
    command = SaveAnnouncement(content, row.announcement, row.revision) if row else SaveAnnouncement(content)
    saved = office.ask(command)
    if not isinstance(saved, AnnouncementDone):
        raise SystemExit(FAILED)
    approved = wishes.get("approve", False)
    if approved:
        office.ask(ApproveAnnouncement(saved.announcement, saved.revision))
    if as_json:
        click.echo(msgspec.json.encode(Written(saved.announcement, saved.revision, approved)).decode())
    elif approved:
        tell("command.announce_approved", id=short(saved.announcement))
    else:
        tell("command.announce_saved", id=short(saved.announcement))


def _sent(office: Office, file: Path, *, quiet: bool) -> Media:
    """The file, at the hub."""
    try:
        offer = offer_of(file)
        answer = office.ask(offer)
        if isinstance(answer, MediaKept):
            return answer.media
        if not isinstance(answer, UploadPlace):
            raise SystemExit(FAILED)
        outcome = _with_progress(office.settings.hub.url, answer, file, shown=not quiet and sys.stderr.isatty())
    except OSError as error:
        warn("command.file_unreadable", file=file, why=error.strerror or str(error))
        raise SystemExit(FAILED) from None
    if isinstance(outcome, Refusal):
        raise SystemExit(say_refusal(outcome, office.settings))
    return outcome


def _with_progress(url: str, place: UploadPlace, file: Path, *, shown: bool) -> Media | Refusal:
    if not shown:
        return put(url, place, file)
    label = words().say("command.announce_sending", file=file.name)
    with click.progressbar(length=file.stat().st_size, label=label, file=sys.stderr) as bar:
        last = 0

        def progress(sent: int, _: int) -> None:
            nonlocal last
            bar.update(sent - last)
            last = sent

        return put(url, place, file, progress)

"""Every announcement as a line: what it is, how it stands, when and where, who answers for it, what ails it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from counter.announcing.form import content_of
from counter.announcing.hearing import content_in
from counter.announcing.state import NEW, Board, Filter
from counter.verbs import Say, Value
from counter.words import Words
from shared.announcing.airtime import next_change, on_air, over
from shared.language.dates import short_date, time_of_day, weekday
from shared.model import Airtime, Announcement, AnnouncementKind
from shared.protocol.views import AlertKind, AlertRow, AnnouncementRow

MONDAY: Final = date(2026, 1, 5)
DAYS_IN_WEEK: Final = 7


class Stand(StrEnum):
    """How an announcement stands, worded under ``notice.stand.<stand>``; in the order of the list."""

    AIRING = "airing"
    CHANGED = "changed"  # on the TVs or due, and written anew since
    LATER = "later"
    DRAFT = "draft"
    OVER = "over"


ICONS: Final = {
    AnnouncementKind.CARD: "megaphone",
    AnnouncementKind.IMAGE: "image",
    AnnouncementKind.VIDEO: "film",
    AnnouncementKind.TICKER: "text-cursor-input",
    AnnouncementKind.PAGE: "layout-list",
}
SIGNS: Final = {
    Stand.AIRING: "monitor",
    Stand.CHANGED: "pencil",
    Stand.LATER: "clock",
    Stand.DRAFT: "file-text",
    Stand.OVER: "moon",
}
"""Each state has a sign and a word besides its colour."""
_SHOWN: Final = {
    Filter.ALL: frozenset(Stand),
    Filter.AIRING: frozenset({Stand.AIRING, Stand.CHANGED}),
    Filter.DRAFTS: frozenset({Stand.DRAFT, Stand.CHANGED}),
    Filter.LATER: frozenset({Stand.LATER}),
    Filter.OVER: frozenset({Stand.OVER}),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One line before it is worded. ``row`` is None for a new one that the hub does not know."""

    key: str
    content: Announcement
    stand: Stand
    row: AnnouncementRow | None
    unsaved: bool = False
    chosen: bool = False
    until: datetime | None = None  # when it comes or goes, in the office's own time
    trouble: tuple[AlertRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemText:
    """One line in words."""

    key: str
    icon: str
    kind: str
    title: str
    stand: str
    sign: str
    tone: str
    when: str
    where: str
    who: str
    unsaved: str
    trouble: str
    chosen: bool


def stand_of(row: AnnouncementRow, local: datetime) -> Stand:
    """How it stands at this moment."""
    if row.approved is None:
        return Stand.DRAFT
    if over(row.approved.airtime, local):
        return Stand.OVER if row.draft is None else Stand.DRAFT
    if row.draft is not None and row.draft != row.approved:
        return Stand.CHANGED
    return Stand.AIRING if on_air(row.approved.airtime, local) else Stand.LATER


def items(board: Board, at: datetime) -> tuple[Item, ...]:
    """All of them, those that matter now first: what is on the TVs, then the newest."""
    local, today = board.local(at), board.today(at)
    found = [_item(board, row, local) for row in board.rows]
    order = list(Stand)
    found.sort(key=lambda item: item.row.changed_at if item.row else local, reverse=True)
    found.sort(key=lambda item: (not item.trouble, order.index(item.stand)))
    new = board.papers.get(NEW)
    if new is not None and (new.unsaved or board.chosen == NEW):
        fresh = Item(NEW, content_of(new.form, today), Stand.DRAFT, None, new.unsaved, board.chosen == NEW)
        found.insert(0, fresh)
    return tuple(found)


def listed(board: Board, at: datetime) -> tuple[Item, ...]:
    """Those of the chosen part; what is in the editor is always among them."""
    shown = _SHOWN[board.filter]
    return tuple(item for item in items(board, at) if item.stand in shown or item.chosen)


def counted(board: Board, at: datetime) -> dict[Filter, int]:
    """How many each part of the list has."""
    stands = [item.stand for item in items(board, at)]
    return {each: sum(stand in _SHOWN[each] for stand in stands) for each in Filter}


def _item(board: Board, row: AnnouncementRow, local: datetime) -> Item:
    paper = board.papers.get(row.announcement)
    approved = row.approved
    stand = stand_of(row, local)
    content = content_of(paper.form, local.date()) if paper is not None and paper.unsaved else content_in(row)
    until = next_change(approved.airtime, local) if approved is not None else None
    return Item(
        row.announcement,
        content,
        stand,
        row,
        paper is not None and paper.unsaved,
        board.chosen == row.announcement,
        until,
        tuple(alert for alert in _alerts(board) if approved is not None and alert.number == _told_as(approved)),
    )


def _alerts(board: Board) -> Iterator[AlertRow]:
    if board.snapshot is not None:
        yield from (alert for alert in board.snapshot.alerts if alert.kind is AlertKind.MEDIA)


def _told_as(content: Announcement) -> str:
    """What the hub calls an announcement in an alert."""
    return content.title.id or content.title.en


def read(item: Item, words: Words, local: datetime) -> ItemText:
    """A line in words."""
    row = item.row
    return ItemText(
        item.key,
        ICONS[item.content.kind],
        words.say(f"notice.kind.{item.content.kind.value}"),
        words(title_of(item.content)),
        words(_stand(item, words, local)),
        SIGNS[item.stand],
        item.stand.value,
        when(item.content.airtime, words),
        ", ".join(item.content.screens) or words.say("notice.everywhere"),
        words(_who(row)) if row else "",
        words.say("notice.unsaved") if item.unsaved else "",
        " ".join(words(trouble_of(alert)) for alert in item.trouble),
        item.chosen,
    )


def title_of(content: Announcement) -> Value:
    """What an announcement is called in a list."""
    if content.kind is AnnouncementKind.PAGE and content.page is not None:
        return Say(f"notice.page.{content.page.value}")
    if content.title.id or content.title.en:
        return content.title if content.title.id else content.title.en
    if content.media is not None and content.media.label:
        return content.media.label
    return Say("notice.untitled")


def trouble_of(alert: AlertRow) -> Say:
    """Which TV cannot show it, and why."""
    why = Say(f"notice.problem.{alert.problem.value}") if alert.problem else ""
    return Say("notice.trouble", {"name": alert.name, "why": why})


def _stand(item: Item, words: Words, local: datetime) -> Say:
    until = item.until
    if until is not None and item.stand in (Stand.AIRING, Stand.LATER):
        at = moment(until, local, words)
        return Say(f"notice.stand.{item.stand.value}_until", {"at": at})
    return Say(f"notice.stand.{item.stand.value}")


def moment(at: datetime, local: datetime, words: Words) -> str:
    """``16.00``, ``besok 08.00``, ``31 Jan 08.00``: as short as a line allows."""
    clock = time_of_day(at.time(), words.language)
    days = (at.date() - local.date()).days
    if days == 0:
        return clock
    if days == 1:
        return words.say("notice.tomorrow", t=clock)
    return f"{short_date(at.date(), words.language)} {clock}"


def _who(row: AnnouncementRow) -> Say:
    author = row.author or Say("notice.at_hub")
    if row.approved is None:
        return Say("notice.by", {"author": author})
    return Say("notice.by_both", {"author": author, "approver": row.approver or Say("notice.at_hub")})


def when(airtime: Airtime, words: Words) -> str:
    """``Sen–Jum, 08.00–12.00, s.d. 31 Jan 2026``."""
    parts = [part for part in (_days(airtime.weekdays, words), _hours(airtime, words), _period(airtime, words)) if part]
    return ", ".join(parts) or words.say("notice.always")


def brief_day(day: int, words: Words) -> str:
    """``Sen`` or ``Mon``."""
    return weekday(MONDAY.replace(day=MONDAY.day + day), words.language)[:3]


def _days(weekdays: tuple[int, ...], words: Words) -> str:
    if not weekdays or len(weekdays) == DAYS_IN_WEEK:
        return ""
    runs: list[list[int]] = []
    for day in sorted(weekdays):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said = []
    for run in runs:
        names = [brief_day(day, words) for day in run]
        said.append(f"{names[0]}–{names[-1]}" if len(run) > 2 else ", ".join(names))
    return ", ".join(said)


def _hours(airtime: Airtime, words: Words) -> str:
    if airtime.begins is None and airtime.ends is None:
        return ""
    begins = time_of_day(airtime.begins or time(0), words.language)
    ends = time_of_day(airtime.ends, words.language) if airtime.ends else "24.00"
    return f"{begins}–{ends if airtime.ends else ends.replace('.', begins[2])}"


def _from_to(first: date, last: date, words: Words) -> str:
    """``12–16 Jan 2026``: what both days share is said once."""
    one, other = short_date(first, words.language), short_date(last, words.language)
    if first == last:
        return one
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{other}"
    return f"{one.removesuffix(f' {first.year}')} – {other}" if first.year == last.year else f"{one} – {other}"


def _period(airtime: Airtime, words: Words) -> str:
    first = short_date(airtime.first, words.language) if airtime.first else ""
    last = short_date(airtime.last, words.language) if airtime.last else ""
    if airtime.first is not None and airtime.last is not None:
        return _from_to(airtime.first, airtime.last, words)
    return words.say("notice.from", day=first) if first else words.say("notice.to", day=last) if last else ""

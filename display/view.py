"""The board as words and rows for one screen: everything QML lays out, nothing it would have to decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from display import board as the
from display import ticker
from display.board import Board
from display.casting import airing_changes
from display.waiting import Waiting, waiting
from shared.language import Catalogue, catalogue
from shared.language.dates import full_date, time_of_day
from shared.model import Arrow, DeskInfo, DeskKind, Directory, Emergency, Language
from shared.protocol.views import BoardSnapshot, CallRow, OfficePhase
from shared.settings.sections import Layout
from shared.stage.announced import exactly
from shared.stage.page import Page

ROWS_LANDSCAPE = 5
ROWS_PORTRAIT = 6  # four beside an announcement; QML shows as many whole rows as it has room for
ROWS_CALLS = 10  # in two columns
_FIGURE = 3  # a longer label is a name, not a figure


class Shape(StrEnum):
    """How the place is set in the yellow strip."""

    FIGURE = "figure"  # Loket 1, the figure larger
    WHOLE = "whole"  # Meja 1
    NAMED = "named"  # Ruang over Bidang Mutasi


@dataclass(frozen=True, slots=True)
class CallView:
    """The call on the stage."""

    call: int
    label: str
    number: str
    service: str
    service_short: str
    shape: Shape
    word: str
    place: str
    arrow: Arrow


@dataclass(frozen=True, slots=True)
class Alarm:
    """An emergency message: in the first language large, in the next one smaller."""

    label: str
    text: str
    also: str


@dataclass(frozen=True, slots=True)
class Row:
    """One call in the list."""

    number: str
    desk: str


@dataclass(frozen=True, slots=True)
class View:
    """All of the screen at one moment."""

    agency: str
    logo: str
    date: str
    clock: str
    list_title: str
    desk_title: str
    empty: str
    stale: bool
    rows: tuple[Row, ...]
    call: CallView | None
    page: Page
    page_key: str  # whose page it is
    alarm: Alarm | None
    announcement: str
    announcement_label: str
    ticker: tuple[str, ...]
    waiting: tuple[Waiting, ...]  # in a list that has room for it; empty in other layouts
    waiting_title: str
    waiting_queue: str


def view(board: Board, now: float, *, portrait: bool = False) -> View:
    """What ``board`` looks like at ``now``. The first of its languages rules all but the pages that take turns."""
    words = catalogue(board.here.languages[0])
    picture, local, old = board.picture, the.clock(board, now), the.stale(board, now)
    office = picture.directory.office if picture else None
    standing = board.programme.standing
    call = _on_stage(board, old)
    return View(
        agency=office.name if office else "",
        logo=office.logo if office else "",
        date=full_date(local.date(), words.language) if local else "",
        clock=time_of_day(local.time(), words.language) if local else "",
        list_title=_list_title(board, old, words),
        desk_title=words.say("display.desk"),
        empty=words.say("display.no_calls") if picture else "",
        stale=old,
        rows=_rows(board, call, picture, portrait, words) if picture else (),
        call=_call(call, picture, words) if picture and call else None,
        page=the.page(board, now),
        page_key=standing.key if standing else "",
        alarm=_alarm(picture.emergency, board.here.languages) if picture and picture.emergency else None,
        announcement=picture.office.announcement.in_(words.language) if picture else "",
        announcement_label=words.say("display.announcement"),
        ticker=ticker.shown(picture, board.here, local) if picture and local else (),
        waiting=waiting(picture, words) if picture and not old and board.here.layout is Layout.CALLS else (),
        waiting_title=words.say("display.waiting.now"),
        waiting_queue=words.say("display.waiting.queue"),
    )


def wakes_at(board: Board, now: float) -> float | None:
    """When the picture changes by itself, if nothing happens: a turn ends, a notice changes, the minute is over."""
    local, picture = the.clock(board, now), board.picture
    minute = now + 60 - local.second - local.microsecond / 1e6 if local else None
    stale = the.stale_at(board)
    changes = [airing_changes, ticker.changes] if picture and local else []
    later = [change(picture, board.here, local) for change in changes if picture and local]
    due = (
        the.turns_wake_at(board),
        board.programme.wakes_at,
        board.readings.wakes_at(),
        minute,
        stale if stale is not None and stale > now else None,
        *(now + seconds for seconds in later if seconds is not None),
    )
    return min((at for at in due if at is not None), default=None)


def _alarm(emergency: Emergency, languages: tuple[Language, ...]) -> Alarm:
    said = [exactly(emergency.text, language) for language in languages]
    text, *also = [text for text in said if text] or [emergency.text.id]
    return Alarm(catalogue(languages[0]).say("stage.emergency"), text, also[0] if also else "")


def _on_stage(board: Board, old: bool) -> CallRow | None:
    """The call on the stage. A TV that shows nothing but calls keeps the last one there, while the office serves."""
    if board.turns.stage is not None:
        return board.turns.stage.turn.call
    if board.here.layout is not Layout.CALLS or old or board.picture is None:
        return None
    if board.picture.office.phase not in {OfficePhase.OPEN, OfficePhase.LAST_TICKET_PASSED}:
        return None
    return next(iter(the.recent(board)), None)


def _list_title(board: Board, old: bool, words: Catalogue) -> str:
    local = the.lost_at(board)
    if old and local is not None:
        return words.say("display.last_at", time=time_of_day(local.time(), words.language))
    return words.say("display.called")


def _desk(id: str, directory: Directory) -> DeskInfo | None:
    return next((desk for desk in directory.desks if desk.id == id), None)


def _rows(
    board: Board, on_stage: CallRow | None, picture: BoardSnapshot, portrait: bool, words: Catalogue
) -> tuple[Row, ...]:
    """Newest first. Where the list lies right beside the one large call, that is not repeated in it."""
    calls = the.recent(board)
    alone = board.here.layout is Layout.CALLS
    if (portrait or alone) and on_stage is not None:
        calls = tuple(call for call in calls if call.number != on_stage.number)
    most = ROWS_CALLS if alone else ROWS_PORTRAIT if portrait else ROWS_LANDSCAPE
    return tuple(_row(call, picture, words) for call in calls[:most])


def _row(call: CallRow, picture: BoardSnapshot, words: Catalogue) -> Row:
    desk = _desk(call.desk, picture.directory)
    return Row(call.number, desk.label.in_(words.language) if desk else call.desk)


def _call(call: CallRow, picture: BoardSnapshot, words: Catalogue) -> CallView:
    service = next((one for one in picture.directory.services if one.id == call.service), None)
    shape, word, place, arrow = _place(call, _desk(call.desk, picture.directory), words)
    return CallView(
        call=call.call,
        label=words.say("display.number"),
        number=call.number,
        service=service.name.in_(words.language) if service else "",  # the hub names no sensitive service
        service_short=service.short.in_(words.language) if service else "",
        shape=shape,
        word=word,
        place=place,
        arrow=arrow,
    )


def _place(call: CallRow, desk: DeskInfo | None, words: Catalogue) -> tuple[Shape, str, str, Arrow]:
    if desk is None:  # a desk that the config no longer has
        return Shape.FIGURE, words.say("display.desk"), call.desk, Arrow.NONE
    label = desk.label.in_(words.language)
    match desk.kind:
        case DeskKind.COUNTER:
            shape = Shape.FIGURE if len(label) <= _FIGURE else Shape.NAMED
            return shape, words.say("display.desk"), label, desk.arrow
        case DeskKind.ROOM:
            return Shape.NAMED, words.say("display.room"), label, desk.arrow
        case DeskKind.TABLE:
            name = desk.name.in_(words.language)
            if any(letter.isdecimal() for letter in label) or not name:
                return Shape.WHOLE, "", label, desk.arrow
            return Shape.NAMED, label, name, desk.arrow

"""A visitor with priority is served earlier, and nothing that lasts or is seen says why."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import msgspec
from PySide6.QtCore import Qt

from shared.language import catalogue
from shared.model import Language, PriorityReason
from tests.journeys.whole_room import Room

K = Qt.Key
REASON = PriorityReason.PREGNANT


def words_of_reasons() -> list[str]:
    """How the reasons are written anywhere."""
    said = [
        catalogue(language).say(f"kiosk.priority.{reason.value}") for language in Language for reason in PriorityReason
    ]
    return [*said, *(reason.value for reason in PriorityReason)]


def everything_stored(room: Room) -> str:
    """All text of the database but for the counts of reasons, which know no ticket."""
    with closing(sqlite3.connect(room.data / "antrean.db")) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [
            repr(row)
            for table in tables
            if "reason" not in table and "priority" not in table
            for row in database.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the database itself
        ]
    assert len(rows) > 5
    return "\n".join(rows)


def test_the_reason_for_priority_is_nowhere(room: Room) -> None:
    room.log_in()
    room.visit("a", "kp")
    room.until(lambda: room.page == "take", "an ordinary ticket is out")
    ordinary = room.kiosk.screen.view.ticket.number
    room.leave()
    room.touch("priority")
    room.touch(f"row:{REASON.value}")
    room.visit("a", "kp")
    room.until(lambda: room.page == "take", "the ticket with priority is out")
    number = room.kiosk.screen.view.ticket.number
    assert re.fullmatch(r"A\d{3}", ordinary)
    assert int(number[1:]) == int(ordinary[1:]) + 1
    on_glass = room.texts(room.kiosk.opened.window)
    paper = [path.name for path in room.tickets]

    desk = room.counter.conductor
    room.until(lambda: desk.state.room and len(desk.state.room.waiting()) == 2, "both wait at the desk")
    row = next(row for row in desk.state.room.waiting() if row.number == number)  # type: ignore[union-attr]
    assert row.priority
    room.press(K.Key_F2)
    room.until(lambda: room.texts(room.tv.window, "number"), "the TV shows a call")
    room.until(lambda: room.counter.conductor.state.pending is None, "the desk has its answer")

    seen = "\n".join(
        (
            *on_glass,
            *paper,
            *room.texts(room.tv.window),
            *room.texts(room.counter.window),
            msgspec.json.encode(desk.state.snapshot).decode(),
            msgspec.json.encode(room.tv.conductor.board.picture).decode(),
            everything_stored(room),
            room.hub_log.read_text(),
        )
    ).lower()
    assert number.lower() in seen
    assert not [word for word in words_of_reasons() if word.lower() in seen]

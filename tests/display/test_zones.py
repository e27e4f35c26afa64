"""A TV for some queues or desks shows and speaks their calls only, and owes the hub nothing for the others."""

from __future__ import annotations

import pytest

from display import board as the
from display.board import Board
from display.happening import Changed, Connected, Drawn, Wish
from display.here import Here
from display.turns import Say, Shown
from display.view import view
from shared.model import BoardPage
from shared.protocol.views import CallRow, PutCall
from tests.display.conftest import ID, played
from tests.display.room import call, card, snapshot

EAST = Here(languages=ID, desks=("d1", "d2"))
FILES = Here(languages=ID, queues=("A", "B"))


def told(here: Here, *rows: CallRow) -> tuple[Board, list[Wish]]:
    """The TV after these calls, one by one, and all it wished."""
    board = played(Connected(snapshot()), here=here)
    wishes: list[Wish] = []
    for row in rows:
        board, more = the.step(board, Changed(snapshot(), (PutCall(row),)), 100.0)
        wishes += more
    return board, wishes


@pytest.mark.parametrize(
    ("here", "row", "mine"),
    [
        (Here(), call(1, "C001", "d3"), True),
        (EAST, call(1, "C001", "d1"), True),
        (EAST, call(1, "A001", "d3"), False),
        (FILES, call(1, "B001", "d9"), True),
        (FILES, call(1, "C001", "d1"), False),
        (FILES, call(1, "AB001", "d1"), False),
        (Here(queues=("A",), desks=("d1",)), call(1, "A001", "d1"), True),
        (Here(queues=("A",), desks=("d1",)), call(1, "A001", "d2"), False),
        (Here(queues=("A",), desks=("d1",)), call(1, "B001", "d1"), False),
    ],
)
def test_whose_call_it_is(here: Here, row: CallRow, mine: bool) -> None:
    assert here.calls(row, snapshot().directory) is mine


def test_a_call_of_another_zone_is_neither_seen_nor_heard_and_counts_as_shown_at_once() -> None:
    board, wishes = told(EAST, call(1, "C001", "d3"))
    assert view(board, 100).call is None
    assert view(board, 100).rows == ()
    assert wishes == [Shown(1)]


def test_a_call_of_another_zone_is_not_told_before_an_earlier_one_of_ours_was_really_drawn() -> None:
    board, wishes = told(EAST, call(1, "A001", "d1"), call(2, "C001", "d3"))
    assert [wish.call.call for wish in wishes if isinstance(wish, Say)] == [1]
    assert not [wish for wish in wishes if isinstance(wish, Shown)]
    assert the.step(board, Drawn(1), 100.5)[1] == (Shown(2),)


def test_the_list_of_a_zone_has_its_own_calls_after_a_new_snapshot_too() -> None:
    rows = (call(1, "A001", "d1"), call(2, "C001", "d3"), call(3, "B001", "d2"))
    board = played(Connected(snapshot(*rows)), here=EAST)
    assert [row.number for row in view(board, 100).rows] == ["B001", "A001"]


def test_a_tv_hears_to_its_own_name_and_to_what_the_hub_calls_it() -> None:
    here = Here(name="TV 1", called="TV lobi")
    assert [here.shows(card("x", screens=(name,))) for name in ("TV 1", "TV lobi", "TV 2")] == [True, True, False]
    assert here.shows(card("x"))


def test_a_zone_tells_only_of_its_own_queues_and_desks() -> None:
    queues = played(Connected(snapshot(pages=(BoardPage.QUEUES,))), here=FILES)
    assert [line.mark for line in view(queues, 100).page.lines] == ["A", "B"]
    desks = played(Connected(snapshot(pages=(BoardPage.DESKS,))), here=EAST)
    assert [line.mark for line in view(desks, 100).page.lines] == ["1", "2"]

"""Which tickets stand on the list, in what order, and how a row reads."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import msgspec
import pytest

from counter.card import card
from counter.facts import Room
from counter.rows import RowKind, entries, lists, read, tabs
from counter.state import Tab
from counter.words import Words
from shared.model import Language
from tests.counter.sample import ME, MISSED, NOW, PARKED, SERVED, WAITING, room, ticket

ID = Words(Language.INDONESIAN, ZoneInfo("Asia/Makassar"))
EN = Words(Language.ENGLISH, ZoneInfo("Asia/Makassar"))


def numbers(snapshot_tab: str, seen: Room) -> list[str]:
    return [entry.row.number for entry in entries(lists(seen), snapshot_tab)]


def test_the_next_stands_first_and_the_others_by_arrival() -> None:
    assert numbers(Tab.ALL, Room(room()))[:4] == ["B019", "A013", "A014", "B020"]


def test_who_stands_in_another_desks_queue_is_not_listed() -> None:
    seen = Room(room(waiting=(*WAITING, ticket("C001", "kons", 50))))
    assert "C001" not in numbers(Tab.ALL, seen)


def test_who_is_handed_to_this_desk_is_listed_whatever_the_queue() -> None:
    handed = (
        ticket("C001", "kons", 5, desk="1"),
        ticket("C002", "kons", 4, staff="siti.rahmawati"),
        ticket("A050", "kp", 4, desk="3"),
        ticket("A051", "kp", 4, staff="budi"),
    )
    listed = numbers(Tab.ALL, Room(room(waiting=handed)))
    assert listed == ["C001", "C002"]


def test_a_tab_shows_one_queue_the_set_aside_the_missed_and_the_calls() -> None:
    seen = Room(room())
    assert all(number.startswith("A") for number in numbers("a", seen))
    assert numbers(Tab.PARKED, seen) == [PARKED.number]
    assert numbers(Tab.MISSED, seen) == [MISSED.number]
    assert numbers(Tab.CALLS, seen) == ["A012", "B018"], "the newest call on top"


def test_tabs_count_and_one_is_chosen() -> None:
    seen = Room(room())
    texts = [tab.text for tab in tabs(seen, lists(seen), "b", ID)]
    assert texts == ["Semua 11", "Antrean A 4", "Antrean B 7", "Ditunda 1", "Terlewat 1", "Panggilan"]
    assert [tab.key for tab in tabs(seen, lists(seen), "b", ID) if tab.chosen] == ["b"]
    assert [tab.key for tab in tabs(seen, lists(seen), "gone", ID) if tab.chosen] == [Tab.ALL]


def test_a_desk_of_one_queue_needs_no_tab_for_all() -> None:
    seen = Room(room(me=msgspec.structs.replace(ME, desk="4", next=None)))
    assert next(tab.text for tab in tabs(seen, lists(seen), Tab.ALL, ID)) == "Antrean D 0"


def test_a_row_reads_in_both_languages() -> None:
    seen = Room(room())
    first = entries(lists(seen), Tab.ALL)[0]
    assert first.kind is RowKind.WAITING
    text, english = read(first, seen, ID), read(first, seen, EN)
    assert (text.number, text.service, text.next, text.priority) == ("B019", "Pensiun janda/duda", True, True)
    assert english.service == "Widow's or widower's pension"
    assert ID.minutes(first.row.arrived_at, NOW) == "21 mnt"  # type: ignore[union-attr]


def test_a_transferred_ticket_is_marked() -> None:
    seen = Room(room())
    row = next(entry for entry in entries(lists(seen), Tab.ALL) if entry.row.number == "B021")
    assert read(row, seen, ID).tag == "Dialihkan"


@pytest.mark.parametrize(("n", "said", "english"), [(0, "", ""), (1, "memberi jalan 1 orang", "let 1 person pass")])
def test_who_let_others_pass_is_marked(n: int, said: str, english: str) -> None:
    seen = Room(room(waiting=(ticket("A020", "kp", 9, yielded=n),)))
    (row,) = entries(lists(seen), Tab.ALL)
    assert (read(row, seen, ID).yielded, read(row, seen, EN).yielded) == (said, english)


def test_the_card_says_how_many_the_visitor_let_pass() -> None:
    here = msgspec.structs.replace(SERVED, yielded=3)
    assert card(Room(room(current=here)), ID, NOW).waited.endswith(" · memberi jalan 3 orang")
    assert card(Room(room(current=here)), EN, NOW).waited.endswith(" · let 3 people pass")
    assert "memberi jalan" not in card(Room(room(current=SERVED)), ID, NOW).waited

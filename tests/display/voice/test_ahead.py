"""The sentences of the next calls are there before the calls: which ones, and never in a call's way."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

import msgspec

from display.here import Here
from display.voice.ahead import MOST, Ahead, Coming, Expected
from display.voice.cache import SentenceCache
from display.voice.engine import EngineFailed
from display.voice.levelling import Leveller
from display.voice.speaker import Outcome, Speaker, Spoke
from display.voice.speech import Sentences, Speech, Synthetic
from shared.model import DeskInfo, Language
from shared.protocol.views import BoardSnapshot, CallRow, DeskState, PlaceRow
from shared.settings.sections import VoiceSettings
from shared.sound.player import SilentPlayer
from tests.display.room import DAY, call, snapshot
from tests.display.voice.officer import recording


def room(*calls: CallRow, open_desks: str = "d1 d2 d3", waiting: int = 3) -> BoardSnapshot:
    """Queue A is served first at d1 and d2, queue D at d3."""
    picture = snapshot(*calls, waiting=waiting)
    main = {"d1": ("A",), "d2": ("A",), "d3": ("D",)}
    desks = tuple(replace_main(desk, main.get(desk.id, ())) for desk in picture.directory.desks)
    places = tuple(
        PlaceRow(desk.id, DeskState.OPEN if desk.id in open_desks.split() else DeskState.CLOSED) for desk in desks
    )
    directory = msgspec.structs.replace(picture.directory, desks=desks)
    return msgspec.structs.replace(picture, directory=directory, places=places)


def replace_main(desk: DeskInfo, main: tuple[str, ...]) -> DeskInfo:
    return msgspec.structs.replace(desk, main=main)


def expects(picture: BoardSnapshot, expected: Expected | None = None, here: Here | None = None) -> tuple[Coming, ...]:
    return (expected or Expected()).coming(picture, here or Here())


def spelled(coming: tuple[Coming, ...], language: Language = Language.INDONESIAN) -> list[str]:
    return [f"{one.call.number} {one.desk.id}" for one in coming if one.call.language is language]


def test_the_next_numbers_of_those_who_wait_are_expected_nearest_first() -> None:
    found = spelled(expects(room(call(1, "A007"), call(2, "D002"))))
    assert found == [
        *("A008 d1", "A008 d2", "D003 d3"),
        *("A009 d1", "A009 d2", "D004 d3"),
        *("A010 d1", "A010 d2", "D005 d3"),
        "D006 d3",
    ], "three wait for A, twelve for D"


def test_indonesian_comes_before_english() -> None:
    coming = expects(room(call(1, "A007")))
    languages = [one.call.language for one in coming]
    assert languages == sorted(languages, key=lambda one: one is Language.ENGLISH)
    assert spelled(coming, Language.ENGLISH) == spelled(coming)


def test_before_the_first_call_the_first_numbers_are_expected() -> None:
    assert spelled(expects(room(waiting=0))) == ["A001 d1", "A001 d2", "D001 d3"]


def test_a_tv_of_some_desks_or_queues_expects_only_their_calls() -> None:
    assert spelled(expects(room(waiting=0), here=Here(desks=("d2",)))) == ["A001 d2"]
    assert spelled(expects(room(waiting=0), here=Here(queues=("D",)))) == ["D001 d3"]


def test_closed_desks_are_left_out_unless_all_are_closed() -> None:
    assert spelled(expects(room(open_desks="d2", waiting=0))) == ["A001 d2", "D001 d3"]


def test_a_number_that_fell_off_the_board_is_remembered_until_the_day_ends() -> None:
    expected = Expected()
    expects(room(call(1, "A041")), expected)
    assert spelled(expects(room(call(30, "D002")), expected))[0] == "A042 d1"
    tomorrow = room()
    office = msgspec.structs.replace(tomorrow.office, day=DAY.replace(day=DAY.day + 1))
    assert spelled(expects(msgspec.structs.replace(tomorrow, office=office), expected))[0] == "A001 d1"


def test_no_number_beyond_the_queues_last_is_expected_and_the_whole_is_bounded() -> None:
    found = spelled(expects(room(call(1, "A998"))))
    assert [one for one in found if one.startswith("A")] == ["A999 d1", "A999 d2"]
    assert len(expects(room())) <= MOST


@dataclass
class Kitchen:
    """Renders into a list."""

    made: list[str] = field(default_factory=list)
    broken: bool = False
    enough: threading.Event = field(default_factory=threading.Event)
    wanted: int = 1

    def prepare(self, row: CallRow, desk: DeskInfo) -> bool:
        self.made.append(f"{row.number} {desk.id}")
        if len(self.made) >= self.wanted:
            self.enough.set()
        if self.broken:
            raise EngineFailed("hoarse")
        return True


def coming(*numbers: str) -> tuple[Coming, ...]:
    desk = snapshot().directory.desks[0]
    return tuple(Coming(call(0, number), desk) for number in numbers)


def test_what_is_expected_is_rendered_in_order() -> None:
    kitchen = Kitchen(wanted=3)
    ahead = Ahead(kitchen, busy=lambda: False, rest=0)
    try:
        ahead.expect(coming("A001", "A002", "A003"))
        assert kitchen.enough.wait(5)
    finally:
        ahead.close()
    assert kitchen.made == ["A001 d1", "A002 d1", "A003 d1"]


def test_nothing_is_rendered_while_a_call_waits_for_its_sound_and_all_of_it_afterwards() -> None:
    kitchen, asked, free = Kitchen(wanted=2), threading.Event(), threading.Event()

    def busy() -> bool:
        asked.set()
        return not free.is_set()

    ahead = Ahead(kitchen, busy, rest=0)
    try:
        ahead.expect(coming("A001", "A002"))
        assert asked.wait(5)
        assert kitchen.made == []
        free.set()
        assert kitchen.enough.wait(5)
    finally:
        ahead.close()
    assert kitchen.made == ["A001 d1", "A002 d1"]


def test_an_engine_that_fails_is_left_alone_for_a_while() -> None:
    kitchen = Kitchen(broken=True)
    ahead = Ahead(kitchen, busy=lambda: False, rest=0, failed_rest=60)
    try:
        ahead.expect(coming("A001", "A002"))
        assert kitchen.enough.wait(5)
        ahead.expect(coming("A003"))
    finally:
        ahead.close()
    assert kitchen.made == ["A001 d1"]


class Counting:
    """An engine that counts what it renders."""

    name = "counting"

    def __init__(self) -> None:
        self.texts: list[str] = []

    def synth(self, text: str, voice: str) -> bytes:  # noqa: ARG002 - the door
        self.texts.append(text)
        return recording(text)

    def close(self) -> None:
        pass


def test_a_call_that_was_expected_is_not_rendered_any_more(tmp_path: Path) -> None:
    engine, told = Counting(), SimpleQueue[Outcome]()
    said = Sentences((Synthetic(engine),), SentenceCache(tmp_path), Leveller(()))
    speech = Speech(VoiceSettings(repeat=1), True, said)
    speaker = Speaker(speech, SilentPlayer(), told.put)
    picture = room(call(1, "A007"), waiting=0)
    (desk,) = (desk for desk in picture.directory.desks if desk.id == "d2")
    try:
        speaker.look(picture, Here())
        ends = time.monotonic() + 20
        while len(engine.texts) < 6:  # two places for A008, one for D001, in two languages
            assert time.monotonic() < ends, engine.texts
            time.sleep(0.02)
        before = list(engine.texts)
        speaker.say(call(2, "A008", "d2"), desk, repeats=False)
        assert told.get(timeout=5) == Spoke(2)
        assert engine.texts == before
        speaker.say(call(3, "A777", "d2"), desk, repeats=False)
        assert told.get(timeout=5) == Spoke(3)
        assert len(engine.texts) > len(before)
    finally:
        speaker.close()

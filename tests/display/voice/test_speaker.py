"""The voice's thread: calls in order, each end told, undone calls hushed; and once on a real sound server, recorded."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from display.voice.cache import SentenceCache
from display.voice.engine import CommandEngine
from display.voice.levelling import Leveller
from display.voice.speaker import Mute, Notice, Outcome, Speaker, Spoke, WasRead
from display.voice.speech import Sentences, Speech, Synthetic, Utterance
from shared.model import DeskInfo, Language, Text
from shared.protocol.views import CallRow
from shared.settings.sections import VoiceSettings
from shared.sound.player import NoSound, SilentPlayer
from shared.sound.samples import from_wav, silence, to_wav
from tests.display.room import call
from tests.display.voice.test_chime_and_sound import tone

DESK = DeskInfo("d1", Text("3", "3"), Text("", ""))


class MemoryPlayer:
    """Keeps what it plays; can be blocked, hushed and unplugged."""

    def __init__(self) -> None:
        self.played: list[bytes] = []
        self.open = threading.Event()
        self.open.set()
        self.begun = threading.Event()
        self.broken = False

    def play(self, wav: bytes, seconds: float, silenced: Callable[[], bool] = lambda: False) -> None:  # noqa: ARG002 - a player of no length
        if self.broken:
            raise NoSound("unplugged")
        self.begun.set()
        self.open.wait(5)
        self.played.append(wav)

    def hush(self) -> None:
        self.open.set()


@pytest.fixture
def told() -> queue.Queue[Outcome]:
    return queue.Queue()


@pytest.fixture
def player() -> MemoryPlayer:
    return MemoryPlayer()


@pytest.fixture
def speaker(tmp_path: Path, told: queue.Queue[Outcome], player: MemoryPlayer) -> Iterator[Speaker]:
    speech = Speech(VoiceSettings(), True, Sentences((), SentenceCache(tmp_path), Leveller(())))
    made = Speaker(speech, player, told.put)
    yield made
    made.close()


def test_calls_are_played_in_order_and_each_end_is_told(
    speaker: Speaker, told: queue.Queue[Outcome], player: MemoryPlayer
) -> None:
    for n in range(1, 6):
        speaker.say(call(n), DESK, repeats=False)
    assert [told.get(timeout=5) for _ in range(5)] == [Spoke(n) for n in range(1, 6)]
    assert len(player.played) == 5


def test_a_missing_loudspeaker_is_told_and_the_next_call_is_tried(
    speaker: Speaker, told: queue.Queue[Outcome], player: MemoryPlayer
) -> None:
    player.broken = True
    speaker.say(call(1), DESK, repeats=False)
    assert told.get(timeout=5) == Mute(1, "unplugged")
    player.broken = False
    speaker.say(call(2), DESK, repeats=False)
    assert told.get(timeout=5) == Spoke(2)


def test_an_undone_call_is_hushed_and_another_is_not(
    speaker: Speaker, told: queue.Queue[Outcome], player: MemoryPlayer
) -> None:
    player.open.clear()
    speaker.say(call(1), DESK, repeats=False)
    assert player.begun.wait(5)
    speaker.hush(2)
    assert not player.open.is_set()
    speaker.hush(1)
    assert told.get(timeout=5) == Spoke(1)


def test_the_loudspeaker_is_tried_at_the_start_with_silence(
    speaker: Speaker, told: queue.Queue[Outcome], player: MemoryPlayer
) -> None:
    speaker.try_out()
    assert told.get(timeout=5) == Spoke(0)
    assert from_wav(player.played[0]).peak == 0


class Reader:
    """Makes sounds whose bytes are the words: what is played can be read."""

    def __init__(self) -> None:
        self.slow = threading.Event()
        self.slow.set()

    def utterance(self, row: CallRow, desk: DeskInfo, repeats: bool) -> Utterance:  # noqa: ARG002 - the door
        self.slow.wait(5)
        return Utterance(f"call {row.call}".encode(), 1.0)

    def notice(self, texts: tuple[tuple[Language, str], ...], urgent: bool, cut: Callable[[], bool]) -> Utterance:  # noqa: ARG002 - the door
        return Utterance(("! " if urgent else "").encode() + " ".join(text for _, text in texts).encode(), 1.0)

    def warm(self) -> str:
        return ""

    def prepare(self, row: CallRow, desk: DeskInfo) -> bool:  # noqa: ARG002 - the door
        return False

    def close(self) -> None:
        pass


class Hall:
    """A player that plays until it is let on or hushed, as a loudspeaker does with a long sound."""

    def __init__(self) -> None:
        self.begun: queue.Queue[str] = queue.Queue()
        self.hushed: list[str] = []
        self._on = threading.Semaphore(0)
        self._now = ""
        self._stop = False

    def play(self, wav: bytes, seconds: float, silenced: Callable[[], bool]) -> None:  # noqa: ARG002 - ``end`` ends it
        self._now, self._stop = wav.decode(errors="replace"), silenced()
        self.begun.put(self._now)
        while not self._stop and not self._on.acquire(timeout=0.01):
            pass
        if self._stop:
            self.hushed.append(self._now)
        self._now = ""

    def hush(self) -> None:
        self._stop = True

    def end(self) -> None:
        """What is playing has come to its end."""
        self._on.release()

    def next(self) -> str:
        return self.begun.get(timeout=5)


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def reader(hall: Hall, told: queue.Queue[Outcome]) -> Iterator[Speaker]:
    made = Speaker(Reader(), hall, told.put)
    yield made
    made.close()


def notice(name: str, urgent: bool = False) -> Notice:
    return Notice(name, ((Language.INDONESIAN, name),), urgent)


def test_a_notice_is_read_to_its_end_and_that_is_told(reader: Speaker, hall: Hall, told: queue.Queue[Outcome]) -> None:
    reader.read(Notice("n1", ((Language.INDONESIAN, "halo"), (Language.ENGLISH, "hello"))))
    assert hall.next() == "halo hello"
    hall.end()
    assert told.get(timeout=5) == WasRead("n1", whole=True)


def test_a_call_silences_a_reading_at_once_and_the_reading_is_told_as_cut_short(
    reader: Speaker, hall: Hall, told: queue.Queue[Outcome]
) -> None:
    reader.read(notice("tutup pukul tiga"))
    assert hall.next() == "tutup pukul tiga"
    reader.say(call(1), DESK, repeats=False)
    assert hall.next() == "call 1"
    assert hall.hushed == ["tutup pukul tiga"]
    assert told.get(timeout=5) == WasRead("tutup pukul tiga", whole=False)
    hall.end()
    assert told.get(timeout=5) == Spoke(1)


def test_calls_go_before_readings_and_urgent_notices_before_calls(
    reader: Speaker, hall: Hall, told: queue.Queue[Outcome]
) -> None:
    reader.say(call(1), DESK, repeats=False)
    assert hall.next() == "call 1"
    reader.read(notice("later"))
    reader.say(call(2), DESK, repeats=False)
    reader.read(notice("fire", urgent=True))
    assert hall.hushed == [], "a call is said to its end"
    order = []
    for _ in range(3):
        hall.end()
        order.append(hall.next())
    assert order == ["! fire", "call 2", "later"]
    hall.end()


def test_an_urgent_notice_stops_a_reading_and_no_call_stops_it(
    reader: Speaker, hall: Hall, told: queue.Queue[Outcome]
) -> None:
    reader.read(notice("reading"))
    assert hall.next() == "reading"
    reader.read(notice("fire", urgent=True))
    assert hall.next() == "! fire"
    reader.say(call(1), DESK, repeats=False)
    hall.end()
    assert hall.next() == "call 1"
    assert hall.hushed == ["reading"]
    hall.end()


def test_a_lifted_notice_stops_and_one_that_has_not_begun_never_does(
    reader: Speaker, hall: Hall, told: queue.Queue[Outcome]
) -> None:
    reader.read(notice("fire", urgent=True))
    assert hall.next() == "! fire"
    reader.read(notice("one"))
    reader.read(notice("two"))
    reader.hush_reading("one")
    reader.hush_reading("fire")
    assert hall.next() == "two"
    assert told.get(timeout=5) == WasRead("fire", whole=False)
    assert told.get(timeout=5) == WasRead("one", whole=False)
    reader.hush_reading()
    assert told.get(timeout=5) == WasRead("two", whole=False)


def test_a_call_that_is_undone_before_its_turn_is_never_said(
    reader: Speaker, hall: Hall, told: queue.Queue[Outcome]
) -> None:
    reader.say(call(1), DESK, repeats=False)
    reader.say(call(2), DESK, repeats=False)
    assert hall.next() == "call 1"
    reader.hush(2)
    hall.end()
    assert [told.get(timeout=5), told.get(timeout=5)] == [Spoke(1), Spoke(2)]
    assert hall.begun.empty()


def test_a_call_undone_while_its_sound_is_made_is_not_heard(told: queue.Queue[Outcome], hall: Hall) -> None:
    voice = Reader()
    voice.slow.clear()
    speaker = Speaker(voice, hall, told.put)
    try:
        speaker.say(call(1), DESK, repeats=False)
        while not speaker._making():
            time.sleep(0.005)
        speaker.hush(1)
        voice.slow.set()
        assert told.get(timeout=5) == Spoke(1)
    finally:
        speaker.close()
    assert hall.hushed in ([], ["call 1"]), "ended before it could be heard"


class Slow:
    """An engine whose second sentence is asked for only after somebody let it."""

    name = "slow"

    def __init__(self) -> None:
        self.said: list[str] = []
        self.asked = threading.Event()
        self.go = threading.Event()

    def synth(self, text: str, voice: str) -> bytes:  # noqa: ARG002 - the door
        self.said.append(text)
        self.asked.set()
        if "Nomor" not in text:
            self.go.wait(5)
        return to_wav(tone(0.1))

    def close(self) -> None:
        pass


def test_a_call_does_not_wait_until_a_long_notice_is_rendered(
    tmp_path: Path, told: queue.Queue[Outcome], player: MemoryPlayer
) -> None:
    engine = Slow()
    said = Sentences((Synthetic(engine),), SentenceCache(tmp_path), Leveller(()))
    speaker = Speaker(Speech(VoiceSettings(repeat=1), False, said), player, told.put)
    try:
        speaker.read(Notice("n", ((Language.INDONESIAN, "Satu. Dua. Tiga. Empat."),)))
        assert engine.asked.wait(5)
        speaker.say(call(1), DESK, repeats=False)
        engine.go.set()
        assert told.get(timeout=5) == WasRead("n", whole=False)
        assert told.get(timeout=5) == Spoke(1)
    finally:
        speaker.close()
    assert len(engine.said) == 2, "one sentence of four, and the call"
    assert len(player.played) == 1, "what was cut before it was heard is not heard afterwards"


def test_a_defect_costs_one_call_and_not_the_voice(told: queue.Queue[Outcome], player: MemoryPlayer) -> None:
    class Faulty(Reader):
        def utterance(self, row: CallRow, desk: DeskInfo, repeats: bool) -> Utterance:
            if row.call == 1:
                raise KeyError("voice.call")
            return super().utterance(row, desk, repeats)

    speaker = Speaker(Faulty(), player, told.put)
    try:
        speaker.say(call(1), DESK, repeats=False)
        speaker.say(call(2), DESK, repeats=False)
        assert told.get(timeout=5) == Mute(1, "KeyError('voice.call')")
        assert told.get(timeout=5) == Spoke(2)
    finally:
        speaker.close()


def test_a_notice_that_nobody_can_hear_says_why(told: queue.Queue[Outcome], player: MemoryPlayer) -> None:
    player.broken = True
    speaker = Speaker(Reader(), player, told.put)
    try:
        speaker.read(notice("x"))
        assert told.get(timeout=5) == WasRead("x", whole=False, problem="unplugged")
    finally:
        speaker.close()


def test_a_call_of_which_nothing_can_be_heard_is_told_as_not_heard(
    tmp_path: Path, told: queue.Queue[Outcome], player: MemoryPlayer
) -> None:
    engine = CommandEngine(("no-such-voice",), 1.0)
    said = Sentences((Synthetic(engine),), SentenceCache(tmp_path), Leveller(()))
    speaker = Speaker(Speech(VoiceSettings(), False, said), player, told.put)
    try:
        speaker.say(call(1), DESK, repeats=False)
        outcome = told.get(timeout=5)
    finally:
        speaker.close()
    assert isinstance(outcome, Mute)
    assert "no-such-voice" in outcome.problem
    assert player.played == []


def test_a_silent_player_plays_nothing_at_once() -> None:
    begun = time.monotonic()
    SilentPlayer().play(to_wav(silence(60)), 60)
    assert time.monotonic() - begun < 1

"""What really comes out of a sound server: every call once, in order, never two at a time, soon, and equally loud."""

from __future__ import annotations

import itertools
import math
import queue
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

from display import turns as on
from display.turns import Say, Turns
from display.voice.cache import SentenceCache
from display.voice.engine import EspeakEngine
from display.voice.levelling import Leveller
from display.voice.speaker import Notice, Outcome, Speaker, Spoke, WasRead
from display.voice.speech import BETWEEN_LANGUAGES_S, Sentences, Speech, Synthetic, Utterance
from shared.model import DeskInfo, Language, Text
from shared.protocol.views import CallRow
from shared.settings.sections import VoiceSettings
from shared.sound.player import SystemPlayer
from shared.sound.samples import RATE, Sound, from_levels, from_wav, to_wav
from tests.display.room import call
from tests.display.voice.conftest import Recorder
from tests.display.voice.meter import meter

DESK = DeskInfo("d1", Text("3", "3"), Text("", ""))
TONES = [400.0 + 190.0 * number for number in range(21)]
_WINDOW = RATE // 50


def tone(hertz: float, seconds: float) -> Sound:
    return from_levels([0.4 * math.sin(math.tau * hertz * index / RATE) for index in range(round(seconds * RATE))])


def strength(samples: Sound, hertz: float) -> float:
    """One tone's share of a window (Goertzel)."""
    turn = 2 * math.cos(math.tau * hertz / RATE)
    one = two = 0.0
    for sample in samples.samples:
        one, two = sample + turn * one - two, one
    return math.sqrt(max(0.0, one * one + two * two - turn * one * two)) / (len(samples.samples) or 1)


def tones_heard(heard: Sound) -> list[tuple[int, ...]]:
    """Which tones sound in each window of 20 ms, silence and the cut windows at a tone's ends left out, joined."""
    found: list[tuple[int, ...]] = []
    for at in range(0, len(heard.samples) - _WINDOW, _WINDOW):
        window = Sound(heard.samples[at : at + _WINDOW])
        if window.peak < 0.05:
            found.append(())
            continue
        levels = [strength(window, hertz) for hertz in TONES]
        found.append(tuple(number for number, level in enumerate(levels) if level > 0.35 * max(levels)))
    runs = [(key, sum(1 for _ in run)) for key, run in groupby(found)]
    return [key for key, _ in groupby(key for key, windows in runs if key and windows > 1)]


class Whistles:
    """Says each call by its own tone."""

    def utterance(self, row: CallRow, desk: DeskInfo, repeats: bool) -> Utterance:  # noqa: ARG002 - the door
        return Utterance(to_wav(tone(TONES[row.call], 0.2)), 0.2)

    def notice(self, texts: tuple[tuple[Language, str], ...], urgent: bool, cut: Callable[[], bool]) -> Utterance:  # noqa: ARG002 - the door
        return Utterance(to_wav(tone(TONES[0], 20.0)), 20.0)

    def warm(self) -> str:
        return ""

    def prepare(self, row: CallRow, desk: DeskInfo) -> bool:  # noqa: ARG002 - the door
        return False

    def close(self) -> None:
        pass


@pytest.fixture
def told() -> queue.Queue[Outcome]:
    return queue.Queue()


@pytest.fixture
def whistler(hall_recorder: Recorder, told: queue.Queue[Outcome]) -> Iterator[Speaker]:
    made = Speaker(Whistles(), SystemPlayer((("paplay", "--latency-msec=30"),)), told.put)
    yield made
    made.close()


def test_twenty_calls_from_ten_desks_in_two_seconds_are_all_heard_in_order_none_twice_and_never_two_at_once(
    hall_recorder: Recorder, whistler: Speaker, told: queue.Queue[Outcome]
) -> None:
    """The stage's own rules decide who speaks; its clock runs ten times as fast, so that nobody waits 80 s for it."""
    fast = 10.0
    calls: queue.Queue[CallRow] = queue.Queue()

    def desks() -> None:
        for number in range(1, 21):
            calls.put(call(number, f"A{number:03}", f"d{(number - 1) % 10}"))
            time.sleep(0.1)

    pressing = threading.Thread(target=desks)
    pressing.start()
    turns, spoken = Turns(), []
    ends = time.monotonic() + 60
    while len(spoken) < 20:
        assert time.monotonic() < ends, f"only {spoken}"
        now = time.monotonic() * fast
        while not calls.empty():
            turns, _ = on.added(turns, calls.get())
        while not told.empty():
            outcome = told.get()
            assert isinstance(outcome, Spoke)
            spoken.append(outcome.call)
            turns = on.spoken(turns, outcome.call)
        turns, wishes = on.advanced(turns, now)
        for wish in wishes:
            assert isinstance(wish, Say)
            whistler.say(wish.call, DESK, wish.repeats)
        time.sleep(0.01)
    pressing.join()
    assert spoken == list(range(1, 21))
    heard = hall_recorder.end()
    assert tones_heard(heard) == [(number,) for number in range(1, 21)]
    # Each once, whole: a sound server out of breath may tear a tone, but not leave a part of it out or say it again.
    assert sum(end - begin for begin, end in loud(heard, gap=0.0)) == pytest.approx(20 * 0.2, rel=0.15)


class Whistler:
    """An engine of two tones, one for each language, half a second long."""

    name = "whistler"

    def synth(self, text: str, voice: str) -> bytes:  # noqa: ARG002 - the door
        return to_wav(tone(TONES[0] if voice == "id" else TONES[20], 0.5))

    def close(self) -> None:
        pass


def test_the_pauses_of_a_call_are_heard_as_they_are_set(
    hall_recorder: Recorder, told: queue.Queue[Outcome], tmp_path: Path
) -> None:
    settings = VoiceSettings(repeat=2, repeat_after_s=1.5)
    said = Sentences((Synthetic(Whistler()),), SentenceCache(tmp_path), Leveller(()))
    speaker = Speaker(Speech(settings, False, said), SystemPlayer((("paplay",),)), told.put)
    speaker.say(call(1, language=Language.ENGLISH), DESK, repeats=True)
    assert told.get(timeout=20) == Spoke(1)
    speaker.close()
    heard = hall_recorder.end()
    assert tones_heard(heard) == [(0,), (20,), (0,), (20,)]
    pieces = loud(heard, gap=0.1)
    gaps = [after[0] - before[1] for before, after in itertools.pairwise(pieces)]
    assert gaps == pytest.approx([BETWEEN_LANGUAGES_S, 1.5, BETWEEN_LANGUAGES_S], abs=0.05)


def test_a_call_is_heard_within_half_a_second_when_the_voice_is_free(
    hall_recorder: Recorder, whistler: Speaker, told: queue.Queue[Outcome]
) -> None:
    took = []
    for number in range(1, 6):
        after = len(hall_recorder.heard().samples)
        whistler.say(call(number), DESK, repeats=False)
        seconds = hall_recorder.first_sound_within(5, after)
        assert seconds is not None
        took.append(seconds)
        assert told.get(timeout=10) == Spoke(number)
        time.sleep(0.4)
    assert statistics.median(took) <= 0.5, took


def test_a_call_breaks_into_a_reading_within_half_a_second_and_nothing_is_laid_over_another(
    hall_recorder: Recorder, whistler: Speaker, told: queue.Queue[Outcome]
) -> None:
    whistler.read(Notice("long", ((Language.INDONESIAN, "x"),)))
    assert hall_recorder.first_sound_within(5, 0) is not None
    time.sleep(0.3)  # some of it is heard
    whistler.say(call(7), DESK, repeats=False)
    begun = time.monotonic()
    assert told.get(timeout=10) == WasRead("long", whole=False)
    assert told.get(timeout=10) == Spoke(7)
    assert time.monotonic() - begun < 5, "the reading was to last twenty seconds"
    assert tones_heard(hall_recorder.end()) == [(0,), (7,)]


def test_a_real_call_comes_out_as_loud_as_it_should_and_whole(
    hall_recorder: Recorder, told: queue.Queue[Outcome], tmp_path: Path
) -> None:
    settings = VoiceSettings(repeat=1, languages=(Language.INDONESIAN,))
    said = Sentences((Synthetic(EspeakEngine(1.3)),), SentenceCache(tmp_path / "voice"), Leveller())
    speech = Speech(settings, True, said)
    meant = [from_wav(speech.utterance(call(number), DESK, repeats=False).wav) for number in (1, 2)]
    speaker = Speaker(speech, SystemPlayer((("paplay",),)), told.put)
    for number in (1, 2):
        speaker.say(call(number), DESK, repeats=False)
    assert [told.get(timeout=40) for _ in range(2)] == [Spoke(1), Spoke(2)]
    speaker.close()
    heard = hall_recorder.end()
    loudness, peak = meter(heard)
    assert loudness == pytest.approx(-16, abs=2)
    assert peak <= -1
    spoken = sum(end - begin for begin, end in loud(heard))
    wanted = sum(end - begin for one in meant for begin, end in loud(one))
    assert spoken == pytest.approx(wanted, rel=0.12), "nothing is lost, doubled or laid over another"


def loud(samples: Sound, bar: float = 0.01, gap: float = 0.35) -> list[tuple[float, float]]:
    """Begin and end of what is heard, in seconds; pauses shorter than ``gap`` do not part it."""
    found: list[list[float]] = []
    step = RATE // 100
    for index in range(0, len(samples.samples), step):
        if Sound(samples.samples[index : index + step]).peak > bar:
            at = index / RATE
            if found and at - found[-1][1] <= gap:
                found[-1][1] = at + 0.01
            else:
                found.append([at, at + 0.01])
    return [(begin, end) for begin, end in found]

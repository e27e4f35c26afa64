"""The tick of a key: as designed, never in the way, only for keys, and silent where it cannot be heard."""

from __future__ import annotations

import threading
import time
from itertools import pairwise

import pytest
from kiosk_room import KioskRoom
from PySide6.QtCore import QPointF

from kiosk.ticking import HERTZ, TickSound, tick_sound
from shared.sound.player import NoSound


class SlowSpeaker:
    """Takes as long as the test wants."""

    def __init__(self) -> None:
        self.played: list[bytes] = []
        self.begun = threading.Semaphore(0)
        self.free = threading.Semaphore(0)

    def play(self, wav: bytes, seconds: float) -> None:  # noqa: ARG002 - the door
        self.played.append(wav)
        self.begun.release()
        assert self.free.acquire(timeout=5)

    def hush(self) -> None:
        self.free.release()


class BrokenSpeaker:
    """Says so, every time."""

    def __init__(self) -> None:
        self.tried = 0

    def play(self, wav: bytes, seconds: float) -> None:  # noqa: ARG002 - the door
        self.tried += 1
        raise NoSound("no sound card")

    def hush(self) -> None:
        """Nothing plays."""


def test_it_is_thirty_milliseconds_at_880_hertz_and_24_decibels_down() -> None:
    sound = tick_sound()
    assert sound.seconds == pytest.approx(0.03, abs=0.001)
    assert sound.peak == pytest.approx(10 ** (-24 / 20), rel=0.02)
    samples = sound.samples
    rises = sum(1 for one, other in pairwise(samples) if one <= 0 < other)
    assert rises == pytest.approx(HERTZ * sound.seconds, abs=1)
    assert samples[0] == samples[-1] == 0


def test_a_slow_loudspeaker_delays_nothing_and_gathers_no_ticks() -> None:
    speaker = SlowSpeaker()
    sound = TickSound(lambda: speaker)
    sound.start()
    sound.tick()
    assert speaker.begun.acquire(timeout=5)
    before = time.perf_counter()
    for _ in range(1000):
        sound.tick()
    assert time.perf_counter() - before < 0.1
    assert len(speaker.played) == 1
    speaker.free.release()
    sound.stop()
    assert len(speaker.played) == 1


def test_a_kiosk_without_sound_tries_once() -> None:
    speaker = BrokenSpeaker()
    sound = TickSound(lambda: speaker)
    sound.start()
    sound.tick()
    sound._thread.join(timeout=5)
    assert not sound._thread.is_alive()
    sound.tick()
    sound.stop()
    assert speaker.tried == 1


def test_keys_are_heard_and_touches_beside_them_are_not(room: KioskRoom) -> None:
    heard: list[str] = []
    room.screen.keyed.connect(lambda: heard.append(room.screen.view.page))
    room.wake()
    room.wait(1)
    room.touch(QPointF(20, 400))
    assert heard == ["home"], "the page had turned before anything was heard"
    room.tap("row:a")
    assert heard == ["home", "services"]

"""The sound of a key: one soft tick, in a thread of its own, so that no loudspeaker can delay what the eye sees."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable

import structlog

from shared.sound.player import NoSound, Player
from shared.sound.samples import RATE, Sound, from_levels, to_wav

HERTZ = 880.0
SECONDS = 0.03
PEAK = 10 ** (-24 / 20)  # -24 dBFS
EDGE_S = 0.004
"""In and out of the tone: a sine that begins at full height cracks."""

log = structlog.get_logger(__name__)


def tick_sound() -> Sound:
    """30 ms at 880 Hz."""
    count, edge = round(SECONDS * RATE), round(EDGE_S * RATE)
    swell = [min(1.0, at / edge, (count - 1 - at) / edge) for at in range(count)]
    return from_levels([PEAK * swell[at] * math.sin(math.tau * HERTZ * at / RATE) for at in range(count)])


class TickSound:
    """Ticks when asked to. While one tick sounds, others are left out: nobody needs fifty in a row."""

    def __init__(self, player: Callable[[], Player]) -> None:
        self._make = player
        self._wav = to_wav(tick_sound())
        self._wanted = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="tick", daemon=True)

    def start(self) -> None:
        """Begin to listen for ticks."""
        self._thread.start()

    def tick(self) -> None:
        """A key acted. Returns at once."""
        self._wanted.set()

    def stop(self) -> None:
        """No more ticks; waits for the last one, not long."""
        self._ended = True
        self._wanted.set()
        self._thread.join(timeout=1)

    def _run(self) -> None:
        player = self._make()
        while not self._ended:
            self._wanted.wait()
            if self._ended:
                return
            try:
                player.play(self._wav, SECONDS)
            except (NoSound, OSError) as error:
                log.warning("no key sound", why=str(error))
                return  # a kiosk without loudspeaker is a whole kiosk: said once, and never tried again
            finally:
                self._wanted.clear()

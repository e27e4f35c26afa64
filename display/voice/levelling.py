"""How loud a sentence comes out: -16 LUFS with no true peak above -1.5 dBTP, whoever speaks it.

Measured and limited as ITU-R BS.1770 has it where PyAV is installed (extra ``video``); else by the root mean square of
what is spoken, with a soft limit, which comes within 2 LU of it for voices.
"""

from __future__ import annotations

from importlib.util import find_spec

import msgspec
import structlog

from display.voice.pipes import Piped, PipeFailed, module
from shared.sound.samples import BadSound, Sound, from_wav, pressed, to_wav

LOUDNESS = -16.0  # LUFS
PEAK = -1.5  # dBTP of a sentence; what the chime's end adds to it stays below -1
_RMS = 10 ** (-15.6 / 20)  # a voice at -16 LUFS, its pauses left out
_SOFT_PEAK = 10 ** (-2.2 / 20)

log = structlog.get_logger(__name__)


class _Request(msgspec.Struct, frozen=True):
    bytes: int
    loudness: float = LOUDNESS
    peak: float = PEAK


class Leveller:
    """Makes every sentence equally loud. Several threads may use it."""

    def __init__(self, command: tuple[str, ...] | None = None) -> None:
        """``command`` starts the process that measures; the default is ours, if what it needs is installed."""
        if command is None and find_spec("av"):
            command = module("display.voice.levelling_process")
        self._piped = Piped(command) if command else None

    @property
    def name(self) -> str:
        """How it measures, for the cache."""
        return f"{'R128' if self._piped else 'RMS'} {LOUDNESS} {PEAK}"

    def even(self, sound: Sound) -> Sound:
        """The same words at the one loudness."""
        piped = self._piped
        if piped is not None:
            wav = to_wav(sound)
            try:
                return from_wav(piped.ask(_Request(len(wav)), wav))
            except (PipeFailed, BadSound) as problem:
                log.warning("loudness is estimated from now on: nothing measures it", problem=str(problem))
                self._piped = None  # a process that failed twice would cost every call its seconds
                piped.close()
        return pressed(sound, _RMS, _SOFT_PEAK)

    def close(self) -> None:
        """End the process."""
        if self._piped is not None:
            self._piped.close()

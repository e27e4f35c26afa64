"""The chime: two soft struck tones, like a bonang, G4 then C5; a recall plays the second alone (design, part 5)."""

from __future__ import annotations

import math
from functools import cache

from shared.sound.samples import RATE, Sound, from_levels

FIRST_HZ = 392.0
SECOND_HZ = 523.0
APART_S = 0.26
ATTACK_S = 0.008
DECAY_S = 1.1
PARTIALS = ((1.0, 0.0), (2.76, -14.0), (5.4, -22.0))  # multiple of the tone, dB
PEAK = 10 ** (-9 / 20)  # -9 dBFS
_SILENT = math.log(1000)  # -60 dB at the end of the decay


def _tone(hertz: float) -> list[float]:
    levels = []
    for index in range(round((ATTACK_S + DECAY_S) * RATE)):
        at = index / RATE
        struck = at / ATTACK_S if at < ATTACK_S else math.exp(-_SILENT * (at - ATTACK_S) / DECAY_S)
        tone = sum(10 ** (db / 20) * math.sin(math.tau * hertz * multiple * at) for multiple, db in PARTIALS)
        levels.append(struck * tone)
    return levels


@cache
def chime(recall: bool) -> Sound:
    """The chime of a first call, or the shorter one of a recall; its peak is -9 dBFS."""
    second = _tone(SECOND_HZ)
    if recall:
        levels = second
    else:
        start = round(APART_S * RATE)
        levels = [*_tone(FIRST_HZ), *([0.0] * start)]
        for index, level in enumerate(second):
            levels[start + index] += level
    loudest = max(abs(level) for level in levels)
    return from_levels([level / loudest * PEAK for level in levels])

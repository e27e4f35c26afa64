"""How words become dots: the shipped Inter by FreeType, wrapped at words, and safe whatever a name contains.

Pillow, not Qt: its wheel carries its own FreeType, so the same ticket comes out of every machine and process, and the
printing thread needs no Qt. BASIC layout, because the other one depends on a fribidi that may or may not be installed.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import groupby, pairwise
from pathlib import Path

from PIL import ImageDraw, ImageFont

import shared
from kiosk.printing.paper import Run, Weight

FONTS = Path(shared.__file__).parent / "ui" / "fonts"
FILES = {
    Weight.REGULAR: "Inter_400Regular.ttf",
    Weight.SEMIBOLD: "Inter_600SemiBold.ttf",
    Weight.BOLD: "Inter_700Bold.ttf",
}
LONGEST_TEXT = 240
"""A longer text is cut with an ellipsis: no name may eat the roll."""
UNKNOWN = "?"
NO_BREAK = "\N{NO-BREAK SPACE}"
"""Our own texts may hold words together with it; ``clean`` leaves none in a name."""
_REPLACED = {"\u2011": "-", "\u00ad": "", "\u2010": "-"}
_MARKS_PER_LETTER = 2


def clean(text: str) -> str:
    """``text`` as one line that can be shown: composed, without controls, direction marks and runaway accents."""
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", text[: LONGEST_TEXT * 4]):
        kind = unicodedata.category(letter)
        if letter in _REPLACED:
            kept.append(_REPLACED[letter])
        elif kind in {"Cc", "Zl", "Zp", "Zs"}:
            kept.append(" ")
        elif kind.startswith("M"):
            marks += 1
            if marks <= _MARKS_PER_LETTER:
                kept.append(letter)
            continue
        elif not kind.startswith("C"):
            kept.append(letter)
        marks = 0
    line = " ".join("".join(kept).split())
    return line if len(line) <= LONGEST_TEXT else line[: LONGEST_TEXT - 1].rstrip() + "…"


@cache
def font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    """The shipped font at ``size`` dots."""
    return ImageFont.truetype(FONTS / FILES[weight], size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _known(letter: str) -> bool:
    regular = font(Weight.REGULAR, 32)
    missing = regular.getmask("\U0010fffd")
    mask = regular.getmask(letter)
    return letter.isspace() or mask.size != missing.size or bytes(mask) != bytes(missing)


def printable(text: str) -> str:
    """``text`` with ``?`` for what the font cannot draw, instead of empty boxes."""
    return "".join(letter if _known(letter) else UNKNOWN for letter in text)


def width_of(runs: tuple[Run, ...], size: int) -> float:
    """The width of ``runs`` on one line, in dots."""
    return sum(_advance(run.text, run.weight, size) for run in runs)


@lru_cache(4096)
def _advance(text: str, weight: Weight, size: int) -> float:
    return font(weight, size).getlength(text)


def _pieces(runs: tuple[Run, ...]) -> list[tuple[Run, ...]]:
    """The words of ``runs``; a word may change its weight inside."""
    letters = [(letter, run.weight) for run in runs for letter in printable(run.text)]
    words = [
        list(group)
        for blank, group in groupby(letters, key=lambda pair: pair[0].isspace() and pair[0] != NO_BREAK)
        if not blank
    ]
    return [_joined(word) for word in words]


def _joined(letters: list[tuple[str, Weight]]) -> tuple[Run, ...]:
    return tuple(
        Run("".join(letter for letter, _ in group), weight) for weight, group in groupby(letters, key=lambda p: p[1])
    )


def _fitting(word: tuple[Run, ...], size: int, limit: int) -> list[tuple[Run, ...]]:
    """``word``, broken inside only if it is wider than the paper."""
    if width_of(word, size) <= limit:
        return [word]
    parts: list[tuple[Run, ...]] = []
    current: list[tuple[str, Weight]] = []
    for letter in [(one, run.weight) for run in word for one in run.text]:
        if current and width_of(_joined([*current, letter]), size) > limit:
            parts.append(_joined(current))
            current = []
        current.append(letter)
    return [*parts, _joined(current)]


def wrapped(runs: tuple[Run, ...], size: int, limit: int) -> list[tuple[Run, ...]]:
    """``runs`` in lines no wider than ``limit`` dots."""
    lines: list[tuple[Run, ...]] = []
    for whole in _pieces(runs):
        for word in _fitting(whole, size, limit):
            joined = (*lines[-1], Run(" ", lines[-1][-1].weight), *word) if lines else word
            if lines and width_of(joined, size) <= limit:
                lines[-1] = joined
            else:
                lines.append(word)
    return lines


def balanced(runs: tuple[Run, ...], size: int, limit: int) -> list[tuple[Run, ...]]:
    """Like ``wrapped``, with no lonely last word: the narrowest measure that needs no more lines."""
    best = wrapped(runs, size, limit)
    for narrower in range(limit - 16, limit // 2, -16):
        if len(candidate := wrapped(runs, size, narrower)) > len(best) or _broken(runs, size, narrower):
            break
        best = candidate
    return best


def _broken(runs: tuple[Run, ...], size: int, limit: int) -> bool:
    return any(width_of(word, size) > limit for word in _pieces(runs))


def draw_runs(draw: ImageDraw.ImageDraw, at: tuple[float, float], runs: tuple[Run, ...], size: int, fill: int) -> None:
    """One line with its left end and baseline at ``at``."""
    starts = [0.0]
    for run in runs:
        starts.append(starts[-1] + font(run.weight, size).getlength(run.text))
    for run, (start, _) in zip(runs, pairwise(starts), strict=True):
        draw.text((round(at[0] + start), at[1]), run.text, fill, font(run.weight, size), anchor="ls")

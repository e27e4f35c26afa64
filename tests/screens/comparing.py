"""How a grabbed picture is held against its approved one: both half size, few colours, small files.

``ANTREAN_APPROVE=1`` writes what is seen now; without it a picture that differs fails, and what was seen is kept beside
the test run so that a person can look. Approved pictures live in ``tests/screens/approved/<app>/<name>.png``.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

APPROVED = Path(__file__).parent / "approved"
COLOURS = 96
SHRINK = 2
TOLERANCE = 40
"""Of 255, in one channel, once both pictures have the same few colours."""
FAR = 110
"""Of 255: what no rounding to few colours explains, such as a colour that the approved picture does not have."""
SPECKS = 0.0004
"""Share of pixels that may lie over a tolerance: antialiasing of another build."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """Compares for one test run. ``seen`` is a folder for pictures that differ."""

    approve: bool
    seen: Path

    def check(self, app: str, name: str, picture: QImage) -> None:
        """Fail when the picture is not the approved one; with ``--approve``, make it the approved one."""
        self.check_image(app, name, shrunk(picture))

    def check_image(self, app: str, name: str, now: Image.Image) -> None:
        """The same for a picture that has its size already."""
        path = APPROVED / app / f"{name}.png"
        if self.approve:
            keep(now, path)
            return
        assert path.exists(), f"no approved picture {path.name}: look at it, then run with ANTREAN_APPROVE=1"
        with Image.open(path) as approved:
            difference = unlike(now, approved)
        if difference > SPECKS:
            self.seen.mkdir(parents=True, exist_ok=True)
            now.save(self.seen / path.name)
        assert difference <= SPECKS, f"{app}/{name} differs in {difference:.2%} of it; seen: {self.seen / path.name}"


def as_asked(seen: Path) -> Comparing:
    """As whoever started the run wants it; pictures that differ go to the folder."""
    return Comparing(os.environ.get("ANTREAN_APPROVE") == "1", seen)


def shrunk(picture: QImage) -> Image.Image:
    """The picture as it is compared and kept."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    image = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    return image.reduce(SHRINK)


def keep(image: Image.Image, path: Path) -> None:
    """Write a small file: few colours, no dithering. Untouched when it would look the same."""
    if path.exists():
        with Image.open(path) as approved:
            if unlike(image, approved) <= SPECKS:
                return
    path.parent.mkdir(parents=True, exist_ok=True)
    palette = image.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def unlike(image: Image.Image, approved: Image.Image) -> float:
    """The share of pixels in which a picture is visibly not the approved one, which has few colours."""
    if image.size != approved.size:
        return 1.0
    few, known = image.quantize(palette=approved, dither=Image.Dither.NONE).convert("RGB"), approved.convert("RGB")
    return max(share_different(few, known, TOLERANCE), share_different(image, known, FAR))


def share_different(one: Image.Image, other: Image.Image, tolerance: int) -> float:
    """The share of pixels of which a channel differs by more than ``tolerance``."""
    bands = ImageChops.difference(one, other).split()
    worst = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    histogram = worst.histogram()
    return sum(histogram[tolerance + 1 :]) / (one.width * one.height)

"""How a grabbed picture is held against its approved one: both half size, few colours, small files.

``pytest --approve`` writes what is seen now; without it a picture that differs fails, and what was seen is kept beside
the test run so that a person can look. Approved pictures live in ``tests/screens/approved/<app>/<name>.png``.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

APPROVED = Path(__file__).parent / "approved"
COLOURS = 48
SHRINK = 2
TOLERANCE = 40
"""Of 255, in one channel of the shrunk picture; antialiasing of another build stays under it."""
SPECKS = 0.0004
"""Share of pixels that may lie over the tolerance: the palette's own rounding at edges."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """Compares for one test run. ``seen`` is a folder for pictures that differ."""

    approve: bool
    seen: Path

    def check(self, app: str, name: str, picture: QImage) -> None:
        """Fail when the picture is not the approved one; with ``--approve``, make it the approved one."""
        now = shrunk(picture)
        path = APPROVED / app / f"{name}.png"
        if self.approve:
            keep(now, path)
            return
        assert path.exists(), f"no approved picture {path.name}: look at it, then run pytest --approve"
        difference = share_different(now, Image.open(path).convert("RGB"))
        if difference > SPECKS:
            self.seen.mkdir(parents=True, exist_ok=True)
            now.save(self.seen / path.name)
        assert difference <= SPECKS, f"{app}/{name} differs in {difference:.2%} of it; seen: {self.seen / path.name}"


def shrunk(picture: QImage) -> Image.Image:
    """The picture as it is compared and kept."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    image = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    return image.reduce(SHRINK)


def keep(image: Image.Image, path: Path) -> None:
    """Write a small file: few colours, no dithering. Untouched when it would look the same."""
    if path.exists() and share_different(image, Image.open(path).convert("RGB")) <= SPECKS:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    few = image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def share_different(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ visibly; 1.0 when the sizes do."""
    if one.size != other.size:
        return 1.0
    bands = ImageChops.difference(one, other).split()
    worst = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    histogram = worst.histogram()
    return sum(histogram[TOLERANCE + 1 :]) / (one.width * one.height)

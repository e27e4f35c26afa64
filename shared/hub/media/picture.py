"""A picture is checked, turned upright, and drawn anew without anything that was hidden in its file.

Only the checking process loads this: a picture may try what it likes there.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from shared.hub.media.kinds import GIF, PNG, Kind
from shared.hub.media.verdict import PICTURE_EDGE, PICTURE_PIXELS, Sound, Verdict
from shared.model import MediaKind
from shared.protocol.refusal import Refusal, RefusalCode

QUALITY: Final = 92
LARGE_PNG: Final = 6_000_000
"""A photograph kept as PNG is larger than this and no better than its JPEG."""
_BROKEN: Final = Refusal(RefusalCode.MEDIA_BROKEN)
_TOO_MANY: Final = Refusal(RefusalCode.MEDIA_TOO_MANY_PIXELS, number=f"{PICTURE_PIXELS // 1_000_000} Mpx")


def redraw(source: Path, kind: Kind, target: Path) -> Verdict:
    """Check ``source`` whole and draw it to ``target``; of an animation the first picture."""
    Image.MAX_IMAGE_PIXELS = PICTURE_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(source, formats=[kind.format]) as seen:
            if seen.width * seen.height > PICTURE_PIXELS:
                return _TOO_MANY
            seen.verify()
        with Image.open(source, formats=[kind.format]) as seen:
            seen.load()
            picture = _plain(seen)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _TOO_MANY
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError):
        return _BROKEN  # Pillow raises any of these on a damaged file
    picture.thumbnail((PICTURE_EDGE, PICTURE_EDGE), Image.Resampling.LANCZOS)
    suffix = _save(picture, target, lossless=kind in (PNG, GIF))
    return Sound(MediaKind.PICTURE, suffix, picture.width, picture.height, redrawn=True)


def _plain(seen: Image.Image) -> Image.Image:
    """Upright, in RGB, with transparency only where something really is transparent; and nothing else."""
    upright = ImageOps.exif_transpose(seen)
    if upright.mode.startswith("I"):  # 16 bits of grey: converting it alone would cut all but the darkest to white
        upright = upright.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if not upright.has_transparency_data:
        return _bare(upright.convert("RGB"))
    clear = upright.convert("RGBA")
    lowest = clear.getchannel("A").getextrema()[0]
    return _bare(clear.convert("RGB") if lowest == 255 else clear)


def _bare(picture: Image.Image) -> Image.Image:
    picture.info = {}  # comments, profiles, EXIF: savers write what they find here
    return picture


def _save(picture: Image.Image, target: Path, *, lossless: bool) -> str:
    if picture.mode == "RGBA" or lossless:
        picture.save(target, format="PNG")
        if picture.mode == "RGBA" or target.stat().st_size <= LARGE_PNG:
            return "png"
    picture.save(target, format="JPEG", quality=QUALITY, subsampling=0)
    return "jpg"

"""What the checking process says of a file: the facts, or why it is refused."""

from __future__ import annotations

from typing import Final

from shared.model import MediaKind, Struct
from shared.protocol.refusal import Refusal

PICTURE_BYTES: Final = 20_000_000
PICTURE_PIXELS: Final = 40_000_000
"""Declared in the file's head, looked at before anything is unpacked."""
PICTURE_EDGE: Final = 3840
"""A larger picture is made smaller: no TV shows more."""
VIDEO_EDGES: Final = (1920, 1080)
"""Longer and shorter edge: portrait is as good as landscape."""
VIDEO_SECONDS: Final = 3600


class Sound(Struct, frozen=True, tag="sound"):
    """The file is good. A picture was drawn anew; a video is kept as it is."""

    kind: MediaKind
    suffix: str
    width: int
    height: int
    seconds: float = 0.0
    redrawn: bool = False


Verdict = Sound | Refusal

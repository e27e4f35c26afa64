"""What the decoding process and the TV say to each other: one JSON object a line, strict both ways.

The process is fed files that strangers made, so the TV believes none of its numbers: each is checked where it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import msgspec

SLOTS = 4
"""Frames in the shared memory: one is on the screen, the others are decoded ahead."""
SPARE = 256
"""Bytes that a row may be longer than its pixels: FFmpeg's rows are aligned, and copied as they are."""
CODECS = frozenset({"h264", "hevc", "vp8", "vp9"})
"""FFmpeg's names of the kinds of film that are played."""
LONGEST_LINE = 4096
"""Bytes; a longer line is no word of ours."""

Second = Annotated[float, msgspec.Meta(ge=-3600.0, le=1e6)]
Slot = Annotated[int, msgspec.Meta(ge=0, lt=SLOTS)]


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all words."""


class Job(Word, frozen=True):
    """The first line to the process: what to decode, to which size, into which memory.

    ``memory`` is an open file's number (POSIX) or a mapping's name (Windows); ``sound`` the number of a pipe's writing
    end, None for no sound. ``loudness`` (LUFS) is known from an earlier showing, or None.
    """

    path: str
    width: int
    height: int
    memory: int | str
    sound: int | None = None
    gain: float = 1.0
    loudness: float | None = None


class Roll(Word, frozen=True, tag="roll"):
    """``position`` (seconds of the video) is to be seen and heard at the monotonic second ``at``, and so on."""

    position: float
    at: float


class Halt(Word, frozen=True, tag="halt"):
    """Stand still."""


class Free(Word, frozen=True, tag="free"):
    """This slot may be written again."""

    slot: int


class Gain(Word, frozen=True, tag="gain"):
    """Fade the sound to this factor, 0.0 to 1.0."""

    factor: float


Order = Roll | Halt | Free | Gain
"""From the TV to the process."""


class Began(Word, frozen=True, tag="began"):
    """The process runs and opens the file now: from here on the first frame has its time."""


class Frame(Word, frozen=True, tag="frame"):
    """A slot holds the picture of second ``at``; a row of it is ``stride`` bytes long."""

    slot: Slot
    at: Second
    stride: int


class Over(Word, frozen=True, tag="over"):
    """All is decoded; the video ends at second ``at``."""

    at: Second


class Broken(Word, frozen=True, tag="broken"):
    """It cannot be played (further)."""

    why: str


class Heard(Word, frozen=True, tag="heard"):
    """How loud the whole sound is: integrated LUFS (EBU R 128)."""

    loudness: float


News = Began | Frame | Over | Broken | Heard
"""From the process to the TV."""

_encode = msgspec.json.Encoder().encode
_job = msgspec.json.Decoder(Job).decode
_order: Callable[[bytes], Order] = msgspec.json.Decoder(Order).decode
_news: Callable[[bytes], News] = msgspec.json.Decoder(News).decode


def line(word: Job | Order | News) -> bytes:
    """A word as its line."""
    return _encode(word) + b"\n"


def read_job(said: bytes) -> Job:
    """The first line.

    Raises:
        msgspec.DecodeError: it is none.
    """
    return _job(said)


def read_order(said: bytes) -> Order:
    """A line from the TV.

    Raises:
        msgspec.DecodeError: it is none.
    """
    return _order(said)


def read_news(said: bytes) -> News:
    """A line from the process.

    Raises:
        msgspec.DecodeError: it is none.
    """
    return _news(said)

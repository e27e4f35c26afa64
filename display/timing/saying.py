"""What the timing programs say to the bench: JSON lines."""

from __future__ import annotations

import sys

import msgspec


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The TV stands there, connected; ``first_frame_at`` in monotonic seconds, ``idle_cpu`` as a share of a core."""

    first_frame_at: float
    idle_cpu: float
    idle_frames: int


class Pixels(msgspec.Struct, frozen=True, tag="pixels"):
    """A frame with this call was swapped at this monotonic second."""

    call: int
    at: float


class Scene(msgspec.Struct, frozen=True, tag="scene"):
    """A while of film, list and moving line: frames a second of the window and of the film, shares of a core."""

    frames: float
    film: float
    late: int  # frames of the film that were left out
    cpu: float
    decoder_cpu: float


def say(what: Ready | Pixels | Scene) -> None:
    """One line, at once."""
    sys.stdout.write(msgspec.json.encode(what).decode() + "\n")
    sys.stdout.flush()

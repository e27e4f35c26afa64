"""Memory that two processes see: slots for frames, without a name that a crash could leave behind."""

from __future__ import annotations

import mmap
import os
import sys
import tempfile
from contextlib import suppress
from uuid import uuid4

from display.player.words import SLOTS, SPARE


def slot_bytes(width: int, height: int) -> int:
    """Room for one frame of 32-bit pixels with FFmpeg's row padding."""
    return (width * 4 + SPARE) * height


class Ring:
    """The slots of one video; ``key`` is what the other process opens them by."""

    def __init__(self, memory: mmap.mmap, key: int | str, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.key = key
        self._memory = memory
        self._view = memoryview(memory)

    @property
    def inherited(self) -> tuple[int, ...]:
        """Open files that the other process must be given."""
        return (self.key,) if isinstance(self.key, int) else ()

    def slot(self, number: int) -> memoryview:
        """One slot."""
        size = slot_bytes(self.width, self.height)
        return self._view[number * size : (number + 1) * size]

    def handed_over(self) -> None:
        """The other process has the memory: our second hold on it is let go."""
        if isinstance(self.key, int) and self.key >= 0:
            os.close(self.key)
            self.key = -1

    def close(self) -> None:
        """Give our view of the memory back; what the other process sees stays until that ends.

        Whoever still holds a slot keeps the memory, safely, until they let go.
        """
        with suppress(BufferError):
            self._view.release()
            self._memory.close()


def make_ring(width: int, height: int) -> Ring:
    """Memory of our own making, to be handed to the other process."""
    size = SLOTS * slot_bytes(width, height)
    if sys.platform == "win32":
        name = f"antrean-{uuid4().hex}"
        return Ring(mmap.mmap(-1, size, tagname=name), name, width, height)
    number = _nameless_file()
    try:
        os.ftruncate(number, size)
        _keep_size(number)
        return Ring(mmap.mmap(number, size), number, width, height)
    except (OSError, ValueError):
        os.close(number)
        raise


def open_ring(key: int | str, width: int, height: int) -> Ring:
    """The memory that the TV has made."""
    size = SLOTS * slot_bytes(width, height)
    if sys.platform == "win32":
        return Ring(mmap.mmap(-1, size, tagname=str(key)), key, width, height)
    if not isinstance(key, int):
        raise ValueError("an open file's number is needed")
    return Ring(mmap.mmap(key, size), key, width, height)


if sys.platform != "win32":
    import fcntl

    def _nameless_file() -> int:
        if sys.platform == "linux":
            return os.memfd_create("antrean-video", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        with tempfile.TemporaryFile() as file:
            return os.dup(file.fileno())

    def _keep_size(number: int) -> None:
        if sys.platform == "linux":  # memory that the other process made shorter would kill whoever reads it
            fcntl.fcntl(number, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL)

"""A printer behind a POSIX device file such as /dev/usb/lp0, never waited for longer than the deadline."""

from __future__ import annotations

import os
import select
import time
from contextlib import suppress


class DeviceFileChannel:
    """The open device. Without read permission, or from a one-way device, no status comes: it counts as silent."""

    def __init__(self, path: str) -> None:
        flags = os.O_NONBLOCK | os.O_NOCTTY
        try:
            self._file = os.open(path, os.O_RDWR | flags)
            self._readable = True
        except PermissionError:
            self._file = os.open(path, os.O_WRONLY | flags)
            self._readable = False

    def send(self, data: bytes, seconds: float) -> None:
        """Piece by piece, as the driver takes it."""
        ends = time.monotonic() + seconds
        rest = memoryview(data)
        while rest:
            left = ends - time.monotonic()
            if left <= 0 or not select.select([], [self._file], [], left)[1]:
                raise TimeoutError("the printer takes no more data")
            rest = rest[os.write(self._file, rest[:4096]) :]

    def receive(self, seconds: float) -> bytes:
        """Up to 4 KB."""
        if not self._readable or not select.select([self._file], [], [], max(0.0, seconds))[0]:
            return b""
        try:
            return os.read(self._file, 4096)
        except BlockingIOError:
            return b""

    def close(self, seconds: float) -> None:  # noqa: ARG002 - closing loses nothing that the driver has taken
        """Close; what the driver has taken, it prints."""
        with suppress(OSError):
            os.close(self._file)

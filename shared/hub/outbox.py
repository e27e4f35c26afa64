"""One client's frames that its socket has no room for yet; bounded: a client that does not read is dropped alone."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class Socket(Protocol):
    """What an outbox writes to."""

    def ready(self) -> bool:
        """Whether a frame written now leaves at once."""

    def gone(self) -> bool:
        """Whether nothing can be written any more."""

    def write(self, frame: bytes) -> None:
        """Write one frame without waiting."""


@dataclass(frozen=True, slots=True)
class Bound:
    """How much may wait for one client."""

    frames: int = 256
    bytes: int = 8_000_000  # several full snapshots of a very full room


class Outbox:
    """Frames for one client, in order."""

    __slots__ = ("_bound", "_closed", "_held", "_overflow", "_size", "_socket", "_waiting")

    def __init__(self, socket: Socket, bound: Bound, overflow: Callable[[], None]) -> None:
        self._socket = socket
        self._bound = bound
        self._overflow = overflow
        self._waiting: deque[bytes] | None = None  # made when first needed: most clients always read
        self._size = 0
        self._closed = False
        self._held: bytes | None = None

    def hold(self, frame: bytes) -> None:
        """Send ``frame`` together with the next one, or else at the loop's next turn: one system call for both."""
        if self._held is None:
            asyncio.get_running_loop().call_soon(self._release)
        self._held = frame if self._held is None else self._held + frame

    def _release(self) -> None:
        if self._held is not None:
            self.put(b"")

    def put(self, frame: bytes) -> None:
        """Send ``frame`` now or when there is room; too much waiting drops the client."""
        if self._closed or self._socket.gone():
            return
        if self._held is not None:
            frame, self._held = self._held + frame, None
        if not self._waiting and self._socket.ready():
            self._socket.write(frame)
            return
        waiting = self._waiting if self._waiting is not None else deque()
        if len(waiting) >= self._bound.frames or self._size + len(frame) > self._bound.bytes:
            self.close()
            self._overflow()
            return
        waiting.append(frame)
        self._waiting = waiting
        self._size += len(frame)

    def flush(self) -> None:
        """The socket has room again."""
        while self._waiting and self._socket.ready() and not self._socket.gone():
            frame = self._waiting.popleft()
            self._size -= len(frame)
            self._socket.write(frame)

    def close(self) -> None:
        """Forget what waits and take no more."""
        self._closed = True
        self._waiting = self._held = None
        self._size = 0

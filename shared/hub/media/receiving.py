"""The bytes of one upload on their way to the disk: never more than was said, and only if the hash is the one said."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator
from concurrent.futures import Executor
from pathlib import Path
from typing import BinaryIO, Final

from shared.hub.media.places import Place
from shared.protocol.refusal import Refusal, RefusalCode

PIECE: Final = 1 << 20
"""Written at once, in a thread: calls do not wait for the disk."""
SYNC: Final = 16 * PIECE
"""Written down so often, so that the database's own writing never waits behind a whole video."""
_BROKEN: Final = Refusal(RefusalCode.MEDIA_BROKEN)


class _Sink:
    """A file that knows its hash."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._unsynced = 0
        self.hash = hashlib.sha256()

    def write(self, piece: bytes) -> None:
        """Write one piece."""
        self.hash.update(piece)
        self._file.write(piece)
        self._unsynced += len(piece)
        if self._unsynced >= SYNC:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._unsynced = 0


async def receive(chunks: AsyncIterator[bytes], place: Place, target: Path, threads: Executor) -> Refusal | None:
    """Write what comes to ``target``; None when it is exactly the file that ``place`` is for.

    Raises:
        OSError: it cannot be written.
    """
    loop = asyncio.get_running_loop()
    seen = 0
    waiting = bytearray()
    with target.open("wb") as file:
        sink = _Sink(file)
        async for chunk in chunks:
            seen += len(chunk)
            if seen > place.bytes:
                return Refusal(RefusalCode.MEDIA_BROKEN)
            waiting += chunk
            if len(waiting) >= PIECE:
                await loop.run_in_executor(threads, sink.write, bytes(waiting))
                waiting.clear()
        await loop.run_in_executor(threads, sink.write, bytes(waiting))
    return None if seen == place.bytes and sink.hash.hexdigest() == place.hash else _BROKEN

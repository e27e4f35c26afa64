"""Frames for many, encoded once: patches become JSON pieces that every audience's frame is joined from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from shared.hub.client import Client
from shared.hub.wire import packed
from shared.protocol.frames import HubFrame
from shared.protocol.views import Patch

_encoder = msgspec.json.Encoder()


def piece(patch: Patch) -> bytes:
    """One patch as JSON, to be part of several frames."""
    return _encoder.encode(patch)


def change(seq: int, pieces: Iterable[bytes]) -> bytes:
    """A ``Change`` frame, ready for the socket."""
    return packed(b'{"type":"change","seq":%d,"patches":[%b]}' % (seq, b",".join(pieces)))


def frame(message: HubFrame) -> bytes:
    """Any frame, ready for the socket."""
    return packed(_encoder.encode(message))


class Audience:
    """Screens that see the same."""

    def __init__(self) -> None:
        self.seq = 0
        self.members: set[Client] = set()

    def tell(self, pieces: Sequence[bytes]) -> None:
        """One change to all of them."""
        if not pieces:
            return
        self.seq += 1
        data = change(self.seq, pieces)
        for member in tuple(self.members):
            member.outbox.put(data)

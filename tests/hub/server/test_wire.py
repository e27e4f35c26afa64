"""A frame that comes whole and alone is read at once; however the bytes are cut, all is heard, in order."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from shared.command.bench.connection import Connection, masked
from shared.hub.wire import unmasked
from shared.model import Role
from shared.protocol.codec import decode_hub
from shared.protocol.frames import Ping, Pong
from tests.hub.running import running_hub

MOST = 65_536
KEY = bytes((1, 2, 3, 250))


def _frame(text: bytes, first: int = 0x81) -> bytes:
    size = len(text)
    head = bytes((first, 0x80 | size)) if size < 126 else struct.pack("!BBH", first, 0x80 | 126, size)
    return head + KEY + bytes(byte ^ KEY[i % 4] for i, byte in enumerate(text))


@pytest.mark.parametrize("size", [0, 1, 3, 4, 5, 125, 126, 127, 65_535])
def test_a_whole_frame_is_read(size: int) -> None:
    text = bytes(32 + n % 90 for n in range(size))
    assert unmasked(_frame(text), MOST) == text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        _frame(b"text")[:-1],
        _frame(b"text") + b"x",
        _frame(b"text") * 2,
        _frame(b"text", first=0x01),  # a fragment
        _frame(b"text", first=0x89),  # a ping
        _frame(b"text", first=0xC1),  # compressed
        _frame(b"text", first=0x82),  # bytes
        b"\x81\x04text",  # without a mask
        b"\x81\x04texttext",
        b"\x81\xff" + bytes(8) + KEY,  # the longest form
        _frame(bytes(200))[:3],
    ],
)
def test_anything_else_is_left_to_the_library(data: bytes) -> None:
    assert unmasked(data, MOST) is None


def test_a_frame_over_the_limit_is_left_to_the_library() -> None:
    assert unmasked(_frame(bytes(1_001)), 1_000) is None


def test_however_frames_are_cut_all_are_heard_in_order(tmp_path: Path) -> None:
    whole = [masked(Ping(n)) for n in range(12)]
    cut = [*whole[:3], whole[3][:5], whole[3][5:] + whole[4] + whole[5][:1], whole[5][1:], *whole[6:]]
    with running_hub(tmp_path) as hub, Connection(hub.port, Role.KIOSK, hub.secret) as screen:
        heard: list[int] = []
        for n, chunk in enumerate(cut):
            screen.socket.sendall(chunk)
            while len(heard) < (0, 1, 2, 2, 4, 5, 6, 7, 8, 9, 10, 11)[n] + 1:
                screen.fill()
                heard += [frame.n for frame in map(decode_hub, screen.frames()) if isinstance(frame, Pong)]
        assert heard == list(range(12))

"""Whether a video file's outermost pieces fill the file exactly: what is cut off, or has something behind it, does not.

MP4 and MOV are boxes of a size and four letters (ISO/IEC 14496-12, 4.2); WebM and MKV are EBML elements (RFC 8794).
"""

from __future__ import annotations

import os
from typing import BinaryIO, Final

_EBML_UNKNOWN: Final = -1
MOST_ZEROS: Final = 1 << 20
"""Some cameras fill the file up to a full block."""
MOST_BOXES: Final = 100_000
"""A fragmented hour has a few thousand."""


def whole(file: BinaryIO, *, ebml: bool) -> bool:
    """Whether the file ends where its last piece ends."""
    size = os.fstat(file.fileno()).st_size
    at = 0
    for _ in range(MOST_BOXES):
        if at == size:
            return True
        file.seek(at)
        length = _element(file) if ebml else _box(file, size - at)
        if length == _EBML_UNKNOWN:
            return True  # written live: only reading it through can tell
        if length <= 0 and size - at <= MOST_ZEROS:
            file.seek(at)
            return not any(file.read())
        if length <= 0 or at + length > size:
            return False
        at += length
    return False


def _box(file: BinaryIO, left: int) -> int:
    head = file.read(8)
    if len(head) < 8 or not all(32 <= letter < 127 or letter == 0xA9 for letter in head[4:]):
        return 0
    length = int.from_bytes(head[:4], "big")
    if length == 0:  # to the end of the file
        return left
    if length == 1:
        more = file.read(8)
        length = int.from_bytes(more, "big")
        return length if len(more) == 8 and length >= 16 else 0
    return length if length >= 8 else 0


def _element(file: BinaryIO) -> int:
    name = _vint(file, longest=4)
    length = _vint(file, longest=8)
    if name is None or length is None:
        return 0
    (_, name_bytes, _), (value, value_bytes, unknown) = name, length
    return _EBML_UNKNOWN if unknown else name_bytes + value_bytes + value


def _vint(file: BinaryIO, longest: int) -> tuple[int, int, bool] | None:
    """A number of variable length: its value, how many bytes it takes, and whether all its bits are set."""
    first = file.read(1)
    if not first or first[0] == 0:
        return None
    width = 9 - first[0].bit_length()
    rest = file.read(width - 1)
    if width > longest or len(rest) < width - 1:
        return None
    value = int.from_bytes(bytes((first[0] & (0xFF >> width),)) + rest, "big")
    return value, width, value == (1 << 7 * width) - 1

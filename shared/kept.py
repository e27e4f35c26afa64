"""What was worked out from a file is kept beside it, so that the next start need not work it out again."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


class _Kept(msgspec.Struct, frozen=True):
    """``key`` says from what ``value`` was worked out."""

    key: bytes
    value: msgspec.Raw


def key_of(content: bytes, where: Path, programs: Iterable[Path]) -> bytes:
    """A hash of everything a result follows from: the file, its place, this Python, and the programs that read it."""
    parts = [sys.version, str(where.absolute())]
    for program in programs:
        about = program.stat()
        parts.append(f"{program}:{about.st_mtime_ns}:{about.st_size}")
    return hashlib.sha256("\0".join(parts).encode() + b"\0" + content).digest()


def kept(source: Path, key: bytes, kind: type[T], work_out: Callable[[], T | None]) -> T | None:
    """What ``work_out`` once gave under ``key``, or gives now; None is not kept.

    It lies in the ``__pycache__`` beside ``source``: whoever may write there may change ``source`` too. A folder that
    cannot be written to, and a copy that cannot be read, cost only time.
    """
    place = source.absolute().parent / "__pycache__" / f"{source.name}.kept"
    with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        found = msgspec.msgpack.decode(place.read_bytes(), type=_Kept)
        if found.key == key:
            return msgspec.msgpack.decode(found.value, type=kind, dec_hook=_from_text)
    value = work_out()
    if value is not None:
        raw = msgspec.Raw(msgspec.msgpack.encode(value, enc_hook=_to_text))
        with contextlib.suppress(OSError):
            _write(place, msgspec.msgpack.encode(_Kept(key, raw)))
    return value


def _write(place: Path, data: bytes) -> None:
    place.parent.mkdir(exist_ok=True)
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        draft.write_bytes(data)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def _to_text(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(type(value).__name__)


def _from_text(kind: type, value: object) -> object:
    if issubclass(kind, Path) and isinstance(value, str):
        return Path(value)
    raise NotImplementedError(kind.__name__)

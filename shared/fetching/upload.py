"""A file from this machine to the hub: what to offer, and how to put it where the hub said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from shared.fetching.address import connection_to
from shared.fetching.cupboard import hash_of
from shared.model import Media
from shared.protocol.commands import MediaKept, OfferMedia, UploadPlace
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.writing import printable

SECONDS: Final = 420.0
"""So long the hub may check a file, behind others'."""
LONGEST_LABEL: Final = 80
_PIECE: Final = 1 << 16
_OUTCOME: Final[msgspec.json.Decoder[Done | Refusal]] = msgspec.json.Decoder(Done | Refusal)

Progress = Callable[[int, int], None]
"""Told how many bytes have left, of how many; may raise ``Cancelled``."""


class Cancelled(Exception):
    """Whoever sends does not want to any more."""


def offer_of(path: Path) -> OfferMedia:
    """The command that asks for a place for this file.

    Raises:
        OSError: it cannot be read.
    """
    label = ""
    for letter in path.name:
        if printable(label + letter):
            label += letter
    return OfferMedia(hash_of(path), path.stat().st_size, label[-LONGEST_LABEL:])


def put(url: str, place: UploadPlace, path: Path, progress: Progress | None = None) -> Media | Refusal:
    """Send the file to ``place`` at the hub of this websocket address. Blocks, for minutes if the file is large.

    Raises:
        OSError: the file cannot be read.
        Cancelled: ``progress`` said so.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        try:
            connection = connection_to(url, SECONDS)
        except ValueError:
            return Refusal(RefusalCode.OFFLINE)
        try:
            pieces = _pieces(file, size, progress)
            with suppress(BrokenPipeError, ConnectionResetError):  # it may have said why before it hung up
                connection.request("PUT", place.path, pieces, {"Content-Length": str(size)})
            answer = connection.getresponse()
            outcome = _OUTCOME.decode(answer.read(1 << 16))
        except (OSError, HTTPException, msgspec.MsgspecError):
            return Refusal(RefusalCode.OFFLINE)
        finally:
            connection.close()
    if isinstance(outcome, Refusal):
        return outcome
    return outcome.result.media if isinstance(outcome.result, MediaKept) else Refusal(RefusalCode.OFFLINE)


def _pieces(file: BinaryIO, size: int, progress: Progress | None) -> Iterator[bytes]:
    sent = 0
    while piece := file.read(min(_PIECE, size - sent)):
        yield piece
        sent += len(piece)
        if progress is not None:
            progress(sent, size)

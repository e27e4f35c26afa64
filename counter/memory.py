"""What this window remembers of its clerk's taste between two starts: the language, and whether it stays on top."""

from __future__ import annotations

from pathlib import Path

import msgspec
import structlog

from shared.model import Language, Struct

log = structlog.get_logger(__name__)


class Taste(Struct, frozen=True):
    """The choices of whoever used this window last."""

    language: Language = Language.INDONESIAN
    on_top: bool = False


def recall(path: Path, otherwise: Taste) -> Taste:
    """The remembered taste; ``otherwise`` when there is none or it cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Taste, strict=True)
    except FileNotFoundError:
        return otherwise
    except (OSError, msgspec.MsgspecError, UnicodeError) as error:
        log.warning("taste not read", path=str(path), error=str(error))
        return otherwise


def remember(path: Path, taste: Taste) -> None:
    """Keep the taste, whole or not at all; a full disk only costs the memory of it."""
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(msgspec.json.encode(taste))
        part.replace(path)
    except OSError as error:
        log.warning("taste not kept", path=str(path), error=str(error))

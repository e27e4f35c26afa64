"""A secret of this hub that outlives its restarts, in a file that only its own user can read."""

from __future__ import annotations

import os
import re
from pathlib import Path

_SECRET = re.compile(r"[\x21-\x7e]{32,200}")


def kept_secret(data: Path, name: str, fresh: str) -> str:
    """The secret called ``name`` in ``data``; ``fresh`` where there is none, or none that can be one."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / name
    try:
        known = path.read_text(encoding="ascii")
    except (FileNotFoundError, UnicodeDecodeError):
        known = ""
    if _SECRET.fullmatch(known):
        return known
    beside = data / f"{name}.new"
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(fresh)
    beside.replace(path)
    return fresh

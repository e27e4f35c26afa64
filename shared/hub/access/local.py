"""The hub's own machine pairs its screens by a secret file that only its own user can read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

FILE_NAME: Final = "local-pairing"


def local_secret(data: Path, fresh: str) -> str:
    """The secret in ``data``; written anew at every start, mode 0600, so an old copy is worth nothing."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / FILE_NAME
    beside = data / f"{FILE_NAME}.new"
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(fresh)
    beside.replace(path)
    return fresh

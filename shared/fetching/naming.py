"""A kept picture under a name that says what it is: Qt Quick reads a file by the ending of its name."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

SHOWN: Final = 4
"""So many names exist at a time; they are links to the kept files and need no room."""
_ENDINGS: Final = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg"}


def named(path: Path, folder: Path) -> Path:
    """The picture at ``path`` under a name in ``folder`` that ends as its kind does; ``path`` itself if none fits."""
    with contextlib.suppress(OSError):
        with path.open("rb") as file:
            begins = file.read(4)
        ending = next((ending for magic, ending in _ENDINGS.items() if begins.startswith(magic)), "")
        name = folder / f"{path.name}{ending}"
        if ending and not name.exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for old in sorted(folder.iterdir(), key=lambda one: one.lstat().st_ctime_ns)[: -SHOWN + 1]:
                old.unlink()
            os.link(path, name)
        if ending:
            return name
    return path

"""What became of each file of the watched folder, kept in ``folder.json`` so that a restart announces nothing twice."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec
import structlog

from shared.hub.media.dropping import Mark
from shared.model import Struct

FILE: Final = "folder.json"

log = structlog.get_logger()


class Entry(Struct, frozen=True):
    """One file. ``ask`` is the id under which its announcement is asked for: the same one after a crash."""

    mark: Mark
    ask: str
    announcement: str = ""  # none yet, or none at all
    refused: bool = False  # a note lies beside the file


@dataclass(slots=True)
class Remembered:
    """All entries, by name. Written before anything is asked for. ``put`` and ``drop`` block."""

    path: Path
    entries: dict[str, Entry] = field(default_factory=dict)

    @classmethod
    def at(cls, data: Path) -> Remembered:
        """As it was left in this data folder."""
        path = data / FILE
        try:
            return cls(path, msgspec.json.decode(path.read_bytes(), type=dict[str, Entry]))
        except FileNotFoundError:
            return cls(path)
        except (OSError, msgspec.MsgspecError) as error:
            log.warning("what became of the watched folder's files is not known any more", why=str(error))
            return cls(path)

    def put(self, name: str, entry: Entry) -> None:
        """Remember.

        Raises:
            OSError: it cannot be written.
        """
        self._write({**self.entries, name: entry})

    def drop(self, name: str) -> None:
        """Forget.

        Raises:
            OSError: it cannot be written.
        """
        self._write({other: entry for other, entry in self.entries.items() if other != name})

    def _write(self, entries: dict[str, Entry]) -> None:
        draft = self.path.with_name(f"{FILE}.new")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(msgspec.json.encode(entries))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)
        self.entries = entries

"""Whether the hub's database can be read, and when it last stored something."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from shared.command.doctor.finding import Finding, Grade, found
from shared.command.says import words
from shared.hub.store import Reader, StoreProblem
from shared.settings.sections import Settings

SQLITE = "sqlite:///"


def check_database(settings: Settings) -> tuple[Finding, datetime | None]:
    """The finding, and the newest time the store holds (None when there is none yet)."""
    url = settings.hub.database
    if url.startswith(SQLITE) and not Path(url.removeprefix(SQLITE)).exists():
        return found(Grade.OK, "doctor.database_new"), None
    try:
        reader = Reader.read(url)
        try:
            loaded = reader.load()
        finally:
            reader.close()
    except StoreProblem as problem:
        return found(Grade.BAD, "doctor.database_bad", why=problem.sentence(words())), None
    return found(Grade.OK, "doctor.database", n=loaded.head_seq), loaded.high_water

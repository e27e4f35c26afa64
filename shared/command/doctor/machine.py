"""Python, disk, clock and port of this machine."""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from shared.command.doctor.finding import Finding, Grade, found
from shared.command.reach import hub_answers, port_free
from shared.language.dates import clock, full_date
from shared.model import Language
from shared.settings.sections import Program, Settings

LOW_DISK_MB = 500
"""Below this the database may soon fail to store."""
BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""No right clock shows a time before this program was written."""


def check_python() -> Finding:
    """Python's version."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info < (3, 11):  # noqa: UP036 - said to a person instead of a syntax error later
        return found(Grade.BAD, "doctor.python_old", version=version)
    return found(Grade.OK, "doctor.python", version=version)


def check_folder(data: Path) -> Finding:
    """Whether the data folder can be written and has room."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=data):
            pass
    except OSError as error:
        return found(Grade.BAD, "doctor.folder_bad", folder=data, why=error.strerror or "")
    free = shutil.disk_usage(data).free // 1_000_000
    if free < LOW_DISK_MB:
        return found(Grade.WARNING, "doctor.disk_low", mb=free, folder=data)
    return found(Grade.OK, "doctor.disk", mb=free)


def check_watched(folder: Path) -> Finding:
    """Whether the folder whose pictures go on the TVs can be read, and notes be put beside what is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        next(folder.iterdir(), None)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return found(Grade.WARNING, "doctor.watched_bad", folder=folder, why=error.strerror or "")
    return found(Grade.OK, "doctor.watched", folder=folder)


def check_clock(now: datetime, last: datetime | None, zone: ZoneInfo, language: Language) -> Finding:
    """Whether the clock can be right, beside the newest record the store holds."""

    def said(at: datetime) -> str:
        local = at.astimezone(zone)
        return f"{full_date(local.date(), language)} {clock(at, zone, language)}"

    floor = max(BUILT, last - timedelta(minutes=5)) if last else BUILT
    ceiling = last + timedelta(days=40) if last else None
    if now < floor or (ceiling and now > ceiling):
        return found(Grade.BAD, "doctor.clock_bad", now=said(now), last=said(last or BUILT))
    return found(Grade.OK, "doctor.clock", now=said(now))


def check_hub(settings: Settings) -> Finding:
    """The hub, or its port when it does not run yet."""
    if hub_answers(settings.hub.url):
        return found(Grade.OK, "doctor.hub_up", url=settings.hub.url)
    if Program.HUB not in settings.machine.runs:
        return found(Grade.BAD, "doctor.hub_away", url=settings.hub.url)
    if not port_free(settings.hub.host, settings.hub.port):
        return found(Grade.BAD, "doctor.port_taken", port=settings.hub.port)
    return found(Grade.OK, "doctor.port_free", port=settings.hub.port)

"""``antrean audit``: the whole chain of the log checked beside a running hub, and the hash of a closed day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from shared.command.configured import settings_from
from shared.command.says import BAD_INPUT, FAILED, OK, tell, warn, words
from shared.hub.store import Broken, Mistold, Reader, StoreProblem, Told

PROGRESS_ROWS = 50_000
"""A line of progress after so many rows."""


def verify(config: Path, head: str | None) -> int:
    """Check the log.

    Returns:
        0 when it is whole, 1 when it is broken or cannot be read, 2 when ``head`` is no hash.
    """
    try:
        with _reader(config) as reader:
            outcome = reader.verify(head, progress=_progress)
            told = None if isinstance(outcome, Broken) else reader.verify_told()
    except StoreProblem as problem:
        warn("command.audit_no_store", why=problem.sentence(words()))
        return FAILED
    except ValueError:
        warn("command.audit_bad_head", head=head)
        return BAD_INPUT
    if isinstance(outcome, Broken):
        warn("command.audit_broken", seq=outcome.seq, what=words().say(f"store.broken.{outcome.because}"))
        return FAILED
    tell("command.audit_ok", n=outcome.rows, head=outcome.head)
    return OK if told is None else _told(told)


def _told(told: Told | Mistold) -> int:
    """Whether the surveys and cases, which lie beside the log, are those that it proves."""
    if isinstance(told, Mistold):
        warn("command.audit_mistold", key=told.key, what=words().say(f"store.mistold.{told.because}"))
        return FAILED
    tell("command.audit_told", answers=told.answers)  # of cases no number: less the report's it would be that of WBS
    return OK


def day_head(config: Path, day: str | None) -> int:
    """Show the hash of a closed day, as it stands on the closing slip.

    Returns:
        0 when it was shown, 1 when there is none or the database cannot be read, 2 when ``day`` is no date.
    """
    zone = ZoneInfo(settings_from(config).directory.office.zone)
    try:
        wanted = date.fromisoformat(day) if day else datetime.now(UTC).astimezone(zone).date()
    except ValueError:
        warn("command.bad_day", text=day)
        return BAD_INPUT
    try:
        with _reader(config) as reader:
            head = reader.day_head(wanted)
    except StoreProblem as problem:
        warn("command.audit_no_store", why=problem.sentence(words()))
        return FAILED
    if head is None:
        warn("command.audit_day_open", day=wanted)
        return FAILED
    tell("command.audit_day_head", day=wanted, head=head)
    return OK


@contextmanager
def _reader(config: Path) -> Iterator[Reader]:
    reader = Reader.read(settings_from(config).hub.database)
    try:
        yield reader
    finally:
        reader.close()


def _progress(done: int, of: int) -> None:
    if done % PROGRESS_ROWS == 0 and done:
        tell("command.audit_progress", n=done, all=of)

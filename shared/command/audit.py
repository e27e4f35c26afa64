"""``antrean audit verify``: the whole chain of the log, checked beside a running hub; the first bad row is named."""

from __future__ import annotations

from pathlib import Path

from shared.command.configured import settings_from
from shared.command.says import FAILED, OK, tell, warn, words
from shared.hub.store import Broken, Reader, StoreProblem

PROGRESS_ROWS = 50_000
"""A line of progress after so many rows."""


def verify(config: Path, head: str | None) -> int:
    """Check the log.

    Returns:
        0 when it is whole, 1 when it is broken or cannot be read.
    """
    settings = settings_from(config)
    try:
        reader = Reader.read(settings.hub.database)
        try:
            outcome = reader.verify(head, progress=_progress)
        finally:
            reader.close()
    except StoreProblem as problem:
        warn("command.audit_no_store", why=problem.sentence(words()))
        return FAILED
    if isinstance(outcome, Broken):
        warn("command.audit_broken", seq=outcome.seq, what=words().say(f"store.broken.{outcome.because}"))
        return FAILED
    tell("command.audit_ok", n=outcome.rows, head=outcome.head)
    return OK


def _progress(done: int, of: int) -> None:
    if done % PROGRESS_ROWS == 0 and done:
        tell("command.audit_progress", n=done, all=of)

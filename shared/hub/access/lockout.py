"""How failed attempts lock: a few are free, then every further one doubles the wait, up to an hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from shared.hub.store import Lockout

FREE_ACCOUNT: Final = 5
"""Failed log-ins of one account before it locks."""
FREE_DEVICE: Final = 10
"""Failed log-ins at one screen before it locks, whatever the names."""
FREE_PAIRING: Final = 5
"""Wrong pairing codes from one address before it locks."""

FIRST: Final = timedelta(seconds=30)
LONGEST: Final = timedelta(hours=1)
FORGOTTEN: Final = timedelta(hours=12)
"""A failure so long ago counts no more: a desk's typing mistakes of a year are no attack."""


def locked_until(lockout: Lockout | None, now: datetime) -> datetime | None:
    """Until when the subject is locked. A lock longer than the longest comes from a wrong clock and does not count."""
    if lockout is None or lockout.until is None or not now < lockout.until <= now + LONGEST:
        return None
    return lockout.until


def failed(subject: str, before: Lockout | None, free: int, now: datetime) -> Lockout:
    """The subject after one more failure; ``until`` is now when nothing is locked."""
    past = before is not None and before.until is not None and now - before.until >= FORGOTTEN
    failures = (before.failures if before and not past else 0) + 1
    wait = min(LONGEST, FIRST * 2 ** min(failures - free, 12)) if failures >= free else timedelta(0)
    return Lockout(subject, failures, now + wait)


def less(before: Lockout, failures: int) -> Lockout:
    """The subject when some of its failures turn out to be honest mistakes."""
    return Lockout(before.subject, max(0, before.failures - failures), before.until)


def forgiven(subject: str) -> Lockout:
    """The subject after a success."""
    return Lockout(subject, 0)

"""Whether a member of staff is let in; failures are counted by account and by screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shared.hub.access.book import Book, Ruling
from shared.hub.access.lockout import FREE_ACCOUNT, FREE_DEVICE, failed, forgiven, less, locked_until
from shared.hub.store import Lockout
from shared.protocol.commands import Nothing
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.events import Event, LoginRefused, StaffLoggedIn


@dataclass(frozen=True, slots=True)
class LoginAttempt:
    """A name whose PIN was already compared, in a thread, with ``against``."""

    name: str
    device: str
    against: str | None  # the hash that was compared; None: no such account
    fits: bool


def _subjects(name: str, device: str) -> tuple[str, str]:
    return f"staff:{name}", f"device:{device}"


def locked(book: Book, name: str, device: str, now: datetime) -> Refusal | None:
    """``locked_out`` while the account or the screen is locked."""
    ends = [end for subject in _subjects(name, device) if (end := locked_until(book.lockouts.get(subject), now))]
    return Refusal(RefusalCode.LOCKED_OUT, at=max(ends)) if ends else None


def log_in(book: Book, attempt: LoginAttempt, now: datetime) -> Ruling:
    """Let in, or count the failure."""
    refusal = locked(book, attempt.name, attempt.device, now)
    if refusal is not None:
        return Ruling(Nothing(), refusal=refusal)
    subjects = _subjects(attempt.name, attempt.device)
    account = book.account(attempt.name)
    if account is not None and attempt.fits and account.pin_hash == attempt.against:
        return Ruling(Nothing(), (StaffLoggedIn(attempt.name, attempt.device),), _honest(book, *subjects))
    return counted(book, attempt.name, attempt.device, now)


def _honest(book: Book, mine: str, here: str) -> tuple[Lockout, ...]:
    """The account's failures are forgiven, at this screen too; what was tried here under other names stays counted."""
    own, at_screen = book.lockouts.get(mine), book.lockouts.get(here)
    if own is None or not own.failures:
        return ()
    return (forgiven(mine), less(at_screen, own.failures)) if at_screen is not None else (forgiven(mine),)


def counted(book: Book, name: str, device: str, now: datetime) -> Ruling:
    """One wrong PIN more, for the account and for the screen."""
    rows = tuple(
        failed(subject, book.lockouts.get(subject), free, now)
        for subject, free in zip(_subjects(name, device), (FREE_ACCOUNT, FREE_DEVICE), strict=True)
    )
    until = max((row.until for row in rows if row.until and row.until > now), default=None)
    events: tuple[Event, ...] = (LoginRefused(name, device, until),) if until else ()
    code = RefusalCode.LOCKED_OUT if until else RefusalCode.WRONG_PIN
    return Ruling(Nothing(), events, rows, Refusal(code, at=until))

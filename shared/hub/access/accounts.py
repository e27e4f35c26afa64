"""Accounts: made, closed, given a new PIN, listed. Nobody manages above themselves, and the last lead stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, assert_never

from msgspec.structs import replace

from shared.hub.access.book import Book, Ruling
from shared.hub.access.lockout import forgiven
from shared.hub.access.login import counted, locked
from shared.hub.access.pins import too_simple
from shared.hub.access.rights import STAFF_ROLES, may_manage
from shared.hub.store import Staff
from shared.model import Role
from shared.protocol.commands import (
    AddStaff,
    ChangePin,
    DisableStaff,
    ListStaff,
    NewPin,
    Nothing,
    PinGiven,
    StaffLine,
    StaffList,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.events import Actor, PinChanged, StaffAdded, StaffDisabled

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}")

AccountCommand = AddStaff | DisableStaff | NewPin | ListStaff | ChangePin


@dataclass(frozen=True, slots=True)
class Secret:
    """What was prepared in a thread for a command about PINs."""

    pin: str = ""  # a fresh one-time PIN, to be shown once
    pin_hash: str = ""  # of the fresh or the newly chosen PIN
    against: str | None = None  # the stored hash that the old PIN was compared with
    fits: bool = False


NO_SECRET: Final = Secret()
"""For every command that is not about PINs."""


def decide_account(
    book: Book, command: AccountCommand, actor: Actor, secret: Secret, now: datetime
) -> Ruling | Refusal:
    """Decide a command about accounts."""
    match command:
        case AddStaff():
            return _add(book, command, actor, secret)
        case DisableStaff():
            return _disable(book, command, actor)
        case NewPin():
            return _new_pin(book, command, actor, secret)
        case ListStaff():
            return Ruling(StaffList(tuple(_line(s) for s in sorted(book.staff.values(), key=lambda s: s.name))))
        case ChangePin():
            return _change_pin(book, command, actor, secret, now)
        case _:
            assert_never(command)


def _line(staff: Staff) -> StaffLine:
    return StaffLine(staff.name, staff.display_name, staff.role, staff.active, staff.must_change)


def _add(book: Book, command: AddStaff, actor: Actor, secret: Secret) -> Ruling | Refusal:
    if command.role not in STAFF_ROLES or not may_manage(actor.role, command.role):
        return Refusal(RefusalCode.NOT_ALLOWED)
    if not _NAME.fullmatch(command.name) or not command.display_name.strip():
        return Refusal(RefusalCode.BAD_NAME)
    if command.name in book.staff:
        return Refusal(RefusalCode.NAME_TAKEN)
    row = Staff(command.name, command.display_name.strip(), command.role, secret.pin_hash)
    events = (StaffAdded(command.name, command.role), PinChanged(command.name, one_time=True))
    return Ruling(PinGiven(command.name, secret.pin), events, (row, forgiven(f"staff:{command.name}")))


def _managed(book: Book, name: str, actor: Actor) -> Staff | Refusal:
    staff = book.account(name)
    if staff is None:
        return Refusal(RefusalCode.UNKNOWN_STAFF)
    return staff if may_manage(actor.role, staff.role) else Refusal(RefusalCode.NOT_ALLOWED)


def _disable(book: Book, command: DisableStaff, actor: Actor) -> Ruling | Refusal:
    staff = _managed(book, command.name, actor)
    if isinstance(staff, Refusal):
        return staff
    leads = [s for s in book.staff.values() if s.active and s.role in {Role.SUPERVISOR, Role.ADMIN}]
    if leads == [staff]:
        return Refusal(RefusalCode.NOT_ALLOWED)  # somebody must be able to open accounts again
    return Ruling(Nothing(), (StaffDisabled(staff.name),), (replace(staff, active=False),))


def _new_pin(book: Book, command: NewPin, actor: Actor, secret: Secret) -> Ruling | Refusal:
    staff = _managed(book, command.name, actor)
    if isinstance(staff, Refusal):
        return staff
    row = replace(staff, pin_hash=secret.pin_hash, must_change=True)
    events = (PinChanged(staff.name, one_time=True),)
    return Ruling(PinGiven(staff.name, secret.pin), events, (row, forgiven(f"staff:{staff.name}")))


def _change_pin(book: Book, command: ChangePin, actor: Actor, secret: Secret, now: datetime) -> Ruling | Refusal:
    staff = book.account(actor.staff) if actor.staff else None
    if staff is None:
        return Refusal(RefusalCode.NOT_LOGGED_IN)
    barred = locked(book, staff.name, actor.device, now)
    if barred is not None:
        return barred
    if not secret.fits or staff.pin_hash != secret.against:
        return counted(book, staff.name, actor.device, now)
    if command.new == command.old or too_simple(command.new, staff.name):
        return Refusal(RefusalCode.PIN_TOO_SIMPLE)
    row = replace(staff, pin_hash=secret.pin_hash, must_change=False)
    return Ruling(Nothing(), (PinChanged(staff.name, one_time=False),), (row,))

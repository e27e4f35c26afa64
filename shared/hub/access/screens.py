"""Screens: paired once by a short-lived code, or on the hub's own machine by a secret; forgotten on command."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, count
from typing import Final, assert_never

from msgspec.structs import replace

from shared.hub.access.book import Book, Ruling, digest
from shared.hub.access.lockout import FREE_PAIRING, failed, forgiven, locked_until
from shared.hub.access.rights import PAIRABLE
from shared.hub.store import AccessRow, Device, PairingCode
from shared.language import catalogue
from shared.model import Language, Role
from shared.protocol.commands import CodeGiven, ForgetDevice, MakePairingCode, Nothing
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.writing import printable
from shared.queue.events import DeviceForgotten, DevicePaired

CODE_LIVES: Final = timedelta(minutes=10)
CODE_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0/O, 1/I/L, U/V pairs that a person mistakes."""
CODE_LENGTH: Final = 8
LONGEST_NAME: Final = 60
MISSES_BURN: Final = 20
"""So many wrong codes, from wherever, burn every living code: nobody guesses on."""

ScreenCommand = MakePairingCode | ForgetDevice


@dataclass(frozen=True, slots=True)
class Pairing:
    """Somebody without a key shows a code."""

    role: Role
    code: str
    source: str  # address
    loopback: bool
    device: str  # fresh id, used if it is let in
    key: str  # fresh key, likewise
    name: str = ""  # what it wishes to be called


def plain(code: str) -> str:
    """The code without what a person adds when typing it."""
    return code.replace("-", "").replace(" ", "").upper()


def decide_screen(book: Book, command: ScreenCommand, fresh_code: str, now: datetime) -> Ruling | Refusal:
    """Decide a command about screens."""
    match command:
        case MakePairingCode():
            if command.role not in PAIRABLE:
                return Refusal(RefusalCode.NOT_ALLOWED)
            if not command.name.strip():
                return Refusal(RefusalCode.BAD_NAME)
            row = PairingCode(digest(plain(fresh_code)), command.role, command.name.strip(), now + CODE_LIVES)
            return Ruling(CodeGiven(fresh_code, int(CODE_LIVES.total_seconds())), (), (row,))
        case ForgetDevice():
            device = book.devices.get(command.device)
            if device is None or device.forgotten:
                return Refusal(RefusalCode.UNKNOWN_DEVICE)
            return Ruling(Nothing(), (DeviceForgotten(device.id),), (replace(device, forgotten=True),))
        case _:
            assert_never(command)


def _name(book: Book, role: Role, wished: str) -> str:
    """What a screen of the hub's own machine is called: as config.toml says, else its kind and a figure.

    A second screen of that name, such as one that has lost its key, is told apart by a figure.
    """
    name = wished.strip()
    if not name or len(name) > LONGEST_NAME or not printable(name):
        taken = sum(1 for device in book.devices.values() if device.role is role)
        return catalogue(Language.INDONESIAN).say(f"hub.screen.{role.value}", n=taken + 1)
    names = {device.name for device in book.devices.values() if not device.forgotten}
    return next(one for one in chain((name,), (f"{name} ({n})" for n in count(2))) if one not in names)


def pair(book: Book, ask: Pairing, local_secret: str, misses: int, now: datetime) -> tuple[Ruling, Device | Refusal]:
    """The new screen, or the refusal, with what must be stored either way. ``misses`` counts wrong codes so far."""
    subject = f"pair:{ask.source}"
    until = locked_until(book.lockouts.get(subject), now)
    if ask.loopback and hmac.compare_digest(digest(ask.code), digest(local_secret)):
        name = "local" if ask.role not in PAIRABLE else _name(book, ask.role, ask.name)
        return _let_in(ask, name, ())
    if until is not None:
        return Ruling(Nothing()), Refusal(RefusalCode.LOCKED_OUT, at=until)
    code = book.codes.get(digest(plain(ask.code)))
    if code is not None and not code.used and now < code.expires <= now + CODE_LIVES and code.role is ask.role:
        return _let_in(ask, code.name, (replace(code, used=True), forgiven(subject)))
    rows: list[AccessRow] = [failed(subject, book.lockouts.get(subject), FREE_PAIRING, now)]
    if misses + 1 >= MISSES_BURN:
        rows += [replace(living, used=True) for living in book.live_codes(now)]
    return Ruling(Nothing(), (), tuple(rows)), Refusal(RefusalCode.BAD_CODE)


def _let_in(ask: Pairing, name: str, rows: tuple[AccessRow, ...]) -> tuple[Ruling, Device]:
    device = Device(ask.device, name, ask.role, digest(ask.key))
    if ask.role not in PAIRABLE:
        return Ruling(Nothing(), (), rows), device  # a command on the hub's own machine, not a screen: nothing lasts
    event = DevicePaired(device.id, device.role, device.name)
    return Ruling(Nothing(), (event,), (*rows, device)), device

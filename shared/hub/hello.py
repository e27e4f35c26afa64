"""The first frame: which protocol, which screen, and whether it may come in."""

from __future__ import annotations

import msgspec

from shared.model import Role
from shared.protocol.codec import BadFrame, decode_client
from shared.protocol.frames import FLOOR, VERSION, Hello
from shared.protocol.refusal import Refusal, RefusalCode


class _AnyHello(msgspec.Struct, frozen=True, tag="hello"):
    """What every version's hello has; other fields may be newer than this program."""

    protocol: int
    floor: int = FLOOR


_peek = msgspec.json.Decoder(_AnyHello)


def read_hello(text: str) -> Hello | Refusal:
    """The hello, or why this connection cannot go on."""
    try:
        peek = _peek.decode(text)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeError, RecursionError):
        peek = None
    if peek is not None and peek.protocol < FLOOR:
        return Refusal(RefusalCode.OLD_PROTOCOL)
    if peek is not None and peek.protocol > VERSION and peek.floor > VERSION:
        return Refusal(RefusalCode.NEW_PROTOCOL)
    try:
        frame = decode_client(text)
    except BadFrame as bad:
        newer = peek is not None and peek.protocol > VERSION
        return Refusal(RefusalCode.NEW_PROTOCOL) if newer else Refusal(RefusalCode.BAD_FRAME, name=str(bad))
    if not isinstance(frame, Hello):
        return Refusal(RefusalCode.BAD_FRAME, name="hello expected")
    return frame


def fits(role: Role, device_role: Role) -> bool:
    """Whether a screen paired as ``device_role`` may connect as ``role``."""
    return role is device_role

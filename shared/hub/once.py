"""Once: the answer given to a command id, remembered with a hash of what was asked."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from typing import Final

import msgspec
from msgspec.structs import replace

from shared.model import PriorityReason
from shared.protocol.cases import MoveCase
from shared.protocol.commands import ChangePin, Command, IssueTicket, Result
from shared.protocol.refusal import Refusal

REMEMBERED: Final = 20_000
"""Answers kept in memory; done ones are in the store for ever, refusals changed nothing."""

_encoder = msgspec.json.Encoder(order="deterministic")


class Remembered(msgspec.Struct, frozen=True):
    """What was asked under an id, and what was answered."""

    content: bytes
    outcome: Result | Refusal


def content_hash(device: str, command: Command) -> bytes:
    """SHA-256 over who asked and what: another screen's id is as wrong as another content."""
    return sha256(device.encode() + b"\0" + _encoder.encode(command)).digest()


def stored_hash(device: str, command: Command, content: bytes | None = None) -> bytes:
    """The hash as it may lie on a disk: what could be found from it by trying, and is nobody's business, is left out.

    That is a PIN, why a visitor has priority (it lies beside the answer, which names the ticket), and what an officer
    has written, which may be erased. ``content`` is the whole hash, if it is known.
    """
    match command:
        case ChangePin():
            return content_hash(device, replace(command, old="", new=""))
        case IssueTicket(priority=reason) if reason is not None:
            return content_hash(device, replace(command, priority=PriorityReason.ASSISTANCE))
        case MoveCase():
            return content_hash(device, replace(command, answer="", note=""))
        case _:
            return content or content_hash(device, command)


class Memory:
    """The last answers, oldest forgotten first."""

    def __init__(self, size: int = REMEMBERED) -> None:
        self._size = size
        self._answers: OrderedDict[str, Remembered] = OrderedDict()

    def get(self, id_: str) -> Remembered | None:
        """What was answered under ``id_``, if it is still remembered."""
        return self._answers.get(id_)

    def put(self, id_: str, answer: Remembered) -> None:
        """Remember an answer."""
        self._answers[id_] = answer
        self._answers.move_to_end(id_)
        if len(self._answers) > self._size:
            self._answers.popitem(last=False)

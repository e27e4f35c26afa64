"""What somebody has written, as bytes: plain for a complaint, sealed for a disclosure and for every contact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

import msgspec

from shared.hub.feedback.sealing import Sealer
from shared.hub.store.digests import leaf
from shared.hub.store.feedback import Leaf
from shared.model import Language, Struct


class Story(Struct, frozen=True):
    """What was handed in."""

    text: str = ""
    language: Language = Language.INDONESIAN
    service: str | None = None


class Said(Struct, frozen=True):
    """What an officer has said at a step. Of a disclosure's step nobody knows whose it was."""

    by: str = ""
    answer: str = ""
    note: str = ""


class Contact(Struct, frozen=True):
    """How to reach whoever wrote."""

    contact: str = ""


T = TypeVar("T", Story, Said, Contact)
_encode: Final = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Words:
    """Writes and reads them."""

    sealer: Sealer
    chance: Callable[[], str]

    def write(self, words: Story | Said | Contact, *, sealed: bool) -> Leaf:
        """To be kept."""
        data = _encode(words)
        return leaf(self.sealer.seal(data) if sealed else data, self.chance().encode())

    def read(self, kept: Leaf | None, kind: type[T], *, sealed: bool) -> T:
        """As they were; nothing where they are erased, or where the key is lost."""
        data = None if kept is None else kept.content
        if data is not None and sealed:
            data = self.sealer.open(data)
        return kind() if data is None else msgspec.json.decode(data, type=kind)

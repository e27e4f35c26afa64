"""Disclosures for who must have them outside: one JSON text, encrypted to their age keys before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from shared.feedback import CaseKind, CaseLevel, CaseState
from shared.hub.feedback.sealing import Sealer
from shared.hub.feedback.words import Said, Story, Words
from shared.hub.store.feedback import KeptCase, KeptStep
from shared.model import Struct


class Step(Struct, frozen=True, omit_defaults=False):
    """One step. It names nobody."""

    day: date
    state: CaseState
    answer: str
    note: str


class Disclosure(Struct, frozen=True, omit_defaults=False):
    """One disclosure."""

    received: date
    due: date
    level: CaseLevel
    service: str | None
    text: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """The encrypted bytes, how many disclosures they hold, and of how many the words are lost or erased."""

    data: bytes
    disclosures: int
    empty: int


class BadRecipientError(ValueError):
    """What was given is no public age key."""


def export(cases: Sequence[KeptCase], steps: Sequence[KeptStep], sealer: Sealer, recipients: Sequence[str]) -> Exported:
    """All disclosures, oldest first, readable for these recipients alone.

    Raises:
        BadRecipientError: one of them is no public age key; ``args[0]`` is that one.
    """
    import pyrage  # noqa: PLC0415

    keys = []
    for recipient in recipients:
        try:
            keys.append(pyrage.x25519.Recipient.from_str(recipient))
        except pyrage.RecipientError as error:
            raise BadRecipientError(recipient) from error
    words = Words(sealer, str)
    chosen = sorted((one for one in cases if one.kind is CaseKind.WHISTLE), key=lambda one: (one.received, one.case))
    told = [_disclosure(one, [step for step in steps if step.case == one.case], words) for one in chosen]
    text = msgspec.json.format(msgspec.json.encode(told), indent=2)
    data: bytes = pyrage.encrypt(text, keys)
    return Exported(data, len(told), sum(1 for one in told if not one.text))


def _disclosure(case: KeptCase, steps: Sequence[KeptStep], words: Words) -> Disclosure:
    story = words.read(case.story, Story, sealed=True)
    told = []
    for step in steps:
        said = words.read(step.words, Said, sealed=True)
        told.append(Step(step.day, step.state, said.answer, said.note))
    last = steps[-1] if steps else None
    level, due = (last.level, last.due) if last is not None else (case.level, case.due)
    return Disclosure(case.received, due, level, story.service, story.text, tuple(told))

"""The digest of what is kept beside the log: salted, and true of what is left when its words are erased.

The rule: a leaf's hash is SHA-256 of its salt and its bytes. An answer's digest is SHA-256 of its salt and the JSON of
``[answer, row]``; a case's and a step's that of the JSON of their facts with the hashes of their leaves in hex.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

import msgspec

from shared.hub.store.feedback import KeptAnswer, KeptCase, KeptStep, Leaf

_encoder: Final = msgspec.json.Encoder(order="deterministic")


def leaf(content: bytes, salt: bytes) -> Leaf:
    """Words with their hash."""
    return Leaf(sha256(salt + content).digest(), content, salt)


def whole(found: Leaf | None) -> bool:
    """Whether the words, if they are still there, are those that were hashed."""
    if found is None or found.content is None:
        return True
    return found.salt is not None and sha256(found.salt + found.content).digest() == found.hash


def answer_digest(kept: KeptAnswer) -> str:
    """Of an answered survey."""
    return sha256(kept.salt + _encoder.encode((kept.answer, kept.row))).hexdigest()


def case_digest(kept: KeptCase) -> str:
    """Of a case as it was handed in."""
    facts = (
        *(kept.case, kept.code_hash, kept.kind, kept.level, kept.received, kept.due),
        *(kept.service, kept.channel, kept.at, _hex(kept.story), _hex(kept.contact)),
    )
    return sha256(_encoder.encode(facts)).hexdigest()


def step_digest(kept: KeptStep) -> str:
    """Of one step of a case."""
    facts = (kept.case, kept.step, kept.day, kept.state, kept.level, kept.due, kept.at, _hex(kept.words))
    return sha256(_encoder.encode(facts)).hexdigest()


def _hex(found: Leaf | None) -> str | None:
    return None if found is None else found.hash.hex()

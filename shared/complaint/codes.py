"""The code of a case, like ``K7M2-9QXR-4TBN-8WDE``: 80 random bits, easy to copy from paper and to say aloud.

Crockford's Base32 has no I, L, O and U, so nothing in it can be taken for something else. The code is the only key to
a case; the hub keeps its hash alone. No salt is needed: nobody tries 2^80 codes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from hashlib import sha256
from typing import Final

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS: Final = 80
LENGTH: Final = 16
GROUP: Final = 4
LONGEST_TYPED: Final = 64
"""No code is longer, however it is typed; what comes after is not looked at."""

_MEANT: Final = str.maketrans("OILU", "011V")
"""What people write for a letter that no code has."""


def new_code(bits: Callable[[int], int]) -> str:
    """A new code; ``bits(n)`` gives a number of ``n`` random bits (``secrets.randbits``)."""
    number = bits(BITS)
    return _grouped("".join(LETTERS[number >> 5 * place & 31] for place in reversed(range(LENGTH))))


def tidy(code: str) -> str:
    """A code as somebody typed it, as it was meant: in capitals, in groups of four; O is 0, I and L are 1.

    Anything may be given. What is no code stays none; tidying twice changes nothing.
    """
    capitals = unicodedata.normalize("NFKC", code[:LONGEST_TYPED]).upper().translate(_MEANT)
    return _grouped("".join(letter for letter in capitals if letter in LETTERS))


def whole(code: str) -> bool:
    """Whether what was typed can be a code at all."""
    return len(tidy(code).replace("-", "")) == LENGTH


def hash_of(code: str) -> str:
    """What the hub keeps instead of the code: SHA-256 of its tidy form, as 64 hexadecimal digits."""
    return sha256(tidy(code).encode()).hexdigest()


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))

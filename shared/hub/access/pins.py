"""PINs: which are too simple, one-time ones, and their Argon2id hashes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Self

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST: Final = 6
LONGEST: Final = 64
DIFFERENT: Final = 3
"""So many different characters at least."""
ONE_TIME_DIGITS: Final = 8

_POPULAR: Final = frozenset({"password", "antrean", "loket", "rahasia", "qwerty", "admin", "bismillah", "indonesia"})
_RUNS: Final = (
    "01234567890123456789",
    "98765432109876543210",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
)


def too_simple(pin: str, name: str) -> bool:
    """Whether ``pin`` would be among the first guesses for the account ``name``.

    ``counter.pin.rule`` and ``refusal.pin_too_simple`` say the same in words.
    """
    low = pin.casefold()
    if not SHORTEST <= len(pin) <= LONGEST or len(set(low)) < DIFFERENT:
        return True
    if any(low in run for run in _RUNS) or any(word in low for word in _POPULAR):
        return True
    if name.casefold() in low:
        return True
    repeats = (low[:n] * (len(low) // n + 1) for n in range(1, len(low) // 2 + 1))
    return any(low == repeat[: len(low)] for repeat in repeats)


def one_time_pin(digits: Callable[[int], str], name: str) -> str:
    """A PIN that is not too simple, from ``digits(n)`` (n random digits)."""
    while True:
        pin = digits(ONE_TIME_DIGITS)
        if not too_simple(pin, name):
            return pin


class Pins:
    """Hashes PINs and checks them; both take tens of milliseconds and belong in a thread."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()  # the library's figures: RFC 9106, low memory
        self._nobody = self._hasher.hash("nobody has this PIN")

    @classmethod
    def cheap(cls) -> Self:
        """For simulations and tests, which have no secrets and many clerks."""
        return cls(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))

    def hash(self, pin: str) -> str:
        """Argon2id hash of ``pin``."""
        return self._hasher.hash(pin)

    def fits(self, stored: str | None, pin: str) -> bool:
        """Whether ``pin`` belongs to ``stored``; without an account the same work is done, so time tells nothing."""
        try:
            self._hasher.verify(stored or self._nobody, pin)
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None

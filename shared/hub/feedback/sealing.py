"""Sealed words: encrypted (age, X25519) before they reach the store, by a key that lies beside it for its owner alone.

Who takes the database, a backup of it or the log has no disclosure and no contact without the key file.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import structlog

if TYPE_CHECKING:
    from pyrage import x25519

FOLDER: Final = "keys"
FILE_NAME: Final = "feedback.key"
STEP: Final = 1024
"""Words are filled up with blanks to a multiple of this, so that a sealed length says little."""

log = structlog.get_logger()


class NoKeyError(Exception):
    """The key file holds no key."""


@dataclass(slots=True)
class Sealer:
    """Seals and opens with the key in ``data``."""

    data: Path
    _identity: x25519.Identity | None = field(default=None, repr=False)

    @property
    def path(self) -> Path:
        """Where the key lies."""
        return self.data / FOLDER / FILE_NAME

    def prepare(self) -> None:
        """Make the key where there is none: made with the first disclosure, its file's time would say when that was."""
        if not self.path.exists():
            with suppress(OSError):  # whoever seals is told
                self._known(make=True)

    def seal(self, words: bytes) -> bytes:
        """These words for nobody but this key.

        Raises:
            OSError: the key cannot be read or made.
            NoKeyError: what lies there is none.
        """
        import pyrage  # noqa: PLC0415 - few hubs seal anything in the minutes after their start

        filled = words.ljust(-(-len(words) // STEP) * STEP)
        sealed: bytes = pyrage.encrypt(filled, [self._known(make=True).to_public()])
        return sealed

    def open(self, sealed: bytes) -> bytes | None:
        """The words; None where the key is lost or another one."""
        import pyrage  # noqa: PLC0415

        try:
            words: bytes = pyrage.decrypt(sealed, [self._known(make=False)])
        except (OSError, NoKeyError, pyrage.DecryptError) as error:
            log.error("sealed words cannot be opened", key=str(self.path), why=type(error).__name__)
            return None
        return words

    def _known(self, *, make: bool) -> x25519.Identity:
        from pyrage import IdentityError, x25519  # noqa: PLC0415

        if self._identity is not None:
            return self._identity
        try:
            self._identity = x25519.Identity.from_str(self.path.read_text("ascii").strip())
        except FileNotFoundError:
            if not make:
                raise
            self._identity = x25519.Identity.generate()
            _write(self.path, str(self._identity))
        except (IdentityError, UnicodeDecodeError) as error:
            raise NoKeyError from error
        return self._identity


def _write(path: Path, key: str) -> None:
    """On the disk before anything is sealed by it: words whose key is lost are lost."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(key + "\n")
        file.flush()
        os.fsync(file.fileno())
    if hasattr(os, "O_DIRECTORY"):  # the name too; Windows has no such descriptor
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

"""Where a screen keeps its device key, and where a new screen finds its pairing code."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from shared.link.events import Credentials
from shared.model import Role, Struct

LOCAL_PAIRING = "local-pairing"
"""The hub leaves a code for the screens of its own machine in this file of the data folder, for its owner's eyes."""

MOST_BYTES = 4096


class DeviceKey(Struct, frozen=True):
    """What the hub gave this screen when it was paired."""

    device: str
    key: str


@dataclass(frozen=True, slots=True)
class Keyring:
    """One screen's key file. ``code`` is a pairing code that a person typed in."""

    path: Path
    code: str | None = None
    local_pairing: Path | None = None

    @classmethod
    def of_screen(cls, data: Path, role: Role, code: str | None = None) -> Keyring:
        """The keyring of the one screen of this role that uses this data folder."""
        return cls(data / f"{role.value}.key", code, data / LOCAL_PAIRING)

    def credentials(self) -> Credentials:
        """What this screen can show now. Read anew at each connection: the hub may have left a code meanwhile."""
        stored = self._stored()
        return Credentials(
            device=stored.device if stored else None,
            key=stored.key if stored else None,
            code=self.code or self._local_code(),
        )

    def keep(self, device: str, key: str) -> None:
        """Store the key durably, whole or not at all, readable by its owner only (on Windows: as the folder is)."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(f"{self.path.name}.new")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(msgspec.json.encode(DeviceKey(device, key)))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)
        if os.name == "posix":
            folder = os.open(self.path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def _stored(self) -> DeviceKey | None:
        try:
            return msgspec.json.decode(self.path.read_bytes()[:MOST_BYTES], type=DeviceKey)
        except (OSError, msgspec.MsgspecError, UnicodeError):
            return None  # none yet, or torn: the screen is paired anew

    def _local_code(self) -> str | None:
        if self.local_pairing is None:
            return None
        try:
            return self.local_pairing.read_text("utf-8")[:MOST_BYTES].strip() or None
        except (OSError, UnicodeError):
            return None

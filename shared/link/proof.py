"""What a screen shows the hub to be let in, and what it does not show again because it was refused."""

from __future__ import annotations

from shared.link.events import Credentials
from shared.protocol.refusal import RefusalCode


class Proof:
    """Remembers, across connections, which key and which code the hub refused."""

    def __init__(self) -> None:
        self._shown = Credentials()
        self._can_pair = False
        self._refused_key: str | None = None
        self._refused_code: str | None = None

    def show(self, has: Credentials) -> Credentials:
        """The key if there is one, else the code; never both."""
        code = None if has.code == self._refused_code else has.code
        forgotten = has.key is not None and has.key == self._refused_key and code is not None
        self._can_pair = has.key is not None and code is not None
        keyed = has.key is not None and not forgotten
        self._shown = Credentials(has.device, has.key) if keyed else Credentials(code=code)
        return self._shown

    def refused(self, why: RefusalCode) -> bool:
        """The hub said no; whether the next connection has something else to show at once."""
        if why is RefusalCode.BAD_CODE:
            self._refused_code = self._shown.code  # trying it again would only lock this screen out
        elif why is RefusalCode.UNKNOWN_DEVICE and self._shown.key is not None:
            self._refused_key = self._shown.key  # the hub forgot this screen (a new database): pair anew
            return self._can_pair
        return False

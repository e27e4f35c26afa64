"""Which wishes have no answer yet: sent again after a reconnect, with the same id, until their time is up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shared.protocol.frames import Do, Login, Logout
from shared.protocol.refusal import Refusal, RefusalCode

MOST_REMEMBERED = 64
"""So many wishes that were given up can still be told how they ended."""
MOST_PENDING = 256
"""More unanswered wishes than this are refused: nobody presses so many keys."""


@dataclass(slots=True)
class _Pending:
    frame: Do | Login | Logout
    until: float
    sent: bool = False


class Outbox:
    """Wishes in the order in which they were made."""

    def __init__(self) -> None:
        self._pending: dict[str, _Pending] = {}
        self._given_up: dict[str, Do] = {}

    def add(self, frame: Do | Login | Logout, until: float) -> Refusal | None:
        """Keep a wish until ``until`` (ticks); a refusal when there are too many."""
        if len(self._pending) >= MOST_PENDING:
            return Refusal(RefusalCode.TOO_MANY)
        self._pending.setdefault(frame.id, _Pending(frame, until))
        return None

    def sending(self) -> Iterator[Do | Login | Logout]:
        """All wishes, to be sent now."""
        for wish in self._pending.values():
            wish.sent = True
            yield wish.frame

    def send_one(self, id: str) -> Do | Login | Logout:
        """One wish, to be sent now."""
        wish = self._pending[id]
        wish.sent = True
        return wish.frame

    def answered(self, id: str) -> Do | Login | Logout | None:
        """The wish that this answer belongs to; None when it was answered before.

        A wish that was given up as unknown is still told its end: somebody may have got a number meanwhile. Not so a
        log-in: whoever waited for it has gone on.
        """
        wish = self._pending.pop(id, None)
        return wish.frame if wish else self._given_up.pop(id, None)

    def expired(self, ticks: float) -> list[tuple[str, Refusal]]:
        """Wishes whose time is up. Never sent: nothing was done. Sent: nobody knows, and the refusal says that."""
        late = [id for id, wish in self._pending.items() if wish.until <= ticks]
        return [(id, Refusal(self._give_up(id, self._pending.pop(id)))) for id in late]

    def _give_up(self, id: str, wish: _Pending) -> RefusalCode:
        if not wish.sent:
            return RefusalCode.OFFLINE
        if isinstance(wish.frame, Do):
            self._given_up[id] = wish.frame
            if len(self._given_up) > MOST_REMEMBERED:
                del self._given_up[next(iter(self._given_up))]
        return RefusalCode.TIMEOUT

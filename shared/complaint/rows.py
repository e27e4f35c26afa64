"""What of a case is counted: none of its words, no code, no contact, and not who dealt with it."""

from __future__ import annotations

from datetime import date

from shared.feedback import CaseChannel, CaseKind, CaseState
from shared.model import Struct


class CaseRow(Struct, frozen=True):
    """One case in bare facts, which stay when its words are erased. A disclosure has neither service nor channel."""

    kind: CaseKind
    state: CaseState
    received: date
    due: date  # by the level it has now
    closed: date | None = None  # None: open
    service: str | None = None
    channel: CaseChannel | None = None

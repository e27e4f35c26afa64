"""Where a case may go from where it is: received, examined, forwarded, acted on, and in the end done or rejected.

The order is that of Permenpanrb 62/2018 as units publish it: diterima, ditelaah, diteruskan, ditindaklanjuti, selesai
or ditolak. Nobody decides on a case unread; what needs no other unit is not forwarded; a closed case stays closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from shared.feedback import CaseState

_NEXT: Final[Mapping[CaseState, tuple[CaseState, ...]]] = {
    CaseState.RECEIVED: (CaseState.EXAMINED,),
    CaseState.EXAMINED: (CaseState.FORWARDED, CaseState.ACTED_ON, CaseState.DONE, CaseState.REJECTED),
    CaseState.FORWARDED: (CaseState.ACTED_ON, CaseState.EXAMINED, CaseState.DONE, CaseState.REJECTED),
    CaseState.ACTED_ON: (CaseState.DONE, CaseState.FORWARDED, CaseState.REJECTED),
    CaseState.DONE: (),
    CaseState.REJECTED: (),
}


def allowed(state: CaseState) -> tuple[CaseState, ...]:
    """The states a case may be moved to, the usual one first; none when it is closed."""
    return _NEXT[state]

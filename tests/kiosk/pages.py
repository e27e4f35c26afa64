"""Every page and mode of the kiosk, as states that a test can put on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from kiosk_room import KioskRoom, slip, snapshot

from kiosk import state as at
from kiosk.state import State, Visit
from shared.model import Language
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import OfficePhase

TOMORROW = datetime(2026, 1, 13, 0, 0, tzinfo=UTC)
ENGLISH = Language.ENGLISH


def pages(room: KioskRoom) -> dict[str, State]:
    """Each page in the usual looks."""
    ticks = room.clock.ticks
    base = State(snapshot=snapshot(), connected=True, touched=ticks, turned=ticks)
    given = slip()
    shown: dict[str, at.Page] = {
        "attract": at.Attract(),
        "home": at.Home(),
        "services": at.Services("a"),
        "services-many": at.Services("b"),
        "detail": at.Detail("kp"),
        "detail-long": at.Detail("pen"),
        "priority": at.Priority(),
        "issuing": at.Issuing("n1", "kp"),
        "printing": at.Printing(given),
        "take": at.Take(given),
        "noted": at.Noted(given, at.NotedBecause.PAPER_OUT),
        "ask": at.DidItPrint(given),
        "sorry": at.Sorry(Refusal(RefusalCode.TIMEOUT)),
    }
    states = {name: replace(base, page=page) for name, page in shown.items()}
    home, detail, noted = states["home"], states["detail"], states["noted"]
    midday = snapshot(OfficePhase.BREAK, datetime(2026, 1, 12, 5, 0, tzinfo=UTC))
    return states | {
        "closed": replace(home, snapshot=snapshot(OfficePhase.CLOSED, TOMORROW)),
        "break": replace(home, snapshot=midday),
        "attract-break": replace(states["attract"], snapshot=midday),
        "sorry-many": replace(home, page=at.Sorry(Refusal(RefusalCode.TOO_MANY_NUMBERS))),
        "noted-copies": replace(noted, visit=Visit(copies=3)),
        "last-ticket": replace(home, snapshot=snapshot(OfficePhase.LAST_TICKET_PASSED, TOMORROW)),
        "offline": replace(home, connected=False),
        "starting": replace(home, snapshot=None, connected=False),
        "still-there": replace(detail, asked=ticks - 10),
        "looks": replace(home, visit=Visit(looks=True)),
        "help": replace(home, help=at.Help("h1", at.HelpState.COMING, ticks)),
    }


MODES = {
    "usual": Visit(),
    "english": Visit(ENGLISH),
    "large": Visit(large=True),
    "contrast": Visit(contrast=True),
    "low": Visit(low=True),
    "all": Visit(ENGLISH, large=True, contrast=True, low=True),
}


def dressed(state: State, mode: str) -> State:
    """The state in another mode."""
    visit = MODES[mode]
    if isinstance(state.page, at.Attract):  # a mode that moves or grows things wakes the screen
        visit = replace(visit, large=False, low=False)
    return replace(state, visit=replace(visit, looks=state.visit.looks, copies=state.visit.copies))

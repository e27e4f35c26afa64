"""Every page and mode of the kiosk, as states that a test can put on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import msgspec
from kiosk_room import KioskRoom, slip, snapshot

from kiosk import state as at
from kiosk.state import State, Visit
from shared.model import Emergency, Language, Text
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import KioskSnapshot, OfficePhase

TOMORROW = datetime(2026, 1, 13, 0, 0, tzinfo=UTC)
ENGLISH = Language.ENGLISH


ALARM = Text("Mohon keluar lewat pintu terdekat. Ikuti petugas.", "Please leave by the nearest door. Follow our staff.")
LONGEST = Text(
    "Mohon tinggalkan gedung sekarang lewat pintu terdekat, jangan memakai lift, bantu sesama, "
    "dan ikuti arahan petugas kami.",
    "Please leave the building now by the nearest door, do not use the lifts, help each other, "
    "and follow our staff at once.",
)


def alarmed(text: Text = ALARM) -> KioskSnapshot:
    """An ordinary morning with an emergency message."""
    return msgspec.structs.replace(snapshot(), emergency=Emergency("e1", text, datetime(2026, 1, 12, 1, 4, tzinfo=UTC)))


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
        "emergency": replace(states["attract"], snapshot=alarmed()),
        "emergency-take": replace(states["take"], snapshot=alarmed(LONGEST)),
        "emergency-all": replace(
            states["noted"], snapshot=alarmed(LONGEST), help=at.Help("h1", at.HelpState.COMING, ticks)
        ),
        "emergency-help": replace(home, snapshot=alarmed(LONGEST), help=at.Help("h1", at.HelpState.COMING, ticks)),
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

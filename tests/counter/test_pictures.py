"""Every page of the desk as approved: narrow and wide, both languages. ``ANTREAN_APPROVE=1`` approves deliberately."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from counter.inputs import Choose, Input, PickTab, Press, TypedSearch
from counter.state import Tab
from counter.verbs import Verb
from shared.feedback import CaseCount
from shared.link.events import Lost
from shared.model import Language, Role
from shared.protocol.commands import TicketDone
from shared.protocol.views import NextUp, Why, WhyCode
from shared.ui.opening import grab
from tests.counter.conftest import OpenDesk
from tests.counter.notice_samples import EMERGENCY
from tests.counter.sample import CALLED, ME, SERVED, WAITING, minutes_ago, room, ticket
from tests.screens.comparing import as_asked

NARROW, WIDE, LEAST = (420, 760), (980, 640), (400, 620)
SIZES = {"narrow": NARROW, "wide": WIDE, "least": LEAST}
IN_LEAST = ("login", "pin", "called", "serving", "emergency", "emergency_login")
"""In the smallest window only the pages that had to give something up for it."""
MANY = tuple(ticket(f"A{13 + i:03}", "kp", 85 - i * 0.28) for i in range(300))
"""Three hundred came within the first hour and a half."""
YIELDED = (
    tuple(msgspec.structs.replace(row, yielded=n) for row, n in zip(WAITING, (3, 0, 12, 1, 2), strict=False))
    + WAITING[5:]
)
"""Some of them let others pass."""
OFFICER = msgspec.structs.replace(ME, cases=CaseCount(7, 2, 3))
LEADER = msgspec.structs.replace(ME, role=Role.SUPERVISOR)
UNDOABLE = msgspec.structs.replace(ME, undo_until=minutes_ago(-1), undo_of="A012")
WAITED = NextUp("t-A013", Why(WhyCode.LONGEST_WAIT, 85, 15))
PAGES = {
    "login": room(me=None),
    "choose": room(me=msgspec.structs.replace(ME, desk=None, next=None)),
    "pin": room(me=msgspec.structs.replace(ME, desk=None, next=None, must_change_pin=True)),
    "idle": room(),
    "called": room(current=CALLED),
    "serving": room(current=SERVED),
    "nobody": room(waiting=(), others=(), me=msgspec.structs.replace(ME, next=None)),
    "paused": room(paused="Istirahat"),
    "many": room(current=SERVED, waiting=MANY, me=msgspec.structs.replace(ME, next=WAITED)),
    "offline": room(current=SERVED),
    "emergency": msgspec.structs.replace(room(current=SERVED), emergency=EMERGENCY),
    "emergency_login": msgspec.structs.replace(room(me=None), emergency=EMERGENCY),
    "transfer": room(current=SERVED),
    "transfer_service": room(current=SERVED),
    "pause": room(),
    "pick": room(),
    "cancel": room(),
    "walk_in": room(),
    "walk_in_found": room(),
    "menu": room(current=SERVED),
    "menu_lead": room(me=LEADER),
    "menu_officer": room(me=OFFICER),
    "yielded": room(current=msgspec.structs.replace(SERVED, yielded=1), waiting=YIELDED),
    "yielded_list": room(waiting=YIELDED),
    "parked": room(),
    "missed": room(),
    "calls": room(),
    "undo": room(current=SERVED),
}
CHOSEN = "t-A015"
STEPS: dict[str, tuple[Input, ...]] = {
    "transfer": (Press(Verb.TRANSFER),),
    "transfer_service": (Press(Verb.TRANSFER), Choose("b")),
    "pause": (Press(Verb.PAUSE),),
    "pick": (Press(Verb.CALL_CHOSEN, CHOSEN),),
    "cancel": (Press(Verb.CANCEL, CHOSEN),),
    "walk_in": (Press(Verb.WALK_IN),),
    "walk_in_found": (Press(Verb.WALK_IN), TypedSearch("pen")),
    "menu": (Press(Verb.MENU),),
    "menu_lead": (Press(Verb.MENU),),
    "menu_officer": (Press(Verb.MENU),),
    "parked": (PickTab(Tab.PARKED),),
    "missed": (PickTab(Tab.MISSED),),
    "calls": (PickTab(Tab.CALLS),),
    "undo": (Press(Verb.PARK),),
}
"""What the clerk did before the picture."""
LISTED = ("parked", "missed", "calls", "yielded_list")
"""In a narrow window the list is a page of its own."""


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("page", "size"),
    [(page, size) for page in PAGES for size in SIZES if size != "least" or page in IN_LEAST],
)
def test_a_page_looks_as_approved(
    page: str, size: str, language: Language, open_desk: OpenDesk, tmp_path: Path
) -> None:
    window = open_desk(PAGES[page], SIZES[size], language)
    if page == "offline":
        window.conductor.link_says(Lost(minutes_ago(1)))
    for input in STEPS.get(page, ()):
        window.conductor.take(input)
    if page in LISTED and size == "narrow":
        window.conductor.take(Press(Verb.LIST))
    if page == "undo":
        window.answer(TicketDone("t-A012", "A012"))
        window.change(room(me=UNDOABLE))
    if page in ("login", "pin", "emergency_login"):
        window.window.contentItem().forceActiveFocus()  # no blinking cursor in the picture
    window.settle()
    comparing = as_asked(tmp_path)
    comparing.check("counter", f"{page}-{size}-{language.value}", grab(window.window))

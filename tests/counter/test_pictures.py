"""Every page of the desk as approved: narrow and wide, both languages. ``ANTREAN_APPROVE=1`` approves deliberately."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from counter.inputs import Choose, Press
from counter.verbs import Verb
from shared.link.events import Lost
from shared.model import Language
from shared.ui.opening import grab
from tests.counter.conftest import OpenDesk
from tests.counter.sample import CALLED, ME, SERVED, minutes_ago, room, ticket
from tests.screens.comparing import Comparing

NARROW, WIDE, LEAST = (420, 760), (980, 640), (400, 620)
SIZES = {"narrow": NARROW, "wide": WIDE, "least": LEAST}
IN_LEAST = ("login", "pin", "called", "serving")
"""In the smallest window only the pages that had to give something up for it."""
MANY = tuple(ticket(f"A{i:03}", "kp", 300 - i / 2) for i in range(300))
PAGES = {
    "login": room(me=None),
    "choose": room(me=msgspec.structs.replace(ME, desk=None, next=None)),
    "pin": room(me=msgspec.structs.replace(ME, desk=None, next=None, must_change_pin=True)),
    "idle": room(),
    "called": room(current=CALLED),
    "serving": room(current=SERVED),
    "nobody": room(waiting=(), others=(), me=msgspec.structs.replace(ME, next=None)),
    "paused": room(paused="Istirahat"),
    "many": room(current=SERVED, waiting=MANY),
    "offline": room(current=SERVED),
    "transfer": room(current=SERVED),
    "transfer_service": room(current=SERVED),
}


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
    if page.startswith("transfer"):
        window.conductor.take(Press(Verb.TRANSFER))
    if page == "transfer_service":
        window.conductor.take(Choose("b"))
    if page in ("login", "pin"):
        window.window.contentItem().forceActiveFocus()  # no blinking cursor in the picture
    window.settle()
    comparing = Comparing(os.environ.get("ANTREAN_APPROVE") == "1", tmp_path)
    comparing.check("counter", f"{page}-{size}-{language.value}", grab(window.window))

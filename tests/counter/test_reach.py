"""Every key of every page can be read whole and reached, in any window and either language."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from counter.inputs import Dismiss, Press, ShowSheet
from counter.state import Notice, Page, SheetKind, Tone
from counter.verbs import Say, Verb
from shared.model import DeskInfo, Language, Role, Text
from shared.protocol.views import AlertKind, AlertRow, DeskSnapshot
from tests.counter.conftest import OpenDesk, Window
from tests.counter.looking import box, scrolls, texts_in
from tests.counter.notice_samples import EMERGENCY
from tests.counter.sample import CALLED, DIRECTORY, ME, NOW, SERVED, room

SIZES = ((400, 620), (400, 640), (420, 760), (640, 700), (899, 720), (900, 640), (980, 640), (1280, 800))
SOME = ((400, 620), (420, 760), (900, 640))
SHEETS = {
    Verb.MENU: (),
    Verb.LIST: (),
    Verb.TRANSFER: (SheetKind.TRANSFER_DESK, SheetKind.TRANSFER_PERSON),
    Verb.FINISH_OTHER: (),
    Verb.PAUSE: (),
    Verb.ANNOUNCE: (),
    Verb.CLOSE_DAY: (),
    Verb.EMERGENCY: (),
    Verb.ACCEPT_CLOCK: (),
    Verb.CHANGE_PIN: (),
}
LIST = "QQuickListView"
FOOT = ("language", "log_out")
"""Keys of the foot, which a sentence may lie over in a low window: both have a key of the keyboard."""
HEAD = msgspec.structs.replace(ME, role=Role.SUPERVISOR)
NO_DESK = msgspec.structs.replace(ME, desk=None, next=None)


def many_desks(snapshot: DeskSnapshot) -> DeskSnapshot:
    """The same with sixteen desks, as many as a large office has."""
    more = tuple(DeskInfo(f"{i}", Text(f"{i}", f"{i}"), Text("Penerimaan", "Intake")) for i in range(7, 16))
    directory = msgspec.structs.replace(DIRECTORY, desks=DIRECTORY.desks + more)
    return msgspec.structs.replace(snapshot, directory=directory)


PAGES = {
    "login": room(me=None),
    "login with 16 desks": many_desks(room(me=None)),
    "choose": room(me=NO_DESK),
    "choose with 16 desks": many_desks(room(me=NO_DESK)),
    "pin": room(me=msgspec.structs.replace(NO_DESK, must_change_pin=True)),
    "idle": room(),
    "called": room(current=CALLED),
    "serving": room(me=HEAD, current=SERVED),
    "paused": room(paused="Istirahat"),
    "emergency": msgspec.structs.replace(room(current=SERVED), emergency=EMERGENCY),
}


def keys(window: Window) -> Iterator[QQuickItem]:
    """Everything that can be pressed: what lies under an open sheet cannot."""
    sheet = next((item for item in window.items() if item.objectName() == "sheet"), None)
    found = (item for item in window.items() if item.property("isKey") is True and item.width() > 0)
    return (item for item in found if sheet is None or within(item, sheet))


def cut(window: Window) -> list[str]:
    """Words of keys that end in an ellipsis; on the pages before the desk, any words."""
    before_the_desk = window.conductor.state.page is not Page.DESK
    places = [window.window.contentItem()] if before_the_desk else list(keys(window))
    found = [text for place in places for text in texts_in(place) if text.property("truncated")]
    return [str(text.property("text")) for text in found if text.objectName() != "emergencyText"]  # its key shows all


def outside(window: Window) -> list[str]:
    """Keys that do not lie whole in the window; rows of a list that scrolls are let be."""
    whole = QRectF(0, 0, window.window.width(), window.window.height())
    return [
        f"{item.objectName()} {where.getRect()}"
        for item in keys(window)
        if not scrolls(item, LIST) and not whole.contains(where := box(item))
    ]


def covered(window: Window) -> list[str]:
    """Keys that the sentence or the counts at the bottom lie over, or that lie over one another."""
    on_top = any(item.objectName() == "sheet" for item in window.items())
    bars = [item for item in window.items() if item.objectName() in ("notice", "strip") and not on_top]
    there = [item for item in keys(window) if not scrolls(item, LIST) and not any(within(item, bar) for bar in bars)]
    boxes = [(item.objectName(), box(item)) for item in there]
    under = [name for name, where in boxes if name not in FOOT and any(where.intersects(box(bar)) for bar in bars)]
    pairs = itertools.combinations(boxes, 2)
    return under + [f"{one} over {two}" for (one, a), (two, b) in pairs if a.intersects(b)]


def within(item: QQuickItem | None, other: QQuickItem) -> bool:
    """Whether an item is a part of another."""
    while item is not None and item is not other:
        item = item.parentItem()
    return item is not None


def fit(window: Window, where: str, sizes: Sequence[tuple[int, int]] = SIZES) -> list[str]:
    """What is wrong, at every size."""
    wrong: list[str] = []
    for size in sizes:
        window.window.resize(*size)
        window.settle()
        window.window.grabWindow()
        wrong += [f"{where} {size}: '{text}' is cut" for text in cut(window)]
        wrong += [f"{where} {size}: {key} is outside" for key in outside(window)]
        wrong += [f"{where} {size}: {key} is covered" for key in covered(window)]
    return wrong


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("page", PAGES)
def test_every_key_of_a_page_is_whole(page: str, language: Language, open_desk: OpenDesk) -> None:
    window = open_desk(PAGES[page], SIZES[0], language)
    assert any(keys(window))
    wrong = fit(window, page)
    window.conductor.state = replace(window.conductor.state, notice=Notice(Say("counter.no.name_and_pin"), Tone.ERROR))
    window.later(0)
    assert any(item.objectName() == "notice" for item in window.items())
    wrong += fit(window, f"{page} with a sentence", SOME)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", list(Language))
def test_every_key_of_a_sheet_is_whole(language: Language, open_desk: OpenDesk) -> None:
    doubt = AlertRow("clock", AlertKind.CLOCK, NOW)
    standing = msgspec.structs.replace(room(me=HEAD, current=SERVED, alerts=(doubt,)), emergency=EMERGENCY)
    window = open_desk(standing, SIZES[0], language)
    wrong: list[str] = []
    for verb, tabs in SHEETS.items():
        window.window.resize(*SIZES[0])
        window.conductor.take(Press(verb))
        assert window.conductor.state.sheet, verb
        wrong += fit(window, verb.value, SOME) if verb is not Verb.LIST else []
        for tab in tabs:
            window.conductor.take(ShowSheet(tab))
            wrong += fit(window, tab.value, SOME)
        window.conductor.take(Dismiss())
        window.settle()
        window.later(5)
    assert not wrong, "\n".join(wrong)

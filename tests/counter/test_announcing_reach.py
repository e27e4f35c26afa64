"""Every key of the supervisors' window is whole and reached; every text in it is plain."""

from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace as changed
from PySide6.QtCore import QRectF, Qt
from PySide6.QtQuick import QQuickItem

from counter.announcing.inputs import Pick, Show
from counter.announcing.state import Tab
from shared.model import Language, Text
from tests.counter.announced import Lead, OpenLead
from tests.counter.looking import PLAIN, POISON, box, keys, scrolls, text_format, texts_in
from tests.counter.notice_pages import PAGES, scene
from tests.counter.notice_samples import EMERGENCY, ROWS, supervised

K = Qt.Key


def inside_form(item: QQuickItem | None) -> QQuickItem | None:
    """The form that an item lies in."""
    while item is not None and item.objectName() != "form":
        item = item.parentItem()
    return item


def cut(lead: Lead) -> list[str]:
    """Words of keys that end in an ellipsis."""
    places = [key for key in keys(lead) if not key.objectName().startswith("preview-")]
    return [str(text.property("text")) for key in places for text in texts_in(key) if text.property("truncated")]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("page", PAGES)
def test_every_key_is_whole_and_inside_and_under_no_other(page: str, language: Language, open_lead: OpenLead) -> None:
    lead = open_lead(size=(900, 600), language=language)
    scene(lead, page)
    wrong: list[str] = []
    for size in ((900, 600), (1100, 720), (1920, 1080), (3840, 2160)):
        lead.window.resize(*size)
        lead.settle()
        lead.window.grabWindow()
        assert keys(lead)
        whole = QRectF(0, 0, *size).adjusted(-0.5, -0.5, 0.5, 0.5)
        wrong += [f"{size}: '{text}' is cut" for text in cut(lead)]
        still = [
            (item.objectName(), box(item).adjusted(0.5, 0.5, -0.5, -0.5)) for item in keys(lead) if not scrolls(item)
        ]
        wrong += [f"{size}: {name} is outside" for name, where in still if not whole.contains(where)]
        wrong += [f"{size}: {a} over {b}" for (a, x), (b, y) in itertools.combinations(still, 2) if x.intersects(y)]
        sides = [
            item
            for item in keys(lead)
            if scrolls(item) and not whole.contains(QRectF(box(item).x(), 0, box(item).width(), 1))
        ]
        wrong += [f"{size}: {item.objectName()} sticks out sideways" for item in sides]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("size", [(900, 600), (1100, 720)])
def test_tab_reaches_every_key_and_field_and_shows_it(size: tuple[int, int], open_lead: OpenLead) -> None:
    lead = open_lead(size=size)
    for page in ("card", "picture", "page", "when", "preview", "week"):
        scene(lead, page)
        lead.take(Show(lead.board.tab))
        wanted = {item.objectName() for item in keys(lead) if item.property("activeFocusOnTab")}
        reached: set[str] = set()
        for _ in range(70):
            lead.press(K.Key_Tab)
            item = lead.window.activeFocusItem()
            assert item, page
            form = inside_form(item)
            if form is not None:
                assert box(form).top() - 1 <= box(item).center().y() <= box(form).bottom() + 1, item.objectName()
            reached.add(item.objectName())
        assert wanted <= reached, (page, wanted - reached)


@pytest.mark.parametrize("tab", list(Tab))
def test_poisoned_texts_are_shown_as_they_are(tab: Tab, open_lead: OpenLead) -> None:
    content = ROWS[0].approved
    assert content
    row = changed(
        ROWS[0],
        author=POISON,
        approver=POISON,
        approved=changed(content, title=Text(POISON, POISON), body=Text(POISON, POISON), screens=(POISON,)),
    )
    emergency = changed(EMERGENCY, text=Text(POISON, POISON))
    lead = open_lead(supervised((row,), emergency=emergency))
    lead.take(Pick("n1"), Show(tab))
    lead.window.grabWindow()
    seen = lead.written()
    assert any("<img" in str(item.property("text")) for item in seen)
    for item in seen:
        assert text_format(item) == PLAIN, item.property("text")

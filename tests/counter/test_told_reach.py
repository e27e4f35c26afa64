"""Every key of the windows about complaints is whole and reached; every text in them is plain."""

from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace as changed
from PySide6.QtCore import QRectF, Qt

from counter.cases.inputs import Type
from counter.cases.state import Field
from counter.verbs import Verb
from shared.feedback import CaseState, CaseStep
from shared.model import Language
from tests.counter.case_samples import FILE
from tests.counter.looking import PLAIN, POISON, box, keys, scrolls, text_format, texts_in
from tests.counter.sample import minutes_ago
from tests.counter.told import OpenTold, Told
from tests.counter.told_pages import PAGES, SLIPS, read_case, scene, slip_scene

K = Qt.Key


def amiss(told: Told, size: tuple[int, int]) -> list[str]:
    """Keys that are cut, outside, or over one another; texts that stick out sideways."""
    told.window.resize(*size)
    told.settle()
    told.window.grabWindow()
    whole = QRectF(0, 0, *size).adjusted(-0.5, -0.5, 0.5, 0.5)
    found = keys(told)
    assert found
    wrong = [
        f"'{text.property('text')}' is cut" for key in found for text in texts_in(key) if text.property("truncated")
    ]
    still = [(item.objectName(), box(item).adjusted(0.5, 0.5, -0.5, -0.5)) for item in found if not scrolls(item)]
    wrong += [f"{name} is outside {where}" for name, where in still if not whole.contains(where)]
    wrong += [f"{a} over {b}" for (a, x), (b, y) in itertools.combinations(still, 2) if x.intersects(y)]
    wrong += [
        f"'{str(item.property('text'))[:40]}' sticks out sideways"
        for item in (*found, *told.written())
        if not whole.contains(QRectF(box(item).x(), 1, min(box(item).width(), 1e6), 1))
    ]
    return [f"{size}: {each}" for each in wrong]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("page", PAGES)
def test_every_key_of_the_officers_window_is_whole_and_inside(
    page: str, language: Language, open_told: OpenTold
) -> None:
    told = open_told(size=(380, 600), language=language)
    scene(told, page)
    wrong = [each for size in ((380, 600), (819, 640), (820, 640), (1600, 1000)) for each in amiss(told, size)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("page", SLIPS)
def test_every_key_of_the_form_is_whole_and_inside(page: str, language: Language, open_told: OpenTold) -> None:
    told = open_told(Verb.FILE_CASE, (380, 600), language)
    slip_scene(told, page)
    wrong = [each for size in ((380, 600), (420, 700), (560, 760), (1200, 900)) for each in amiss(told, size)]
    assert not wrong, "\n".join(wrong)


def reached(told: Told, presses: int) -> set[str]:
    """What Tab comes to; each time what has the focus is in sight."""
    found: set[str] = set()
    for _ in range(presses):
        told.press(K.Key_Tab)
        item = told.window.activeFocusItem()
        assert item
        holder = item.parentItem() if item.inherits("QQuickTextEdit") else item
        assert 0 <= box(item).top() + min(box(item).height(), 40) <= told.window.height(), item.objectName()
        found |= {item.objectName(), holder.objectName() if holder else ""}
    return found


@pytest.mark.parametrize("size", [(380, 600), (1020, 720)])
def test_tab_reaches_every_key_and_field_and_shows_it(size: tuple[int, int], open_told: OpenTold) -> None:
    told = open_told(size=size)
    scene(told, "case")
    wanted = {item.objectName() for item in keys(told) if item.property("activeFocusOnTab")}
    assert {"send", "target-done", "level-light"} <= wanted
    assert wanted <= reached(told, 30)


@pytest.mark.parametrize("size", [(380, 600), (560, 760)])
def test_tab_reaches_every_key_and_field_of_the_form(size: tuple[int, int], open_told: OpenTold) -> None:
    told = open_told(Verb.FILE_CASE, size)
    slip_scene(told, "form")
    wanted = {item.objectName() for item in keys(told) if item.property("activeFocusOnTab")}
    assert {"send", "kind-whistle", "pick_service"} <= wanted
    assert wanted <= reached(told, 20)


def test_poisoned_texts_are_shown_as_they_are(open_told: OpenTold) -> None:
    told = open_told()
    step = CaseStep(minutes_ago(5), CaseState.EXAMINED, POISON, POISON, POISON)
    read_case(told, changed(FILE, text=POISON, contact=POISON, steps=(step,)))
    told.take(Type(Field.ANSWER, POISON))
    told.window.grabWindow()
    seen = told.written()
    shown = [item for item in seen if "<img" in str(item.property("text"))]
    assert len(shown) >= 6  # text, contact, who, answer, note, and what is being written
    for item in seen:
        assert text_format(item) == PLAIN, item.property("text")


def test_a_right_to_left_text_stays_at_the_left_and_turns_nothing_else(open_told: OpenTold) -> None:
    told = open_told()
    read_case(told, changed(FILE, text="مرحبا بكم\n\u202eterbalik"))
    (shown,) = [text for text in told.texts() if "مرحبا" in text]
    assert "\u202e" not in shown

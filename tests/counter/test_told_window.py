"""The windows about complaints by keyboard and pointer: keys whole and reached, texts plain, each page as approved."""

from __future__ import annotations

import gc
import itertools
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace as changed
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from counter.cases.inputs import Aimed, Do, Narrow, Pick, Ranked, Show, Type
from counter.cases.state import Deed, Drawer, Field, Shelf
from counter.filing.inputs import Do as DoSlip
from counter.filing.inputs import Kind, Service
from counter.filing.inputs import Type as TypeSlip
from counter.filing.state import Deed as SlipDeed
from counter.filing.state import Field as SlipField
from counter.inputs import Press
from counter.verbs import Verb
from shared.feedback import CaseCount, CaseFile, CaseKind, CaseLevel, CaseState, CaseStep
from shared.model import Language
from shared.protocol import cases as c
from shared.protocol.refusal import Refusal, RefusalCode
from shared.ui.opening import grab
from tests.counter.sample import ME, minutes_ago, room
from tests.counter.told import CLOSED, FILE, LINES, OFFICER, PLAIN_OFFICER, WHISTLE, WHISTLES, Told, counting
from tests.screens.comparing import Comparing

K = Qt.Key
NARROW, WIDE = (380, 720), (1020, 720)
SLIP_SIZES = {"narrow": (380, 600), "usual": (560, 760)}
OpenTold = Callable[..., Told]
TRICKS = "Ketertinggalan" * 30 + " \u202ekilabret\u202c a" + "\u0301" * 60 + " مرحبا بكم في المكتب " + "x" * 300
LONG = "\n".join((TRICKS, "", *("Baris berikutnya yang biasa saja." for _ in range(12))))


@pytest.fixture
def open_told() -> Iterator[OpenTold]:
    """Opens windows, and closes them again; a window that warned fails the test."""
    opened: list[Told] = []

    def opening(
        verb: Verb = Verb.CASES, size: tuple[int, int] = WIDE, language: Language = Language.INDONESIAN
    ) -> Told:
        told = Told(language, size)
        opened.append(told)
        told.start(verb)
        return told

    yield opening
    for told in opened:
        told.close()
        assert told.warnings == []


def long_case() -> CaseFile:
    """A case with everything that can be too long."""
    step = CaseStep(minutes_ago(5), CaseState.FORWARDED, "Nama Petugas Yang Sangat Panjang Sampai Ke Tepi", LONG, LONG)
    return changed(FILE, text=LONG, contact="kontak-yang-sangat-panjang-" * 4, steps=(*FILE.steps, step))


def read_case(told: Told, file: CaseFile = FILE) -> None:
    """The list and one case of it."""
    told.listed()
    told.take(Pick(file.line.case))
    told.read(file)


def scene(  # noqa: PLR0912 (a list of pages)
    told: Told, page: str
) -> None:
    """Bring the window to a page."""
    match page:
        case "list":
            told.listed()
        case "empty":
            told.change(counting(changed(OFFICER, cases=CaseCount(0, 0))))
            told.listed(())
        case "many":
            told.change(counting(changed(OFFICER, cases=CaseCount(300, 120))))
            told.listed(tuple(changed(LINES[i % 5], case=f"m{i}") for i in range(300)))
        case "case":
            read_case(told)
        case "loading":
            told.listed()
            told.take(Pick("k1"))
        case "long":
            read_case(told, long_case())
        case "unfinished":
            read_case(told)
            told.take(Aimed(CaseState.DONE), Ranked(CaseLevel.LIGHT), Type(Field.NOTE, "Diantar ke meja 3."))
            told.take(Do(Deed.SEND))
        case "behind":
            read_case(told)
            told.take(Aimed(CaseState.FORWARDED), Type(Field.ANSWER, "Mohon tunggu."), Do(Deed.SEND))
            told.answer(Refusal(RefusalCode.CASE_CHANGED), to=c.MoveCase)
        case "closed":
            told.listed()
            told.take(Narrow(Shelf.CLOSED))
            told.listed(CLOSED)
            told.take(Pick("k8"))
            told.read(changed(FILE, line=CLOSED[0]))
        case "whistle":
            told.listed()
            told.take(Show(Drawer.WHISTLE))
            told.listed(WHISTLES)
            told.take(Pick("w1"))
            told.read(WHISTLE)
        case "ask":
            read_case(told)
            told.take(Type(Field.ANSWER, "Belum dikirim."), Pick("k2"))
        case "curtain":
            read_case(told)
            told.later(301)
        case "offline":
            read_case(told)
            told.lose()
        case _:
            raise AssertionError(page)
    told.settle()


PAGES = (
    *("list", "empty", "many", "case", "loading", "long", "unfinished", "behind", "closed", "whistle", "ask"),
    *("curtain", "offline"),
)


def slip_scene(told: Told, page: str) -> None:
    """Bring the form to a page."""
    told.write(TypeSlip(SlipField.TEXT, "Berkas saya sudah tiga minggu di loket dan belum ada kabar."))
    match page:
        case "form":
            told.write(Service("kons"))
        case "whistle":
            told.write(Kind(CaseKind.WHISTLE))
        case "services":
            told.write(DoSlip(SlipDeed.PICK_SERVICE))
        case "wrong":
            told.write(TypeSlip(SlipField.TEXT, TRICKS), TypeSlip(SlipField.CONTACT, "y" * 130), DoSlip(SlipDeed.SEND))
        case "unanswered":
            told.write(DoSlip(SlipDeed.SEND))
            told.answer(Refusal(RefusalCode.TIMEOUT))
        case "receipt":
            told.write(DoSlip(SlipDeed.SEND))
            told.answer(c.CaseFiled(date(2026, 1, 30)))
            told.write(DoSlip(SlipDeed.COPY))
        case "unsent":
            told.write(DoSlip(SlipDeed.LEAVE))
        case _:
            raise AssertionError(page)
    told.settle()


SLIPS = ("form", "whistle", "services", "wrong", "unanswered", "receipt", "unsent")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", ["narrow", "wide"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_approved(
    page: str, size: str, language: Language, open_told: OpenTold, tmp_path: Path
) -> None:
    told = open_told(size=NARROW if size == "narrow" else WIDE, language=language)
    scene(told, page)
    comparing = Comparing(os.environ.get("ANTREAN_APPROVE") == "1", tmp_path)
    comparing.check("cases", f"{page}-{size}-{language.value}", grab(told.window))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", SLIP_SIZES)
@pytest.mark.parametrize("page", SLIPS)
def test_the_form_looks_as_approved(
    page: str, size: str, language: Language, open_told: OpenTold, tmp_path: Path
) -> None:
    told = open_told(Verb.FILE_CASE, SLIP_SIZES[size], language)
    slip_scene(told, page)
    if page in ("form", "whistle", "wrong"):
        told.find("send").forceActiveFocus()  # no blinking cursor in the picture
        told.settle()
    comparing = Comparing(os.environ.get("ANTREAN_APPROVE") == "1", tmp_path)
    comparing.check("filing", f"{page}-{size}-{language.value}", grab(told.window))


# --- reach ---------------------------------------------------------------------------------------------------------


def box(item: QQuickItem) -> QRectF:
    """Where an item lies in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def scrolls(item: QQuickItem | None) -> bool:
    """Whether an item lies in what scrolls."""
    while item is not None:
        if item.inherits("QQuickFlickable"):
            return True
        item = item.parentItem()
    return False


def keys(told: Told) -> list[QQuickItem]:
    """Everything that can be pressed now."""
    return [item for item in told.items() if item.property("isKey") is True and item.isEnabled() and item.width() > 0]


def texts_in(item: QQuickItem) -> Iterator[QQuickItem]:
    """The texts of an item."""
    for child in item.childItems():
        if child.isVisible():
            if child.inherits("QQuickText"):
                yield child
            yield from texts_in(child)


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
    read = [item for item in told.items() if item.inherits("QQuickText") or item.inherits("QQuickTextEdit")]
    wrong += [
        f"'{str(item.property('text'))[:40]}' sticks out sideways"
        for item in (*found, *read)
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


def text_format(item: QQuickItem) -> int:
    """PySide has no name for the type of this property; QML itself tells its figure."""
    value = QQmlExpression(qmlContext(item), item, "textFormat").evaluate()
    return int(value[0] if isinstance(value, tuple) else value)


POISON = "<img src='http://198.51.100.1/x.png'><b>{name}</b>%1 {0}"


def test_poisoned_texts_are_shown_as_they_are(open_told: OpenTold) -> None:
    told = open_told()
    step = CaseStep(minutes_ago(5), CaseState.EXAMINED, POISON, POISON, POISON)
    read_case(told, changed(FILE, text=POISON, contact=POISON, steps=(step,)))
    told.take(Type(Field.ANSWER, POISON))
    told.window.grabWindow()
    seen = [item for item in told.items() if item.inherits("QQuickText") or item.inherits("QQuickTextEdit")]
    shown = [item for item in seen if "<img" in str(item.property("text"))]
    assert len(shown) >= 6  # text, contact, who, answer, note, and what is being written
    for item in seen:
        assert text_format(item) == 0, item.property("text")


def test_a_right_to_left_text_stays_at_the_left_and_turns_nothing_else(open_told: OpenTold) -> None:
    told = open_told()
    read_case(told, changed(FILE, text="مرحبا بكم\n\u202eterbalik"))
    (shown,) = [text for text in told.texts() if "مرحبا" in text]
    assert "\u202e" not in shown


# --- work ----------------------------------------------------------------------------------------------------------


def test_the_menu_has_the_window_for_officers_alone_and_says_what_waits(open_told: OpenTold) -> None:
    told = open_told()
    told.conductor.take(Press(Verb.MENU))
    lines = {line.key: line for line in told.desk._choices.items}
    assert lines["cases"].detail == "7 terbuka, 2 lewat tenggat"
    assert "file_case" in lines
    told.change(room(me=ME))
    lines = {line.key: line for line in told.desk._choices.items}
    assert "cases" not in lines
    assert "file_case" in lines


def test_a_case_is_moved_on_by_keyboard_alone(open_told: OpenTold) -> None:
    told = open_told()
    told.listed()
    told.press(K.Key_F11)
    told.press(K.Key_Down)
    told.press(K.Key_Up)
    told.press(K.Key_Return)
    assert told.line.commands[-1] == c.ReadCase("k1")
    told.read()
    told.find("target-done").forceActiveFocus()
    told.press(K.Key_Space)
    field = next(item for item in told.items() if item.objectName() == "field-answer")
    next(item for item in field.findChildren(QQuickItem) if item.inherits("QQuickTextEdit")).forceActiveFocus()
    told.type("Sudah selesai.")
    told.press(K.Key_Return)
    told.type("Terima kasih.")
    told.control(K.Key_Return)
    assert told.line.commands[-1] == c.MoveCase("k1", 2, CaseState.DONE, None, "Sudah selesai.\nTerima kasih.")


def test_esc_goes_back_one_thing_at_a_time(open_told: OpenTold) -> None:
    told = open_told(size=NARROW)
    scene(told, "ask")
    told.press(K.Key_Escape)  # the question
    assert told.cases.book.aim is None
    assert told.cases.book.chosen == "k1"
    told.take(Type(Field.ANSWER, ""))
    told.press(K.Key_Escape)  # the case
    assert told.cases.book.chosen is None
    assert told.find("cases").isVisible()
    told.control(K.Key_W)
    assert not told.is_open


def test_the_drawer_of_disclosures_is_there_for_those_who_may_read_them(open_told: OpenTold) -> None:
    told = open_told()
    told.listed()
    told.control(K.Key_2)
    assert told.line.commands[-1] == c.ListCases(whistle=True)
    told.change(counting(PLAIN_OFFICER))
    assert all(not item.objectName().startswith("drawer-") for item in told.items())
    asked = len(told.line.commands)
    told.control(K.Key_2)
    told.cases.screen.showDrawer("whistle")
    assert len(told.line.commands) == asked


def test_the_window_closes_when_its_officer_logs_out(open_told: OpenTold) -> None:
    told = open_told()
    scene(told, "ask")
    told.change(room(me=None))
    assert not told.is_open


def test_a_window_that_is_open_comes_to_the_front_when_it_is_wanted_again(open_told: OpenTold) -> None:
    told = open_told()
    read_case(told)
    told.opened.window.requestActivate()
    told.settle()
    assert QGuiApplication.focusWindow() != told.window
    told.conductor.take(Press(Verb.CASES))
    told.settle()
    assert QGuiApplication.focusWindow() == told.window
    assert told.cases.book.file == FILE


def test_three_hundred_cases_are_scrolled_through(open_told: OpenTold) -> None:
    told = open_told()
    scene(told, "many")
    rows = told.find("cases")
    rows.forceActiveFocus()
    for _ in range(40):
        told.press(K.Key_Down)
    assert int(rows.property("currentIndex")) >= 40
    assert box(rows).height() > 0


def test_taking_a_complaint_down_by_keyboard_alone(open_told: OpenTold) -> None:
    told = open_told(Verb.FILE_CASE, (420, 700))
    told.type("Tiga minggu")
    told.press(K.Key_Return)
    told.type("tanpa kabar")
    told.press(K.Key_Tab)
    told.press(K.Key_Space)  # the services
    told.press(K.Key_Down)
    told.press(K.Key_Return)
    told.control(K.Key_Return)
    (sent,) = told.line.commands
    assert isinstance(sent, c.FileCase)
    assert sent.report.text == "Tiga minggu\ntanpa kabar"
    assert sent.report.service == "kp"
    told.answer(c.CaseFiled(date(2026, 1, 30)))
    shown = str(told.find("code").property("text"))
    assert shown.replace("\n", "-") == sent.code
    told.control(K.Key_C)
    assert QGuiApplication.clipboard().text() == sent.code
    told.control(K.Key_W)
    assert not told.is_open
    assert QGuiApplication.clipboard().text() == ""


def test_what_was_copied_since_is_left_on_the_clipboard(open_told: OpenTold) -> None:
    told = open_told(Verb.FILE_CASE, (420, 700))
    slip_scene(told, "receipt")
    QGuiApplication.clipboard().setText("sesuatu yang lain")
    told.control(K.Key_W)
    assert QGuiApplication.clipboard().text() == "sesuatu yang lain"


# --- nothing stays -------------------------------------------------------------------------------------------------


def held(secret: str) -> list[str]:
    """What in this process still holds a text with these letters and more; the letters alone are the question."""
    gc.collect()
    found: list[str] = []
    for one in gc.get_objects():
        parts = gc.get_referents(one)
        for part in parts:
            parts += gc.get_referents(part) if not gc.is_tracked(part) and not isinstance(part, str) else []
        found += [
            f"{type(one).__name__}: {part[:60]}"
            for part in parts
            if isinstance(part, str) and len(part) > len(secret) and secret in part
        ]
    return found


def secret_of(parts: tuple[str, ...]) -> str:
    """Made when it is needed, so that no constant of this file is found instead."""
    return "".join(parts)


@pytest.mark.parametrize("end", ["leave", "log out", "idle"])
def test_nothing_of_a_case_stays_in_memory(end: str, open_told: OpenTold) -> None:
    told = open_told()
    secret = secret_of(("raha", "sia", "-7731"))
    read_case(told, changed(FILE, text=f"{secret} satu", contact=f"{secret} dua"))
    told.take(Aimed(CaseState.FORWARDED))
    assert held(secret), "the search finds nothing at all"
    if end == "leave":
        told.take(Do(Deed.LEAVE))
    elif end == "log out":
        told.change(room(me=None))
    else:
        told.later(301)
    told.settle()
    del secret
    assert held(secret_of(("raha", "sia", "-7731"))) == []


def test_nothing_of_what_was_taken_down_stays_in_memory(open_told: OpenTold) -> None:
    told = open_told(Verb.FILE_CASE, (420, 700))
    told.write(TypeSlip(SlipField.TEXT, secret_of(("raha", "sia", "-9917", " tiga"))), DoSlip(SlipDeed.SEND))
    assert held(secret_of(("raha", "sia", "-9917")))
    told.answer(c.CaseFiled(date(2026, 1, 30)))
    told.line.done.clear()  # the recording, not the program
    told.write(DoSlip(SlipDeed.LEAVE))
    assert held(secret_of(("raha", "sia", "-9917"))) == []

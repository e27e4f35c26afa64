"""The windows about complaints by keyboard and pointer: opened, worked in, left."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from counter.cases.inputs import Type
from counter.cases.state import Field
from counter.inputs import Press
from counter.verbs import Verb
from shared.feedback import CaseState
from shared.protocol import cases as c
from tests.counter.case_samples import FILE, PLAIN_OFFICER, counting
from tests.counter.looking import box
from tests.counter.sample import ME, room
from tests.counter.told import OpenTold
from tests.counter.told_pages import NARROW, read_case, scene, slip_scene

K = Qt.Key


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


def test_officers_see_when_things_were_last_erased(open_told: OpenTold) -> None:
    told = open_told()
    assert "erasing" not in {item.objectName() for item in told.items()}  # the hub has not said yet
    told.listed()
    said = str(told.find("erasing").property("text"))
    assert said.replace("\u00a0", " ") == "Penghapusan otomatis terakhir: Senin, 12 Januari 2026, 00.05 · 3 entri"
    told.control(K.Key_2)
    told.answer(c.CaseList(()), to=c.ListCases)
    assert told.find("erasing").property("text") == "Penghapusan otomatis belum pernah berjalan"
    told.later(301)
    assert "erasing" not in {item.objectName() for item in told.items()}  # behind the curtain nothing is said


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

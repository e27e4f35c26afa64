"""Whole visits to the feedback room on the real screen: by touch, by four keys, by a keyboard with a cable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from kiosk_room import CODE, KioskRoom, snapshot
from pages import TOLD, pages
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

import kiosk.__main__ as program
from kiosk.printing import Failed, Paper, Printed
from kiosk.printing.paper import Words
from shared.feedback import CaseAnswer, CaseKind, CaseReport, CaseState, CaseStatus, Respondent, Scores, Sex
from shared.model import PrinterCondition
from shared.protocol.cases import AnswerSurvey, CaseFiled, CaseFound, FileCase, LookUpCase
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import OfficePhase

DUE = date(2026, 1, 30)


@pytest.fixture(params=[(1080, 1920), (1920, 1080)], ids=lambda size: f"{size[0]}x{size[1]}")
def sized(request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    """An upright kiosk, and one that lies."""
    made = KioskRoom(request.param)
    made.hub.connect()
    made.settle()
    made.opened.theme.setProperty("deadTime", 0)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def patient(room: KioskRoom) -> None:
    """Keys rest in real time; a test's clock is its own. That bouncing fingers do no harm is the journey's too."""
    room.opened.theme.setProperty("deadTime", 0)


def to(room: KioskRoom, *names: str) -> None:
    """Touch one key after the other."""
    for name in names:
        room.tap(name)


def write(room: KioskRoom, text: str) -> None:
    """Touch the letters, as fast as fingers."""
    for letter in text:
        room.tap({" ": "type:space"}.get(letter, f"type:{letter.lower()}"), wait=False)


def press(room: KioskRoom, text: str) -> None:
    """The keys of a keyboard with a cable."""
    for letter in text:
        QTest.keyClick(room.window, letter)


def shown(room: KioskRoom) -> str:
    """All words on the screen."""
    return "\n".join(str(item.property("text")) for item in room.items() if item.property("text"))


def file_case(room: KioskRoom) -> FileCase:
    """The case that was handed in last."""
    command = room.hub.asked(FileCase)[-1].command
    assert isinstance(command, FileCase)
    return command


def words(paper: Paper) -> str:
    """All words on a paper."""
    return "\n".join("".join(run.text for run in block.runs) for block in paper.blocks if isinstance(block, Words))


def test_a_survey_takes_a_touch_an_answer(sized: KioskRoom) -> None:
    to(sized, "feedback", "row:survey", "row:a", "row:kp")
    for element in ("persyaratan", "prosedur", "waktu", "biaya", "produk"):
        sized.tap(f"row:{element}.4")
    sized.tap("skip")  # kompetensi
    to(sized, "row:perilaku.3", "row:sarpras.2", "row:pengaduan.4")
    to(sized, "row:sex.female", "main")
    command = sized.hub.asked(AnswerSurvey)[-1].command
    assert isinstance(command, AnswerSurvey)
    assert command.ticket is None
    assert command.sheet.scores == Scores(4, 4, 4, 4, 4, None, 3, 2, 4)
    assert command.sheet.respondent == Respondent(Sex.FEMALE)
    sized.hub.answer(sized.hub.asked(AnswerSurvey)[-1])
    sized.settle()
    assert sized.screen.view.page == "thanks"
    sized.tap("main")
    assert sized.screen.view.page == "home"


def test_the_same_spot_may_answer_every_question(room: KioskRoom) -> None:
    """Each question's keys are its own: none is dead from the question before, and none takes two touches for one."""
    to(room, "feedback", "row:survey", "row:e")
    room.wait(0.5)
    key = room.key("row:persyaratan.4")
    place = key.mapToScene(QPointF(key.width() / 2, key.height() / 2))
    for n in range(9):
        assert room.screen.view.form.step == n + 1
        room.touch(place)
        room.touch(place)  # a bouncing finger
        room.wait(0.4)
    assert room.screen.view.page == "about"


def test_an_answer_given_before_is_seen_on_the_way_back(room: KioskRoom) -> None:
    to(room, "feedback", "row:survey", "row:e", "row:persyaratan.3", "back")
    assert [room.key(f"row:persyaratan.{n}").property("chosen") for n in (4, 3, 2, 1)] == [False, True, False, False]


def test_a_complaint_is_written_checked_sent_and_printed(sized: KioskRoom) -> None:
    to(sized, "feedback", "row:case", "row:complaint")
    assert not sized.key("main").isEnabled()
    sized.wait(0.5)
    write(sized, "antre lama.")
    sized.tap("type:space", wait=False)
    write(sized, "ya")
    assert sized.screen.view.form.text == "Antre lama. Ya"
    to(sized, "main", "main")
    assert sized.screen.view.page == "check"
    assert "Antre lama. Ya" in shown(sized)
    sized.tap("main")
    assert file_case(sized) == FileCase(CaseReport(CaseKind.COMPLAINT, "Antre lama. Ya"), CODE)
    sized.hub.answer(sized.hub.asked(FileCase)[-1], Done(CaseFiled(DUE)))
    sized.settle()
    assert sized.screen.view.page == "receipt"
    (paper,) = sized.press.papers
    assert CODE in words(paper).replace("\n", "")
    assert "Antre" not in repr(paper)
    assert CODE.replace("-", "") in shown(sized).replace("-", "").replace("\n", "")
    sized.press.end(Failed(frozenset({PrinterCondition.PAPER_OUT}), "not_printed.paper_out"))
    sized.settle()
    assert "Kertas habis" in sized.screen.view.notice.title
    sized.tap("printAgain")
    sized.press.end(Printed())
    sized.settle()
    assert len(sized.press.papers) == 2
    assert sized.screen.view.notice.title == "Silakan ambil tanda terima Anda"
    sized.wait(2.5)
    sized.tap("main")
    assert sized.screen.view.page == "home"
    assert CODE not in repr(sized.screen.view)


def test_a_disclosure_says_what_is_kept_before_a_word_is_written(room: KioskRoom) -> None:
    to(room, "feedback", "row:whistle")
    assert "tidak disimpan" in shown(room)
    assert "LAPOR!" in shown(room)
    assert "Ombudsman" in shown(room)
    room.tap("main")
    room.wait(0.5)
    write(room, "x")
    to(room, "main", "main")
    assert file_case(room).report == CaseReport(CaseKind.WHISTLE, "X")


def test_a_code_is_typed_and_the_case_stands_there_in_words(sized: KioskRoom) -> None:
    to(sized, "feedback", "row:status")
    sized.wait(0.5)
    write(sized, CODE.replace("-", ""))
    assert sized.screen.view.form.text == CODE
    sized.tap("main")
    (asked,) = sized.hub.asked(LookUpCase)
    answer = CaseAnswer(date(2026, 1, 13), CaseState.EXAMINED, "Kami sedang memeriksa.")
    status = CaseStatus(CaseKind.COMPLAINT, CaseState.EXAMINED, date(2026, 1, 12), DUE, (answer,))
    sized.hub.answer(asked, Done(CaseFound(status)))
    sized.settle()
    assert sized.screen.view.page == "standing"
    for line in ("Ditelaah", "Kami sedang memeriksa.", "Dijawab paling lambat Jumat, 30 Januari 2026", "LAPOR!"):
        assert line in shown(sized), line


def test_a_code_that_nobody_has_is_said_and_can_be_mended(room: KioskRoom) -> None:
    to(room, "feedback", "row:status")
    room.wait(0.5)
    write(room, CODE.replace("-", ""))
    room.tap("main")
    room.hub.answer(room.hub.asked(LookUpCase)[-1], Refusal(RefusalCode.UNKNOWN_CASE))
    room.settle()
    assert "tidak ditemukan" in shown(room)
    room.tap("type:erase")
    assert room.screen.view.form.text == CODE[:-1]
    assert "tidak ditemukan" not in shown(room)


def test_the_hub_gone_is_said_and_what_is_written_stays(room: KioskRoom) -> None:
    to(room, "feedback", "row:case", "row:complaint")
    room.wait(0.5)
    write(room, "lama")
    room.hub.cut()
    room.settle()
    assert "menyambung ulang" in shown(room)
    write(room, "s")
    to(room, "main", "main")
    assert not room.key("main").isEnabled()
    room.hub.connect()
    room.settle()
    room.tap("main")
    assert file_case(room).report.text == "Lamas"


def test_a_lost_answer_leads_back_to_the_words_and_the_same_case(room: KioskRoom) -> None:
    to(room, "feedback", "row:case", "row:complaint")
    room.wait(0.5)
    write(room, "lama")
    to(room, "main", "main", "main")
    room.wait(30)
    assert room.screen.view.page == "check"
    assert "Belum terkirim" in shown(room)
    room.tap("main")
    assert len({do.id for do in room.hub.asked(FileCase)}) == 1


def test_the_time_for_writing_is_longer_and_then_all_of_it_is_gone(room: KioskRoom) -> None:
    to(room, "feedback", "row:case", "row:complaint")
    room.wait(0.5)
    write(room, "rahasia")
    room.wait(85)
    assert room.screen.view.left == -1
    room.wait(6)
    assert room.screen.view.left > 0
    room.wait(31)
    assert room.screen.view.page == "attract"
    assert "ahasia" not in shown(room)
    to(room, "feedback", "row:case", "row:complaint")
    assert room.screen.view.form.text == ""
    assert "ahasia" not in shown(room)


def test_a_keyboard_with_a_cable_writes_too(room: KioskRoom) -> None:
    to(room, "feedback", "row:case", "row:complaint")
    room.wait(0.5)
    press(room, "Loket 2, jam 9")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Return):
        room.type(key)
    assert room.screen.view.form.text == "Loket 2, jam \n9"
    assert room.screen.view.page == "write"


def test_nothing_written_reaches_the_clipboard_nor_comes_from_it(room: KioskRoom) -> None:
    to(room, "feedback", "row:case", "row:complaint")
    room.wait(0.5)
    QGuiApplication.clipboard().setText("dari orang lain")
    press(room, "abc")
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V):
        QTest.keyClick(room.window, key, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert room.screen.view.form.text == "abc"
    assert QGuiApplication.clipboard().text() == "dari orang lain"


def test_four_keys_write_a_letter_and_reach_the_main_key(room: KioskRoom) -> None:
    to(room, "feedback", "row:case", "row:complaint")
    room.wait(0.5)

    def walk_to(name: str) -> None:
        for _ in range(60):
            room.type(Qt.Key.Key_Down)
            focus = room.window.activeFocusItem()
            if focus is not None and focus.objectName() == name:
                return
        raise AssertionError(f"{name} cannot be reached by keys")

    walk_to("type:b")
    room.type(Qt.Key.Key_Return)
    room.type(Qt.Key.Key_Space)
    assert room.screen.view.form.text == "Bb"
    walk_to("main")
    room.type(Qt.Key.Key_Return)
    room.settle()
    assert room.screen.view.page == "write"
    assert "Ke mana kami menjawab?" in shown(room)
    room.wait(0.5)
    room.type(Qt.Key.Key_Escape)
    assert room.screen.view.form.text == "Bb"


def test_capitals_figures_and_the_caret(room: KioskRoom) -> None:
    to(room, "feedback", "row:case", "row:complaint")
    room.wait(0.5)
    for name in ("type:shift", "type:a", "type:shift", "type:b", "type:c", "type:figures", "type:7", "type:Rp"):
        room.tap(name, wait=False)
    for name in ("type:left", "type:left", "type:left", "type:erase", "type:figures", "type:right", "type:line"):
        room.tap(name, wait=False)
    assert room.screen.view.form.text == "aB7\nRp"


def test_a_held_delete_key_goes_on(room: KioskRoom) -> None:
    to(room, "feedback", "row:case", "row:complaint")
    room.wait(0.5)
    write(room, "tulisan panjang")
    key = room.key("type:erase")
    place = key.mapToScene(QPointF(key.width() / 2, key.height() / 2)).toPoint()
    QTest.touchEvent(room.window, room.device).press(0, place, room.window).commit()
    for _ in range(300):
        QTest.qWait(20)
        if room.screen.view.form.text == "":
            break
    QTest.touchEvent(room.window, room.device).release(0, place, room.window).commit()
    assert room.screen.view.form.text == ""


def test_the_caret_goes_where_the_text_is_touched(room: KioskRoom) -> None:
    to(room, "feedback", "row:case", "row:complaint")
    room.wait(0.5)
    write(room, "lama sekali")
    (edit,) = (item for item in room.items() if item.inherits("QQuickTextEdit"))
    room.touch(edit.mapToScene(QPointF(1, edit.height() / 2)))
    assert room.screen.view.form.caret == 0
    write(room, "q")
    assert room.screen.view.form.text == "QLama sekali"


def test_a_closed_office_still_listens(room: KioskRoom) -> None:
    room.hub.cut()
    room.hub.connect(snapshot(OfficePhase.LAST_TICKET_PASSED))
    room.settle()
    assert room.screen.view.page == "closed"
    to(room, "feedback", "row:survey")
    assert room.screen.view.page == "rated"
    to(room, "back", "back")
    assert room.screen.view.page == "closed"


def test_no_picture_is_kept_of_what_is_written_nor_of_a_code(room: KioskRoom, tmp_path: Path) -> None:
    states = pages(room)
    private: list[str] = []
    for name, state in states.items():
        room.put(state)
        if any(said in everything(room) for said in (TOLD[:20], "ani@", CODE, "K7M2", "Kami sedang memeriksa")):
            assert room.screen.view.private, name
            private.append(name)
    assert {"fb-telling", "fb-contact", "fb-check", "fb-receipt", "fb-code", "fb-standing"} <= set(private)
    room.put(states["fb-telling"])
    program.keep_pictures(room.opened, room.screen, tmp_path)
    for name in ("fb-telling", "fb-receipt", "fb-standing"):
        room.put(states[name])
        QTest.qWait(program.PICTURE_MS + 300)
    assert not list(tmp_path.iterdir())
    room.put(states["fb-menu"])
    QTest.qWait(program.PICTURE_MS + 500)
    assert (tmp_path / "kiosk-feedback.png").exists()


def everything(room: KioskRoom) -> str:
    """Everything that the page says, its hidden fields too."""
    form = room.screen.view.form
    return "\n".join((form.text, form.code, shown(room)))

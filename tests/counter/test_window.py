"""The clerk's whole work on the real window, by keyboard and by mouse."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from counter.state import Page
from shared.link.events import Lost
from shared.model import Language, Role
from shared.protocol import commands as c
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import AlertKind, AlertRow, DeskRow, DeskState, NextUp, Why, WhyCode
from tests.counter.conftest import OpenDesk, Window
from tests.counter.looking import PLAIN, text_format
from tests.counter.sample import BUDI, CALLED, ME, NOW, SERVED, room, ticket

K = Qt.Key
LOGGED_OUT = room(me=None)
NO_DESK = room(me=msgspec.structs.replace(ME, desk=None, next=None))
WIDE = (980, 640)


def test_a_morning_by_keyboard_alone(open_desk: OpenDesk) -> None:
    window = open_desk(LOGGED_OUT)
    window.type("siti")
    window.press(K.Key_Return)
    window.type("592817")
    window.press(K.Key_Return)
    assert window.line.logins == [(window.line.logins[0][0], "siti", "592817")]
    window.answer()
    window.hear(NO_DESK)
    assert window.line.commands == [c.OpenDesk("1")]
    window.answer()
    window.change(room())
    window.later(1)
    window.press(K.Key_F2)
    window.answer(c.TicketDone("t-A012", "A012"))
    window.change(room(current=CALLED))
    window.later(2)
    window.press(K.Key_F4)
    window.answer(c.TicketDone("t-A012", "A012"))
    window.later(2)
    window.press(K.Key_F5)
    window.answer(c.TicketDone("t-A012", "A012"))
    window.change(room(current=SERVED))
    window.later(2)
    window.press(K.Key_F3)
    window.answer(c.TicketDone("t-A012", "A012"))
    assert window.line.commands[1:] == [
        c.CallNext(),
        c.Recall("t-A012"),
        c.ConfirmArrival("t-A012"),
        c.FinishTicket("t-A012"),
    ]


def test_the_same_by_mouse(open_desk: OpenDesk) -> None:
    window = open_desk(room())
    window.click("main")
    window.answer(c.TicketDone("t-A012", "A012"))
    window.change(room(current=CALLED))
    window.later(2)
    window.click("recall")
    window.answer()
    window.later(2)
    window.click("main")
    window.answer()
    window.change(room(current=SERVED))
    window.later(2)
    window.click("finish")
    assert window.line.commands == [
        c.CallNext(),
        c.Recall("t-A012"),
        c.ConfirmArrival("t-A012"),
        c.FinishTicket("t-A012"),
    ]


def test_f2_twice_in_a_breath_is_one_call(open_desk: OpenDesk) -> None:
    window = open_desk(room())
    window.press(K.Key_F2)
    window.press(K.Key_F2)
    assert window.line.commands == [c.CallNext()]


def test_a_double_click_on_the_main_key_is_one_call_even_when_the_hub_is_quick(open_desk: OpenDesk) -> None:
    window = open_desk(room())
    window.click("main")
    window.answer()
    window.change(room(current=CALLED))
    window.click("main")
    assert window.line.commands == [c.CallNext()]


def test_a_lost_answer_is_checked_and_nobody_is_called_twice(open_desk: OpenDesk) -> None:
    window = open_desk(room())
    window.press(K.Key_F2)
    window.answer(Refusal(RefusalCode.TIMEOUT))
    window.later(2)
    window.press(K.Key_F2)
    window.click("main")
    assert window.line.commands == [c.CallNext()]
    assert window.line.refreshed == 1
    assert "Server belum menjawab." in window.texts()
    window.hear(room(current=CALLED))
    assert "Hadir" in window.texts()
    assert window.line.commands == [c.CallNext()]


def test_transfer_by_number_key_arrows_and_mouse(open_desk: OpenDesk) -> None:
    window = open_desk(room(current=SERVED))
    window.press(K.Key_F8)
    window.press(K.Key_3)
    window.answer(Refusal(RefusalCode.WRONG_STATE, number="A012", state="done"))
    window.later(2)
    window.press(K.Key_F8)
    window.press(K.Key_Right)
    window.press(K.Key_Down)
    window.press(K.Key_Down)
    window.press(K.Key_Return)
    window.answer()
    window.change(room(current=SERVED))
    window.later(2)
    window.press(K.Key_F8)
    window.click("kind-transfer_person")
    window.click("choice-budi")
    assert window.line.commands == [
        c.TransferTicket("t-A012", c.ToQueue("c", "kons")),
        c.TransferTicket("t-A012", c.ToDesk("3")),
        c.TransferTicket("t-A012", c.ToPerson("budi")),
    ]


def test_transfer_in_two_steps_by_number_keys(open_desk: OpenDesk) -> None:
    window = open_desk(room(current=SERVED))
    window.press(K.Key_F8)
    window.press(K.Key_2)
    assert "Layanan apa untuk A012?" in window.texts()
    window.press(K.Key_2)
    assert window.line.commands == [c.TransferTicket("t-A012", c.ToQueue("b", "kgb"))]


def test_a_long_list_is_found_by_typing(open_desk: OpenDesk) -> None:
    window = open_desk(room())
    window.press(K.Key_F9)
    window.type("pengad")
    assert [item.objectName() for item in window.items() if item.objectName().startswith("choice-")] == ["choice-adu"]
    window.press(K.Key_Backspace)
    assert any("penga”" in text for text in window.texts())
    window.press(K.Key_Return)
    assert window.line.commands == [c.ServeWalkIn("adu")]


def test_a_key_that_cannot_be_pressed_says_why_without_a_pointer(open_desk: OpenDesk) -> None:
    window = open_desk(room())
    recall = window.find("recall")
    assert not recall.property("possible")
    recall.forceActiveFocus()
    window.settle()
    assert "Belum ada tamu di loket ini." in window.texts()
    window.find("finish").forceActiveFocus()
    window.find("list").forceActiveFocus()
    window.settle()
    assert "Belum ada tamu di loket ini." not in window.texts()
    window.click("no_show")
    assert "Belum ada tamu di loket ini." in window.texts()
    assert window.line.commands == []


def test_the_login_key_says_why_it_cannot_be_pressed(open_desk: OpenDesk) -> None:
    window = open_desk(room(me=msgspec.structs.replace(ME, desk=None, next=None)))
    window.conductor.state = replace(window.conductor.state, desk=None)
    window.later(1)
    assert "Pilih loket Anda." in window.texts()


def test_an_empty_announcement_is_not_shown_by_the_show_key(open_desk: OpenDesk) -> None:
    window = open_desk(room(me=msgspec.structs.replace(ME, role=Role.SUPERVISOR)))
    window.press(K.Key_U, Qt.KeyboardModifier.ControlModifier)
    window.click("announce-show")
    assert window.line.commands == []
    assert "Ketik teksnya dahulu." in window.texts()


def test_the_undo_bar_stands_five_seconds_and_the_key_works_on(open_desk: OpenDesk) -> None:
    window = open_desk(room(current=SERVED))
    window.press(K.Key_F7)
    window.answer(c.TicketDone("t-A012", "A012"))
    me = msgspec.structs.replace(ME, undo_until=NOW + timedelta(seconds=60), undo_of="A012")
    window.change(room(me=me))
    assert "A012 ditunda" in window.texts()
    assert window.find("undo")
    window.later(6)
    assert "A012 ditunda" not in window.texts()
    window.press(K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.line.commands[-1] == c.UndoLast()


def test_a_press_on_what_cannot_be_done_says_why(open_desk: OpenDesk) -> None:
    window = open_desk(room())
    window.click("no_show")
    assert "Belum ada tamu di loket ini." in window.texts()
    assert window.line.commands == []


def test_the_list_in_a_wide_window_by_keyboard(open_desk: OpenDesk) -> None:
    window = open_desk(room(), WIDE)
    window.press(K.Key_F11)
    window.press(K.Key_Down)
    window.press(K.Key_Return)
    assert "Mengapa A013 didahulukan?" in window.texts()
    window.press(K.Key_2)
    assert window.line.commands == [c.CallTicket("t-A013", "Keadaan darurat")]


def test_the_list_in_a_narrow_window_serves_a_parked_visitor(open_desk: OpenDesk) -> None:
    window = open_desk(room())
    window.press(K.Key_F11)
    window.click("tab-*parked")
    window.press(K.Key_F11)
    window.press(K.Key_F11)
    window.find("rows").setProperty("currentIndex", 0)
    window.settle()
    window.click("row-act")
    assert window.line.commands == [c.ResumeTicket("t-B011")]


def test_a_ticket_is_cancelled_with_a_reason(open_desk: OpenDesk) -> None:
    window = open_desk(room(), WIDE)
    window.press(K.Key_F11)
    window.press(K.Key_Delete)
    window.press(K.Key_1)
    assert window.line.commands == [c.CancelTicket("t-B019", "Tamu sudah pergi")]


def test_the_first_pin_is_changed_before_anything_else(open_desk: OpenDesk) -> None:
    window = open_desk(LOGGED_OUT)
    window.type("siti")
    window.press(K.Key_Return)
    window.type("123456")
    window.press(K.Key_Return)
    window.answer()
    window.hear(room(me=msgspec.structs.replace(ME, desk=None, next=None, must_change_pin=True)))
    assert window.conductor.state.page is Page.PIN
    window.type("592817")
    window.press(K.Key_Return)
    window.type("592817")
    window.press(K.Key_Return)
    assert window.line.commands == [c.ChangePin("123456", "592817")]


def test_a_take_over_tells_by_whom_and_leads_back_to_the_desks(open_desk: OpenDesk) -> None:
    window = open_desk(room())
    taken = DeskRow("1", DeskState.OPEN, "budi", "Budi Santoso")
    window.change(msgspec.structs.replace(NO_DESK, desks=(taken, *NO_DESK.desks[1:])))
    assert "Loket 1 diambil alih Budi Santoso. Silakan pilih loket lain." in window.texts()
    window.press(K.Key_Right)
    window.press(K.Key_Right)
    window.press(K.Key_Right)
    window.press(K.Key_Return)
    assert window.line.commands == [c.OpenDesk("2")]


def test_a_taken_desk_says_by_whom_and_can_be_taken_over(open_desk: OpenDesk) -> None:
    window = open_desk(NO_DESK)
    window.click("desk-3")
    assert "Loket 3 sedang dipakai Budi Santoso." in window.texts()
    assert "Ambil alih Loket 3" in window.texts()
    assert BUDI.staff_name == "Budi Santoso"


def test_offline_says_since_when_and_what_stays_true(open_desk: OpenDesk) -> None:
    window = open_desk(room(current=SERVED))
    window.conductor.link_says(Lost(NOW))
    window.settle()
    texts = window.texts()
    assert "Terputus sejak 09.29" in texts
    assert "Tetap layani A012, sistem menyambung ulang." in texts
    assert "Menunggu sambungan" in texts
    window.press(K.Key_F2)
    assert window.line.commands == []


def test_why_the_next_one_is_next_stands_on_the_main_key(open_desk: OpenDesk) -> None:
    window = open_desk(room())
    assert "B019 · Pensiun janda/duda · 21 menit" in window.texts()
    assert "Layanan prioritas, sudah menunggu 21 menit." in window.texts()


def test_a_tv_that_has_not_shown_a_call_is_told_and_put_away(open_desk: OpenDesk) -> None:
    window = open_desk(room(alerts=(AlertRow("a1", AlertKind.NOT_SHOWN, NOW, "TV 2", "A012"),)))
    assert "TV 2 belum menampilkan A012." in window.texts()
    window.press(K.Key_Escape)
    assert "TV 2 belum menampilkan A012." not in window.texts()


def test_english_at_one_key_and_back(open_desk: OpenDesk) -> None:
    window = open_desk(room(), WIDE)
    window.press(K.Key_L, Qt.KeyboardModifier.ControlModifier)
    texts = window.texts()
    assert "Call next" in texts
    assert "Next" in texts, "words that QML asks for itself too"
    window.press(K.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert "Panggil berikutnya" in window.texts()


def test_minutes_go_on_while_nothing_happens(open_desk: OpenDesk) -> None:
    window = open_desk(room(), WIDE)
    assert "12 mnt" in window.texts()
    window.later(60)
    assert "13 mnt" in window.texts()


def test_a_supervisor_writes_the_line_for_the_tvs_and_closes_the_day(open_desk: OpenDesk) -> None:
    window = open_desk(room(me=msgspec.structs.replace(ME, role=Role.SUPERVISOR)))
    window.press(K.Key_F12)
    window.press(K.Key_9)
    window.type("Rapat pukul 10.00")
    window.press(K.Key_Return)
    window.press(K.Key_Return)
    window.answer()
    window.later(2)
    window.press(K.Key_D, Qt.KeyboardModifier.ControlModifier)
    window.press(K.Key_2)
    assert [type(command) for command in window.line.commands] == [c.SetAnnouncement, c.CloseDay]


@pytest.mark.parametrize("size", [(400, 700), (420, 760), (560, 900), WIDE])
@pytest.mark.parametrize("language", list(Language))
def test_everything_on_every_page_is_plain_text_inside_the_window(
    open_desk: OpenDesk, size: tuple[int, int], language: Language
) -> None:
    window = open_desk(None, size, language)
    for snapshot in (LOGGED_OUT, NO_DESK, room(), room(current=CALLED), room(current=SERVED)):
        window.hear(snapshot)
        seen = [item for item in window.items() if item.inherits("QQuickText")]
        assert seen
        for item in seen:
            assert text_format(item) == PLAIN, item.property("text")
        for item in window.items():
            if item.property("isKey"):
                box = item.mapRectToScene(item.boundingRect())
                assert box.left() >= 0, item.objectName()
                assert box.right() <= size[0] + 0.5, item.objectName()


def test_markup_in_a_name_is_shown_as_it_is(open_desk: OpenDesk) -> None:
    hostile = "<img src='http://192.0.2.1/x.png'><b>Budi</b>"
    window = open_desk(room(me=msgspec.structs.replace(ME, staff_name=hostile)))
    assert f"Buka · {hostile}" in window.texts()


@pytest.mark.parametrize("size", [(400, 700), (420, 760), (560, 900), WIDE])
def test_every_key_is_large_enough_and_none_lies_over_another(open_desk: OpenDesk, size: tuple[int, int]) -> None:
    window = open_desk(room(current=SERVED), size)
    keys = [item for item in window.items() if item.property("isKey")]
    assert len(keys) >= 9
    boxes = {item.objectName(): item.mapRectToScene(item.boundingRect()) for item in keys}
    for name, box in boxes.items():
        assert min(box.width(), box.height()) >= 44, name
        assert box.bottom() <= size[1], name
    for (one, box), (other, there) in itertools.combinations(boxes.items(), 2):
        assert not box.intersects(there), (one, other)


def test_every_visible_key_shows_its_shortcut(open_desk: OpenDesk) -> None:
    for snapshot in (room(), room(current=CALLED), room(current=SERVED)):
        window = open_desk(snapshot, WIDE)
        keys = [item for item in window.items() if item.property("isKey")]
        assert [item.objectName() for item in keys if not item.property("cap")] == []


def focus_order(window: Window) -> list[str]:
    order: list[str] = []
    for _ in range(40):
        window.press(K.Key_Tab)
        item: QQuickItem | None = window.window.activeFocusItem()
        while item is not None and not item.objectName():
            item = item.parentItem()  # a row has the focus inside its list
        name = item.objectName() if item else ""
        if name in order:
            break
        if name:
            order.append(name)
    return order


def test_tab_goes_through_the_window_in_reading_order(open_desk: OpenDesk) -> None:
    order = focus_order(open_desk(room(), WIDE))
    assert order == [
        "tab-*all", "rows", "pause", "menu", "recall", "no_show", "park", "transfer", "walk_in", "finish_other", "main",
        "finish",
    ]  # fmt: skip


def test_three_hundred_wait_and_a_call_touches_few_rows(open_desk: OpenDesk) -> None:
    many = tuple(ticket(f"A{i:03}", "kp", 300 - i / 2) for i in range(300))
    me = msgspec.structs.replace(ME, next=NextUp(many[0].ticket, Why(WhyCode.FIRST, 300)))
    window = open_desk(room(waiting=many, me=me), WIDE)
    resets: list[None] = []
    window.desk.property("rows").modelReset.connect(lambda: resets.append(None))
    after = msgspec.structs.replace(me, next=NextUp(many[1].ticket, Why(WhyCode.FIRST, 300)))
    window.change(room(waiting=many[1:], me=after))
    assert resets == []
    assert "Menunggu 299" in window.texts()
    assert "A001" in window.texts()


def test_nobody_waiting_is_said_calmly(open_desk: OpenDesk) -> None:
    window = open_desk(room(waiting=(), others=(), me=msgspec.structs.replace(ME, next=None)), WIDE)
    assert "Tidak ada yang menunggu. Nomor berikutnya muncul di sini." in window.texts()

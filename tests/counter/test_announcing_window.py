"""The supervisors' window by keyboard and pointer: opened, worked in, left."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace as changed
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtQuick import QQuickItem

from counter.announcing.form import Field
from counter.announcing.inputs import Do, Pick, Set, Show, Type, Weeks, WriteAlarm
from counter.announcing.state import Deed, Tab
from counter.inputs import Press
from counter.verbs import Verb
from shared.model import Language, Text
from shared.protocol import commands as c
from shared.protocol.refusal import Refusal, RefusalCode
from tests.counter.announced import OpenLead
from tests.counter.notice_samples import EMERGENCY, supervised

K = Qt.Key


def test_the_window_opens_by_the_menu_and_by_its_key_for_supervisors_alone(open_lead: OpenLead) -> None:
    lead = open_lead()
    lead.control(K.Key_W)
    assert not lead.is_open
    lead.conductor.take(Press(Verb.MENU))
    menu = [str(line.key) for line in lead.desk._choices.items]
    assert "notices" in menu
    lead.conductor.take(Press(Verb.MENU))
    lead.conductor.take(Press(Verb.NOTICES))
    lead.settle()
    assert lead.is_open
    snapshot = supervised()
    assert snapshot.me
    lead.change(changed(snapshot, me=None, announcements=()))
    assert not lead.is_open


def test_an_announcement_by_keyboard_alone(open_lead: OpenLead) -> None:
    lead = open_lead(supervised(()))
    lead.control(K.Key_N)
    lead.type("Rapat kerja")
    lead.press(K.Key_Return)
    lead.type("Staff meeting")
    lead.press(K.Key_Tab)
    lead.type("Layanan tutup pukul 14.00.")
    lead.control(K.Key_2)
    first = next(item for item in lead.items() if item.inherits("QQuickTextInput"))
    first.forceActiveFocus()
    lead.press(K.Key_Up)  # today
    lead.press(K.Key_Up)  # tomorrow
    lead.control(K.Key_S)
    (saved,) = lead.line.commands
    assert isinstance(saved, c.SaveAnnouncement)
    assert (saved.content.title.id, saved.content.title.en) == ("Rapat kerja", "Staff meeting")
    assert saved.content.body.id == "Layanan tutup pukul 14.00."
    assert str(saved.content.airtime.first) == "2026-01-13"
    lead.answer(c.AnnouncementDone("x1", 1))
    lead.control(K.Key_Return)
    assert lead.line.commands[1:] == [c.SaveAnnouncement(saved.content, "x1", 1)]  # the hub's list has not come yet


def test_a_refusal_stands_at_its_field_and_the_text_stays(open_lead: OpenLead) -> None:
    lead = open_lead()
    lead.take(Pick("n1"), Type(Field.TITLE_ID, "Judul baru"), Do(Deed.SAVE))
    lead.answer(Refusal(RefusalCode.ANNOUNCEMENT_TOO_LONG, name="body.en", number="3"))
    assert any("Terlalu panjang: isi (Inggris)" in text for text in lead.texts())
    assert lead.board.paper
    assert lead.board.paper.form.text(Field.TITLE_ID) == "Judul baru"
    assert lead.screen._blanks[Field.BODY_EN].property("error")
    lead.take(Type(Field.BODY_EN, "Shorter"))
    assert not lead.screen._blanks[Field.BODY_EN].property("error")


def test_a_dropped_file_is_sent_and_its_way_is_shown(open_lead: OpenLead, tmp_path: Path) -> None:
    lead = open_lead()
    picture = tmp_path / "poster.png"
    Image.new("RGB", (8, 8)).save(picture)
    lead.take(Do(Deed.NEW), Set(Field.KIND, "image"))
    lead.screen.takeFile(QUrl.fromLocalFile(str(picture)))
    lead.settle()
    assert [path for _, path in lead.files.looked] == [picture]
    assert "poster.png" in str(lead.find("fileSaid").property("text"))


def test_only_files_of_this_machine_are_taken(open_lead: OpenLead) -> None:
    lead = open_lead()
    lead.screen.takeFile(QUrl("http://198.51.100.1/poster.png"))
    assert lead.files.looked == []


def test_the_week_goes_on_by_arrows_and_picks_by_pointer(open_lead: OpenLead) -> None:
    lead = open_lead()
    lead.take(Pick("n1"), Show(Tab.WEEK))
    lead.window.grabWindow()
    lead.click("week-n5")
    assert lead.board.chosen == "n5"
    lead.find("weeks").forceActiveFocus()
    lead.press(K.Key_Right)
    assert "19–25 Jan 2026" in lead.texts()
    lead.take(Weeks(0))
    assert "12–18 Jan 2026" in lead.texts()


def test_an_emergency_is_seen_at_every_desk_and_lifted_by_a_supervisor(open_lead: OpenLead) -> None:
    lead = open_lead()
    lead.change(supervised(emergency=EMERGENCY))
    desk = lead.opened.window
    bar = next(item for item in desk.contentItem().childItems() if item.objectName() == "emergency")
    assert bar.isVisible()
    lead.conductor.take(Press(Verb.EMERGENCY))
    assert [line.key for line in lead.desk._choices.items] == ["keep", "lift"]
    lead.desk.choose(1)
    assert lead.line.commands == [c.LiftEmergency()]


def test_an_emergency_is_asked_once_more_and_esc_goes_back_to_the_text(open_lead: OpenLead) -> None:
    lead = open_lead()
    lead.control(K.Key_E)
    lead.type("Gempa. Keluar lewat timur.")
    lead.click("raise")
    assert lead.line.commands == []
    assert str(lead.find("alarmText").property("text")) == "Gempa. Keluar lewat timur."
    lead.press(K.Key_Escape)
    assert lead.board.alarm.id == "Gempa. Keluar lewat timur."
    lead.click("raise")
    lead.click("confirm")
    lead.click("confirm")  # an anxious second press
    assert lead.line.commands == [c.RaiseEmergency(Text("Gempa. Keluar lewat timur.", ""))]
    lead.answer()
    assert lead.board.ask is None


@pytest.mark.parametrize("letters", [20, 40, 41, 60, 61, 85, 86, 120])
def test_an_emergency_of_any_length_fits_the_tv(letters: int, open_lead: OpenLead) -> None:
    lead = open_lead()
    said = ("Mohon keluar lewat pintu timur sekarang juga " * 3)[:letters].strip()
    lead.take(
        Do(Deed.EMERGENCY), WriteAlarm(Language.INDONESIAN, said), WriteAlarm(Language.ENGLISH, "please go out " * 8)
    )
    lead.take(Do(Deed.RAISE))
    lead.window.grabWindow()
    for name in ("alarm-landscape", "alarm-portrait"):
        tv = lead.find(name)
        for text in ("alarmText", "alarmAlso"):
            item = tv.findChild(QQuickItem, text)
            assert item
            assert item.mapRectToItem(tv, item.boundingRect()).bottom() <= tv.height(), (name, text)

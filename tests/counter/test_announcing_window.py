"""The supervisors' window by keyboard and pointer: keys whole and reached, texts plain, each page as approved."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace as changed
from PIL import Image
from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from counter.announcing.form import Field
from counter.announcing.inputs import Do, Pick, Set, Show, Type, Weeks, WriteAlarm
from counter.announcing.state import Deed, Tab
from counter.inputs import Press
from counter.verbs import Verb
from shared.model import Language, Text
from shared.protocol import commands as c
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import DeskSnapshot
from shared.ui.opening import grab
from tests.counter.announced import EMERGENCY, ROWS, Lead, supervised
from tests.screens.comparing import Comparing

K = Qt.Key
SIZES = {"least": (900, 600), "usual": (1100, 720)}
OpenLead = Callable[..., Lead]


@pytest.fixture
def open_lead(tmp_path: Path) -> Iterator[OpenLead]:
    """Opens windows, and closes them again; a window that warned fails the test."""
    opened: list[Lead] = []
    photo = tmp_path / "photo.png"

    def kept(_: str) -> Path:
        if not photo.exists():
            Image.linear_gradient("L").convert("RGB").resize((640, 360)).save(photo)
        return photo

    def opening(
        snapshot: DeskSnapshot | None = None,
        size: tuple[int, int] = (1100, 720),
        language: Language = Language.INDONESIAN,
    ) -> Lead:
        lead = Lead(language, size, kept)
        opened.append(lead)
        lead.start(snapshot or supervised())
        return lead

    yield opening
    for lead in opened:
        lead.close()
        assert lead.warnings == []


LONG = Text("W" * 30 + " " + "Ketertinggalanmu " * 2, "Mm" * 31)


def scene(  # noqa: PLR0912, PLR0915 (a list of pages)
    lead: Lead, page: str
) -> None:
    """Bring the window to a page."""
    alarm = (WriteAlarm(Language.INDONESIAN, EMERGENCY.text.id), WriteAlarm(Language.ENGLISH, EMERGENCY.text.en))
    match page:
        case "card":
            lead.take(Pick("n1"))
        case "picture":
            lead.take(Pick("n2"))
        case "video":
            lead.take(Pick("n3"), Show(Tab.PREVIEW))
        case "ticker":
            lead.take(Pick("n4"))
        case "ticker-preview":
            lead.take(Pick("n4"), Show(Tab.PREVIEW))
        case "page":
            lead.take(Pick("n5"))
        case "page-preview":
            lead.take(Pick("n5"), Show(Tab.PREVIEW))
        case "picture-preview":
            lead.take(Pick("n2"), Show(Tab.PREVIEW))
            lead.drawn(5)
        case "when":
            lead.take(Pick("n1"), Show(Tab.WHEN))
        case "preview":
            lead.take(Pick("n1"), Show(Tab.PREVIEW))
        case "week":
            lead.take(Pick("n1"), Show(Tab.WEEK))
        case "wrong":
            lead.take(Pick("n1"), Type(Field.TITLE_ID, LONG.id), Type(Field.TITLE_EN, LONG.en))
            lead.take(Type(Field.BODY_ID, "panjang " * 30), Do(Deed.SAVE))
        case "wrong-when":
            lead.take(Pick("n1"), Type(Field.FIRST, "31/02/2026"), Type(Field.ENDS, "25"), Do(Deed.SAVE))
            lead.take(Type(Field.SECONDS, "2"))
        case "conflict":
            lead.take(Pick("n1"), Type(Field.TITLE_ID, "Tulisan saya"))
            lead.change(supervised((changed(ROWS[0], revision=9, author="Budi Santoso"), *ROWS[1:])))
        case "offline":
            lead.take(Pick("n1"), Type(Field.TITLE_ID, "Ditulis tanpa sambungan"))
            lead.lose()
        case "remove":
            lead.take(Pick("n1"), Do(Deed.REMOVE))
        case "standing":
            lead.take(Pick("n1"))
            lead.change(supervised(emergency=EMERGENCY))
        case "lift":
            lead.change(supervised(emergency=EMERGENCY))
            lead.take(Do(Deed.LIFT))
        case "alarm":
            lead.take(Do(Deed.EMERGENCY), *alarm)
        case "check":
            lead.take(Do(Deed.EMERGENCY), *alarm, Do(Deed.RAISE))
        case "empty":
            lead.change(supervised(()))
        case _:
            raise AssertionError(page)
    lead.settle()


PAGES = (
    *("card", "picture", "video", "ticker", "ticker-preview", "page", "page-preview", "picture-preview", "when"),
    *("preview", "week", "wrong", "wrong-when", "conflict", "offline", "remove", "standing", "lift", "alarm"),
    *("check", "empty"),
)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_approved(
    page: str, size: str, language: Language, open_lead: OpenLead, tmp_path: Path
) -> None:
    lead = open_lead(size=SIZES[size], language=language)
    scene(lead, page)
    lead.find("new").forceActiveFocus()  # no blinking cursor in the picture
    lead.settle()
    comparing = Comparing(os.environ.get("ANTREAN_APPROVE") == "1", tmp_path)
    comparing.check("notices", f"{page}-{size}-{language.value}", grab(lead.window))


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


def inside_form(item: QQuickItem | None) -> QQuickItem | None:
    """The form that an item lies in."""
    while item is not None and item.objectName() != "form":
        item = item.parentItem()
    return item


def keys(lead: Lead) -> list[QQuickItem]:
    """Everything that can be pressed now."""
    return [item for item in lead.items() if item.property("isKey") is True and item.isEnabled() and item.width() > 0]


def cut(lead: Lead) -> list[str]:
    """Words of keys that end in an ellipsis."""

    def texts(item: QQuickItem) -> Iterator[QQuickItem]:
        for child in item.childItems():
            if child.isVisible():
                if child.inherits("QQuickText"):
                    yield child
                yield from texts(child)

    places = [key for key in keys(lead) if not key.objectName().startswith("preview-")]
    return [str(text.property("text")) for key in places for text in texts(key) if text.property("truncated")]


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


def text_format(item: QQuickItem) -> int:
    """PySide has no name for the type of this property; QML itself tells its figure."""
    value = QQmlExpression(qmlContext(item), item, "textFormat").evaluate()
    return int(value[0] if isinstance(value, tuple) else value)


POISON = "<img src='http://198.51.100.1/x.png'><b>{name}</b>%1 {0}"


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
    seen = [item for item in lead.items() if item.inherits("QQuickText") or item.inherits("QQuickTextEdit")]
    assert any("<img" in str(item.property("text")) for item in seen)
    for item in seen:
        assert text_format(item) == 0, item.property("text")


# --- work ----------------------------------------------------------------------------------------------------------


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

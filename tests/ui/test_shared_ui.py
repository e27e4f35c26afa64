"""What every screen stands on: words by key, icons, codes, the bridge between threads, an opened window."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QImage

from shared.language import catalogue
from shared.model import Language
from shared.ui.bridge import Bridge
from shared.ui.opening import ROOT, CannotOpen, OpenOptions, application, open_window
from shared.ui.pictures import ICONS, icon_image, qr_image
from shared.ui.translator import Translator

APPS = ("kiosk", "counter", "display", "shared")


@pytest.fixture(autouse=True)
def qt() -> None:
    """The one application."""
    application("antrean-test", offscreen=True)


def test_words_follow_the_language() -> None:
    translator = Translator(Language.INDONESIAN)
    assert translator.translate("", "kiosk.back") == "Kembali"
    assert translator.translate("", "kiosk.waiting", None, 3) == "3 menunggu"
    translator.spoken = Language.ENGLISH
    assert translator.translate("", "kiosk.back") == "Back"


def test_a_missing_word_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    assert Translator(Language.ENGLISH).translate("", "kiosk.no_such_word") == ""
    assert "kiosk.no_such_word" in caplog.text


def test_qt_s_own_texts_are_left_alone() -> None:
    assert Translator(Language.ENGLISH).translate("QShortcut", "kiosk.back") == "kiosk.back"


def test_every_word_that_qml_asks_for_exists_in_both_languages() -> None:
    asked = {
        key
        for app in APPS
        for path in (ROOT / app).rglob("*.qml")
        for key in re.findall(r'qsTrId\("([^"]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(asked) > 50
    for language in Language:
        words = catalogue(language)
        assert not [key for key in asked if not words.has(key)]


def test_the_shipped_font_is_there() -> None:
    assert {"Regular", "SemiBold", "Bold"} <= {style.replace(" ", "") for style in QFontDatabase.styles("Inter")}


def test_an_icon_is_drawn_in_its_colour_and_size() -> None:
    image = icon_image("ticket", "#FF0000", 1.75, 96)
    assert (image.width(), image.height()) == (96, 96)
    seen = {
        image.pixelColor(x, y).name() for x in range(96) for y in range(96) if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {"#ff0000"}


def test_an_icon_name_cannot_leave_the_folder() -> None:
    assert not [path for path in ICONS.glob("*.svg") if "http" in path.read_text().replace("http://www.w3.org", "")]
    with pytest.raises(OSError, match="No such file"):
        icon_image("no-such-icon", "#FF0000", 2, 24)


def test_a_code_is_read_back_by_somebody_else_s_reader() -> None:
    text = "http://antrean.lan/t/Zm9vYmFyYmF6cXV4MTIzNDU2"
    image = qr_image(text)
    large = image.scaled(image.width() * 8, image.height() * 8, Qt.AspectRatioMode.KeepAspectRatio)
    page = QImage(large.width() + 80, large.height() + 80, QImage.Format.Format_Grayscale8)
    page.fill(255)
    for y in range(large.height()):
        for x in range(large.width()):
            page.setPixelColor(x + 40, y + 40, large.pixelColor(x, y))
    pixels = memoryview(bytes(page.constBits())).cast("B", (page.height(), page.bytesPerLine()))
    found = zxingcpp.read_barcodes(pixels)
    assert [code.text for code in found] == [text]


def test_the_bridge_crosses_into_the_thread_that_made_it() -> None:
    app = application("antrean-test")
    heard: list[tuple[object, threading.Thread]] = []
    bridge = Bridge(lambda event: heard.append((event, threading.current_thread())))
    other = threading.Thread(target=lambda: [bridge(n) for n in range(100)])
    other.start()
    other.join()
    assert heard == []
    app.processEvents()
    assert [event for event, _ in heard] == list(range(100))
    assert {thread for _, thread in heard} == {threading.main_thread()}


def test_a_broken_page_says_where(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(CannotOpen, match="NoSuchWindow"):
        open_window("kiosk.qml", "NoSuchWindow", {}, OpenOptions(offscreen=True))

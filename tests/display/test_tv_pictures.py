"""Every page as approved, in landscape, portrait and both languages; and what must hold for every text on them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtGui import QColor, QImage

from display import board as the
from display.board import Board
from display.happening import Changed, Connected
from display.here import Here
from shared.protocol.views import PutCall, QueueRow
from shared.settings.sections import Layout
from tests.display.conftest import EN, ID, OpenTv, played
from tests.display.room import call, snapshot
from tests.display.scenes import MARKUP, SCENES, calling, scene

LANDSCAPE, PORTRAIT = (1920, 1080), (1080, 1920)
IN_ENGLISH = tuple(
    name
    for name in SCENES
    if not name.startswith(("call-", "picture", "queues-", "notice-", "satisfaction-", "nobody", "many"))
)
PORTRAITS = tuple(
    name for name in SCENES if name not in {"call-table", "call-sensitive", "call-two-figures", "starting"}
)
CALLS = ("call", "call-longest", "call-room", "many", "nobody", "break", "closed", "stale", "emergency")
MEDIA = (
    "call",
    "call-longest",
    "call-room",
    "call-table",
    "picture",
    "picture-poster",
    "video",
    "notice",
    "maklumat",
    "satisfaction",
    "service-bring",
    "emergency",
)
CALLS_IN_ENGLISH = ("call", "call-two-figures", "nobody", "break", "closed", "stale", "emergency")
MEDIA_IN_ENGLISH = ("call-two-figures", "call-room", "video", "notice", "maklumat", "service-bring", "emergency")
"""A call in another language differs by a word or two: where the longest stands."""
SMALLEST = 40
"""No text on the TV is smaller (design, part 3)."""

Case = tuple[str, tuple[int, int], Here]


def cases() -> list[Case]:
    full = {language: Here(languages=language) for language in (ID, EN)}
    alone, cinema = (
        {language: Here(languages=language, layout=layout) for language in (ID, EN)}
        for layout in (Layout.CALLS, Layout.MEDIA)
    )
    return [
        *((name, LANDSCAPE, full[ID]) for name in SCENES),
        *((name, LANDSCAPE, full[EN]) for name in IN_ENGLISH),
        *((name, PORTRAIT, full[ID]) for name in PORTRAITS),
        *((name, PORTRAIT, full[EN]) for name in PORTRAITS if name in IN_ENGLISH),
        ("call-two-figures", PORTRAIT, full[EN]),
        ("call-two-figures", LANDSCAPE, full[EN]),
        *((name, size, alone[ID]) for name in CALLS for size in (LANDSCAPE, PORTRAIT)),
        *((name, size, alone[EN]) for name in CALLS_IN_ENGLISH for size in (LANDSCAPE, PORTRAIT)),
        *((name, size, cinema[ID]) for name in MEDIA for size in (LANDSCAPE, PORTRAIT)),
        *((name, size, cinema[EN]) for name in MEDIA_IN_ENGLISH for size in (LANDSCAPE, PORTRAIT)),
    ]


def picture_name(name: str, size: tuple[int, int], here: Here) -> str:
    layout = "" if here.layout is Layout.FULL else f"{here.layout.value}-"
    return f"{layout}{name}-{'portrait' if size == PORTRAIT else 'landscape'}-{here.languages[0].value}"


@pytest.mark.parametrize("case", cases(), ids=lambda case: picture_name(*case))
def test_a_page_looks_as_approved(
    case: Case, open_tv: OpenTv, approved: Callable[[str, QImage], None], files: dict[str, str]
) -> None:
    name, size, here = case
    tv = open_tv(scene(name, here), size=size, files=files)
    tv.wait(lambda: not name.startswith("picture") or tv.items_named("picture"))
    approved(picture_name(*case), tv.grab())
    for item in tv.items:
        font = item.property("font")
        if font is not None and item.property("text"):
            text = item.property("text")
            assert font.pixelSize() >= SMALLEST, f"{text!r} is {font.pixelSize()} px"
            assert font.family() == "Inter"
            fits = item.objectName() == "tickerText" or item.property("truncated") is False
            assert fits, f"{text!r} is cut off on {name}"
            corner = item.mapToScene(item.boundingRect().bottomRight())
            clipped = item.objectName() in {"tickerText", "rowNumber", "rowDesk", "word", "place"}
            inside = clipped or (corner.x() <= size[0] + 1 and corner.y() <= size[1] + 8)
            assert inside, f"{text!r} leaves the screen on {name}: {corner.x():.0f} x {corner.y():.0f}"


@pytest.mark.parametrize("size", [(3840, 2160), (1280, 720), (2160, 3840), (1366, 768), (1920, 1200), (800, 1280)])
def test_every_shape_of_screen_is_filled_and_keeps_the_whole_call(size: tuple[int, int], open_tv: OpenTv) -> None:
    tv = open_tv(scene("call"), size=size)
    image = tv.grab()
    assert (image.width(), image.height()) == size
    number = tv.item("number")
    corner = number.mapToScene(number.boundingRect().bottomRight())
    assert corner.x() <= size[0]
    assert corner.y() <= size[1]
    assert image.pixelColor(size[0] - 1, size[1] - 1) == QColor("#12254A"), "the ticker reaches the corner"
    assert image.pixelColor(2, size[1] - 2) == QColor("#12254A")


def test_the_number_on_the_stage_is_as_large_as_designed(open_tv: OpenTv) -> None:
    for size, expected in ((LANDSCAPE, 468), (PORTRAIT, 384)):
        tv = open_tv(scene("call"), size=size)
        assert tv.item("number").property("font").pixelSize() == expected
        assert tv.opened.window.property("numberPixels") == expected


def test_a_4k_screen_draws_twice_the_pixels(open_tv: OpenTv) -> None:
    tv = open_tv(scene("call"), size=(3840, 2160))
    assert tv.opened.window.property("numberPixels") == 936


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, (3840, 2160), (1280, 720), (2160, 3840), (800, 1280)])
def test_who_waits_where_stands_under_few_calls_and_in_place_of_none(size: tuple[int, int], open_tv: OpenTv) -> None:
    here = Here(languages=ID, layout=Layout.CALLS)
    for name, title in (("call", ["Menunggu"]), ("nobody", [])):
        tv = open_tv(scene(name, here), size=size)
        tv.grab()
        assert tv.texts("waitingTitle") == title
        assert tv.texts("waitingLetter") == list("ABCDE")
        assert tv.texts("waitingCount") == ["3", "0", "1", "12", "2"]
        for item in tv.items_named("waitingCount"):
            corner = item.mapToScene(item.boundingRect().bottomRight())
            assert corner.x() <= size[0]
            assert corner.y() <= size[1]
    assert open_tv(scene("many", here), size=size).texts("waitingCount") == [], "a full list has no room for it"


def test_a_line_of_waiting_too_long_for_the_list_is_left_out_whole(open_tv: OpenTv) -> None:
    here = Here(languages=ID, layout=Layout.CALLS)
    full = msgspec.structs.replace(
        snapshot(call(1), call(2)), queues=tuple(QueueRow(letter, 1234) for letter in "ABCDE")
    )
    for rows, seen in ((full.queues, False), (snapshot().queues, True)):
        tv = open_tv(played(Connected(msgspec.structs.replace(full, queues=rows)), here=here))
        tv.grab()
        assert bool(tv.items_named("waitingStrip")) is seen


def test_the_words_of_a_page_end_softly_above_a_call_and_a_picture_as_it_is(
    open_tv: OpenTv, files: dict[str, str]
) -> None:
    here = Here(languages=ID, layout=Layout.MEDIA)
    tv = open_tv(scene("call", here))
    image, banner = tv.grab(), next(item for item in tv.items if item.objectName() == "call1")
    row = {image.pixel(x, int(banner.y()) - 4) for x in range(0, 1920, 2)}
    assert len(row) == 1, "no half letters at the edge of the banner"
    shown = scene("picture", here)
    assert shown.picture is not None
    called, _ = the.step(shown, Changed(shown.picture, (PutCall(call(9)),)), 100.0)
    tv = open_tv(called, files=files)
    tv.wait(lambda: tv.items_named("picture") and tv.items_named("call1"))
    assert not tv.items_named("shade")


def test_two_figures_have_the_full_size(open_tv: OpenTv) -> None:
    tv = open_tv(scene("call-two-figures"))
    assert tv.item("place").property("font").pixelSize() == 288
    assert tv.texts("place") == ["12"]
    assert tv.texts("word") == ["Loket"]


def test_a_sensitive_call_names_only_number_and_desk(open_tv: OpenTv) -> None:
    tv = open_tv(scene("call-sensitive"))
    assert tv.texts("service") == []
    assert tv.texts("number") == ["F008"]
    assert not [text for text in tv.texts() if "adu" in text.lower()]


def test_a_long_service_is_cut_at_a_word(open_tv: OpenTv) -> None:
    (service,) = open_tv(scene("call-longest")).texts("service")
    assert service.endswith("…")
    assert "Pencantuman gelar dan peningkatan pendidikan".startswith(service[:-1])
    assert service[:-1].split()[-1] in ["Pencantuman", "gelar", "dan", "peningkatan", "pendidikan"]


def test_markup_in_names_and_announcements_is_shown_letter_by_letter(open_tv: OpenTv) -> None:
    board = calling(call(5, "D083", "d4", service="MARK"), MARKUP)
    tv = open_tv(board)
    assert tv.texts("tickerText") == [MARKUP.id]
    assert tv.texts("service")[0].startswith("<b>Tebal</b>")


def test_an_old_list_has_no_yellow(open_tv: OpenTv) -> None:
    image = open_tv(scene("stale")).grab()
    kunyit = QColor("#F7C255").rgb()
    body = [image.pixel(x, y) for x in range(0, 1920, 4) for y in range(130, 980, 4)]
    assert kunyit not in body


def test_nothing_is_read_before_the_hub_has_spoken_but_that_it_is_being_prepared(open_tv: OpenTv) -> None:
    tv = open_tv(Board())
    assert tv.texts("pageTitle") == ["Sedang menyiapkan layanan…"]
    assert tv.texts("clock") == []

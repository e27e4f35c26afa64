"""Walks every page in every mode: keys large and apart, letters large, contrast, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest
from kiosk_room import KioskRoom, directory, slip, snapshot
from pages import MODES, dressed, pages
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem

from kiosk.state import HOLDS_NUMBER
from kiosk.touching import CAP_MM, GAP_MM, LARGE_CAP_MM, TARGET_MM, Panel
from shared.accent import contrast
from shared.language import catalogue
from shared.model import Directory, Estimate, Language, Text

SIZES = [(1080, 1920), (1920, 1080), (800, 1280)]
VAST = [(2160, 3840), (3840, 2160)]
INCHES = 21.5


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def sized(request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    """A kiosk of one size for all pages."""
    made = KioskRoom(request.param)
    made.hub.connect()
    yield made
    made.close()


@pytest.fixture(params=VAST, ids=lambda size: f"{size[0]}x{size[1]}")
def vast(request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    """A kiosk of twice as many pixels each way on the same glass."""
    made = KioskRoom(request.param)
    made.hub.connect()
    yield made
    made.close()


def box(item: QQuickItem) -> QRectF:
    """Where an item is, in pixels of the window."""
    corner = item.mapToScene(QPointF(0, 0))
    other = item.mapToScene(QPointF(item.width(), item.height()))
    return QRectF(corner, other)


def panel(room: KioskRoom) -> Panel:
    """The configured screen."""
    return Panel(room.window.width(), room.window.height(), INCHES)


def texts(room: KioskRoom) -> list[QQuickItem]:
    """Every text that is shown."""
    return [item for item in room.items() if item.inherits("QQuickText") and item.property("text")]


def ground(item: QQuickItem) -> str:
    """The colour an item stands on: the nearest opaque rectangle under it."""
    while item.parentItem() is not None:
        siblings = item.parentItem().childItems()
        mine = siblings.index(item) if item in siblings else len(siblings)
        for other in [*reversed(siblings[:mine]), item.parentItem()]:
            colour = other.property("color")
            covers = box(other).contains(box(item).center()) and other.isVisible() and other.opacity() == 1
            if isinstance(colour, QColor) and colour.alpha() == 255 and covers and other.property("radius") is not None:
                return colour.name()
        item = item.parentItem()
    return item.window().color().name()


def covered(room: KioskRoom) -> bool:
    """Whether a sheet lies over the page: what is under it cannot be touched and is not read."""
    return room.screen.view.left >= 0 or room.screen.view.looks


@pytest.mark.parametrize("mode", MODES)
def test_every_page_in_every_mode(sized: KioskRoom, mode: str) -> None:
    _walk(sized, mode)


def test_every_page_on_four_times_the_pixels(vast: KioskRoom) -> None:
    _walk(vast, "usual")


def _walk(room: KioskRoom, mode: str) -> None:
    wrong: list[str] = []
    looked = 0
    for name, state in pages(room).items():
        room.put(dressed(state, mode))
        looked += len(texts(room))
        wrong += [f"{name}: {line}" for line in [*_keys(room), *_texts(room), *_hidden(room)]]
    assert looked > 200
    assert not wrong, f"{len(wrong)} in {mode}\n" + "\n".join(wrong[:40])


@pytest.mark.parametrize("mode", ["low", "all"])
def test_low_keys_hold_two_lines_and_say_how_many_wait_and_how_long(room: KioskRoom, mode: str) -> None:
    room.put(dressed(pages(room)["home"], mode))
    said = {str(item.property("text")) for item in texts(room)}
    words = catalogue(Language.ENGLISH if mode == "all" else Language.INDONESIAN)
    for key, count in (("a", "4"), ("b", "7"), ("c", "2"), ("e", "1")):
        (line,) = (item for item in texts(room) if _inside(item, room, key) and item.property("text").startswith(count))
        assert " · " in line.property("text")
        assert line.property("truncated") is False
        assert sum(item.property("lineCount") for item in texts(room) if _inside(item, room, key)) <= 2
    assert words.say("kiosk.no_waiting") in said


def _inside(item: QQuickItem, room: KioskRoom, key: str) -> bool:
    return room.key(f"row:{key}").isAncestorOf(item)


@pytest.mark.parametrize("mode", ["usual", "english", "large", "low", "all"])
def test_what_to_bring_is_never_cut_through_its_letters(sized: KioskRoom, mode: str) -> None:
    sized.put(dressed(pages(sized)["detail-long"], mode))
    (list_,) = (one for one in sized.items() if one.metaObject().className().startswith("ItemList"))
    (flick,) = (one for one in list_.childItems() if one.inherits("QQuickFlickable"))
    end = box(flick).bottom()
    rows = [item for item in texts(sized) if flick.isAncestorOf(item)]
    assert rows
    assert not [row.property("text") for row in rows if box(row).top() < end - 1 < box(row).bottom() - 1]
    (hint,) = (one for one in list_.childItems() if one.inherits("QQuickText") and box(one).top() >= end)
    ends = [box(row.parentItem()).bottom() for row in rows if box(row).bottom() <= end]
    assert box(hint).top() - max(ends) >= 12 * sized.window.width() / 1920


LONG = Text(
    "Pencantuman gelar akademik dan peningkatan pendidikan pegawai negeri sipil baru."[:80],
    "Registration of academic degrees and higher education for every civil servant x."[:80],
)


def long_names() -> Directory:
    """An office all of whose names have eighty letters."""
    known = directory()
    return msgspec.structs.replace(
        known,
        office=msgspec.structs.replace(known.office, name=LONG.id),
        services=tuple(msgspec.structs.replace(one, name=LONG) for one in known.services),
        queues=tuple(msgspec.structs.replace(one, name=LONG, examples=LONG) for one in known.queues),
    )


@pytest.mark.parametrize("mode", ["usual", "english"])
@pytest.mark.parametrize("waiting", [0, 300])
def test_names_of_eighty_letters_are_read_to_their_end(sized: KioskRoom, mode: str, waiting: int) -> None:
    office = long_names()
    estimate = Estimate(245, 320) if waiting else None
    shows = snapshot(office=office, waiting={one.id: (waiting, estimate) for one in office.queues})
    given = slip(number="AB0123", ahead=waiting, estimate=estimate)
    wrong: list[str] = []
    for name, state in pages(sized).items():
        page = replace(state.page, slip=given) if isinstance(state.page, HOLDS_NUMBER) else state.page
        office_row = state.snapshot.office if state.snapshot else shows.office
        sized.put(dressed(replace(state, page=page, snapshot=msgspec.structs.replace(shows, office=office_row)), mode))
        assert len(LONG.id) == len(LONG.en) == 80
        wrong += [f"{name}: {line}" for line in [*_keys(sized), *_texts(sized)]]
    assert not wrong, "\n".join(wrong[:40])


def _keys(room: KioskRoom) -> Iterator[str]:
    view, screen = room.screen.view, panel(room)
    px = screen.mm_per_px
    keys = [key for key in room.shown_keys() if key.isEnabled()]
    boxes = [(key.objectName(), box(key)) for key in keys]
    for name, where in boxes:
        if min(where.width(), where.height()) * px < TARGET_MM and room.window.width() >= 1080:
            yield f"{name} is {where.width() * px:.1f} x {where.height() * px:.1f} mm"
        low = view.low or (view.page == "attract" and not name.startswith("tool"))
        if low and where.top() < 0.55 * room.window.height() - 1 and not covered(room):
            yield f"{name} is too high for low keys, at {where.top() / room.window.height():.0%}"
        if where.right() > room.window.width() + 1 or where.bottom() > room.window.height() + 1:
            yield f"{name} leaves the screen: {where}"
    for n, (one, first) in enumerate(boxes):
        for other, second in boxes[n + 1 :]:
            if covered(room):
                continue
            apart = max(
                first.left() - second.right(),
                second.left() - first.right(),
                first.top() - second.bottom(),
                second.top() - first.bottom(),
            )
            if apart * px < GAP_MM * 0.98 and room.window.width() >= 1080:
                yield f"{one} and {other} are {apart * px:.1f} mm apart"


def _texts(room: KioskRoom) -> Iterator[str]:
    view, screen = room.screen.view, panel(room)
    goal = LARGE_CAP_MM if view.large else CAP_MM
    for item in texts(room):
        said = str(item.property("text"))[:30]
        if "Label" not in item.metaObject().className().partition("_")[0]:
            yield f"{said!r} is no Label, and only that is plain text"
        shown = item.property("size")
        scale = box(item).width() / item.width() / screen.scale if item.width() else 1
        if room.window.width() >= 1080 and screen.cap_mm(shown * scale) < goal - 0.05:
            yield f"{said!r} has capitals of {screen.cap_mm(shown * scale):.2f} mm, not {goal}"
        if item.property("truncated") and view.large is False:
            yield f"{said!r} is cut"
        if covered(room) or not item.isEnabled():
            continue
        ratio = contrast(item.property("color").name().upper(), ground(item).upper())
        if ratio < (7 if not view.contrast else 12):
            yield f"{said!r} has a contrast of {ratio:.1f} on {ground(item)}"


def _hidden(room: KioskRoom) -> Iterator[str]:
    """Words that a key, or the picture of a code, stands on."""
    if covered(room):
        return
    keys = room.shown_keys()
    solid = [(key.objectName(), key) for key in keys]
    solid += [("a code", item) for item in room.items() if item.metaObject().className().startswith("Qr_")]
    for item in texts(room):
        where = _in_sight(item).adjusted(1, 1, -1, -1)
        if any(key.isAncestorOf(item) for key in keys) or where.isEmpty():
            continue
        for name, other in solid:
            if box(other).intersects(where):
                yield f"{str(item.property('text'))[:30]!r} is under {name}"


def _in_sight(item: QQuickItem) -> QRectF:
    """The part of it that the lists in which it is have not scrolled away."""
    where, above = box(item), item.parentItem()
    while above is not None:
        if above.clip():
            where = where.intersected(box(above))
        above = above.parentItem()
    return where


def test_a_screen_that_is_too_small_is_said() -> None:
    words = catalogue(Language.INDONESIAN)
    assert Panel(1080, 1920, 21.5).shortfalls(words) == ()
    assert len(Panel(800, 1280, 8.0).shortfalls(words)) == 2

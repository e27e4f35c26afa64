"""Open, paused and closed are told apart without colour: by word, by sign, and by grey for whoever sees no hue."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem

from display.here import Here
from shared.accent import contrast
from shared.model import Language
from tests.display.conftest import EN, ID, OpenTv, Tv
from tests.display.scenes import SCENES, scene

MATRICES = {
    # Viénot, Brettel and Mollon 1999, on linear RGB
    "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}


def linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def seen_as(colour: QColor, matrix: tuple[tuple[float, float, float], ...]) -> str:
    """A colour as somebody with this sight sees it."""
    rgb = [linear(one) for one in (colour.red(), colour.green(), colour.blue())]
    mixed = [min(1.0, max(0.0, sum(a * b for a, b in zip(row, rgb, strict=True)))) for row in matrix]
    codes = [one * 12.92 if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055 for one in mixed]
    return "#" + "".join(f"{round(255 * one):02X}" for one in codes)


def states(tv: Tv) -> dict[str, tuple[str, QQuickItem]]:
    """Word -> (word as shown, item) of the desk page."""
    return {str(item.property("text")): (str(item.property("text")), item) for item in tv.items_named("lineValue")}


def ground(image: QImage, item: QQuickItem) -> QColor:
    corner = item.mapToScene(item.boundingRect().topLeft())
    return image.pixelColor(int(corner.x() - 6), int(corner.y() + 4))


def tile(image: QImage, tv: Tv, row: int) -> QColor:
    """The ground of the desk's figure: filled only while it is open."""
    name = tv.items_named("lineName")[row]
    corner = name.mapToScene(name.boundingRect().topLeft())
    return image.pixelColor(int(corner.x() - 28 - 82), int(corner.y() + name.height() / 2))


@pytest.mark.parametrize("languages", [ID, EN])
def test_every_state_has_its_own_word(languages: tuple[Language, ...], open_tv: OpenTv) -> None:
    tv = open_tv(scene("desks", Here(languages=languages)))
    assert len(states(tv)) == 3


@pytest.mark.parametrize("sight", MATRICES)
def test_an_open_desk_is_told_from_one_that_is_not_without_hue(sight: str, open_tv: OpenTv) -> None:
    tv = open_tv(scene("desks"))
    image = tv.grab()
    opened, paused = (seen_as(tile(image, tv, row), MATRICES[sight]) for row in (0, 1))
    assert contrast(opened, paused) >= 3, f"{opened} and {paused}"


@pytest.mark.parametrize("sight", MATRICES)
def test_words_of_every_state_are_read_on_their_ground_with_any_sight(sight: str, open_tv: OpenTv) -> None:
    tv = open_tv(scene("desks"))
    image = tv.grab()
    for word, (_, item) in states(tv).items():
        ink = item.property("color")
        ratio = contrast(seen_as(ink, MATRICES[sight]), seen_as(ground(image, item), MATRICES[sight]))
        assert ratio >= 7, f"{word}: {ratio:.1f}"


@pytest.mark.parametrize("name", [name for name in SCENES if not name.startswith("picture")])
def test_every_text_stands_out_from_its_ground(name: str, open_tv: OpenTv) -> None:
    """Large text 3:1, other text 4.5:1 (WCAG 1.4.3); here everything has 6:1, for a TV is seen from afar."""
    tv = open_tv(scene(name))
    image = tv.grab()
    looked = 0
    covered = {"page", "call1", "call2"} if tv.items_named("alarm") else {"page"} if tv.items_named("number") else set()
    for item in tv.items:
        if item.property("font") is None or not item.property("text") or item.objectName() == "tickerText":
            continue
        if covered and under(item, covered):
            continue
        box = item.mapRectToScene(item.boundingRect()).toRect().intersected(image.rect())
        if box.width() < 8 or box.height() < 8:
            continue
        colours = {image.pixelColor(x, y).name() for x, y in corners(box)}
        ink = item.property("color").name()
        looked += 1
        assert any(contrast(ink.upper(), colour.upper()) >= 6 for colour in colours), (
            f"{item.property('text')!r}: {ink}"
        )
    assert looked > 0 or name == "starting"


def under(item: QQuickItem, names: set[str]) -> bool:
    """Whether it lies in one of these."""
    above: QQuickItem | None = item
    while above is not None:
        if above.objectName() in names:
            return True
        above = above.parentItem()
    return False


def corners(box: object) -> list[tuple[int, int]]:
    left, right = box.left() + 1, box.right() - 1  # type: ignore[attr-defined]
    top, bottom = box.top() + 1, box.bottom() - 1  # type: ignore[attr-defined]
    return list(itertools.product((left, right), (top, (top + bottom) // 2, bottom)))

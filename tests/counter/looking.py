"""What a test asks of the items of a window: where they lie, whether they scroll, what they say."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from tests.counter.driving import Driver

POISON = "<img src='http://198.51.100.1/x.png'><b>{name}</b>%1 {0}"
PLAIN = 0
"""Text.PlainText, as QML knows it."""


def box(item: QQuickItem) -> QRectF:
    """Where an item lies in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def scrolls(item: QQuickItem | None, kind: str = "QQuickFlickable") -> bool:
    """Whether an item lies in what scrolls."""
    while item is not None and not item.inherits(kind):
        item = item.parentItem()
    return item is not None


def keys(driver: Driver) -> list[QQuickItem]:
    """Everything that can be pressed now."""
    return [item for item in driver.items() if item.property("isKey") is True and item.isEnabled() and item.width() > 0]


def texts_in(item: QQuickItem) -> Iterator[QQuickItem]:
    """The texts of an item."""
    for child in item.childItems():
        if child.isVisible():
            if child.inherits("QQuickText"):
                yield child
            yield from texts_in(child)


def text_format(item: QQuickItem) -> int:
    """PySide has no name for the type of this property; QML itself tells its figure."""
    value = QQmlExpression(qmlContext(item), item, "textFormat").evaluate()
    return int(value[0] if isinstance(value, tuple) else value)

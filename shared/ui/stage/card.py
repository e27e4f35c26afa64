"""A page as Qt properties: QML binds to these, typed, and to nothing else."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from shared.stage.filling import fills
from shared.stage.page import Page

QML_IMPORT_NAME = "shared.ui.stage.card"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the screen")
class PageCard(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable lacks __call__
    """One page between calls; it never changes. ``picture`` is the address of its media file on this machine."""

    def __init__(self, page: Page, picture: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self._picture = picture

    @Slot(float, result=bool)
    def fills(self, place: float) -> bool:
        """Whether its picture is cut to fill a place of this shape (width to height); else it is shown whole."""
        media = self.page.media
        return media is None or media.height <= 0 or fills(media.width / media.height, place)

    kind = Property(str, lambda self: self.page.kind.value, constant=True)
    title = Property(str, lambda self: self.page.title, constant=True)
    label = Property(str, lambda self: self.page.label, constant=True)
    mark = Property(str, lambda self: self.page.mark, constant=True)
    body = Property(list, lambda self: list(self.page.body), constant=True)
    foot = Property(str, lambda self: self.page.foot, constant=True)
    link = Property(str, lambda self: self.page.link, constant=True)
    picture = Property(str, lambda self: self._picture, constant=True)
    lines = Property(
        list,
        lambda self: [
            {
                "mark": line.mark,
                "name": line.name,
                "value": line.value,
                "more": line.more,
                "icon": line.icon,
                "tone": line.tone.value,
            }
            for line in self.page.lines
        ],
        constant=True,
    )

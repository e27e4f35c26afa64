"""Icons and QR codes as images for QML: ``image://icon/ticket/1D3766/1.75`` and ``image://qr/<text>``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, qRgb
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parent / "icons"
QUIET = 0
"""Modules of white around a code; QML draws the margin, so that it fits the box it lies in."""


@cache
def _svg(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text("utf-8")


def icon_image(name: str, colour: str, stroke: float, size: int) -> QImage:
    """The Lucide icon ``name`` in ``colour`` (``#RRGGBB``), ``size`` pixels each way.

    Raises:
        OSError: there is no such icon.
    """
    svg = _svg(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The code of ``text`` as rows of modules, dark is True; error correction M, no quiet zone."""
    import qrcode.constants  # noqa: PLC0415 - with its imaging slow to load, and two of three screens show no code

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def qr_image(text: str) -> QImage:
    """The code of ``text``, one pixel a module, to be enlarged without smoothing."""
    rows = qr_modules(text)
    image = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
    dark, light = qRgb(0, 0, 0), qRgb(255, 255, 255)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            image.setPixel(x, y, dark if module else light)
    return image


class IconPictures(QQuickImageProvider):
    """Draws icons in the size and colour asked for."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """``name/RRGGBB/stroke``."""
        name, colour, stroke = id.split("/")
        return icon_image(name, f"#{colour}", float(stroke), max(8, requestedSize.width()))


class QrPictures(QQuickImageProvider):
    """Draws QR codes, one pixel a module."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """The percent-encoded text."""
        return qr_image(unquote(id))

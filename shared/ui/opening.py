"""How a screen is opened: application, fonts, words, engine, window; the same for all programs."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QObject, Qt, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from PySide6.QtQuick import QQuickWindow  # also makes root windows real QQuickWindows

from shared.accent import Accent
from shared.model import Language
from shared.ui import fonts
from shared.ui.pictures import IconPictures, QrPictures
from shared.ui.translator import Translator

ROOT = Path(__file__).parents[2]
"""Where QML modules are found by their Python path: ``import shared.ui``, ``import kiosk.qml``."""

_log = logging.getLogger("antrean.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_HARMLESS = ("This plugin does not support", "propagateSizeHints")
"""What the offscreen platform says of window managers it does not have."""


@dataclass(frozen=True, slots=True)
class OpenOptions:
    """How a window is opened. ``size`` in pixels; None takes the window's own or the screen's."""

    size: tuple[int, int] | None = None
    full_screen: bool = False
    offscreen: bool = False
    on_top: bool = False
    motion: bool = True
    language: Language = Language.INDONESIAN
    accent: Accent | None = None


class Opened:
    """A window with its engine and words. Close it before the view models given to it go away."""

    def __init__(self, engine: QQmlApplicationEngine, window: QQuickWindow, translator: Translator) -> None:
        self.engine = engine
        self.window = window
        self._translator = translator

    @property
    def theme(self) -> QObject:
        """The Theme singleton of this window."""
        return theme(self.engine)

    def speak(self, language: Language) -> None:
        """Show every word in ``language`` from now on."""
        if self._translator.spoken is not language:
            self._translator.spoken = language
            self.engine.retranslate()

    def close(self) -> None:
        """Destroy window and engine, at once."""
        self.window.close()
        QCoreApplication.removeTranslator(self._translator)
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(self.engine, 52)  # QEvent.DeferredDelete: QML goes before the view models


class CannotOpen(RuntimeError):
    """The QML did not load; the text holds Qt's messages."""


def _relay(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if not any(text in message for text in _HARMLESS):
        _log.log(_LEVELS.get(kind, logging.WARNING), "%s", message)


def has_display() -> bool:
    """Whether this machine has a screen to open a window on."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def application(name: str, *, offscreen: bool = False) -> QGuiApplication:
    """The process's one application, made on the first call: software drawing, shipped fonts, messages to the log."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if offscreen or not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Without a GPU the software renderer costs a tenth of Mesa's; whoever has one sets the variable to "rhi".
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    qInstallMessageHandler(_relay)
    app = QGuiApplication([name])
    app.setApplicationName(name)
    for font in (fonts.REGULAR, fonts.SEMIBOLD, fonts.BOLD):
        QFontDatabase.addApplicationFont(str(font))
    app.setFont(QFont("Inter"))
    app.styleHints().setCursorFlashTime(0)  # a page that waits draws nothing, not even a blinking cursor
    return app


def theme(engine: QQmlApplicationEngine) -> QObject:
    """The Theme singleton of an engine."""
    found: object = engine.singletonInstance("shared.ui", "Theme")
    if not isinstance(found, QObject):
        raise CannotOpen("shared.ui Theme did not load")
    return found


def set_accent(target: QObject, accent: Accent) -> None:
    """Give the Theme the agency's accent."""
    for name, colour in (
        ("accent", accent.base),
        ("accentDeep", accent.deep),
        ("accentLip", accent.lip),
        ("accentSoft", accent.soft),
    ):
        target.setProperty(name, colour)


def open_window(module: str, kind: str, properties: Mapping[str, object], options: OpenOptions) -> Opened:
    """Load ``kind`` of the QML ``module`` (a Window) with its required properties, and show it.

    Raises:
        CannotOpen: the QML is broken; the text says where.
    """
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(ROOT))
    engine.addImageProvider("icon", IconPictures())
    engine.addImageProvider("qr", QrPictures())
    translator = Translator(options.language)
    QCoreApplication.installTranslator(translator)
    errors: list[str] = []

    def note(warnings: list[QQmlError]) -> None:
        errors.extend(warning.toString() for warning in warnings)

    engine.warnings.connect(note)
    engine.setInitialProperties(dict(properties))
    engine.loadFromModule(module, kind)
    window = next(iter(engine.rootObjects()), None)
    if not isinstance(window, QQuickWindow):
        QCoreApplication.removeTranslator(translator)
        raise CannotOpen("; ".join(errors) or f"{module}.{kind} is no window")
    # Only now: a singleton asked for before its type is loaded waits, holding Python's lock, for the loader's thread,
    # which waits for that lock as soon as it has a message for the log.
    looks = theme(engine)
    looks.setProperty("motion", options.motion)
    if options.accent is not None:
        set_accent(looks, options.accent)
    _show(window, options)
    return Opened(engine, window, translator)


def _show(window: QQuickWindow, options: OpenOptions) -> None:
    if options.on_top:
        window.setFlag(Qt.WindowType.WindowStaysOnTopHint, True)
    if options.size is not None:
        window.resize(*options.size)
    if options.full_screen:
        window.showFullScreen()
    else:
        window.show()


def grab(window: QQuickWindow) -> QImage:
    """The window's picture as drawn now."""
    return window.grabWindow()


def save_picture(window: QQuickWindow, path: Path) -> None:
    """Write the window's picture as PNG, whole or not at all."""
    part = path.with_suffix(".part")
    grab(window).save(str(part), "PNG")  # type: ignore[call-overload]
    part.replace(path)


def file_url(path: Path) -> str:
    """A file's address for an Image's source."""
    return QUrl.fromLocalFile(str(path)).toString()

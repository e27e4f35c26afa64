"""The typed view models that QML binds to."""

from counter.screen.notices import NoticesScreen
from counter.screen.screen import DeskScreen

__all__ = ["DeskScreen", "NoticesScreen"]

"""The typed view models that QML binds to."""

from counter.screen.cases import CasesScreen
from counter.screen.filing import FilingScreen
from counter.screen.notices import NoticesScreen
from counter.screen.screen import DeskScreen

__all__ = ["CasesScreen", "DeskScreen", "FilingScreen", "NoticesScreen"]

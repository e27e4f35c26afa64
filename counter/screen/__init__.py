"""The typed view models that QML binds to."""

from counter.screen.screen import Screen

__all__ = ["Screen"]

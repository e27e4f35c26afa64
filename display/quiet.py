"""When the TV is silent although it may speak: configured stretches of local time, such as prayer times."""

from __future__ import annotations

from datetime import datetime

from shared.settings.sections import QuietWindow


def quiet(windows: tuple[QuietWindow, ...], local: datetime) -> bool:
    """Whether ``local`` lies in one of the windows, ``[begins, ends)``; one may reach past midnight."""
    return any(_inside(window, local) for window in windows)


def _inside(window: QuietWindow, local: datetime) -> bool:
    at, weekday = local.time(), local.weekday()
    if window.begins <= window.ends:
        inside = window.begins <= at < window.ends
    else:
        inside = at >= window.begins or at < window.ends
        if at < window.ends:
            weekday = (weekday - 1) % 7  # the window began yesterday
    return inside and window.weekday in {None, weekday}

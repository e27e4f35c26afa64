"""When the TV is silent although it may speak, and how loud it is else: configured stretches of local time."""

from __future__ import annotations

from datetime import datetime

from shared.settings.sections import QuietWindow, VoiceSettings, VolumeWindow


def quiet(windows: tuple[QuietWindow, ...], local: datetime) -> bool:
    """Whether ``local`` lies in one of the windows (prayer times), ``[begins, ends)``; one may reach past midnight."""
    return any(_inside(window, local) for window in windows)


def volume(settings: VoiceSettings, local: datetime | None) -> float:
    """How loud it is at this time, 0.0 to 1.0: the first window that fits rules. None: nobody knows the time yet."""
    if local is None:
        return settings.volume
    return next((window.volume for window in settings.volumes if _inside(window, local)), settings.volume)


def film_share(settings: VoiceSettings, local: datetime | None) -> float:
    """What is left of the sound of videos: nothing in quiet hours, and no more than the voice has of its own volume."""
    if local is None or not settings.volume:
        return 1.0
    return 0.0 if quiet(settings.quiet, local) else min(1.0, volume(settings, local) / settings.volume)


def _inside(window: QuietWindow | VolumeWindow, local: datetime) -> bool:
    at, weekday = local.time(), local.weekday()
    if window.begins <= window.ends:
        inside = window.begins <= at < window.ends
    else:
        inside = at >= window.begins or at < window.ends
        if at < window.ends:
            weekday = (weekday - 1) % 7  # the window began yesterday
    return inside and window.weekday in {None, weekday}

"""When the TV is silent and how loud it is else, by the office's clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from display.quiet import film_share, quiet, volume
from shared.settings.sections import QuietWindow, VoiceSettings, VolumeWindow

MONDAY = datetime(2026, 1, 12, tzinfo=ZoneInfo("Asia/Makassar"))
PRAYERS = (
    QuietWindow(time(12, 5), time(12, 20)),
    QuietWindow(time(15, 20), time(15, 35)),
    QuietWindow(time(11, 45), time(13, 0), weekday=4),
    QuietWindow(time(23, 0), time(1, 0), weekday=0),
)


@pytest.mark.parametrize(
    ("day", "clock", "silent"),
    [
        (12, "12:04", False),
        (12, "12:05", True),
        (12, "12:19", True),
        (12, "12:20", False),
        (12, "15:25", True),
        (12, "11:50", False),
        (16, "11:50", True),
        (12, "23:30", True),
        (13, "00:30", True),
        (13, "23:30", False),
        (14, "00:30", False),
    ],
)
def test_several_stretches_a_day_are_silent_and_one_may_pass_midnight(day: int, clock: str, silent: bool) -> None:
    at = time.fromisoformat(clock)
    assert quiet(PRAYERS, MONDAY.replace(day=day, hour=at.hour, minute=at.minute)) is silent


def test_the_volume_follows_the_hour_and_the_first_that_fits_rules() -> None:
    settings = replace(
        VoiceSettings(),
        volume=0.9,
        volumes=(
            VolumeWindow(time(7), time(8), 0.5),
            VolumeWindow(time(7, 30), time(10), 0.7),
            VolumeWindow(time(12), time(13), 0.2, weekday=4),
        ),
    )
    at = {
        clock: volume(settings, MONDAY.replace(hour=int(clock[:2]), minute=int(clock[3:])))
        for clock in ("06:59", "07:00", "07:59", "08:00", "10:00", "12:30")
    }
    assert list(at.values()) == [0.9, 0.5, 0.5, 0.7, 0.9, 0.9]
    assert volume(settings, MONDAY.replace(day=16, hour=12, minute=30)) == 0.2
    assert volume(settings, None) == 0.9, "before the hub has said what time it is"


def test_videos_are_silent_in_quiet_hours_and_softer_where_the_voice_is_but_never_louder() -> None:
    settings = replace(
        VoiceSettings(),
        volume=0.8,
        volumes=(VolumeWindow(time(7), time(8), 0.4), VolumeWindow(time(8), time(9), 1.0)),
        quiet=PRAYERS,
    )
    shares = [
        film_share(settings, MONDAY.replace(hour=hour, minute=minute))
        for hour, minute in ((7, 0), (8, 0), (12, 5), (13, 0))
    ]
    assert shares == [0.5, 1.0, 0.0, 1.0]
    assert film_share(settings, None) == 1.0
    assert film_share(replace(settings, volume=0.0), MONDAY.replace(hour=9)) == 1.0, (
        "a voice turned off says nothing of films"
    )

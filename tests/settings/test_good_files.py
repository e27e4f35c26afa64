"""What a good file means: defaults, hours past midnight, texts in one language, where the hub is."""

from __future__ import annotations

from datetime import time

import pytest

from shared.model import Language, OrderPolicy
from shared.settings import Loaded, load
from shared.settings.sections import (
    CounterSettings,
    DisplaySettings,
    HubSettings,
    KioskSettings,
    PrinterSettings,
    QuietWindow,
    VolumeWindow,
)
from tests.settings.small_file import SMALL


def test_the_small_file_is_good(write):
    loaded = load(write(SMALL))
    assert isinstance(loaded, Loaded)
    assert loaded.warnings == ()


def test_quiet_and_soft_hours_may_pass_midnight(write):
    hours = 'quiet = [{ hours = "21.00-06.00", weekday = 5 }]\nvolumes = [{ hours = "22.00-04.30", volume = 0.2 }]'
    loaded = load(write(f"{SMALL}[display.voice]\n{hours}\n"))
    assert isinstance(loaded, Loaded), loaded
    voice = loaded.settings.display.voice
    assert voice.quiet == (QuietWindow(time(21), time(6), weekday=4),)
    assert voice.volumes == (VolumeWindow(time(22), time(4, 30), 0.2),)


def test_a_byte_order_mark_and_windows_line_ends_are_welcome(write):
    assert isinstance(load(write(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())), Loaded)


def test_a_file_that_leaves_everything_out_gets_the_documented_defaults(write):
    """The shapes of the file and the sections of the programs state the same defaults."""
    path = write(SMALL)
    loaded = load(path)
    assert isinstance(loaded, Loaded)
    settings, data = loaded.settings, path.parent / "data"
    printer = PrinterSettings(folder=data / "printed")
    assert settings.kiosk == KioskSettings(printer=printer)
    assert settings.counter == CounterSettings()
    assert settings.display == DisplaySettings()
    assert settings.hub == HubSettings(f"sqlite:///{(data / 'antrean.db').as_posix()}", "ws://127.0.0.1:8765/ws")
    assert settings.directory.office.order == OrderPolicy()
    assert settings.directory.office.accent == "#1D3766"
    queue = settings.directory.queues[0]
    assert (queue.first, queue.last, queue.width, queue.quota, queue.sensitive) == (1, 999, 3, None, False)


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("0.0.0.0", "ws://127.0.0.1:8765/ws"),  # noqa: S104  (only parsed)
        ("::", "ws://127.0.0.1:8765/ws"),
        ("192.168.1.10", "ws://192.168.1.10:8765/ws"),
        ("fe80::1", "ws://[fe80::1]:8765/ws"),
    ],
)
def test_screens_beside_the_hub_find_it_wherever_it_listens(write, host, url):
    loaded = load(write(f'{SMALL}[hub]\nhost = "{host}"\n'))
    assert isinstance(loaded, Loaded)
    assert loaded.settings.hub.url == url


def test_a_plain_text_is_the_same_in_both_languages(write):
    loaded = load(write(SMALL))
    assert isinstance(loaded, Loaded)
    name = loaded.settings.directory.queues[0].name
    assert name.in_(Language.INDONESIAN) == name.in_(Language.ENGLISH) == "Antrean A"

"""``antrean start`` says when config.toml changed: the screens of this machine read it when they start."""

from __future__ import annotations

import pytest

from shared.command.following import tell_change
from shared.settings import Loaded, load
from shared.settings.sections import Program
from shared.settings.watching import Watch, mark
from tests.command.office_here import Machine


def watch_of(here: Machine) -> Watch:
    loaded = load(here.config)
    assert isinstance(loaded, Loaded)
    return Watch(here.config, loaded.settings, mark(here.config))


def change(here: Machine, old: str, new: str) -> None:
    text = here.config.read_text(encoding="utf-8")
    assert old in text
    here.config.write_text(text.replace(old, new, 1), encoding="utf-8")


def look(watch: Watch, *runs: Program) -> None:
    """Twice, for the file must stand still."""
    assert watch.look() is None
    said = watch.look()
    assert said is not None
    tell_change(watch, said, runs)


def test_a_changed_key_of_a_screen_here_is_named_once(here: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    watch = watch_of(here)
    change(here, 'name = "Kios 1"', 'name = "Kios Lobi"')
    look(watch, Program.KIOSK)
    assert capsys.readouterr().err == (
        "config.toml has changed. This machine reads it at the next antrean start: kiosk.name\n"
    )
    assert watch.look() is None


def test_what_another_machine_reads_is_not_said_here(here: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    watch = watch_of(here)
    change(here, 'name = "Kios 1"', 'name = "Kios Lobi"')
    look(watch, Program.DISPLAY)
    assert capsys.readouterr().err == ""


def test_a_mistake_is_said_with_its_place_and_the_old_settings_stay(
    here: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    watch = watch_of(here)
    change(here, 'name = "Kios 1"', 'name = "Kios 1')
    look(watch, Program.KIOSK)
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("config.toml, line ")
    assert said[-1] == "config.toml has changed and is not right yet (above); the old one stays in force."

"""``antrean audit``: beside a running hub, whole or broken, with the hash of a closed day."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from shared.model import Role
from shared.protocol.commands import ChangePin, CloseDay, IssueTicket
from tests.command.office_here import Machine
from tests.hub.running import NEW_PIN, RunningHub, example


@pytest.fixture
def worked(hub: RunningHub) -> Iterator[RunningHub]:
    """A hub with a few tickets whose day a supervisor has closed."""
    with hub.screen(Role.KIOSK) as kiosk:
        for _ in range(3):
            kiosk.done(IssueTicket(example().services[0].id))
    assert hub.first_pin is not None
    with hub.screen(Role.DESK) as desk:
        assert desk.log_in(hub.first_pin.name, hub.first_pin.pin) is None
        desk.done(ChangePin(hub.first_pin.pin, NEW_PIN))
        desk.done(CloseDay())
    return hub


def day_of(hub: RunningHub) -> str:
    return (hub.clock() + timedelta(hours=8)).date().isoformat()


def test_a_whole_log_is_proved_beside_the_running_hub(worked: RunningHub, at_hub: Machine) -> None:
    result = at_hub.run("audit", "verify")
    assert result.exit_code == 0
    assert re.search(r"whole: \d+ rows, last hash [0-9a-f]{64}", result.output)


def test_the_hash_of_a_closed_day_is_shown_and_proves_the_tail(worked: RunningHub, at_hub: Machine) -> None:
    shown = at_hub.run("audit", "head", "--day", day_of(worked))
    assert shown.exit_code == 0
    head = shown.output.split()[-1]
    assert at_hub.run("audit", "verify", "--head", head).exit_code == 0
    typed = " ".join(re.findall("....", head.upper()[:16]))
    assert at_hub.run("audit", "verify", "--head", typed).exit_code == 0


@pytest.mark.parametrize("day", ["2025-12-31", None])
def test_a_day_that_is_not_closed_has_no_hash(worked: RunningHub, at_hub: Machine, day: str | None) -> None:
    result = at_hub.run("audit", "head", *(("--day", day) if day else ()))
    assert result.exit_code == 1
    assert "not closed" in result.output


def test_a_hash_of_another_log_means_this_one_was_cut(worked: RunningHub, at_hub: Machine) -> None:
    result = at_hub.run("audit", "verify", "--head", "ab" * 32)
    assert result.exit_code == 1
    assert "cut or rewritten" in result.output


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("UPDATE log SET at = at + 1 WHERE seq = 4", "row 4: its content was changed"),
        ("DELETE FROM log WHERE seq = 4", "row 4: rows before it are missing"),
    ],
    ids=["edited", "deleted"],
)
def test_the_first_bad_row_is_named(worked: RunningHub, at_hub: Machine, spoil: str, said: str) -> None:
    with closing(sqlite3.connect(at_hub.data / "antrean.db")) as stranger, stranger:
        triggers = stranger.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            stranger.execute(f"DROP TRIGGER {name}")
        stranger.execute(spoil)
    result = at_hub.run("audit", "verify")
    assert result.exit_code == 1
    assert said in result.output


@pytest.mark.parametrize("words", [("audit", "verify"), ("audit", "head")], ids=" ".join)
def test_without_a_database_there_is_nothing_to_prove(here: Machine, words: tuple[str, ...]) -> None:
    result = here.run(*words)
    assert result.exit_code == 1
    assert "cannot be read" in result.output


def test_a_damaged_database_is_called_so(here: Machine) -> None:
    here.data.mkdir()
    (here.data / "antrean.db").write_bytes(b"this is no database" * 400)
    result = here.run("audit", "verify")
    assert result.exit_code == 1
    assert "damaged" in result.output

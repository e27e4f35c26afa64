"""What people get wrong at the terminal: one sentence that says what to do, the right exit code, never a traceback."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from shared.command.line import antrean
from shared.hub.store import Store
from tests.command.office_here import ENVIRONMENT, Machine, machine


def every_command(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [path]
    for name, command in group.commands.items():
        below = (*path, name)
        found += every_command(command, below) if isinstance(command, click.Group) else [below]
    return found


COMMANDS = every_command(antrean)


def test_the_search_for_commands_found_them() -> None:
    assert {("start",), ("demo",), ("doctor",), ("bench",), ("staff", "new-pin"), ("audit", "head")} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_help_page_mixes_clicks_english_into_our_language(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTREAN_LANG", "id")
    said = CliRunner().invoke(antrean, [*command, "--help"]).output
    assert "Pilihan:" in said
    english = ("Usage", "Options", "OPTIONS", "Commands", "Show ", "and exit", "[default", "[required")
    assert not [word for word in english if word in said], said


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(command: tuple[str, ...]) -> None:
    result = CliRunner().invoke(antrean, [*command, "--help"])
    assert result.exit_code == 0
    found: click.Command = antrean
    for name in command:
        assert isinstance(found, click.Group)
        found = found.commands[name]
    assert found.help
    silent = [option.name for option in found.params if isinstance(option, click.Option) and not option.help]
    assert not silent


@pytest.mark.parametrize(
    "words",
    [
        ("frob",),
        ("start", "--seconds", "soon"),
        ("start", "--seconds", "0"),
        ("kiosk", "--what"),
        ("staff", "add", "budi"),
        ("staff", "add", "budi", "Budi", "--role", "boss"),
        ("pair", "printer", "Kios 2"),
        ("demo", "--speed", "0"),
        ("demo", "--until", "25"),
        ("demo", "--until", "08:20"),
        ("audit", "verify", "--head", "zz"),
        ("audit", "head", "--day", "today"),
    ],
    ids=" ".join,
)
def test_words_that_make_no_sense_end_with_two(here: Machine, words: tuple[str, ...]) -> None:
    (here.data).mkdir()
    made_store(here)
    result = here.run(*words) if words[0] != "frob" else CliRunner().invoke(antrean, list(words))
    assert result.exit_code == 2, result.output
    assert result.output.strip()
    assert "Traceback" not in result.output


def made_store(here: Machine) -> None:
    """An empty database as the hub leaves it."""
    Store.open(f"sqlite:///{here.data / 'antrean.db'}", now=datetime(2026, 1, 12, tzinfo=UTC)).close()


def no_file(config: Path) -> None:
    config.unlink()


def folder(config: Path) -> None:
    config.unlink()
    config.mkdir()


def not_toml(config: Path) -> None:
    config.write_text("[hub\nport = ")


def not_text(config: Path) -> None:
    config.write_bytes(b"\xff\xfe\x00\x01")


def two_wrong(config: Path) -> None:
    config.write_text(
        config.read_text().replace('host = "127.0.0.1"', 'hots = "127.0.0.1"').replace("paper_mm = 80", "paper_mm = 8")
    )


READS = [
    ("start",),
    ("hub",),
    ("kiosk",),
    ("counter",),
    ("display",),
    ("demo",),
    ("doctor",),
    ("staff", "list"),
    ("pair", "kiosk", "Kios 2"),
    ("audit", "verify"),
    ("audit", "head"),
]
SPOILS: list[tuple[Callable[[Path], None], tuple[str, ...]]] = [
    (no_file, ("no such file",)),
    (folder, ("folder",)),
    (not_toml, ("config.toml, line",)),
    (not_text, ("UTF-8",)),
    (two_wrong, ("hots", "host", "paper_mm")),
]


@pytest.mark.parametrize("words", READS, ids=" ".join)
def test_a_missing_config_is_said_by_every_command(here: Machine, words: tuple[str, ...]) -> None:
    no_file(here.config)
    result = here.run(*words)
    assert result.exit_code == 2
    assert "config.toml" in result.output


@pytest.mark.parametrize(("spoil", "said"), SPOILS, ids=[spoil.__name__ for spoil, _ in SPOILS])
@pytest.mark.parametrize("command", ["start", "doctor"])
def test_a_bad_config_is_listed_whole(
    here: Machine, command: str, spoil: Callable[[Path], None], said: tuple[str, ...]
) -> None:
    spoil(here.config)
    result = here.run(command)
    assert result.exit_code == 2
    for word in said:
        assert word in result.output


def test_the_terminal_speaks_indonesian_unless_it_is_english(here: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    no_file(here.config)
    monkeypatch.delenv("ANTREAN_LANG")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "Tidak ada yang dijalankan" in here.run("start").output
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "Nothing was started" in here.run("start").output
    monkeypatch.setenv("ANTREAN_LANG", "id")
    assert "Tidak ada yang dijalankan" in here.run("start").output


@pytest.mark.parametrize(
    "words", [("staff", "list"), ("staff", "add", "budi", "Budi"), ("pair", "kiosk", "Kios 2")], ids=" ".join
)
def test_without_a_hub_the_next_step_is_said_at_once(here: Machine, words: tuple[str, ...]) -> None:
    result = here.run(*words)
    assert result.exit_code == 1
    assert "antrean start" in result.output


def test_a_taken_port_is_named_before_anything_starts(here: Machine) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = machine(here.folder, port).run("start", "--offscreen")
    assert result.exit_code == 1
    assert str(port) in result.output


@pytest.mark.parametrize(
    "words", [("start", "--offscreen"), ("kiosk", "--offscreen"), ("hub",), ("demo", "--offscreen")]
)
def test_a_data_folder_that_cannot_be_written_is_said(here: Machine, words: tuple[str, ...]) -> None:
    here.data.write_text("a file where the folder should be")
    result = here.run(*words)
    assert result.exit_code == 2
    assert str(here.data) in result.output


def test_a_picture_folder_that_cannot_be_made_is_said(here: Machine) -> None:
    (here.folder / "taken").write_text("")
    result = here.run("start", "--offscreen", "--pictures", str(here.folder / "taken" / "pictures"))
    assert result.exit_code == 2
    assert "taken" in result.output


def test_a_kiosk_away_from_its_hub_cannot_be_paired(here: Machine) -> None:
    result = here.run("kiosk", "--code", "ABCDEFGH")
    assert result.exit_code == 1
    assert "hub" in result.output


def test_a_terminal_that_knows_no_check_mark_gets_another_letter(here: Machine) -> None:
    no_file(here.config)
    done = here.call("doctor", environment=ENVIRONMENT | {"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 2
    assert "Python" in done.stdout
    assert "Traceback" not in done.stderr

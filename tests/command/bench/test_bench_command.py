"""``antrean bench``: each part really runs, ends by itself, and the exit code says what came of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from shared.command.bench import measuring
from shared.command.bench.figures import Figure
from shared.command.bench.hub import hub_under_test
from shared.command.bench.hub_parts import Run
from shared.command.bench.measuring import PARTS, measured
from shared.command.bench.waiting import Stopped, line_of
from shared.command.line import antrean

SHIPPED = Path(__file__).parents[3] / "config.toml"
TINY = 0.01


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return Path(shutil.copy(SHIPPED, tmp_path / "config.toml"))


def bench(config: Path, *more: str) -> Result:
    return CliRunner().invoke(antrean, ["bench", "--config", str(config), *more])


def test_every_hub_part_measures_something_and_finds_no_double(config: Path) -> None:
    figures = measured(config, ("tickets", "calls", "memory", "ready"), TINY)
    assert {figure.part for figure in figures} == {"tickets", "calls", "memory", "ready"}
    exact = [figure for figure in figures if figure.bar in {"0", "0 double"}]
    assert len(exact) == 2
    assert all(figure.met for figure in exact)
    assert not list(config.parent.glob(".bench-*"))


def test_phones_are_measured_in_every_way(config: Path) -> None:
    figures = measured(config, ("phones",), TINY)
    names = " ".join(figure.name for figure in figures)
    for wanted in ("to the last of", "reads nothing", "the loop's time", "TVs beside", "a ticket's page", "came back"):
        assert wanted in names
    assert next(figure for figure in figures if "came back" in figure.name).met


def test_the_screens_are_measured_by_their_own_programs(config: Path) -> None:
    figures = measured(config, ("screens",), TINY)
    names = " ".join(figure.name for figure in figures)
    for wanted in ("kiosk: process start", "desk: process start", "TV: process start", "touch to", "call to changed"):
        assert wanted in names


def test_a_film_is_announced_fetched_shown_and_measured(config: Path) -> None:
    figures = measured(config, ("film",), TINY / 5)
    names = " ".join(figure.name for figure in figures)
    for wanted in ("full: 1080p30", "media: call to changed", "calls while films play", "films in turn", "open files"):
        assert wanted in names
    (files,) = [figure for figure in figures if figure.name == "open files left by them"]
    assert files.met


@pytest.mark.parametrize(("met", "code"), [(True, 0), (None, 0), (False, 1)])
def test_the_exit_code_says_whether_every_bar_was_met(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, met: bool | None, code: int
) -> None:
    def part(_: Run) -> list[Figure]:
        return [Figure("tickets", "a figure", "1", "2", met)]

    monkeypatch.setitem(PARTS, "tickets", part)
    result = bench(config, "--only", "tickets", "--output", str(tmp_path / "out.md"))
    assert result.exit_code == code
    assert "| tickets | a figure | 1 | 2 |" in result.stdout
    assert "| tickets | a figure | 1 | 2 |" in (tmp_path / "out.md").read_text(encoding="utf-8")


def test_a_part_that_does_not_exist_is_bad_input(config: Path) -> None:
    result = bench(config, "--only", "coffee")
    assert result.exit_code == 2
    assert "tickets" in result.stderr


def test_settings_with_problems_are_bad_input(config: Path) -> None:
    config.write_text("[office\n", encoding="utf-8")
    assert bench(config, "--only", "tickets").exit_code == 2


def test_a_measurement_that_cannot_go_on_ends_with_a_sentence(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def part(_: Run) -> list[Figure]:
        raise Stopped("the hub hung up on a client")

    monkeypatch.setitem(measuring.PARTS, "calls", part)
    result = bench(config, "--only", "calls")
    assert result.exit_code == 1
    assert "the hub hung up on a client" in result.stderr


def test_a_hub_that_does_not_start_ends_the_measurement(tmp_path: Path) -> None:
    with pytest.raises(Stopped, match="ended"), hub_under_test(tmp_path / "nothing.toml", tmp_path / "data"):
        pass


def test_a_process_that_says_nothing_is_not_waited_for_for_ever() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", "import sys, time; sys.stdout.write('half a line'); sys.stdout.flush(); time.sleep(60)"],
        stdout=subprocess.PIPE,
        bufsize=0,
    )
    assert process.stdout is not None
    began = time.monotonic()
    with process.stdout, pytest.raises(Stopped, match="it said nothing"):
        line_of(process.stdout, "it", seconds=0.5)
    process.kill()
    process.wait()
    assert time.monotonic() - began < 10

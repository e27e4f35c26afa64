"""``antrean staff`` and ``antrean pair`` at a real hub; a screen of another machine is paired with the code."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from shared.command.configured import settings_from
from shared.command.pairing import pair_here
from shared.command.windows import warn_unpaired
from shared.link.keyring import Keyring
from shared.model import Role
from shared.settings.sections import Program
from tests.command.office_here import Machine, machine
from tests.hub.running import MONDAY_NINE, RunningHub


def pin_in(text: str) -> str:
    found = re.search(r": (\d{6,})", text)
    assert found, text
    return found[1]


def test_a_clerk_is_made_and_can_log_in_with_the_pin_shown_once(hub: RunningHub, at_hub: Machine) -> None:
    made = at_hub.run("staff", "add", "siti.rahmawati", "Siti Rahmawati")
    assert made.exit_code == 0, made.output
    with hub.screen(Role.DESK) as desk:
        assert desk.log_in("siti.rahmawati", pin_in(made.output)) is None
    shown = at_hub.run("staff", "list").output
    assert re.search(r"siti\.rahmawati +desk +active +Siti Rahmawati", shown)
    assert pin_in(made.output) not in shown


def test_a_new_pin_replaces_the_old_one_and_a_closed_account_stays_out(hub: RunningHub, at_hub: Machine) -> None:
    first = pin_in(at_hub.run("staff", "add", "budi", "Budi", "--role", "supervisor").output)
    second = pin_in(at_hub.run("staff", "new-pin", "budi").output)
    with hub.screen(Role.DESK) as desk:
        assert desk.log_in("budi", first) is not None
        assert desk.log_in("budi", second) is None
    assert at_hub.run("staff", "disable", "budi").exit_code == 0
    assert "closed" in at_hub.run("staff", "list").output


def test_a_clock_that_the_hub_doubts_is_accepted_from_the_terminal(hub: RunningHub, at_hub: Machine) -> None:
    hub.clock.jump(MONDAY_NINE + timedelta(days=100))
    with hub.screen(Role.DESK):
        assert hub.opened.hub.judge.clock_wrong
        accepted = at_hub.run("accept-clock")
        assert accepted.exit_code == 0, accepted.output
        assert "The clock is accepted" in accepted.output
    with hub.screen(Role.DESK):
        assert not hub.opened.hub.judge.clock_wrong


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("staff", "add", "Budi S", "Budi"), "lower-case"),
        (("staff", "add", "supervisor", "Once more"), "taken"),
        (("staff", "new-pin", "nobody"), "no such member"),
        (("staff", "disable", "nobody"), "no such member"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_the_hub_refuses_is_said_in_a_sentence(at_hub: Machine, words: tuple[str, ...], said: str) -> None:
    result = at_hub.run(*words)
    assert result.exit_code == 1
    assert said in result.output


def test_a_machine_that_is_not_the_hubs_may_not_make_accounts(hub: RunningHub, tmp_path: Path) -> None:
    elsewhere = machine(tmp_path / "desk", hub.port, machine={"runs": ["counter"]})
    result = elsewhere.run("staff", "list")
    assert result.exit_code == 1
    assert "hub's own machine" in result.output


def test_a_forged_key_gets_no_further(hub: RunningHub, tmp_path: Path) -> None:
    elsewhere = machine(tmp_path / "desk", hub.port)
    Keyring.of_screen(elsewhere.data, Role.ADMIN).keep("admin-1", "forged")
    result = elsewhere.run("staff", "list")
    assert result.exit_code == 1
    assert "hub's own machine" in result.output


def code_in(text: str) -> str:
    found = re.search(r"Pairing code: (\S+)", text)
    assert found, text
    return found[1]


def test_a_code_says_where_to_type_it_or_why_nobody_could(hub: RunningHub, at_hub: Machine) -> None:
    alone = at_hub.run("pair", "display", "TV 2")
    assert alone.exit_code == 0
    assert 'write host = "0.0.0.0"' in alone.output
    in_a_room = machine(at_hub.folder, hub.port, hub={"host": "0.0.0.0"}).run("pair", "display", "TV 2")  # noqa: S104
    assert f"antrean display --code {code_in(in_a_room.output)}" in in_a_room.output
    assert re.search(rf'hub\.url = "ws://[^"]+:{hub.port}/ws"', in_a_room.output)


def test_a_screen_is_paired_once_and_keeps_its_own_key(
    hub: RunningHub, at_hub: Machine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = code_in(at_hub.run("pair", "kiosk", "Kios 2").output)
    elsewhere = machine(tmp_path / "kiosk", hub.port, machine={"runs": ["kiosk"]})
    pair_here(settings_from(elsewhere.config), Role.KIOSK, f" {code.lower()} ")
    assert "Kios 2" in capsys.readouterr().out
    mine = Keyring.of_screen(elsewhere.data, Role.KIOSK).credentials()
    assert mine.key
    with pytest.raises(SystemExit) as ended:  # the code is spent
        pair_here(settings_from(elsewhere.config), Role.KIOSK, code)
    assert ended.value.code == 1
    assert "expired" in capsys.readouterr().err
    assert Keyring.of_screen(elsewhere.data, Role.KIOSK).credentials() == mine


def test_a_screen_that_nobody_has_paired_is_told_how(
    hub: RunningHub, at_hub: Machine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = settings_from(machine(tmp_path / "desk", hub.port, machine={"runs": ["counter", "display"]}).config)
    Keyring.of_screen(elsewhere.machine.data, Role.DISPLAY).keep("display-1", "a key")
    warn_unpaired(elsewhere.machine.runs, elsewhere)
    said = capsys.readouterr().err
    assert "antrean pair desk NAME" in said
    assert "antrean counter --code CODE" in said
    assert "display" not in said
    warn_unpaired((Program.COUNTER,), settings_from(at_hub.config))
    assert capsys.readouterr().err == ""


def test_a_code_for_a_kiosk_lets_no_tv_in(hub: RunningHub, at_hub: Machine, tmp_path: Path) -> None:
    code = code_in(at_hub.run("pair", "kiosk", "Kios 2").output)
    elsewhere = machine(tmp_path / "tv", hub.port, machine={"runs": ["display"]})
    with pytest.raises(SystemExit) as ended:
        pair_here(settings_from(elsewhere.config), Role.DISPLAY, code)
    assert ended.value.code == 1
    assert not Keyring.of_screen(elsewhere.data, Role.DISPLAY).path.exists()

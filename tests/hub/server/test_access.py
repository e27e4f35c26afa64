"""Pairing once by a short-lived code, and log-ins whose failures lock: per account, per screen, ever longer."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from shared.hub.access.screens import CODE_LIVES, MISSES_BURN
from shared.hub.store import Reader
from shared.model import Role
from shared.protocol.commands import AddStaff, CodeGiven, ForgetDevice, MakePairingCode, NewPin, PinGiven
from shared.protocol.frames import VERSION, Goodbye, Hello
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import DeskSnapshot
from shared.queue.events import DevicePaired, LoginRefused, StaffLoggedIn
from tests.hub.running import MONDAY_NINE, NEW_PIN, Clock, RunningHub, Screen, running_hub


def _code(hub: RunningHub, role: Role = Role.KIOSK, name: str = "Kios 1") -> str:
    with hub.screen(Role.ADMIN) as admin:
        given = admin.done(MakePairingCode(role, name))
    assert isinstance(given, CodeGiven)
    return given.code


def _try(hub: RunningHub, code: str, role: Role = Role.KIOSK) -> RefusalCode | None:
    with Screen.paired(hub.url, role, code) as screen:
        first = screen.heard[0]
        return first.refusal.code if isinstance(first, Goodbye) else None


def test_a_code_pairs_one_screen_once_under_its_name(hub: RunningHub) -> None:
    code = _code(hub)
    with Screen.paired(hub.url, Role.KIOSK, f" {code[:4].lower()}-{code[4:]} ") as kiosk:
        assert kiosk.welcome is not None
        assert kiosk.welcome.name == "Kios 1"
    assert _try(hub, code) is RefusalCode.BAD_CODE


@pytest.mark.parametrize(
    ("wished", "called"),
    [
        ("Kios Lobi", ["Kios Lobi", "Kios Lobi (2)", "Kios Lobi (3)"]),
        ("  Kios Lobi ", ["Kios Lobi"]),
        (None, ["Kios 1", "Kios 2"]),
        ("   ", ["Kios 1"]),
        ("Kios\u202eboL", ["Kios 1"]),
        ("K" * 61, ["Kios 1"]),
    ],
)
def test_a_screen_that_pairs_itself_is_called_as_its_installer_wrote(
    hub: RunningHub, wished: str | None, called: list[str]
) -> None:
    for name in called:
        with Screen(hub.url, Hello(VERSION, Role.KIOSK, "test", code=hub.secret, name=wished)) as kiosk:
            assert kiosk.welcome is not None
            assert kiosk.welcome.name == name


def test_who_has_a_code_is_called_as_the_code_says(hub: RunningHub) -> None:
    hello = Hello(VERSION, Role.KIOSK, "test", code=_code(hub, name="Kios Lobi"), name="Kios Palsu")
    with Screen(hub.url, hello) as kiosk:
        assert kiosk.welcome is not None
        assert kiosk.welcome.name == "Kios Lobi"


def test_a_code_is_for_its_role_only(hub: RunningHub) -> None:
    assert _try(hub, _code(hub, Role.DISPLAY), Role.KIOSK) is RefusalCode.BAD_CODE


def test_a_code_expires(hub: RunningHub) -> None:
    code = _code(hub)
    hub.clock.jump(MONDAY_NINE + CODE_LIVES + timedelta(seconds=1))
    assert _try(hub, code) is RefusalCode.BAD_CODE


def test_guessing_codes_locks_the_guesser_and_burns_the_codes(small_hub: RunningHub) -> None:
    code, now = _code(small_hub), MONDAY_NINE
    misses = 0
    while misses < MISSES_BURN:
        found = _try(small_hub, f"GUESS{misses}")
        if found is RefusalCode.BAD_CODE:
            misses += 1
        else:
            assert found is RefusalCode.LOCKED_OUT
            now += timedelta(seconds=10)
            small_hub.clock.jump(now)
            if now - MONDAY_NINE > CODE_LIVES:
                break  # locked for longer than any code lives
    assert misses >= 5
    assert _try(small_hub, code) in {RefusalCode.LOCKED_OUT, RefusalCode.BAD_CODE}


def test_the_local_secret_is_private_to_the_hubs_user_and_new_at_every_start(tmp_path: Path) -> None:
    secrets = set()
    for _ in range(2):
        with running_hub(tmp_path) as hub:
            path = tmp_path / "local-pairing"
            secrets.add(path.read_text())
            assert path.read_text() == hub.secret
            if os.name == "posix":
                assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(secrets) == 2


def test_a_forgotten_screen_stays_out(hub: RunningHub) -> None:
    kiosk = hub.screen(Role.KIOSK)
    assert kiosk.welcome is not None
    with hub.screen(Role.ADMIN) as admin:
        admin.done(ForgetDevice(kiosk.welcome.device))
        assert admin.do(ForgetDevice(kiosk.welcome.device)) == Refusal(RefusalCode.UNKNOWN_DEVICE)
    assert kiosk.goodbye().code is RefusalCode.UNKNOWN_DEVICE
    kiosk.close()
    hello = Hello(VERSION, Role.KIOSK, "x", device=kiosk.welcome.device, key=kiosk.welcome.key)
    with Screen(hub.url, hello) as again:
        assert again.goodbye().code is RefusalCode.UNKNOWN_DEVICE


def test_keys_codes_and_pins_never_reach_the_disk(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub:
        code = _code(hub)
        with Screen.paired(hub.url, Role.KIOSK, code) as kiosk, hub.desk("sari"):
            assert kiosk.welcome is not None
            assert kiosk.welcome.key is not None
            secrets = [code, kiosk.welcome.key, NEW_PIN, hub.first_pin.pin if hub.first_pin else ""]
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("antrean.db*"))
    for secret in secrets:
        assert secret.encode() not in stored, secret


def test_the_first_start_makes_one_supervisor_and_shows_the_pin_once(tmp_path: Path, database_url: str) -> None:
    with running_hub(tmp_path, database=database_url) as hub:
        assert hub.first_pin is not None
        with hub.screen(Role.DESK) as desk:
            assert desk.log_in(hub.first_pin.name, hub.first_pin.pin) is None
            assert desk.refused(MakePairingCode(Role.KIOSK, "x")).code is RefusalCode.MUST_CHANGE_PIN
    with running_hub(tmp_path, database=database_url) as hub:
        assert hub.first_pin is None


def test_failed_log_ins_lock_the_account_for_ever_longer_and_a_restart_forgives_nothing(
    tmp_path: Path, database_url: str
) -> None:
    clock = Clock()
    with running_hub(tmp_path, database=database_url, clock=clock) as hub:
        hub.desk("sari").close()
        with hub.screen(Role.DESK) as desk:
            codes = [refusal.code for _ in range(5) if (refusal := desk.log_in("sari", "000000"))]
            assert codes == [RefusalCode.WRONG_PIN] * 4 + [RefusalCode.LOCKED_OUT]
            locked = desk.log_in("sari", NEW_PIN)
            assert locked is not None
            assert locked.at is not None
            first_wait = locked.at - clock()
    with running_hub(tmp_path, database=database_url, clock=clock) as hub, hub.screen(Role.DESK) as desk:
        refusal = desk.log_in("sari", NEW_PIN)
        assert refusal is not None
        assert refusal.code is RefusalCode.LOCKED_OUT
        clock.jump(clock() + timedelta(seconds=31))
        again = desk.log_in("sari", "000000")
        assert again is not None
        assert again.at is not None
        assert again.at - clock() > first_wait + timedelta(seconds=20)
        clock.jump(clock() + timedelta(seconds=61))
        assert desk.log_in("sari", NEW_PIN) is None
        clock.jump(clock() + timedelta(seconds=61))
        assert [r.code for _ in range(4) if (r := desk.log_in("sari", "000000"))] == [RefusalCode.WRONG_PIN] * 4
    with closing(Reader.read(database_url)) as reader:
        events = [r.event for r in reader.load().records]
    assert any(isinstance(event, LoginRefused) for event in events)
    assert any(isinstance(event, StaffLoggedIn) for event in events)


def test_trying_many_names_locks_the_screen(small_hub: RunningHub) -> None:
    small_hub.desk("sari").close()
    with small_hub.screen(Role.DESK) as desk:
        codes = [refusal.code for n in range(10) if (refusal := desk.log_in(f"name{n}", "000000"))]
        assert codes == [RefusalCode.WRONG_PIN] * 9 + [RefusalCode.LOCKED_OUT]
        refusal = desk.log_in("sari", NEW_PIN)
        assert refusal is not None
        assert refusal.code is RefusalCode.LOCKED_OUT
    with small_hub.screen(Role.DESK) as other:
        assert other.log_in("sari", NEW_PIN) is None


def test_guessing_the_old_pin_at_a_desk_left_open_locks_too(small_hub: RunningHub) -> None:
    from shared.protocol.commands import ChangePin  # noqa: PLC0415

    with small_hub.desk("sari") as desk:
        codes = [desk.refused(ChangePin(f"00000{n}", "8159273")).code for n in range(6)]
    assert codes == [RefusalCode.WRONG_PIN] * 4 + [RefusalCode.LOCKED_OUT] * 2


def test_a_new_pin_opens_a_locked_account(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.ADMIN) as admin, small_hub.screen(Role.DESK) as desk:
        admin.done(AddStaff("sari", "Sari", Role.DESK))
        for _ in range(6):
            desk.log_in("sari", "000000")
        given = admin.done(NewPin("sari"))
        assert isinstance(given, PinGiven)
        assert desk.log_in("sari", given.pin) is None


@pytest.mark.parametrize("role", [Role.KIOSK, Role.DISPLAY, Role.ADMIN])
def test_only_a_desk_takes_log_ins(small_hub: RunningHub, role: Role) -> None:
    with small_hub.screen(role) as screen:
        refusal = screen.log_in("supervisor", "x")
        assert refusal == Refusal(RefusalCode.NOT_ALLOWED)


def test_pairing_is_in_the_log_and_among_the_screens(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.KIOSK) as kiosk, small_hub.screen(Role.DESK) as desk:
        assert kiosk.welcome is not None
        assert desk.welcome is not None
        snapshot = desk.welcome.snapshot
        assert isinstance(snapshot, DeskSnapshot)
        assert [d.device for d in snapshot.devices if d.connected and d.role is Role.KIOSK] == [kiosk.welcome.device]
    with closing(Reader.read(small_hub.database)) as reader:
        records = reader.load().records
    assert [r.event.role for r in records if isinstance(r.event, DevicePaired)] == [Role.KIOSK, Role.DESK]

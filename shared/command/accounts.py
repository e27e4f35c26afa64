"""``antrean staff …``, ``pair`` and ``accept-clock``: what an administrator tells the running hub."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from shared.command.configured import settings_from
from shared.command.office import ask_hub
from shared.command.programs import ROLES
from shared.command.reach import room_url
from shared.command.says import tell, words
from shared.language.dates import clock, full_date
from shared.model import Role
from shared.protocol.commands import (
    AcceptClock,
    AccessCommand,
    AddStaff,
    CodeGiven,
    DisableStaff,
    ListStaff,
    MakePairingCode,
    NewPin,
    PinGiven,
    StaffList,
)


def add(config: Path, name: str, display_name: str, role: str) -> None:
    """Make an account; its one-time PIN is shown here and nowhere else."""
    _pin(config, AddStaff(name, display_name, Role(role)))


def new_pin(config: Path, name: str) -> None:
    """Give an account another one-time PIN."""
    _pin(config, NewPin(name))


def _pin(config: Path, command: AccessCommand) -> None:
    result = ask_hub(config, command)
    if isinstance(result, PinGiven):
        tell("command.pin", name=result.name, pin=result.pin)


def disable(config: Path, name: str) -> None:
    """Close an account."""
    ask_hub(config, DisableStaff(name))
    tell("command.staff_disabled", name=name)


def accept_clock(config: Path) -> None:
    """Say that this machine's clock is right."""
    ask_hub(config, AcceptClock())
    zone, language = ZoneInfo(settings_from(config).directory.office.zone), words().language
    now = datetime.now(UTC)
    day = full_date(now.astimezone(zone).date(), language)
    tell("command.clock_accepted", at=f"{day} {clock(now, zone, language)}")


def show(config: Path) -> None:
    """All accounts, a line each."""
    result = ask_hub(config, ListStaff())
    if isinstance(result, StaffList):
        for line in result.staff:
            state = words().say("command.staff_active" if line.active else "command.staff_closed")
            click.echo(f"{line.name:<24} {line.role.value:<12} {state:<10} {line.display_name}")


def pair(config: Path, role: str, name: str) -> None:
    """A one-time code for a new screen."""
    result = ask_hub(config, MakePairingCode(Role(role), name))
    if not isinstance(result, CodeGiven):
        return
    tell("command.code", code=result.code, minutes=result.seconds // 60)
    url = room_url(settings_from(config).hub)
    if url is None:
        tell("command.only_here")
        return
    program = next(program for program, its in ROLES.items() if its is Role(role))
    tell("command.code_use", url=url, program=program.value, code=result.code)

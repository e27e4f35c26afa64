"""``antrean announce approve``, ``withdraw``, ``remove``, ``emergency`` and ``lift``."""

from __future__ import annotations

from pathlib import Path

from shared.command.announce.finding import found, short
from shared.command.office import at_hub
from shared.command.says import tell
from shared.model import Text
from shared.protocol.commands import (
    ApproveAnnouncement,
    LiftEmergency,
    RaiseEmergency,
    RemoveAnnouncement,
    WithdrawAnnouncement,
)


def approve(config: Path, typed: str) -> None:
    """Put the draft on the TVs."""
    with at_hub(config) as office:
        row = found(office.snapshot, typed)
        office.ask(ApproveAnnouncement(row.announcement, row.revision))
        tell("command.announce_approved", id=short(row.announcement))


def withdraw(config: Path, typed: str) -> None:
    """Take it off the TVs."""
    with at_hub(config) as office:
        row = found(office.snapshot, typed)
        office.ask(WithdrawAnnouncement(row.announcement))
        tell("command.announce_withdrawn", id=short(row.announcement))


def remove(config: Path, typed: str) -> None:
    """Take it away for good."""
    with at_hub(config) as office:
        row = found(office.snapshot, typed)
        office.ask(RemoveAnnouncement(row.announcement))
        tell("command.announce_removed", id=short(row.announcement))


def emergency(config: Path, text: str, en: str) -> None:
    """Show and speak a message on every TV and kiosk."""
    with at_hub(config) as office:
        office.ask(RaiseEmergency(Text(text, en)))
        tell("command.announce_emergency")


def lift(config: Path) -> None:
    """End it."""
    with at_hub(config) as office:
        office.ask(LiftEmergency())
        tell("command.announce_lifted")

"""One command to the hub from the terminal (``antrean staff``, ``pair``), as this machine's administrator."""

from __future__ import annotations

import queue
import uuid
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from shared.command.configured import settings_from
from shared.command.reach import hub_answers
from shared.command.says import FAILED, warn, words
from shared.language.sentences import refusal_sentence
from shared.link.events import Answered, Connected, Identity, LinkEvent, Rejected
from shared.link.keyring import Keyring
from shared.link.socket import Link
from shared.model import Role
from shared.protocol.commands import AcceptClock, AccessCommand, Result
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode
from shared.settings.sections import Settings

SECONDS = 10.0
"""How long the hub may take to answer."""


def ask_hub(config: Path, command: AccessCommand | AcceptClock) -> Result:
    """Send ``command`` and return what the hub answered.

    Raises:
        SystemExit: 1, after saying why and what to do.
    """
    settings = settings_from(config)
    if not hub_answers(settings.hub.url):
        warn("command.hub_silent", url=settings.hub.url)
        raise SystemExit(FAILED)
    ring = keyring(settings)
    has = ring.credentials()
    if not (has.key or has.code):
        warn("command.only_at_hub")
        raise SystemExit(FAILED)
    events: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
    link = Link(settings.hub.url, Identity(Role.ADMIN, "antrean"), ring, events.put)
    link.start()
    try:
        while True:
            event = events.get(timeout=SECONDS)
            if isinstance(event, Connected):
                link.do(command, id=uuid.uuid4().hex, keep_for=SECONDS)
            elif isinstance(event, Rejected):
                raise SystemExit(say_refusal(event.refusal, settings))
            elif isinstance(event, Answered):
                if isinstance(event.outcome, Done):
                    return event.outcome.result
                raise SystemExit(say_refusal(event.outcome, settings))
    except queue.Empty:
        warn("command.hub_silent", url=settings.hub.url)
        raise SystemExit(FAILED) from None
    finally:
        link.stop()


def keyring(settings: Settings) -> Keyring:
    """The administrator's key of this machine: readable by whoever runs the hub here, and by nobody else."""
    return Keyring.of_screen(settings.machine.data, Role.ADMIN)


def say_refusal(refusal: Refusal, settings: Settings) -> int:
    """Say a refusal's sentence; returns the exit code."""
    if refusal.code is RefusalCode.UNKNOWN_DEVICE:
        warn("command.only_at_hub")
        return FAILED
    zone = ZoneInfo(settings.directory.office.zone)
    today = datetime.now(zone).date()
    click.echo(refusal_sentence(refusal, today, zone, words().language), err=True)
    return FAILED

"""Commands to the hub from the terminal (``antrean staff``, ``announce`` …), as this machine's administrator."""

from __future__ import annotations

import queue
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
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
from shared.protocol.commands import Command, Result
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import DeskSnapshot
from shared.settings.sections import Settings

SECONDS = 10.0
"""How long the hub may take to answer."""


class Office:
    """The hub as this machine's administrator sees it: everything that is, and one command after the other."""

    def __init__(self, settings: Settings, link: Link, events: queue.SimpleQueue[LinkEvent]) -> None:
        self.settings = settings
        self._link = link
        self._events = events
        self.snapshot = self._connected()

    def ask(self, command: Command) -> Result:
        """Send ``command`` and return what the hub answered.

        Raises:
            SystemExit: 1, after saying why and what to do.
        """
        asked = uuid.uuid4().hex
        self._link.do(command, id=asked, keep_for=SECONDS)
        while True:
            event = self._next()
            if isinstance(event, Answered) and event.id == asked:
                if isinstance(event.outcome, Done):
                    return event.outcome.result
                raise SystemExit(say_refusal(event.outcome, self.settings))

    def _connected(self) -> DeskSnapshot:
        while True:
            event = self._next()
            if isinstance(event, Connected) and isinstance(event.snapshot, DeskSnapshot):
                return event.snapshot

    def _next(self) -> LinkEvent:
        try:
            event = self._events.get(timeout=SECONDS)
        except queue.Empty:
            warn("command.hub_silent", url=self.settings.hub.url)
            raise SystemExit(FAILED) from None
        if isinstance(event, Rejected):
            raise SystemExit(say_refusal(event.refusal, self.settings))
        return event


@contextmanager
def at_hub(config: Path) -> Iterator[Office]:
    """A connection to the running hub.

    Raises:
        SystemExit: 1, after saying why there is none.
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
        yield Office(settings, link, events)
    finally:
        link.stop()


def ask_hub(config: Path, command: Command) -> Result:
    """Send one command and return what the hub answered.

    Raises:
        SystemExit: 1, after saying why and what to do.
    """
    with at_hub(config) as office:
        return office.ask(command)


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

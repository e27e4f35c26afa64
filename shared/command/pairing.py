"""Pairing a screen of another machine with the code that ``antrean pair`` showed at the hub."""

from __future__ import annotations

import queue

from shared.command.office import SECONDS, say_refusal
from shared.command.reach import hub_answers
from shared.command.says import FAILED, tell, warn
from shared.command.windows import cannot_write
from shared.link.events import Connected, Identity, LinkEvent, Rejected
from shared.link.keyring import Keyring
from shared.link.socket import Link
from shared.model import Role
from shared.settings.sections import Settings


def pair_here(settings: Settings, role: Role, code: str) -> None:
    """Exchange the code for this screen's own key, and keep the key where the program finds it.

    Raises:
        SystemExit: 1, after saying why not and what to do.
    """
    if not hub_answers(settings.hub.url):
        warn("doctor.hub_away", url=settings.hub.url)
        raise SystemExit(FAILED)
    kept = Keyring.of_screen(settings.machine.data, role).path
    new = kept.with_suffix(".pairing")  # a key from before stays until the new one is there
    new.unlink(missing_ok=True)
    events: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
    link = Link(settings.hub.url, Identity(role, f"antrean {role.value}"), Keyring(new, code.strip()), events.put)
    link.start()
    try:
        name = _let_in(events, settings)
    finally:
        link.stop()
    try:
        new.replace(kept)
    except OSError as error:
        raise cannot_write(kept.parent, error) from None
    tell("command.paired", name=name)


def _let_in(events: queue.SimpleQueue[LinkEvent], settings: Settings) -> str:
    try:
        while True:
            event = events.get(timeout=SECONDS)
            if isinstance(event, Connected):
                return event.name
            if isinstance(event, Rejected):
                raise SystemExit(say_refusal(event.refusal, settings))
    except queue.Empty:
        warn("doctor.hub_away", url=settings.hub.url)
        raise SystemExit(FAILED) from None

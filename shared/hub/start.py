"""Putting a hub together from its settings, with the first supervisor if there is none."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from shared.hub.access.kept import kept_secret
from shared.hub.access.local import local_secret
from shared.hub.access.pins import Pins, one_time_pin
from shared.hub.feedback.deciding import FeedbackRoom
from shared.hub.health import Health
from shared.hub.hub import Hub
from shared.hub.judge import Fresh, Judge
from shared.hub.limits import Limits
from shared.hub.loading import NEVER, Configured, load
from shared.hub.media.gallery import MEGABYTE, Gallery
from shared.hub.media.shelf import FOLDER, Shelf
from shared.hub.once import Memory
from shared.hub.publish import House
from shared.hub.room import Outside, Room
from shared.hub.store import Staff, Store
from shared.hub.timepiece import Timepiece
from shared.hub.working import Working
from shared.model import Directory, Role, Text
from shared.protocol.commands import PinGiven
from shared.settings.sections import FeedbackSettings
from shared.settings.watching import Watch

FIRST_SUPERVISOR: Final = "supervisor"
FORM_KEY: Final = "form-key"


@dataclass(frozen=True, slots=True)
class Site:
    """What the installer decided about the hub."""

    database: str  # SQLAlchemy URL
    data: Path
    directory: Directory
    announcement: Text = field(default_factory=lambda: Text("", ""))
    host: str = "127.0.0.1"
    port: int = 0  # 0: any free one
    limits: Limits = field(default_factory=Limits)
    tick_seconds: float = 1.0
    media_mb: int = 200  # of one file
    media_gb: int = 4  # of all
    folder: Path | None = None  # what is dropped here goes on the TVs
    feedback: FeedbackSettings = field(default_factory=FeedbackSettings)
    watch: Watch | None = None  # of the file that says all this
    trusted_proxies: tuple[str, ...] = ("127.0.0.1",)  # behind which visitors come by another address


@dataclass(frozen=True, slots=True)
class World:
    """Time, chance and hashing, as the composition root chose them."""

    clock: Callable[[], datetime]
    ticks: Callable[[], float]
    fresh: Fresh
    pins: Pins
    version: str
    steady: Callable[[], float] | None = None  # seconds that pass in suspend too and never leap


@dataclass(frozen=True, slots=True)
class Opened:
    """A hub ready to serve."""

    hub: Hub
    store: Store
    writer: ThreadPoolExecutor
    first_pin: PinGiven | None  # to be shown once


def open_hub(site: Site, world: World) -> Opened:
    """Open the store and build everything on it.

    Raises:
        StoreProblem: the database cannot be used.
    """
    writer = ThreadPoolExecutor(1, thread_name_prefix="store")
    try:
        store = writer.submit(Store.open, site.database, now=NEVER).result()
    except BaseException:
        writer.shutdown()
        raise
    try:
        configured = Configured(site.directory, site.announcement)
        stored = writer.submit(load, store, configured).result()
        gallery = _gallery(site, world)
        feedback = FeedbackRoom(site.data, world.fresh.link, site.feedback, stored.feedback)
        feedback.words.sealer.prepare()
        judge = Judge(world.fresh, stored.book, stored.state, media=gallery, feedback=feedback)
        working = Working(judge, Memory(), stored.seq, stored.high_water)
        clock = Timepiece(world.clock, world.steady, working.relied_on)
        now = clock()
        working.read_clock(now)
        first = _first_supervisor(working, world, store, writer, now)
        health = Health()
        health.know(stored.book.devices.values(), now)
        house = House(judge, health)
        outside = Outside(clock, writer, partial(load, store, configured), configured)
        secret = local_secret(site.data, world.fresh.key())
        form_secret = kept_secret(site.data, FORM_KEY, world.fresh.key())
    except BaseException:
        writer.submit(store.close).result()
        writer.shutdown()
        raise
    hub = Hub(
        version=world.version,
        room=Room(store, working, outside, house),
        house=house,
        judge=judge,
        fresh=world.fresh,
        pins=world.pins,
        gallery=gallery,
        limits=site.limits,
        clock=clock,
        ticks=world.ticks,
        local_secret=secret,
        form_secret=form_secret,
        proxies=frozenset(site.trusted_proxies),
    )
    return Opened(hub, store, writer, first)


def _gallery(site: Site, world: World) -> Gallery:
    shelf = Shelf(site.data / FOLDER, site.media_gb * 1000 * MEGABYTE)
    shelf.open()
    return Gallery(shelf, world.fresh.link, world.ticks, site.media_mb * MEGABYTE)


def _first_supervisor(
    working: Working, world: World, store: Store, writer: ThreadPoolExecutor, now: datetime
) -> PinGiven | None:
    """An account that can make all others, if nobody can yet; its PIN works once and is stored only as a hash."""
    leads = {Role.SUPERVISOR, Role.ADMIN}
    if any(account.active and account.role in leads for account in working.judge.book.staff.values()):
        return None
    taken = working.judge.book.staff
    name = next(n for n in (FIRST_SUPERVISOR, *(f"{FIRST_SUPERVISOR}{i}" for i in range(2, 10_000))) if n not in taken)
    pin = one_time_pin(world.fresh.digits, name)
    account = Staff(name, name.capitalize(), Role.SUPERVISOR, world.pins.hash(pin))
    entry = working.first_account(account, now)
    writer.submit(store.append, (entry,), now=working.trusted(now)).result()
    working.judge.state.take_changes()
    return PinGiven(name, pin)

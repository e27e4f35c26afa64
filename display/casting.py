"""Which items take turns on the stage: built-in pages, announcements on air, or what the state of the office says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache

from display.here import Here
from shared.announcing.airtime import next_change, on_air
from shared.language import catalogue
from shared.model import Airtime, Announcement, AnnouncementKind, BoardPage, Language
from shared.protocol.refusal import Refusal
from shared.protocol.views import AiringRow, BoardSnapshot, OfficePhase
from shared.settings.sections import Layout
from shared.stage import standing
from shared.stage.announced import announced, said_in
from shared.stage.built_in import turns
from shared.stage.facts import Facts
from shared.stage.page import Page

STARTING, STALE, CLOSED, BREAK, LAST, NOBODY = "~starting", "~stale", "~closed", "~break", "~last", "~nobody"
"""Keys of what the state of the office has to say; an announcement's id has no tilde."""
LIVE = {BoardPage.QUEUES, BoardPage.DESKS}
"""Pages that would lie while the hub is away."""
_LAST_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class Item:
    """Something that takes turns. ``presses``: takes the stage at once when it is new."""

    key: str
    content: Announcement | BoardPage | None = None
    weight: int = 1
    languages: tuple[Language, ...] = ()
    presses: bool = False

    @property
    def seconds(self) -> float | None:
        """The time on screen that somebody wrote down."""
        return self.content.seconds if isinstance(self.content, Announcement) else None


RETRY_S = 600.0
"""A file that could not be shown is tried again after so long: the machine may just have been busy."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What this machine has on its disk, and what it could not show, with the time to try again; by media hash."""

    ready: frozenset[str] = field(default_factory=frozenset)
    bad: Mapping[str, float] = field(default_factory=dict)

    def has(self, content: Announcement) -> bool:
        """Whether nothing is lacking to show it."""
        media = content.media
        return media is None or (media.hash in self.ready and media.hash not in self.bad)

    def without(self, hash: str, now: float) -> Stock:
        """This file cannot be shown."""
        return replace(self, bad={**self.bad, hash: now + RETRY_S})

    def tried_again(self, now: float) -> Stock:
        """Files whose time to try again has come are good again."""
        return replace(self, bad={hash: until for hash, until in self.bad.items() if until > now})


def cast(
    picture: BoardSnapshot | None, here: Here, local: datetime | None, stock: Stock, *, stale: bool
) -> tuple[Item, ...]:
    """All that takes turns now, never nothing. What the state of the office says is every second turn."""
    if picture is None or local is None:
        return (Item(STARTING, languages=here.languages, presses=True),)
    phase = picture.office.phase
    if not stale and phase in {OfficePhase.CLOSED, OfficePhase.HOLIDAY}:
        return (Item(CLOSED, languages=here.languages, presses=True),)
    said = STALE if stale else BREAK if phase is OfficePhase.BREAK else ""
    if here.layout is Layout.CALLS:
        return (Item(said or NOBODY, languages=here.languages, presses=bool(said)),)
    items = _notices(picture, here, local, stock)
    if stale:
        items = tuple(item for item in items if not _live(item))
    if said:
        items = (Item(said, None, max(1, sum(item.weight for item in items)), here.languages, True), *items)
    elif phase is OfficePhase.LAST_TICKET_PASSED:
        items = (Item(LAST, None, _LAST_WEIGHT, here.languages, True), *items)
    return items or (Item("maklumat", BoardPage.MAKLUMAT, languages=here.languages),)


def _live(item: Item) -> bool:
    page = item.content.page if isinstance(item.content, Announcement) else item.content
    return page in LIVE


def _notices(picture: BoardSnapshot, here: Here, local: datetime, stock: Stock) -> tuple[Item, ...]:
    """Built-in pages that no announcement rules, and announcements that are on air here."""
    ruled = {row.content.page for row in picture.airing if row.content.kind is AnnouncementKind.PAGE}
    pages = tuple(
        Item(page.value, page, languages=here.languages)
        for page in picture.directory.pages
        if page not in ruled and _shown(page, picture)
    )
    rows = (row for row in airing(picture, here, local) if row.content.kind is not AnnouncementKind.TICKER)
    written = tuple(_written(row, here) for row in rows if stock.has(row.content))
    return (*pages, *(item for item in written if item.languages))


def _shown(page: BoardPage, picture: BoardSnapshot) -> bool:
    """Whether a built-in page has anything to show."""
    match page:
        case BoardPage.SERVICES:
            return bool(picture.directory.services)
        case BoardPage.QUEUES:
            return any(not queue.sensitive for queue in picture.directory.queues)
        case BoardPage.DESKS:
            return bool(picture.directory.desks)
        case BoardPage.SATISFACTION:
            return picture.satisfaction is not None
        case _:
            return True


def _written(row: AiringRow, here: Here) -> Item:
    content = row.content
    said = said_in(content)
    mute = not said and content.media is not None
    languages = here.languages[:1] if mute else tuple(one for one in here.languages if one in said)
    return Item(row.announcement, content, content.weight, languages)


def airing(picture: BoardSnapshot, here: Here, local: datetime) -> tuple[AiringRow, ...]:
    """The announcements that are on air on this TV."""
    return tuple(row for row in picture.airing if here.shows(row.content) and on_air(row.content.airtime, local))


def airing_changes(picture: BoardSnapshot, here: Here, local: datetime) -> float | None:
    """Seconds until an announcement of this TV comes on air or goes off it by itself."""
    minute = local.replace(tzinfo=None, second=0, microsecond=0)
    due = [_next(row.content.airtime, minute) for row in picture.airing if here.shows(row.content)]
    passed = local.replace(tzinfo=None)
    ahead = [(at - passed).total_seconds() for at in due if at is not None and at > passed]
    return min(ahead, default=None)


@lru_cache(maxsize=1024)  # each announcement is asked once a minute, however much happens in it
def _next(airtime: Airtime, minute: datetime) -> datetime | None:
    return next_change(airtime, minute - timedelta(microseconds=1))


def script(item: Item, step: int, facts: Facts | None, refused: Refusal | None) -> tuple[Page, ...]:
    """The pages of an item's ``step``-th turn: all of one language, then all of the next."""
    pages: list[Page] = []
    for language in item.languages:
        words = catalogue(language)
        if item.content is None:
            pages.append(_state(item.key, facts, refused, language))
            continue
        if facts is None:
            continue
        if isinstance(item.content, BoardPage):
            choice = turns(item.content, facts, words)
        else:
            choice = announced(item.content, facts, words)
        if choice:
            pages += choice[step % len(choice)]
    return tuple(pages)


def _state(key: str, facts: Facts | None, refused: Refusal | None, language: Language) -> Page:
    words = catalogue(language)
    if key == STALE:
        return standing.stale(words)
    if key == LAST:
        return standing.last_ticket(words)
    if key == NOBODY:
        return standing.nobody_called(words)
    if facts is None:
        return standing.starting(refused, words)
    return standing.closed(facts, words) if key == CLOSED else standing.resting(facts, words)

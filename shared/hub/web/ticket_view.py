"""What a visitor's page says of their ticket: one scene, its words and figures, ready for the template. All pure.

Nothing here says why a ticket is before another: the priority of a ticket and its reason never reach a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Protocol, assert_never
from zoneinfo import ZoneInfo

from shared.language import Catalogue, catalogue
from shared.language.dates import clock, minutes
from shared.language.sentences import when
from shared.model import DeskInfo, DeskKind, Estimate, Language, TicketState
from shared.queue.hours import hours_now
from shared.queue.more_time import may_still_ask
from shared.queue.state import State
from shared.queue.ticket import Ticket

SOON: int = 1
"""With so many ahead, or fewer, the visitor is told to come."""


class Standing(Protocol):
    """Where a waiting ticket stands (``shared.queue.positions.Place``)."""

    @property
    def ahead(self) -> int:
        """How many will be called before it."""

    @property
    def estimate(self) -> Estimate | None:
        """How long that takes."""


class Scene(StrEnum):
    """Which page the ticket has."""

    WAITING = "waiting"
    TURN = "turn"  # called
    SERVING = "serving"
    PARKED = "parked"
    MISSED = "missed"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    UNSERVED = "unserved"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The foot of the card: ``line`` beside the figure of those ahead, ``wait`` below it."""

    line: str
    wait: str


@dataclass(frozen=True, slots=True)
class Where:
    """The desk in words: ``word`` over ``place`` ("Loket" over "1"), its name, and all of it in one ("Loket 1")."""

    word: str
    place: str
    name: str
    whole: str
    figure: bool  # ``place`` is a figure or two and can be shown very large


@dataclass(frozen=True, slots=True)
class TicketView:
    """A ticket's page in one language."""

    scene: Scene
    page: str
    number: str
    service: str
    issued: str  # clock times of the office
    at: str
    ahead: str  # "" unless it waits
    soon: bool
    line: str
    wait: str
    where: Where | None
    called: str
    calls: int
    opens: str  # when the office opens again, for whoever was not served
    items: tuple[str, ...]
    may_cancel: bool
    may_let_pass: int  # so many others pass when the visitor asks for more time; 0: it cannot be asked


def ticket_view(state: State, ticket: Ticket, place: Standing | None, now: datetime, language: Language) -> TicketView:
    """The page of ``ticket`` at ``now``; ``place`` is where it stands while it waits."""
    zone = ZoneInfo(state.directory.office.zone)
    scene = _scene(ticket.state)
    waits = scene is Scene.WAITING and place is not None
    said = place_words(place.ahead, place.estimate, language) if waits and place else PlaceWords("", "")
    service = state.services.get(ticket.service)
    return TicketView(
        scene=scene,
        page=page_key(ticket),
        number=ticket.number,
        service=service.name.in_(language) if service else "",
        issued=clock(ticket.arrived_at, zone, language),
        at=clock(now, zone, language),
        ahead=str(place.ahead) if waits and place else "",
        soon=bool(waits and place and place.ahead <= SOON),
        line=said.line,
        wait=said.wait,
        where=_where(state, ticket, catalogue(language)),
        called=clock(ticket.called_at, zone, language) if ticket.called_at else "",
        calls=ticket.calls,
        opens=_opens(state, now, zone, language) if scene is Scene.UNSERVED else "",
        items=tuple(item.in_(language) for item in service.items) if service else (),
        may_cancel=ticket.state in {TicketState.WAITING, TicketState.PARKED},
        may_let_pass=_may_let_pass(state, ticket),
    )


def page_key(ticket: Ticket) -> str:
    """What the page's shape follows from: when this changes, a phone fetches its page again."""
    return f"{ticket.state.value}.{ticket.calls}.{ticket.legs}.{ticket.yields}.{ticket.desk or ''}"


@lru_cache(maxsize=4096)
def place_words(ahead: int, estimate: Estimate | None, language: Language) -> PlaceWords:
    """The words beside the figure of those ahead, and the wait as a range; nearly there, they say to come."""
    words = catalogue(language)
    if ahead <= 0:
        return PlaceWords(words.say("phone.next"), words.say("phone.soon"))
    line = words.count("phone.ahead", ahead)
    if ahead <= SOON:
        return PlaceWords(line, words.say("phone.soon"))
    if estimate is None:
        return PlaceWords(line, words.say("phone.no_estimate"))
    return PlaceWords(line, words.say("phone.estimate", range=minutes(estimate, language)))


def _scene(state: TicketState) -> Scene:
    match state:
        case TicketState.WAITING:
            return Scene.WAITING
        case TicketState.CALLED:
            return Scene.TURN
        case TicketState.SERVING:
            return Scene.SERVING
        case TicketState.PARKED:
            return Scene.PARKED
        case TicketState.DONE:
            return Scene.FINISHED
        case TicketState.NO_SHOW:
            return Scene.MISSED
        case TicketState.CANCELLED:
            return Scene.CANCELLED
        case TicketState.UNSERVED:
            return Scene.UNSERVED
        case _:
            assert_never(state)


def _may_let_pass(state: State, ticket: Ticket) -> int:
    """How many pass, if it can still be asked; who was handed to a desk or person stands before nobody."""
    return 0 if ticket.desk or ticket.staff else may_still_ask(state, ticket)


def _opens(state: State, now: datetime, zone: ZoneInfo, language: Language) -> str:
    until = hours_now(state, now, clock_wrong=False).until
    return when(until, now.astimezone(zone).date(), zone, language) if until else ""


def _where(state: State, ticket: Ticket, words: Catalogue) -> Where | None:
    """The desk; None where there is none, or where the config no longer has it."""
    info = state.places.get(ticket.desk or "")
    return where(info, words) if info else None


def where(desk: DeskInfo, words: Catalogue) -> Where:
    """How a visitor is told to find a desk."""
    label, name = desk.label.in_(words.language), desk.name.in_(words.language)
    figure = len(label) <= 2
    match desk.kind:
        case DeskKind.COUNTER:
            return Where(
                words.say("display.desk"), label, name, words.say("counter.place.counter", label=label), figure
            )
        case DeskKind.ROOM:
            return Where(words.say("display.room"), label, name, words.say("counter.place.room", label=label), figure)
        case DeskKind.TABLE if any(letter.isdecimal() for letter in label) or not name:
            return Where("", label, name, label, False)
        case DeskKind.TABLE:
            return Where(label, name, "", f"{label} {name}", False)
        case _:
            assert_never(desk.kind)

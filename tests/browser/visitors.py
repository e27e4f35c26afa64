"""A room on a real hub in which there is a visitor in every state, and the pages that each of them can see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from shared.model import Language, Role
from shared.protocol.commands import (
    CallNext,
    CancelTicket,
    ConfirmArrival,
    FinishTicket,
    IssueTicket,
    MarkNoShow,
    ParkTicket,
    SlipReady,
    TicketDone,
)
from tests.hub.running import Clock, RunningHub, Screen, example, running_hub

LONG = "Fasilitasi pengurusan administrasi kepegawaian dan kesejahteraan aparatur sipil negara tingkat provinsi"


class StillClock(Clock):
    """Time stands until it is told to go on, so that every picture shows the same minute."""

    def __call__(self) -> datetime:
        """Always the moment it was set to."""
        return self.start


@dataclass(slots=True)
class Room:
    """A hub, its kiosk and desk, and the link of each visitor by what they are doing."""

    hub: RunningHub
    kiosk: Screen
    desk: Screen
    links: dict[str, str]
    ids: dict[str, str]

    def url(self, path: str) -> str:
        """The address of a page."""
        return f"http://127.0.0.1:{self.hub.port}{path}"

    def issue(self, service: str = "kp", language: Language = Language.INDONESIAN) -> tuple[str, str]:
        """Draw a number; the ticket and its link."""
        ready = self.kiosk.done(IssueTicket(service, language))
        assert isinstance(ready, SlipReady)
        return ready.slip.ticket, ready.slip.link

    def call(self) -> str:
        """Call whoever is next; the ticket."""
        done = self.desk.done(CallNext())
        assert isinstance(done, TicketDone)
        return done.ticket


@contextmanager
def room(data: Path, *, clock: Clock | None = None) -> Iterator[Room]:
    """The office with one kiosk and one desk, and nobody waiting."""
    directory = example()
    services = tuple(
        replace(s, name=replace(s.name, id=LONG, en=LONG)) if s.id == "gelar" else s for s in directory.services
    )
    with ExitStack() as stack:
        hub = stack.enter_context(running_hub(data, directory=replace(directory, services=services), clock=clock))
        kiosk = stack.enter_context(hub.screen(Role.KIOSK))
        desk = stack.enter_context(hub.desk("ani", "loket-1"))
        yield Room(hub, kiosk, desk, {}, {})


@contextmanager
def everybody(data: Path) -> Iterator[Room]:
    """The same with a visitor in every state."""
    with room(data, clock=StillClock()) as office:
        names = ("finished", "parked", "missed", "serving", "called", "soon", "waiting", "cancelled")
        for name in names:
            office.ids[name], office.links[name] = office.issue("gelar" if name == "waiting" else "kp")
        _serve(office)
        office.desk.done(CancelTicket(office.ids["cancelled"], "Pulang"))
        yield office


def _serve(office: Room) -> None:
    """The first four are seen to one after the other; the fifth is called and not there yet."""
    desk = office.desk
    desk.done(ConfirmArrival(office.call()))
    desk.done(FinishTicket(office.ids["finished"]))
    desk.done(ConfirmArrival(office.call()))
    desk.done(ParkTicket(office.ids["parked"]))
    office.call()
    desk.done(MarkNoShow(office.ids["missed"]))
    with office.hub.desk("budi", "loket-2") as other:
        served = other.done(CallNext())
        assert isinstance(served, TicketDone)
        other.done(ConfirmArrival(served.ticket))
    office.call()


def pages(office: Room) -> dict[str, str]:
    """Every page that a GET shows, by a name."""
    ticket = {f"ticket-{name}": f"/t/{link}" for name, link in office.links.items()}
    waiting, finished = office.links["waiting"], office.links["finished"]
    return ticket | {
        "unknown": "/t/" + "A" * len(waiting),
        "cancel": f"/t/{waiting}/cancel",
        "more-time": f"/t/{waiting}/more-time",
        "home": "/",
        "services": "/services",
        "service": "/services/kp",
        "hours": "/hours",
        "maklumat": "/maklumat",
        "flow": "/flow",
        "complaint": "/complaint",
        "survey": f"/t/{finished}/survey",
        "survey-desk": "/d/loket-1",
        "cases": "/c",
        "case-new": "/c/new/complaint",
        "case-whistle": "/c/new/whistle",
        "case-status": "/c/status",
    }

"""A clerk's window on the real hub: log in, open the desk, call, serve, and lose the line in between."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from counter.inputs import PickDesk, Press
from counter.state import Line, Page
from counter.verbs import Verb
from shared.model import Role, TicketState
from shared.protocol.commands import DisableStaff, IssueTicket, OpenDesk, SlipReady
from tests.counter.at_hub import AtHub, account
from tests.hub.running import NEW_PIN, RunningHub, example, running_hub


class Desk(AtHub):
    """A desk, and who presses its keys."""

    def __init__(self, hub: RunningHub, data: Path) -> None:
        super().__init__()
        self.begin(hub, data)

    def press(self, verb: Verb) -> None:
        """A verb, when nothing is on its way and the main key has rested."""
        self.sees(lambda state: state.pending is None)
        rested = time.monotonic() + 1.1
        self.until(lambda: time.monotonic() > rested)
        self.conductor.take(Press(verb))


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    with running_hub(tmp_path) as running:
        yield running


@pytest.fixture
def desk(hub: RunningHub, tmp_path: Path) -> Iterator[Desk]:
    window = Desk(hub, tmp_path / "desk")
    yield window
    window.close()


def take_ticket(hub: RunningHub, service: str) -> str:
    with hub.screen(Role.KIOSK) as kiosk:
        given = kiosk.done(IssueTicket(service))
    assert isinstance(given, SlipReady)
    return given.slip.number


def log_in(desk: Desk, pin: str, at: str) -> None:
    desk.sees(lambda state: state.page is Page.LOGIN)
    desk.conductor.take(PickDesk(at))
    desk.enter("siti", pin, Page.DESK)


def test_a_visit_from_log_in_to_finish(hub: RunningHub, desk: Desk) -> None:
    place = next(each for each in example().desks if each.main)
    service = next(each for each in example().services if each.queue == place.main[0])
    first, second = take_ticket(hub, service.id), take_ticket(hub, service.id)
    log_in(desk, account(hub, "siti"), place.id)
    desk.sees(lambda state: state.room and state.room.next and state.room.next.number == first)
    desk.press(Verb.CALL_NEXT)
    desk.conductor.take(Press(Verb.CALL_NEXT))  # an impatient second press
    desk.sees(lambda state: state.room and state.room.current and state.room.current.state is TicketState.CALLED)
    desk.press(Verb.ARRIVE)
    desk.sees(lambda state: state.room and state.room.current and state.room.current.state is TicketState.SERVING)
    desk.press(Verb.CALL_NEXT)  # finishes the first, calls the second
    desk.sees(lambda state: state.room and state.room.current and state.room.current.number == second)
    desk.press(Verb.UNDO)
    desk.sees(lambda state: state.room and state.room.current and state.room.current.number == first)
    desk.press(Verb.FINISH)
    desk.sees(lambda state: state.room and state.room.current is None and len(state.room.waiting()) == 1)


def test_a_colleague_takes_the_desk_over(hub: RunningHub, desk: Desk) -> None:
    place = next(each for each in example().desks if each.main)
    log_in(desk, account(hub, "siti"), place.id)
    with hub.desk("budi") as other:
        other.done(OpenDesk(place.id))
        desk.sees(lambda state: state.page is Page.CHOOSE)
    assert desk.state.notice
    assert desk.state.notice.say.key == "counter.taken_over"
    assert desk.state.notice.say.values["name"] == "Budi"


def test_who_logs_in_elsewhere_finds_the_log_in_page_here_and_reads_why(hub: RunningHub, desk: Desk) -> None:
    place = next(each for each in example().desks if each.main)
    log_in(desk, account(hub, "siti"), place.id)
    with hub.screen(Role.DESK) as other:
        assert other.log_in("siti", NEW_PIN) is None
        desk.sees(lambda state: state.page is Page.LOGIN)
        assert desk.state.notice
        assert desk.state.notice.say.key == "alert.logged_in_elsewhere"
        assert other.welcome
        assert desk.state.notice.say.values["name"] == other.welcome.name
        for client in list(hub.opened.hub.clients):
            client.wire.abort()
    desk.sees(lambda state: state.line is Line.DOWN)
    desk.sees(lambda state: state.line is Line.UP)
    assert desk.state.page is Page.LOGIN  # the link has forgotten the person as well


def test_a_closed_account_is_told_and_may_not_go_on(hub: RunningHub, desk: Desk) -> None:
    place = next(each for each in example().desks if each.main)
    log_in(desk, account(hub, "siti"), place.id)
    with hub.screen(Role.ADMIN) as admin:
        admin.done(DisableStaff("siti"))
    desk.sees(lambda state: state.page is Page.LOGIN)
    assert desk.state.notice
    assert desk.state.notice.say.key == "counter.logged_out"
    assert desk.state.notice.until is None  # until it is read


def test_an_account_closed_while_the_line_was_down_is_told_when_it_is_back(hub: RunningHub, desk: Desk) -> None:
    place = next(each for each in example().desks if each.main)
    log_in(desk, account(hub, "siti"), place.id)
    pages: list[Page] = []
    desk.conductor.changed = lambda state: pages.append(state.page)
    for client in list(hub.opened.hub.clients):
        client.wire.abort()
    desk.sees(lambda state: state.line is Line.DOWN)
    desk.sees(lambda state: state.line is Line.UP)
    assert set(pages) == {Page.DESK}  # the log-in page does not flicker by
    for client in list(hub.opened.hub.clients):
        client.staff = None  # nobody hears of the account's end by this line
        client.wire.abort()
    with hub.screen(Role.ADMIN) as admin:
        admin.done(DisableStaff("siti"))
    desk.sees(lambda state: state.page is Page.LOGIN)
    assert desk.state.notice
    assert desk.state.notice.say.key == "counter.logged_out"


def test_who_logs_out_is_told_nothing_of_it(hub: RunningHub, desk: Desk) -> None:
    place = next(each for each in example().desks if each.main)
    log_in(desk, account(hub, "siti"), place.id)
    desk.press(Verb.LOG_OUT)
    desk.sees(lambda state: state.page is Page.LOGIN and state.pending is None)
    assert desk.state.notice is None


def test_a_refresh_brings_a_whole_picture(hub: RunningHub, desk: Desk) -> None:
    desk.sees(lambda state: state.line is Line.UP)
    before = desk.state.snapshot
    desk.link.refresh()
    desk.sees(lambda state: state.snapshot is not before)

"""Murphy at the kiosk: ghost touches, late answers, papers that end too late, services that vanish under a finger."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace as with_

from kiosk import inputs as do
from kiosk.describing import Moment, describe
from kiosk.inputs import Ask, GiveUp, HubAnswered, HubShows, PaperEnded, Print, Tick, Wish
from kiosk.journey import step
from kiosk.state import HOLDS_NUMBER, Attract, Detail, Home, Issuing, Page, Printing, Services, Sorry, State, Take
from shared.link.events import Answered, Credentials, Identity, Instant
from shared.link.outputs import Tell
from shared.link.session import Session
from shared.model import PrintOutcome, PriorityReason, Role, Slip
from shared.protocol.codec import encode
from shared.protocol.commands import IssueTicket, ReprintTicket, SlipReady
from shared.protocol.frames import VERSION, Answer, Done, Welcome
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import KioskSnapshot, OfficePhase, OfficeRow, QueueRow
from tests.hub.running import MONDAY_NINE, example

NOW = datetime(2026, 1, 12, 1, 0, tzinfo=UTC)
DIRECTORY = example()


def picture(**changes: object) -> KioskSnapshot:
    directory = with_(DIRECTORY, **changes)
    office = OfficeRow(OfficePhase.OPEN, NOW.date())
    return KioskSnapshot(NOW, directory, office, tuple(QueueRow(q.id, 0) for q in directory.queues), ())


def slip(n: int) -> Slip:
    service = DIRECTORY.services[0]
    return Slip(f"t{n}", f"A{n:03}", service.id, service.queue, NOW, NOW.date(), 0, None, f"link-{n}")


def _shows(state: State) -> None:
    describe(state, Moment(1_000.0, NOW, "http://hub", "below", ""))


# --- what vanishes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [Detail(DIRECTORY.services[0].id), Services(DIRECTORY.services[0].queue)])
@pytest.mark.parametrize("how", ["taken off the kiosk", "gone"])
def test_a_service_that_vanishes_under_a_finger_leads_home(page: Page, how: str) -> None:
    queue = DIRECTORY.services[0].queue
    mine = [s for s in DIRECTORY.services if s.queue == queue]
    rest = tuple(s for s in DIRECTORY.services if s.queue != queue)
    left = rest if how == "gone" else (*rest, *(with_(s, on_kiosk=False) for s in mine))
    state = State(page=page, snapshot=picture(), connected=True, turned=1, touched=1)
    state, _ = step(state, HubShows(picture(services=left)), 100.0)
    assert state.page == Home()
    _shows(state)


def test_a_number_for_a_service_that_vanished_meanwhile_is_shown_all_the_same() -> None:
    state = State(page=Issuing("n1", "kp"), snapshot=picture(), connected=True, turned=1, touched=1)
    state, _ = step(state, HubShows(picture(services=(), queues=())), 100.0)
    state, wishes = step(state, HubAnswered("n1", Done(SlipReady(slip(1)))), 101.0)
    assert isinstance(state.page, Printing)
    assert wishes == (Print(slip(1)),)
    _shows(state)


# --- ghost touches -----------------------------------------------------------------------------------------------


def _touches(n: int) -> list[do.Touch]:
    services, queues = DIRECTORY.services, DIRECTORY.queues
    return [
        *(do.Start(), do.Back(), do.More(), do.AskPriority(), do.Finish(), do.NotPrinted(), do.NeedTime()),
        *(do.ChooseQueue(queues[n % len(queues)].id), do.ChooseService(services[n % len(services)].id)),
        *(do.TakeNumber(f"take-{n}"), do.PrintAgain(f"again-{n}"), do.AskHelp(f"help-{n}")),
        *(do.ChoosePriority(PriorityReason.ELDERLY), do.SwitchLanguage(), do.SwitchLow(), do.Looks(open=True)),
        *(do.SetLarge(on=True), do.SetContrast(on=True), do.ChooseQueue("no such"), do.ChooseService("no such")),
    ]


@pytest.mark.parametrize("page", [Issuing("n1", "kp"), Printing(slip(1))])
def test_no_touch_leaves_a_number_that_is_on_its_way(page: Page) -> None:
    for touch in _touches(0):
        state = State(page=page, snapshot=picture(), connected=True, turned=1, touched=1)
        state, wishes = step(state, touch, 100.0)
        assert state.page == page, touch
        assert not [w for w in wishes if isinstance(w, Ask) and isinstance(w.command, IssueTicket)]


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_touched_and_however_late_all_is_nobody_is_shown_anothers_number(seed: int) -> None:
    """Fifty touches a second, answers and papers up to two minutes late, and the hub away now and then."""
    chance = random.Random(seed)  # noqa: S311
    state = State(snapshot=picture(), connected=True)
    due: list[tuple[float, do.World]] = []
    over: set[str] = set()
    tickets = 0
    now = 10.0
    for n in range(6_000):
        now += 0.02 if chance.random() < 0.97 else chance.uniform(1, 45)
        arrived = [given for at, given in due if at <= now]
        due = [(at, given) for at, given in due if at > now]
        touch = do.TakeNumber(f"take-{n}") if chance.random() < 0.2 else chance.choice(_touches(n))
        for given in (*arrived, touch if chance.random() < 0.7 else Tick()):
            before = state
            state, wishes = step(state, given, now)
            if isinstance(before.page, HOLDS_NUMBER) and not isinstance(state.page, HOLDS_NUMBER):
                over.add(before.page.slip.ticket)
                assert state.visit.priority is None
            if isinstance(state.page, HOLDS_NUMBER):
                assert state.page.slip.ticket not in over
            for wish in wishes:
                if isinstance(wish, Ask) and isinstance(wish.command, IssueTicket):
                    assert isinstance(before.page, Detail)
                    tickets += 1
                late = now + chance.choice((0.05, 0.5, 10, 70, 120))
                due += [(late, answer) for answer in _answers(wish, tickets, state)]
            _shows(state) if n % 50 == 0 else None
    assert tickets > 0


def _answers(wish: Wish, n: int, state: State) -> list[do.World]:
    match wish:
        case Ask(id=id, command=IssueTicket()):
            return [HubAnswered(id, Done(SlipReady(slip(n))))]
        case Ask(id=id, command=ReprintTicket()) if isinstance(state.page, HOLDS_NUMBER):
            return [HubAnswered(id, Done(SlipReady(with_(state.page.slip, copy=True))))]
        case Print(slip=printed):
            return [PaperEnded(printed.ticket, list(PrintOutcome)[n % 3])]
        case _:
            return []


def test_a_paper_is_never_sent_for_a_visitor_who_left() -> None:
    for page in (Attract(), Home(), Detail("kp"), Issuing("other", "kp"), Sorry(Refusal(RefusalCode.TIMEOUT))):
        state = State(page=page, snapshot=picture(), connected=True)
        after, wishes = step(state, HubAnswered("n1", Done(SlipReady(slip(1)))), 100.0)
        assert after.page == page
        assert wishes == (GiveUp("n1"),)


def test_the_next_visitors_paper_page_ignores_the_paper_of_the_one_before() -> None:
    state = State(page=Take(slip(2)), snapshot=picture(), connected=True)
    for outcome in PrintOutcome:
        after, _ = step(state, PaperEnded("t1", outcome), 100.0)
        assert after.page == state.page


def test_modes_and_language_of_one_visitor_never_reach_the_next() -> None:
    state = State(page=Take(slip(1)), snapshot=picture(), connected=True, turned=1)
    for touch in (do.SwitchLanguage(), do.SetLarge(on=True), do.SetContrast(on=True), do.SwitchLow()):
        state, _ = step(state, touch, 50.0)
    state, _ = step(state, Tick(), 50.0 + state.patience.take)
    assert state == replace(State(snapshot=state.snapshot, connected=True), page=Home(), touched=62.0, turned=62.0)


# --- the link --------------------------------------------------------------------------------------------------------


def test_a_number_that_comes_after_the_link_gave_up_is_still_told() -> None:
    """Else the hub calls a number that nobody has, and no one at the desks knows why nobody comes."""
    at = Instant(0.0, MONDAY_NINE)
    session = Session(Identity(Role.KIOSK, "test"), lambda: 0.5, at)
    session.opened(Credentials("kiosk-1", "key"), at)
    session.frame(encode(Welcome(VERSION, "1", "kiosk-1", "Kios 1", 0, picture())), at)
    session.do("n1", IssueTicket("kp"), 60, False, at)
    for seconds in range(1, 61):
        outputs = session.frame(encode(Answer("other", Refusal(RefusalCode.TOO_MANY))), Instant(seconds, MONDAY_NINE))
        outputs = session.tick(Instant(float(seconds), MONDAY_NINE))
    assert Tell(Answered("n1", Refusal(RefusalCode.TIMEOUT))) in outputs
    late = Done(SlipReady(slip(1)))
    once = session.frame(encode(Answer("n1", late)), Instant(61.0, MONDAY_NINE))
    again = session.frame(encode(Answer("n1", late)), Instant(62.0, MONDAY_NINE))
    assert (once, again) == ([Tell(Answered("n1", late))], [])

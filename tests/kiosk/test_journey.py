"""The journey as tables: what each touch, answer and silence leads to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kiosk_room import slip, snapshot

from kiosk import inputs as do
from kiosk.inputs import Ask, GiveUp, HubAnswered, HubGone, HubShows, PaperEnded, Print, PrinterSays, ReportPaper, Tick
from kiosk.journey import step
from kiosk.state import (
    Attract,
    Detail,
    DidItPrint,
    HelpState,
    Home,
    Issuing,
    Noted,
    NotedBecause,
    Page,
    Printing,
    Priority,
    Services,
    Sorry,
    State,
    Take,
    Visit,
)
from shared.model import Language, PrinterCondition, PrintOutcome, PriorityReason
from shared.protocol.commands import MOST_COPIES, CallHelp, IssueTicket, ReprintTicket, SlipReady
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode

NOW = 100.0


def at(page: Page, **changes: object) -> State:
    """A connected kiosk on this page, long enough for touches to count."""
    state = State(page=page, snapshot=snapshot(), connected=True, touched=NOW - 5, turned=NOW - 5)
    return replace(state, **changes)  # type: ignore[arg-type]


TOUCHES = [
    ("the attract page opens home", Attract(), do.Start(), Home()),
    ("a group on the attract page opens its services", Attract(), do.ChooseQueue("a"), Services("a")),
    ("a group of one service opens it from there too", Attract(), do.ChooseQueue("e"), Detail("ambil")),
    ("a group that is gone opens nothing", Attract(), do.ChooseQueue("gone"), Attract()),
    ("priority asks from the attract page", Attract(), do.AskPriority(), Priority()),
    ("another language wakes", Attract(), do.SwitchLanguage(), Home()),
    ("low keys wake", Attract(), do.SwitchLow(), Home()),
    ("help wakes", Attract(), do.AskHelp("h1"), Home()),
    ("a touch alone wakes nobody", Attract(), do.NeedTime(), Attract()),
    ("back from where there is nothing before", Attract(), do.Back(), Attract()),
    ("a group opens its services", Home(), do.ChooseQueue("a"), Services("a")),
    ("a group of one service opens it at once", Home(), do.ChooseQueue("e"), Detail("ambil")),
    ("a service opens its page", Services("a"), do.ChooseService("kp"), Detail("kp")),
    ("back from a service", Detail("kp"), do.Back(), Services("a")),
    ("back from the only service of a group", Detail("ambil"), do.Back(), Home()),
    ("back from the services", Services("a"), do.Back(), Home()),
    ("priority asks", Home(), do.AskPriority(), Priority()),
    ("a reason leads home", Priority(), do.ChoosePriority(PriorityReason.ELDERLY), Home()),
    ("no reason leads home", Priority(), do.ChoosePriority(None), Home()),
    ("taking asks for a number", Detail("kp"), do.TakeNumber("n1"), Issuing("n1", "kp")),
    ("a second press asks nothing new", Issuing("n1", "kp"), do.TakeNumber("n2"), Issuing("n1", "kp")),
    ("no ticket came out", Take(slip()), do.NotPrinted(), Noted(slip(), NotedBecause.UNKNOWN)),
    ("finishing goes home", Take(slip()), do.Finish(), Home()),
    ("noted goes home", Noted(slip(), NotedBecause.PAPER_OUT), do.Finish(), Home()),
    ("not yet", DidItPrint(slip()), do.NotPrinted(), Noted(slip(), NotedBecause.UNKNOWN)),
    ("a number in print cannot be left", Printing(slip()), do.Back(), Printing(slip())),
    ("a key of another page does nothing", Take(slip()), do.ChooseService("kp"), Take(slip())),
]


@pytest.mark.parametrize(("name", "page", "touch", "then"), TOUCHES, ids=[row[0] for row in TOUCHES])
def test_touches(name: str, page: Page, touch: do.Touch, then: Page) -> None:
    state, _ = step(at(page), touch, NOW)
    assert state.page == then


def test_a_wish_for_a_number_carries_language_and_reason() -> None:
    visit = Visit(language=Language.ENGLISH, priority=PriorityReason.PREGNANT)
    _, wishes = step(at(Detail("kp"), visit=visit), do.TakeNumber("n1"), NOW)
    assert wishes == (Ask("n1", IssueTicket("kp", Language.ENGLISH, PriorityReason.PREGNANT), 60),)


def test_a_page_that_has_just_come_ignores_touches_meant_for_the_one_before() -> None:
    state = at(Detail("kp"), turned=NOW - 0.1)
    assert step(state, do.TakeNumber("n1"), NOW) == (state, ())


def test_the_ticket_page_is_not_left_by_the_touches_that_asked_for_it() -> None:
    state, _ = step(at(Take(slip()), turned=NOW - 1), do.Finish(), NOW)
    assert state.page == Take(slip())


def test_without_the_hub_no_number_is_asked_for() -> None:
    state, wishes = step(at(Detail("kp"), connected=False), do.TakeNumber("n1"), NOW)
    assert (state.page, wishes) == (Detail("kp"), ())


ANSWERS = [
    ("a number is printed", Done(SlipReady(slip())), Printing(slip()), (Print(slip()),)),
    ("a full quota is said", Refusal(RefusalCode.QUOTA_FULL), Sorry(Refusal(RefusalCode.QUOTA_FULL)), ()),
    (
        "silence is said, and the wish taken back",
        Refusal(RefusalCode.TIMEOUT),
        Sorry(Refusal(RefusalCode.TIMEOUT)),
        (GiveUp("n1"),),
    ),
    ("a wish that never left is nobody's", Refusal(RefusalCode.OFFLINE), Sorry(Refusal(RefusalCode.OFFLINE)), ()),
]


@pytest.mark.parametrize(("name", "outcome", "then", "wishes"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_answers(name: str, outcome: Done | Refusal, then: Page, wishes: tuple[object, ...]) -> None:
    state, wished = step(at(Issuing("n1", "kp")), HubAnswered("n1", outcome), NOW)
    assert (state.page, wished) == (then, wishes)


def test_a_number_that_comes_after_its_visitor_was_sent_away_is_taken_back() -> None:
    state, wishes = step(at(Home()), HubAnswered("n1", Done(SlipReady(slip()))), NOW)
    assert state.page == Home()
    assert wishes == (GiveUp("n1"),)


def test_a_copy_that_comes_after_its_visitor_left_is_told_to_the_staff() -> None:
    _, wishes = step(at(Home()), HubAnswered("n1", Done(SlipReady(slip(copy=True)))), NOW)
    assert wishes == (ReportPaper("t1", PrintOutcome.FAILED),)


PAPER = [
    (PrintOutcome.PRINTED, frozenset(), Take(slip())),
    (PrintOutcome.UNCONFIRMED, frozenset(), DidItPrint(slip())),
    (PrintOutcome.FAILED, frozenset({PrinterCondition.PAPER_OUT}), Noted(slip(), NotedBecause.PAPER_OUT)),
    (PrintOutcome.FAILED, frozenset({PrinterCondition.UNREACHABLE}), Noted(slip(), NotedBecause.UNREACHABLE)),
]


@pytest.mark.parametrize(("outcome", "conditions", "then"), PAPER)
def test_each_end_of_a_paper_has_its_page_and_is_reported(
    outcome: PrintOutcome, conditions: frozenset[PrinterCondition], then: Page
) -> None:
    state, wishes = step(at(Printing(slip())), PaperEnded("t1", outcome, conditions), NOW)
    assert state.page == then
    assert wishes == (ReportPaper("t1", outcome, conditions),)


def test_a_paper_that_comes_late_takes_the_place_of_the_noted_number() -> None:
    state, _ = step(at(Noted(slip(), NotedBecause.UNKNOWN)), PaperEnded("t1", PrintOutcome.PRINTED), NOW)
    assert state.page == Take(slip())


def test_a_paper_of_an_earlier_visitor_turns_no_page() -> None:
    state, wishes = step(at(Home()), PaperEnded("t0", PrintOutcome.PRINTED), NOW)
    assert state.page == Home()
    assert wishes == (ReportPaper("t0", PrintOutcome.PRINTED),)


def test_printing_again_asks_once_and_prints_the_copy() -> None:
    state, wishes = step(at(Noted(slip(), NotedBecause.PAPER_OUT)), do.PrintAgain("r1"), NOW)
    assert wishes == (Ask("r1", ReprintTicket("t1"), 10, only_if_connected=True),)
    again, more = step(state, do.PrintAgain("r2"), NOW + 1)
    assert (again.page, more) == (state.page, ())
    copy = slip(copy=True)
    done, wishes = step(again, HubAnswered("r1", Done(SlipReady(copy))), NOW + 2)
    assert (done.page, wishes) == (Printing(copy), (Print(copy),))


def test_printing_again_ends_at_a_few_copies_and_begins_anew_with_the_next_visitor() -> None:
    state = at(Noted(slip(), NotedBecause.UNKNOWN))
    for n in range(MOST_COPIES):
        state, wishes = step(state, do.PrintAgain(f"r{n}"), NOW + n)
        assert len(wishes) == 1
        state = replace(state, page=Noted(slip(), NotedBecause.UNKNOWN))
    again, wishes = step(state, do.PrintAgain("r9"), NOW + 9)
    assert (again.page, wishes) == (state.page, ())
    left, _ = step(state, do.Finish(), NOW + 10)
    assert left.visit.copies == 0


def test_a_refused_copy_shows_the_number_again() -> None:
    state, _ = step(at(Noted(slip(), NotedBecause.PAPER_OUT)), do.PrintAgain("r1"), NOW)
    state = replace(state, printer=frozenset({PrinterCondition.PAPER_OUT}))
    state, _ = step(state, HubAnswered("r1", Refusal(RefusalCode.OFFLINE)), NOW + 1)
    assert state.page == Noted(slip(), NotedBecause.PAPER_OUT)


TIMES = [
    ("home falls asleep", Home(), 45, Attract()),
    ("the ticket page leaves", Take(slip()), 12, Home()),
    ("an apology leaves", Sorry(Refusal(RefusalCode.TIMEOUT)), 25, Home()),
    ("a paper that never ends shows the number", Printing(slip()), 35, Noted(slip(), NotedBecause.UNKNOWN)),
    ("a wish is left to the link", Issuing("n1", "kp"), 500, Issuing("n1", "kp")),
    ("asleep stays asleep", Attract(), 5000, Attract()),
]


@pytest.mark.parametrize(("name", "page", "seconds", "then"), TIMES, ids=[row[0] for row in TIMES])
def test_time(name: str, page: Page, seconds: float, then: Page) -> None:
    start = at(page, touched=NOW, turned=NOW)
    before, _ = step(start, Tick(), NOW + seconds - 0.5)
    assert before.page == page
    state, _ = step(start, Tick(), NOW + seconds)
    assert state.page == then


ASKED_AFTER = [
    (Services("a"), 40),
    (Detail("kp"), 40),
    (DidItPrint(slip()), 40),
    (Noted(slip(), NotedBecause.UNKNOWN), 60),
]


@pytest.mark.parametrize(("page", "seconds"), ASKED_AFTER)
def test_inside_a_visit_it_asks_first_and_any_wish_for_time_stays(page: Page, seconds: float) -> None:
    state, _ = step(at(page, touched=NOW, turned=NOW), Tick(), NOW + seconds)
    assert state.asked == NOW + seconds
    stayed, _ = step(state, do.NeedTime(), NOW + seconds + 20)
    assert (stayed.page, stayed.asked) == (page, None)
    gone, _ = step(state, Tick(), NOW + seconds + 30)
    assert gone.page == Attract()


def test_modes_end_with_the_visit() -> None:
    visit = Visit(Language.ENGLISH, large=True, contrast=True, low=True, priority=PriorityReason.ELDERLY)
    finished, _ = step(at(Take(slip()), visit=visit), do.Finish(), NOW)
    assert finished.visit == Visit()
    left, _ = step(at(Take(slip()), visit=visit, touched=NOW - 12), Tick(), NOW)
    assert left.visit == Visit()


def test_home_in_another_mode_asks_before_it_forgets_the_mode() -> None:
    state, _ = step(at(Home(), visit=Visit(large=True), touched=NOW - 40), Tick(), NOW)
    assert (state.page, state.asked) == (Home(), NOW)


def test_help_is_called_once_and_its_answer_shown() -> None:
    state, wishes = step(at(Home()), do.AskHelp("h1"), NOW)
    assert wishes == (Ask("h1", CallHelp(), 10, only_if_connected=True),)
    again, more = step(state, do.AskHelp("h2"), NOW + 1)
    assert more == ()
    came, _ = step(again, HubAnswered("h1", Done(SlipReady(slip()))), NOW + 2)
    assert came.help is not None
    assert came.help.state is HelpState.COMING
    failed, _ = step(again, HubAnswered("h1", Refusal(RefusalCode.OFFLINE)), NOW + 2)
    assert failed.help is not None
    assert failed.help.state is HelpState.FAILED
    _, wishes = step(failed, do.AskHelp("h3"), NOW + 3)
    assert wishes
    over, _ = step(came, Tick(), NOW + 30)
    assert over.help is None


def test_a_number_stays_on_the_screen_when_the_hub_goes() -> None:
    state, _ = step(at(Take(slip())), HubGone(), NOW)
    assert state.page == Take(slip())
    assert not state.connected


def test_a_service_that_is_taken_away_leads_home() -> None:
    state, _ = step(at(Detail("gone")), HubShows(snapshot()), NOW)
    assert state.page == Home()


def test_what_the_printer_says_is_remembered() -> None:
    state, _ = step(at(Home()), PrinterSays(frozenset({PrinterCondition.PAPER_LOW})), NOW)
    assert state.printer == {PrinterCondition.PAPER_LOW}


def test_tools_are_live_under_the_question() -> None:
    state, _ = step(at(Detail("kp"), asked=NOW - 3), do.SwitchLanguage(), NOW)
    assert (state.visit.language, state.asked) == (Language.ENGLISH, None)

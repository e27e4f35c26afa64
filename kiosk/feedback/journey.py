"""What follows in the feedback room: its touches, the hub's answers, the receipt's paper. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.feedback import cases, survey
from kiosk.feedback.pages import (
    AboutYou,
    Answers,
    Before,
    Checking,
    CodeEntry,
    Contact,
    Disclosing,
    FeedbackPage,
    Kinds,
    Menu,
    Paper,
    Question,
    RatedGroups,
    RatedServices,
    Receipt,
    Remark,
    Sending,
    Sent,
    Standing,
    Telling,
    Thanks,
)
from kiosk.feedback.touches import (
    AskFeedback,
    ChooseKind,
    ChooseTask,
    EraseLetter,
    FeedbackTouch,
    GiveScore,
    GoOn,
    MoveCaret,
    RateGroup,
    RateService,
    SayAbout,
    Send,
    StepCaret,
    Task,
    TypeLetters,
)
from kiosk.feedback.writing import erased, moved
from kiosk.inputs import Ask, Back, HubAnswered, More, PrintAgain, PrintReceipt, ReceiptEnded, Wish
from kiosk.listing import groups, parts, services_of
from kiosk.state import Attract, Home, State, turn
from shared.complaint.codes import LENGTH, tidy
from shared.feedback import CaseKind
from shared.model import PrinterCondition, PrintOutcome
from shared.protocol.cases import CaseFiled, CaseFound, LookUpCase
from shared.protocol.commands import MOST_COPIES, Command
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal

Step = tuple[State, tuple[Wish, ...]]
Touch = FeedbackTouch | Back | More | PrintAgain
TASKS: dict[Task, FeedbackPage] = {
    Task.SURVEY: RatedGroups(),
    Task.CASE: Kinds(),
    Task.WHISTLE: Disclosing(),
    Task.STATUS: CodeEntry(),
}


def tasks(state: State) -> tuple[Task, ...]:
    """What the menu offers: no disclosure where nobody reads one."""
    read = state.snapshot is None or state.snapshot.directory.office.takes_disclosures
    return tuple(task for task in TASKS if read or task is not Task.WHISTLE)


def touched(state: State, touch: Touch, now: float) -> Step:
    """A key of this room, or the one that leads into it."""
    page = state.page
    match touch, page:
        case AskFeedback(), Attract() | Home():
            return turn(state, Menu(), now), ()
        case ChooseTask(task=task), Menu() if task in tasks(state):
            return turn(state, TASKS[task], now), ()
        case ChooseKind(kind=kind), Kinds() if kind is not CaseKind.WHISTLE:
            return turn(state, cases.of_kind(page, kind), now), ()
        case Send(), AboutYou() | Remark() | Checking() | CodeEntry():
            return _sent(state, page, touch, now)
        case PrintAgain(), Receipt(paper=paper, copies=copies, case=case):
            if paper is Paper.PRINTING or copies >= MOST_COPIES:
                return state, ()
            return turn(state, Receipt(case, copies=copies + 1), now), (PrintReceipt(case),)
        case TypeLetters() | EraseLetter() | MoveCaret() | StepCaret(), Remark() | Telling() | Contact() | CodeEntry():
            return replace(state, page=_written(page, touch)), ()
        case _:
            following = _following(state, touch)
            return (state if following == page else turn(state, following, now)), ()


def _written(page: cases.WRITTEN, touch: TypeLetters | EraseLetter | MoveCaret | StepCaret) -> cases.WRITTEN:
    """The page does not turn: the next letter may come at once."""
    text = cases.written(page)
    match touch:
        case TypeLetters(letters=letters):
            return cases.with_letters(page, letters)
        case EraseLetter():
            return cases.rewritten(page, erased(text))
        case MoveCaret(to=to):
            return cases.rewritten(page, moved(text, to))
        case StepCaret(by=by):
            return cases.rewritten(page, moved(text, text.at + by))


def _following(state: State, touch: Touch) -> FeedbackPage | Home:
    """The page to which a key leads that asks nothing of the hub."""
    page = state.page
    match touch, page:
        case RateGroup(queue=queue), RatedGroups() if any(one.id == queue for one in groups(state)):
            return survey.group_of(state, queue)
        case RateService(service=service), RatedServices() if any(one.id == service for one in services_of(state)):
            return Question(Answers(service))
        case GiveScore(score=score), Question():
            return survey.scored(state, page, score)
        case SayAbout(value=value), AboutYou():
            return survey.said(page, value)
        case GoOn(), Question():
            return survey.after(page)
        case GoOn(), AboutYou():
            return survey.after_about(page)
        case GoOn(), Disclosing() if Task.WHISTLE not in tasks(state):
            return Menu()  # the officers went while it was read: the menu says where else to turn
        case GoOn(), Disclosing() | Telling() | Contact():
            return cases.onward(page)
        case More(), RatedGroups() | RatedServices():
            return _next_part(state, page)
        case Back(), _:
            return _before(state)
        case _:
            return _same(page)  # a key of a page that is gone


def _same(page: object) -> FeedbackPage | Home:
    return page if isinstance(page, FeedbackPage) else Home()


def _before(state: State) -> FeedbackPage | Home:
    page = state.page
    match page:
        case Menu():
            return Home()
        case RatedGroups() | CodeEntry():
            return Menu()
        case RatedServices():
            return RatedGroups()
        case Question() | AboutYou() | Remark():
            return survey.before(state, page)
        case Kinds() | Disclosing() | Telling() | Contact() | Checking():
            return cases.before(page)
        case Standing():
            return CodeEntry()
        case _:
            return _same(page)  # what was sent cannot be taken back


def _next_part(state: State, page: RatedGroups | RatedServices) -> RatedGroups | RatedServices:
    home = isinstance(page, RatedGroups)
    count = len(groups(state)) if isinstance(page, RatedGroups) else len(services_of(state, page.queue))
    return replace(page, part=(page.part + 1) % parts(count, home=home, visit=state.visit))


# --- the hub -------------------------------------------------------------------------------------------------------


def can_send(state: State, page: Before) -> bool:
    """Whether there is a hub, and something to hand in."""
    match page:
        case AboutYou(answers=answers) | Remark(answers=answers):
            ready = survey.answered_any(answers)
        case Checking(draft=draft):
            ready = cases.has_words(draft)
        case CodeEntry(written=text):
            ready = len(text.text) == LENGTH
        case _:
            assert_never(page)
    return ready and state.connected


def _sent(state: State, page: Before, touch: Send, now: float) -> Step:
    if not can_send(state, page):
        return state, ()
    command: Command
    match page:
        case AboutYou(answers=answers) | Remark(answers=answers):
            id = answers.sent or touch.id
            command = survey.command(state, page)
            page = replace(page, answers=replace(answers, sent=id))
        case Checking(draft=draft):
            sent = draft.sent or Sent(touch.id, touch.code)
            id, command = sent.id, cases.command(state, draft, sent.code)
            page = replace(page, draft=replace(draft, sent=sent))
        case CodeEntry(written=text):
            id, command = touch.id, LookUpCase(tidy(text.text))
        case _:
            assert_never(page)
    wish = Ask(id, command, state.patience.file, only_if_connected=True)
    return turn(state, Sending(id, replace(page, trouble=None)), now), (wish,)


def answered(state: State, page: Sending, given: HubAnswered, now: float) -> Step:
    """What became of what was sent. Whatever was not taken stands again on the page from which it was sent."""
    before = page.before
    if isinstance(given.outcome, Refusal):
        return turn(state, replace(before, trouble=given.outcome), now), ()
    return _taken(state, before, given.outcome, now)


def _taken(state: State, before: Before, done: Done, now: float) -> Step:
    match before, done.result:
        case Checking(draft=draft), CaseFiled() as result:
            receipt = Receipt(cases.filed(state, draft, result))
            return turn(state, receipt, now), (PrintReceipt(receipt.case),)
        case CodeEntry(), CaseFound(status=status):
            return turn(state, Standing(status), now), ()
        case _:
            return turn(state, Thanks(), now), ()


def paper_ended(state: State, given: ReceiptEnded) -> State:
    """The receipt's page says what became of its paper; the code stands there all the while."""
    page = state.page
    if not isinstance(page, Receipt) or page.case.id != given.id:
        return state
    match given.outcome:
        case PrintOutcome.PRINTED:
            paper = Paper.PRINTED
        case PrintOutcome.UNCONFIRMED:
            paper = Paper.UNKNOWN
        case PrintOutcome.FAILED:
            out = PrinterCondition.PAPER_OUT in given.conditions
            paper = Paper.PAPER_OUT if out else Paper.FAILED
        case _:
            assert_never(given.outcome)
    return replace(state, page=replace(page, paper=paper))

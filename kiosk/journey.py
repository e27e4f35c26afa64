"""What the visitor sees next: ``step(state, input, now)`` gives the new state and what the kiosk wishes. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.feedback import journey as feedback
from kiosk.feedback.pages import HOLDS_WORDS, FeedbackPage, Receipt, Sending
from kiosk.feedback.touches import FeedbackTouch
from kiosk.inputs import (
    Ask,
    AskHelp,
    AskPriority,
    Back,
    ChoosePriority,
    ChooseQueue,
    ChooseService,
    Finish,
    GiveUp,
    HubAnswered,
    HubGone,
    HubShows,
    Input,
    Looks,
    More,
    NeedTime,
    NotPrinted,
    PaperEnded,
    Print,
    PrintAgain,
    PrinterSays,
    ReceiptEnded,
    ReportPaper,
    SetContrast,
    SetLarge,
    Start,
    SwitchLanguage,
    SwitchLow,
    TakeNumber,
    Tick,
    Touch,
    Wish,
)
from kiosk.listing import groups, parts, services_of
from kiosk.passing import pass_time
from kiosk.state import (
    Attract,
    Detail,
    DidItPrint,
    Help,
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
    over,
    turn,
)
from shared.model import Language, PrinterCondition, PrintOutcome, Slip
from shared.protocol.commands import MOST_COPIES, CallHelp, IssueTicket, ReprintTicket, SlipReady
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import KioskSnapshot

Step = tuple[State, tuple[Wish, ...]]
ALWAYS = (SwitchLanguage, Looks, SetLarge, SetContrast, SwitchLow, AskHelp, NeedTime)
"""The tool bar and its sheet: live on every page, also on one that has just come."""


def step(state: State, given: Input, now: float) -> Step:
    """One input at ``now`` seconds."""
    match given:
        case HubShows(snapshot=snapshot):
            return _open(_shown(state, snapshot, now), now), ()
        case HubGone(rejected=rejected):
            return replace(state, connected=False, rejected=rejected), ()
        case HubAnswered():
            return _answered(state, given, now)
        case PrinterSays(conditions=conditions):
            return replace(state, printer=conditions), ()
        case PaperEnded():
            return _paper(state, given, now)
        case ReceiptEnded():
            return feedback.paper_ended(state, given), ()
        case Tick():
            return pass_time(state, now)
        case _:
            return _touched(state, given, now)


def _shown(state: State, snapshot: KioskSnapshot, now: float) -> State:
    """The hub's newest picture; an emergency closes what lies over the page, and wipes what somebody wrote."""
    state = replace(state, snapshot=snapshot, connected=True, rejected=None)
    if state.emergency is None:
        return state
    if isinstance(state.page, HOLDS_WORDS) and not isinstance(state.page, Sending):
        state = over(state, Home(), now)  # whoever leaves the building leaves no words behind
    return replace(state, asked=None, visit=replace(state.visit, looks=False))


def _open(state: State, now: float) -> State:
    """A service or group that the hub no longer names cannot stay on the screen."""
    page = state.page
    if isinstance(page, Detail) and not _offered(state, page.service):
        return turn(state, Home(), now)
    if isinstance(page, Services) and not _held(state, page.queue):
        return turn(state, Home(), now)
    return state


def _offered(state: State, service: str) -> bool:
    return any(one.id == service for one in services_of(state))


def _held(state: State, queue: str) -> bool:
    return any(one.id == queue for one in groups(state))


# --- touches -------------------------------------------------------------------------------------------------------


def _touched(state: State, touch: Touch, now: float) -> Step:
    if not isinstance(touch, ALWAYS) and now - state.turned < state.patience.settle and state.turned > 0:
        return state, ()  # meant for the page before
    if state.emergency is not None and not isinstance(touch, ALWAYS):
        return state, ()  # a key that is covered
    asked = state.asked
    state = replace(state, touched=now, asked=None)
    match touch:
        case SwitchLanguage() | Looks() | SetLarge() | SetContrast() | SwitchLow():
            return replace(_awake(state, now), visit=_adapted(state.visit, touch)), ()
        case AskHelp(id=id):
            return _help(_awake(state, now), id, now)
        case NeedTime():
            return replace(state, turned=now if isinstance(state.page, Noted | Receipt) else state.turned), ()
        case Finish() if isinstance(state.page, Issuing | Printing | Sending):
            return state, ()  # the number is on its way: whoever asked for it must see it
        case Finish():
            soon = isinstance(state.page, Take | Receipt) and now - state.turned < state.patience.finish
            return (state if soon else over(state, Home(), now)), ()
        case Start():
            return _awake(state, now), ()
        case _:
            if asked is not None and not isinstance(touch, NotPrinted | PrintAgain):  # the sheet covers these keys
                return state, ()
            return _on_page(state, touch, now)


def _on_page(state: State, touch: Choice | NotPrinted | PrintAgain | FeedbackTouch, now: float) -> Step:
    match touch:
        case NotPrinted():
            return _about_paper(state, touch, now)
        case PrintAgain() if not isinstance(state.page, Receipt):
            return _about_paper(state, touch, now)
        case PrintAgain():
            return feedback.touched(state, touch, now)
        case Back() | More() if not isinstance(state.page, FeedbackPage):
            return _choice(state, touch, now)
        case ChooseQueue() | ChooseService() | TakeNumber() | AskPriority() | ChoosePriority():
            return _choice(state, touch, now)
        case _:
            return feedback.touched(state, touch, now)


def _awake(state: State, now: float) -> State:
    """Somebody is here."""
    return turn(state, Home(), now) if isinstance(state.page, Attract) else state


def _adapted(visit: Visit, touch: SwitchLanguage | Looks | SetLarge | SetContrast | SwitchLow) -> Visit:
    match touch:
        case SwitchLanguage():
            other = Language.ENGLISH if visit.language is Language.INDONESIAN else Language.INDONESIAN
            return replace(visit, language=other)
        case Looks(open=opened):
            return replace(visit, looks=opened)
        case SetLarge(on=on):
            return replace(visit, large=on)
        case SetContrast(on=on):
            return replace(visit, contrast=on)
        case SwitchLow():
            return replace(visit, low=not visit.low)
        case _:
            assert_never(touch)


def _help(state: State, id: str, now: float) -> Step:
    if state.help is not None and state.help.state is not HelpState.FAILED:
        return state, ()
    return replace(state, help=Help(id, HelpState.CALLING, now)), (Ask(id, CallHelp(), 10, only_if_connected=True),)


Choice = ChooseQueue | ChooseService | TakeNumber | Back | More | AskPriority | ChoosePriority


def _choice(state: State, touch: Choice, now: float) -> Step:
    page = state.page
    match touch, page:
        case ChooseQueue(queue=queue), Attract() | Home() if _held(state, queue):
            return turn(state, _group(state, queue), now), ()
        case ChooseService(service=service), Services() if _offered(state, service):
            return turn(state, Detail(service), now), ()
        case TakeNumber(id=id), Detail(service=service) if state.connected:
            wish = IssueTicket(service, state.visit.language, state.visit.priority)
            return turn(state, Issuing(id, service), now), (Ask(id, wish, state.patience.issue),)
        case AskPriority(), Attract() | Home():
            return turn(state, Priority(), now), ()
        case ChoosePriority(reason=reason), Priority():
            return turn(replace(state, visit=replace(state.visit, priority=reason)), Home(), now), ()
        case Back(), _:
            return turn(state, _before(state, page), now), ()
        case More(), Home() | Services():
            return turn(state, _next_part(state, page), now), ()
        case _:
            return state, ()  # a key of a page that is gone


def _group(state: State, queue: str) -> Page:
    """A group of one service needs no page of its own."""
    found = services_of(state, queue)
    return Detail(found[0].id) if len(found) == 1 else Services(queue)


def _before(state: State, page: Page) -> Page:
    match page:
        case Detail(service=service):
            queue = next((one.queue for one in services_of(state) if one.id == service), None)
            if queue is None or len(services_of(state, queue)) == 1:
                return Home()
            return Services(queue)
        case Services() | Priority() | Sorry():
            return Home()
        case _:
            return page


def _next_part(state: State, page: Home | Services) -> Page:
    if isinstance(page, Home):
        return Home((page.part + 1) % parts(len(groups(state)), home=True, visit=state.visit))
    count = len(services_of(state, page.queue))
    return replace(page, part=(page.part + 1) % parts(count, home=False, visit=state.visit))


def _about_paper(state: State, touch: NotPrinted | PrintAgain, now: float) -> Step:
    match touch, state.page:
        case NotPrinted(), Take(slip=slip) | DidItPrint(slip=slip):
            failed = ReportPaper(slip.ticket, PrintOutcome.FAILED, state.printer)
            return turn(state, Noted(slip, NotedBecause.UNKNOWN), now), (failed,)
        case PrintAgain(id=id), Noted(slip=slip) if state.connected and state.visit.copies < MOST_COPIES:
            wish = Ask(id, ReprintTicket(slip.ticket), 10, only_if_connected=True)
            state = replace(state, visit=replace(state.visit, copies=state.visit.copies + 1))
            return turn(state, Printing(slip, asked=id), now), (wish,)
        case _:
            return state, ()


# --- answers -------------------------------------------------------------------------------------------------------


def _answered(state: State, given: HubAnswered, now: float) -> Step:
    slip = _slip(given)
    match state.page:
        case Sending(id=id) if id == given.id:
            return feedback.answered(state, state.page, given, now)
        case Issuing(id=id) if id == given.id:
            if slip is not None:
                return turn(state, Printing(slip), now), (Print(slip),)
            refusal = given.outcome if isinstance(given.outcome, Refusal) else Refusal(RefusalCode.TIMEOUT)
            unknown = refusal.code is RefusalCode.TIMEOUT  # it was sent: a number may be drawn, or will be
            return turn(state, Sorry(refusal), now), (GiveUp(id),) if unknown else ()
        case Printing(slip=known, asked=asked) if asked == given.id:
            if slip is not None:
                return turn(state, Printing(slip), now), (Print(slip),)
            return turn(state, Noted(known, because(state.printer)), now), ()
        case _:
            pass
    if state.help is not None and state.help.id == given.id:
        came = HelpState.COMING if isinstance(given.outcome, Done) else HelpState.FAILED
        return replace(state, help=replace(state.help, state=came, since=now)), ()
    if slip is None:
        return state, ()
    if slip.copy:  # the number stands; its visitor wanted another paper and has left: somebody must look for them
        return state, (ReportPaper(slip.ticket, PrintOutcome.FAILED),)
    return state, (GiveUp(given.id),)  # the visitor was sent away without it: saying it again does no harm


def _slip(given: HubAnswered) -> Slip | None:
    outcome = given.outcome
    return outcome.result.slip if isinstance(outcome, Done) and isinstance(outcome.result, SlipReady) else None


def because(conditions: frozenset[PrinterCondition]) -> NotedBecause:
    """Why there is no paper, in a visitor's words."""
    if PrinterCondition.PAPER_OUT in conditions:
        return NotedBecause.PAPER_OUT
    return NotedBecause.UNREACHABLE


def _paper(state: State, given: PaperEnded, now: float) -> Step:
    report = ReportPaper(given.ticket, given.outcome, given.conditions)
    page = state.page
    if not isinstance(page, (Printing, Noted)) or page.slip.ticket != given.ticket:
        return state, (report,)
    match given.outcome:
        case PrintOutcome.PRINTED:
            return turn(state, Take(page.slip), now), (report,)
        case PrintOutcome.UNCONFIRMED:
            return turn(state, DidItPrint(page.slip), now), (report,)
        case PrintOutcome.FAILED:
            return turn(state, Noted(page.slip, because(given.conditions)), now), (report,)
        case _:
            assert_never(given.outcome)

"""How a state reads: ``describe(state, moment)`` gives the view in the visitor's words. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import assert_never
from zoneinfo import ZoneInfo

from kiosk import choosing, opening_hours
from kiosk.feedback import describing as feedback
from kiosk.feedback.pages import FeedbackPage
from kiosk.passing import left
from kiosk.state import (
    Attract,
    Detail,
    DidItPrint,
    HelpState,
    Home,
    Issuing,
    Noted,
    NotedBecause,
    Printing,
    Priority,
    Services,
    Sorry,
    State,
    Take,
)
from kiosk.view import FrameView, NoticeView, RowView, TicketView, View
from shared.language import Catalogue, catalogue
from shared.language.dates import clock, full_date, minutes
from shared.model import Emergency, Language, PriorityReason, ServiceInfo, Slip
from shared.protocol.commands import MOST_COPIES
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import OfficePhase, OfficeRow


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where: ``ticks`` in seconds, ``wall`` in UTC; ``base`` is where visitors' pages live, or empty."""

    ticks: float
    wall: datetime
    base: str = ""
    slot: str = "below"
    logo: str = ""


SHUT = frozenset({OfficePhase.CLOSED, OfficePhase.HOLIDAY, OfficePhase.LAST_TICKET_PASSED})


def describe(state: State, moment: Moment) -> View:
    """The whole screen."""
    visit, words = state.visit, catalogue(state.visit.language)
    seconds = left(state, moment.ticks)
    around = View(
        page="",
        language=visit.language.value,
        large=visit.large,
        contrast=visit.contrast,
        low=visit.low,
        looks=visit.looks,
        frame=_frame(state, moment),
        priority=visit.priority is not None,
        help=_help(state, words),
        left=-1 if seconds is None else ceil(seconds),
        left_share=0.0 if seconds is None else ceil(seconds) / state.patience.answer,
    )
    page = _page(state, moment, words, around)
    return page if state.emergency is None else _emergency(state.emergency, page, around, visit.language)


def _emergency(emergency: Emergency, page: View, around: View, language: Language) -> View:
    """The message in place of the page, in both languages; a number that was given is still said."""
    here, other = emergency.text.in_(language), emergency.text.id if language is Language.ENGLISH else emergency.text.en
    number = page.ticket.number
    said = catalogue(language).say("kiosk.emergency.number", number=number) if number else ""
    return replace(
        around,
        page="emergency",
        icon="triangle-alert",
        sub=" · ".join(catalogue(one).say("kiosk.emergency") for one in Language),
        heading=here,
        other=other if other != here else "",
        notice=NoticeView(said),
        ticket=page.ticket,
        help=replace(around.help, text=""),  # "wait near this kiosk" might be the wrong advice now
    )


def _frame(state: State, moment: Moment) -> FrameView:
    language = state.visit.language
    if state.snapshot is None:
        return FrameView(slot=moment.slot)
    office = state.snapshot.directory.office
    zone = ZoneInfo(office.zone)
    return FrameView(
        office=office.name,
        tagline=office.tagline.in_(language),
        logo=moment.logo,
        clock=clock(moment.wall, zone, language),
        date=full_date(moment.wall.astimezone(zone).date(), language),
        wifi=office.wifi,
        slot=moment.slot,
    )


def _help(state: State, words: Catalogue) -> NoticeView:
    if state.help is None:
        return NoticeView()
    match state.help.state:
        case HelpState.CALLING:
            return NoticeView(words.say("kiosk.help.calling"), "", "hand-helping")
        case HelpState.COMING:
            return NoticeView(words.say("kiosk.help.coming"), words.say("kiosk.help.coming.sub"), "hand-helping")
        case HelpState.FAILED:
            text = words.say("kiosk.help.failed.sub")
            return NoticeView(words.say("kiosk.help.failed"), text, "hand-helping", grave=True)
        case _:
            assert_never(state.help.state)


def _page(state: State, moment: Moment, words: Catalogue, view: View) -> View:
    page = state.page
    if isinstance(page, FeedbackPage):
        return _feedback(state, page, moment, words, view)
    match page:
        case Issuing():
            slow = moment.ticks - state.turned >= state.patience.slow or not state.connected
            key = "kiosk.issuing.slow" if slow else "kiosk.issuing"
            return replace(view, page="issuing", heading=words.say(key), sub=words.say(f"{key}.sub"))
        case Printing(slip=slip):
            return _with_ticket(view, "printing", "kiosk.printing", _ticket(state, slip, moment), words)
        case Take(slip=slip):
            return _with_ticket(view, "take", "kiosk.take_ticket", _ticket(state, slip, moment), words)
        case Noted(slip=slip, because=because):
            return _noted(state, slip, because, moment, replace(view, page="noted"))
        case DidItPrint(slip=slip):
            return _with_ticket(view, "ask", "kiosk.did_it", _ticket(state, slip, moment), words)
        case Attract() | Home() | Services() | Detail() | Priority() | Sorry():
            return _without_number(state, page, moment, words, view)
        case _:
            assert_never(page)


def _feedback(state: State, page: FeedbackPage, moment: Moment, words: Catalogue, view: View) -> View:
    """What was written stays on the screen without a hub; other pages of the room say that it is away."""
    if state.rejected is not None:
        return _calm(view, words, "trouble", "triangle-alert")
    if not state.connected and not isinstance(page, feedback.STAYS):
        return _calm(view, words, "offline", "unplug")
    return feedback.describe(state, page, moment.base, words, view)


def _with_ticket(view: View, page: str, key: str, ticket: TicketView, words: Catalogue) -> View:
    return replace(view, page=page, heading=words.say(key), sub=words.say(f"{key}.sub"), ticket=ticket)


def _without_number(
    state: State,
    page: Attract | Home | Services | Detail | Priority | Sorry,
    moment: Moment,
    words: Catalogue,
    view: View,
) -> View:
    snapshot = state.snapshot
    if state.rejected is not None or (snapshot is not None and _no_day(snapshot.office)):
        return _calm(view, words, "trouble", "triangle-alert")
    if snapshot is None:
        return _calm(view, words, "starting", "hourglass")
    if isinstance(page, Sorry):
        return _sorry(view, page.refusal, words, snapshot.directory.office.zone)
    if not state.connected:
        return _calm(view, words, "offline", "unplug")
    shut = snapshot.office.phase in SHUT
    if shut or (snapshot.office.phase is OfficePhase.BREAK and not snapshot.directory.office.tickets_in_break):
        return opening_hours.closed(view, snapshot, moment.wall, state.visit.language)
    match page:
        case Attract():
            other = Language.ENGLISH if state.visit.language is Language.INDONESIAN else Language.INDONESIAN
            said = catalogue(other).say("kiosk.attract.other")
            shifts = opening_hours.today(snapshot, state.visit.language)
            return choosing.attract(replace(view, other=said, hours=shifts), state, words)
        case Home():
            return choosing.home(view, state, page, words)
        case Services():
            return choosing.services(view, state, page, words)
        case Detail():
            return choosing.detail(view, state, page, words)
        case Priority():
            return _priority(view, words)
        case _:
            assert_never(page)


def _no_day(office: OfficeRow) -> bool:
    """Whether the hub's clock is wrong and no day is running; one that is running gives numbers all the same."""
    return office.clock_wrong and office.phase is not OfficePhase.OPEN


def _calm(view: View, words: Catalogue, name: str, icon: str) -> View:
    heading, sub = words.say(f"kiosk.{name}"), words.say(f"kiosk.{name}.sub")
    return replace(view, page="calm", heading=heading, sub=sub, icon=icon)


def _sorry(view: View, refusal: Refusal, words: Catalogue, zone: str) -> View:
    if refusal.code in {RefusalCode.TIMEOUT, RefusalCode.OFFLINE}:
        sentence = words.say("kiosk.sorry.timeout")
    else:
        at = clock(refusal.at, ZoneInfo(zone), words.language) if refusal.at else ""
        values = {
            "at": at,
            "t": at,
            "when": at,
            "name": refusal.name or "",
            "number": refusal.number or "",
            "state": "",
        }
        sentence = words.say(f"refusal.{refusal.code.value}", **values)
    notice = NoticeView(sentence, words.say("kiosk.sorry.reception"))
    return replace(view, page="sorry", heading=words.say("kiosk.sorry"), sub=sentence, notice=notice, icon="info")


PRIORITY_ICONS = {
    PriorityReason.ELDERLY: "users",
    PriorityReason.DISABLED: "accessibility",
    PriorityReason.PREGNANT: "baby",
    PriorityReason.ASSISTANCE: "hand-helping",
}


def _priority(view: View, words: Catalogue) -> View:
    rows = tuple(
        RowView(
            reason.value,
            words.say(f"kiosk.priority.{reason.value}"),
            words.say(f"kiosk.priority.{reason.value}.note"),
            icon,
        )
        for reason, icon in PRIORITY_ICONS.items()
    )
    heading, sub = words.say("kiosk.priority.heading"), words.say("kiosk.priority.sub")
    return replace(view, page="priority", heading=heading, sub=sub, rows=rows)


def _noted(state: State, slip: Slip, because: NotedBecause, moment: Moment, view: View) -> View:
    words = catalogue(state.visit.language)
    notice = NoticeView(words.say(f"kiosk.noted.{because.value}"), words.say("kiosk.noted.sub"), "printer")
    if not state.connected:
        notice = replace(notice, text=words.say("kiosk.did_it.sub"))
    again = state.visit.copies < MOST_COPIES
    if state.connected and not again:
        notice = replace(notice, text=words.say("kiosk.copies_used"))
    ticket = _ticket(state, slip, moment)
    heading = words.say("kiosk.note_number")
    return replace(view, notice=notice, heading=heading, ticket=ticket, can_take=state.connected and again)


def _ticket(state: State, slip: Slip, moment: Moment) -> TicketView:
    language = state.visit.language
    words = catalogue(language)
    service = next((one for one in _services(state) if one.id == slip.service), None)
    base = moment.base.rstrip("/")
    return TicketView(
        number=slip.number,
        service=service.name.in_(language) if service else "",
        ahead=words.count("kiosk.people", slip.ahead) if slip.ahead else words.say("kiosk.nobody"),
        wait=minutes(slip.estimate, language) if slip.estimate else "",
        link=f"{base}/t/{slip.link}" if base else "",
    )


def _services(state: State) -> tuple[ServiceInfo, ...]:
    return state.snapshot.directory.services if state.snapshot else ()


def next_change(moment: datetime) -> timedelta:
    """How long the clock on the screen stands still."""
    return timedelta(seconds=60 - moment.second, microseconds=-moment.microsecond)

"""What the stage says when nothing else matters: getting ready, the hub is lost, a break, closed."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from shared.language import Catalogue
from shared.language.dates import clock, weekday
from shared.model import OfficeInfo
from shared.protocol.refusal import Refusal
from shared.protocol.views import OfficeRow
from shared.stage.facts import Facts
from shared.stage.page import Page, PageKind
from shared.stage.week import week


def starting(refused: Refusal | None, words: Catalogue) -> Page:
    """Nothing is known yet. Why the hub does not let this screen in is for the person who set it up: at the foot."""
    why = words.say(f"refusal.{refused.code}", name=refused.name or "", number="", state="", at="") if refused else ""
    return Page(PageKind.STARTING, words.say("display.starting"), foot=why)


def stale(words: Catalogue) -> Page:
    """The hub is away: numbers stay valid, staff call aloud."""
    return Page(
        PageKind.STALE,
        words.say("display.stale.title"),
        words.say("display.stale.label"),
        (words.say("display.stale.staff"), words.say("display.stale.stay")),
    )


def resting(facts: Facts, words: Catalogue) -> Page:
    """The midday break."""
    office, until = facts.directory.office, facts.office.until
    at = clock(until, ZoneInfo(office.zone), words.language) if until else ""
    title = words.say("display.break.until", time=at) if at else words.say("display.break.label")
    body = "display.break.numbers" if office.tickets_in_break else "display.break.later"
    return Page(PageKind.BREAK, title, words.say("display.break.label"), (words.say(body),))


def last_ticket(words: Catalogue) -> Page:
    """No more numbers today; those that have one are served."""
    title, body = words.say("display.last_ticket.title"), words.say("display.last_ticket.body")
    return Page(PageKind.NOTICE, title, words.say("display.last_ticket.label"), (body,))


def nobody_called(words: Catalogue) -> Page:
    """A TV that shows nothing but calls, before the first one."""
    return Page(PageKind.CALLS, words.say("display.no_calls"))


def closed(facts: Facts, words: Catalogue) -> Page:
    """When the office opens again, and its week."""
    office, row = facts.directory.office, facts.office
    label = words.say("display.closed.today")
    if row.holiday is not None:
        label = row.holiday.in_(words.language)
    elif not row.shifts:
        label = words.say("display.closed.day")
    elif row.until is not None and _days_to(row.until, facts.local) == 0:
        label = words.say("display.closed.early")
    title = _opens(row, office, facts.local, words) or label
    lines = week(office.hours, words)
    return Page(PageKind.CLOSED, title, "" if title == label else label, lines=lines, foot=office.zone_label)


def _days_to(at: datetime, local: datetime) -> int:
    return (at.astimezone(local.tzinfo).date() - local.date()).days


def _opens(row: OfficeRow, office: OfficeInfo, local: datetime, words: Catalogue) -> str:
    if row.until is None:
        return ""
    days, at = _days_to(row.until, local), clock(row.until, ZoneInfo(office.zone), words.language)
    if days <= 1:
        when = words.say("time.at_today" if days <= 0 else "time.at_tomorrow", t=at)
    else:
        when = words.say("time.at_day", day=weekday(row.until.astimezone(local.tzinfo).date(), words.language), t=at)
    return words.say("display.closed.opens", when=when)

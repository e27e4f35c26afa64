"""How the choices read: groups, services and one service's facts, with how many wait and how long. Pure."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from kiosk.listing import groups, part_size, parts, services_of
from kiosk.state import Detail, Home, Services, State
from kiosk.view import NoticeView, RowView, View
from shared.language import Catalogue
from shared.language.dates import clock, minutes
from shared.model import DeskKind, QueueInfo, ServiceInfo
from shared.protocol.views import KioskSnapshot, OfficePhase, QueueRow, ServiceRow, ServiceState

ATTRACT_WHOLE = 8
TWO_COLUMNS_FROM = 7
PLACES = 3
"""More desks than these are not listed."""


def attract(view: View, state: State, words: Catalogue) -> View:
    """The groups, by their short names: a visitor who knows which can touch it at once. Any other touch opens home."""
    found = groups(state)
    shown = found if len(found) <= ATTRACT_WHOLE else found[: ATTRACT_WHOLE - 1]
    rows = tuple(_group(state, queue, words, short=True) for queue in shown)
    if len(shown) < len(found):
        rows += (RowView("", words.say("kiosk.attract.more"), "", "list"),)
    pause = _break(state.snapshot, words).title
    sub = pause or words.say("kiosk.attract.line").replace(". ", ".\n")  # a sentence a line
    return replace(view, page="attract", heading=words.say("kiosk.welcome"), sub=sub, rows=rows)


def home(view: View, state: State, page: Home, words: Catalogue) -> View:
    """The groups of services."""
    found = groups(state)
    size = part_size(len(found), home=True, visit=state.visit)
    count = parts(len(found), home=True, visit=state.visit)
    part = min(page.part, count - 1)
    short = state.visit.large or state.visit.low
    rows = tuple(_group(state, queue, words, short=short) for queue in found[part * size : (part + 1) * size])
    heading = words.say("kiosk.choose.large" if view.large else "kiosk.choose")
    chosen = state.visit.priority is not None
    sub = words.say("kiosk.priority.chosen") if chosen else words.say("kiosk.free_line")
    return replace(
        view, page="home", heading=heading, sub=sub, rows=rows, parts=count, notice=_break(state.snapshot, words)
    )


def _break(snapshot: KioskSnapshot | None, words: Catalogue) -> NoticeView:
    if snapshot is None or snapshot.office.phase is not OfficePhase.BREAK or snapshot.office.until is None:
        return NoticeView()
    at = clock(snapshot.office.until, ZoneInfo(snapshot.directory.office.zone), words.language)
    return NoticeView(words.say("kiosk.break", t=at), "", "coffee")


def services(view: View, state: State, page: Services, words: Catalogue) -> View:
    """The services of one group."""
    language = state.visit.language
    queue = next(one for one in groups(state) if one.id == page.queue)
    found = services_of(state, page.queue)
    size = part_size(len(found), home=False, visit=state.visit)
    count = parts(len(found), home=False, visit=state.visit)
    part = min(page.part, count - 1)
    shown = found[part * size : (part + 1) * size]
    short = view.large or view.low
    rows = tuple(_service(state, one, words, short=short) for one in shown)
    value, estimate = _waiting(_queue_row(state, queue.id), words)
    sub = f"{value} · {words.say('kiosk.about', range=estimate)}" if estimate else value
    columns = 2 if view.low or len(shown) >= TWO_COLUMNS_FROM else 1
    heading = (queue.short if view.large else queue.name).in_(language)
    return replace(
        view, page="services", heading=heading, sub=sub, icon=queue.icon, rows=rows, columns=columns, parts=count
    )


def detail(view: View, state: State, page: Detail, words: Catalogue) -> View:
    """One service before its number is taken."""
    language = state.visit.language
    service = next(one for one in services_of(state) if one.id == page.service)
    row = _service_row(state, service.id)
    why, can = _state_words(state, row, words)
    items = tuple(RowView(str(n), item.in_(language)) for n, item in enumerate(service.items))
    return replace(
        view,
        page="detail",
        heading=service.name.in_(language),
        sub=service.note.in_(language),
        icon="ticket",
        facts=_facts(state, service, words),
        items=items,
        can_take=can,
        why_not=why,
    )


def _group(state: State, queue: QueueInfo, words: Catalogue, *, short: bool) -> RowView:
    language = state.visit.language
    row = _queue_row(state, queue.id)
    value, estimate = _waiting(row, words)
    states = [_service_row(state, one.id) for one in services_of(state, queue.id)]
    # A group says only what holds for all its services.
    if states and all(one.state is not ServiceState.OPEN for one in states):
        first = states[0]
        said, can = _state_words(state, first, words)
        if any(one.state is ServiceState.NO_DESK for one in states):
            can = True
        if row.waiting == 0 or not can:
            value, estimate = said, ""
    else:
        can = True
    title = (queue.short if short else queue.name).in_(language)
    note = "" if short else queue.examples.in_(language)
    return RowView(queue.id, title, note, queue.icon, value, estimate, can, str(row.waiting) if estimate else "")


def _service(state: State, service: ServiceInfo, words: Catalogue, *, short: bool) -> RowView:
    language = state.visit.language
    said, can = _state_words(state, _service_row(state, service.id), words)
    name = (service.short if short and service.short.id else service.name).in_(language)
    note = said or ("" if short else service.note.in_(language))
    return RowView(service.id, name, note, "", "", "", can)


def _waiting(row: QueueRow, words: Catalogue) -> tuple[str, str]:
    """How many wait, and how long: a range, never a clock time."""
    if row.waiting == 0:
        return words.say("kiosk.no_waiting"), ""
    estimate = minutes(row.estimate, words.language) if row.estimate else ""
    return words.count("kiosk.waiting", row.waiting), estimate


def _state_words(state: State, row: ServiceRow, words: Catalogue) -> tuple[str, bool]:
    """What is to be said of a service that is not simply open, and whether a number can be taken."""
    match row.state:
        case ServiceState.OPEN:
            return "", True
        case ServiceState.NO_DESK:
            said = words.say("kiosk.no_desk")
            if row.at is not None and state.snapshot is not None:
                at = clock(row.at, ZoneInfo(state.snapshot.directory.office.zone), words.language)
                said = f"{said}. {words.say('kiosk.no_desk.opens', t=at)}"
            return said, True
        case ServiceState.QUOTA_FULL:
            return words.say("kiosk.quota"), False
        case ServiceState.CLOSED:
            return words.say("kiosk.service_closed"), False


def _facts(state: State, service: ServiceInfo, words: Catalogue) -> tuple[RowView, ...]:
    row = _queue_row(state, service.queue)
    language = words.language
    if row.waiting == 0:
        wait, ahead = words.say("kiosk.no_waiting"), words.say("kiosk.fact.nobody")
    else:
        wait = minutes(row.estimate, language) if row.estimate else words.say("kiosk.fact.unknown")
        ahead = words.count("kiosk.fact.ahead", row.waiting)
    process, _, rest = service.process.in_(language).replace(";", ",").partition(",")
    facts = [
        RowView("wait", words.say("kiosk.fact.wait"), ahead, "hourglass", wait),
        RowView(
            "desk",
            words.say("kiosk.fact.desk"),
            _places(state, service.queue, words),
            "user",
            words.say("kiosk.fact.minutes", n=service.desk_minutes),
        ),
    ]
    if process:
        facts.append(RowView("process", words.say("kiosk.fact.process"), rest.strip(), "file-clock", process.strip()))
    return tuple(facts)


def _places(state: State, queue: str, words: Catalogue) -> str:
    """``Loket 1 atau 2``: the desks that serve this queue first; a room or table by its name."""
    if state.snapshot is None:
        return ""
    desks = [desk for desk in state.snapshot.directory.desks if queue in desk.main]
    labels = [desk.label.in_(words.language) for desk in desks]
    if not labels or len(labels) > PLACES:
        return ""
    if any(desk.kind is not DeskKind.COUNTER for desk in desks):
        return labels[0] if len(labels) == 1 else ""
    joined = f" {words.say('kiosk.fact.or')} ".join([", ".join(labels[:-1]), labels[-1]] if labels[:-1] else labels)
    return words.say("kiosk.fact.place", places=joined)


def _queue_row(state: State, queue: str) -> QueueRow:
    rows = state.snapshot.queues if state.snapshot else ()
    return next((row for row in rows if row.queue == queue), QueueRow(queue, 0))


def _service_row(state: State, service: str) -> ServiceRow:
    rows = state.snapshot.services if state.snapshot else ()
    return next((row for row in rows if row.service == service), ServiceRow(service, ServiceState.OPEN))

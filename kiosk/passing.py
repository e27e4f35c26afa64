"""What time alone does: attract after a while, "still there?", pages that leave by themselves. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.feedback.pages import WRITES, Checking, FeedbackPage, Receipt, Sending, Standing, Thanks
from kiosk.inputs import Wish
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


def pass_time(state: State, now: float) -> tuple[State, tuple[Wish, ...]]:
    """The state at ``now``."""
    if state.help is not None and state.help.state is not HelpState.CALLING:
        state = state if now - state.help.since < state.patience.help else replace(state, help=None)
    if state.emergency is not None and not isinstance(state.page, Printing):  # a printer's time runs on
        return _held(state, now), ()
    if state.asked is not None:
        return (_ended(state, Attract(), now) if now - state.asked >= state.patience.answer else state), ()
    return _page_passes(state, now), ()


def left(state: State, now: float) -> float | None:
    """Seconds left to answer "still there?", or None when it is not asked."""
    return None if state.asked is None else max(0.0, state.patience.answer - (now - state.asked))


def _held(state: State, now: float) -> State:
    """Nobody can see the page, so that its time stands still: whoever comes back finds their visit as they left it."""
    turned = now if isinstance(state.page, Noted | Take | Receipt) else state.turned
    return replace(state, touched=now, turned=turned, asked=None)


def _page_passes(state: State, now: float) -> State:
    patience, idle = state.patience, now - state.touched
    if isinstance(state.page, FeedbackPage):
        return _feedback_passes(state, state.page, now, idle)
    match state.page:
        case Attract():
            return state
        case Home():
            if state.visit != Visit():
                return _ask(state, now, idle, patience.visit)
            return _ended(state, Attract(), now) if idle >= patience.home else state
        case Services() | Detail() | Priority() | DidItPrint():
            return _ask(state, now, idle, patience.visit)
        case Noted():
            return _ask(state, now, min(idle, now - state.turned), patience.noted)
        case Take():
            return _ended(state, Home(), now) if idle >= patience.take else state
        case Sorry():
            return _ended(state, Home(), now) if idle >= patience.sorry else state
        case Printing(slip=slip):
            if now - state.turned < patience.printing:
                return state
            return replace(state, page=Noted(slip, NotedBecause.UNKNOWN), turned=now, touched=now)
        case Issuing():
            return state  # the link answers within its time, with a refusal if need be
        case _:
            assert_never(state.page)


def _feedback_passes(state: State, page: FeedbackPage, now: float, idle: float) -> State:
    """Whoever writes is given longer; then all of it is wiped, as every visit is."""
    patience = state.patience
    match page:
        case Sending():
            return state  # the link answers within its time, with a refusal if need be
        case Thanks():
            return _ended(state, Home(), now) if idle >= patience.take else state
        case Receipt():
            return _ask(state, now, min(idle, now - state.turned), patience.noted)
        case Checking() | Standing():
            return _ask(state, now, idle, patience.write)
        case _:
            return _ask(state, now, idle, patience.write if isinstance(page, WRITES) else patience.visit)


def _ask(state: State, now: float, idle: float, patience: float) -> State:
    return replace(state, asked=now, visit=replace(state.visit, looks=False)) if idle >= patience else state


def _ended(state: State, page: Page, now: float) -> State:
    return replace(state, page=page, visit=Visit(), help=None, asked=None, turned=now, touched=now)

"""What may be pressed in each state of the desk, and why not: the whole table."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from counter.actions import action, main_verb, why_not
from counter.state import Line, Pending, Phase, State
from counter.verbs import LOCAL, SHORTCUTS, Verb
from shared.feedback import CaseCount
from shared.model import Role
from shared.protocol.views import DeskSnapshot
from tests.counter.sample import CALLED, ME, MISSED, NOW, PARKED, SERVED, WAITING, minutes_ago, room, ticket

NOBODY = room(waiting=(), others=(), me=msgspec.structs.replace(ME, next=None))
STATES = {
    "idle": room(),
    "called": room(current=CALLED),
    "serving": room(current=SERVED),
    "paused": room(paused="Istirahat"),
    "nobody": NOBODY,
    "officer": room(me=msgspec.structs.replace(ME, cases=CaseCount(7, 2))),
    "logged out": room(me=None),
}
WINDOWS = {Verb.NOTICES, Verb.CASES, Verb.FILE_CASE}
"""Verbs that open a window of their own, which needs no hub to open."""
OFFLINE, SETTLE, HERE, PAUSED, NOVISITOR = "offline", "settle_first", "visitor_here", "paused", "visitor"
TABLE: dict[Verb, dict[str, str | None]] = {
    Verb.CALL_NEXT: {"idle": None, "called": SETTLE, "serving": None, "paused": PAUSED, "nobody": "nobody"},
    Verb.ARRIVE: {"idle": NOVISITOR, "called": None, "serving": "already_here", "paused": NOVISITOR},
    Verb.RECALL: {"idle": NOVISITOR, "called": None, "serving": "already_here", "paused": NOVISITOR},
    Verb.NO_SHOW: {"idle": NOVISITOR, "called": None, "serving": "already_here", "paused": NOVISITOR},
    Verb.PARK: {"idle": NOVISITOR, "called": None, "serving": None, "paused": NOVISITOR},
    Verb.TRANSFER: {"idle": NOVISITOR, "called": None, "serving": None, "paused": NOVISITOR},
    Verb.FINISH: {"idle": NOVISITOR, "called": "not_here_yet", "serving": None, "paused": NOVISITOR},
    Verb.FINISH_OTHER: {"idle": NOVISITOR, "called": "not_here_yet", "serving": None, "paused": NOVISITOR},
    Verb.WALK_IN: {"idle": None, "called": HERE, "serving": HERE, "paused": PAUSED, "nobody": None},
    Verb.PAUSE: {"idle": None, "called": None, "serving": None, "paused": PAUSED},
    Verb.UNPAUSE: {"idle": "not_paused", "called": "not_paused", "serving": "not_paused", "paused": None},
    Verb.CLOSE_DESK: {"idle": None, "called": HERE, "serving": HERE, "paused": None},
    Verb.LOG_OUT: {"idle": None, "called": HERE, "serving": HERE, "paused": None},
    Verb.CHANGE_PIN: {"idle": None, "called": None, "serving": None, "paused": None},
    Verb.ANNOUNCE: {"idle": "supervisor", "serving": "supervisor"},
    Verb.NOTICES: {"idle": "supervisor", "serving": "supervisor"},
    Verb.CASES: {"idle": "officer", "serving": "officer", "officer": None, "logged out": "log_in_first"},
    Verb.FILE_CASE: {"idle": None, "serving": None, "paused": None, "officer": None, "logged out": "log_in_first"},
    Verb.EMERGENCY: {"idle": "no_emergency", "serving": "no_emergency"},
    Verb.CLOSE_DAY: {"idle": "supervisor", "serving": "supervisor"},
    Verb.ACCEPT_CLOCK: {"idle": "supervisor", "serving": "supervisor"},
    Verb.UNDO: {"idle": "undo", "serving": "undo"},
}
ROWS: dict[Verb, dict[str, tuple[str, str | None]]] = {
    Verb.CALL_CHOSEN: {
        "idle": ("t-A013", None),
        "called": ("t-A013", SETTLE),
        "serving": ("t-A013", None),
        "paused": ("t-A013", PAUSED),
    },
    Verb.RESUME: {"idle": ("t-B011", None), "called": ("t-B011", HERE), "serving": ("t-B011", HERE)},
    Verb.RETURN: {"idle": ("t-A009", None), "serving": ("t-A009", None)},
    Verb.CANCEL: {"idle": ("t-B011", None), "serving": ("t-A013", None)},
}


def at_desk(snapshot: DeskSnapshot) -> State:
    return State(snapshot=snapshot, line=Line.UP)


def reason(state: State, verb: Verb, about: str | None = None) -> str | None:
    said = why_not(state, verb, NOW, about)
    return said.key.removeprefix("counter.no.") if said else None


@pytest.mark.parametrize(
    ("verb", "name", "expected"),
    [(verb, name, expected) for verb, cells in TABLE.items() for name, expected in cells.items()],
    ids=str,
)
def test_each_verb_in_each_state(verb: Verb, name: str, expected: str | None) -> None:
    assert reason(at_desk(STATES[name]), verb) == expected


@pytest.mark.parametrize(
    ("verb", "name", "about", "expected"),
    [(verb, name, about, want) for verb, cells in ROWS.items() for name, (about, want) in cells.items()],
)
def test_each_verb_of_a_row_in_each_state(verb: Verb, name: str, about: str, expected: str | None) -> None:
    assert reason(at_desk(STATES[name]), verb, about) == expected


def test_the_table_misses_no_verb_that_the_hub_decides() -> None:
    covered = set(TABLE) | set(ROWS) | LOCAL | {Verb.LOG_IN, Verb.OPEN_DESK}
    assert covered == set(Verb)


@pytest.mark.parametrize("line", [Line.NEVER, Line.DOWN, Line.REFUSED])
@pytest.mark.parametrize("verb", sorted(set(Verb) - LOCAL - WINDOWS))
def test_without_the_hub_nothing_is_sent_and_the_reason_is_said(line: Line, verb: Verb) -> None:
    assert reason(replace(at_desk(STATES["serving"]), line=line), verb, "t-A013") == OFFLINE


@pytest.mark.parametrize("verb", sorted(LOCAL))
def test_the_windows_own_verbs_need_no_hub(verb: Verb) -> None:
    assert reason(State(), verb) is None


@pytest.mark.parametrize(
    ("phase", "said"), [(Phase.SENT, "sending"), (Phase.SETTLING, "sending"), (Phase.CHECKING, "checking")]
)
@pytest.mark.parametrize("verb", sorted(set(Verb) - LOCAL - WINDOWS))
def test_while_a_command_is_on_its_way_no_other_is_sent(phase: Phase, said: str, verb: Verb) -> None:
    state = replace(at_desk(STATES["serving"]), pending=Pending("id", Verb.CALL_NEXT, NOW, phase=phase))
    assert reason(state, verb, "t-A013") == said


def test_a_ticket_in_another_state_cannot_be_chosen() -> None:
    state = at_desk(STATES["idle"])
    assert reason(state, Verb.CALL_CHOSEN, PARKED.ticket) == "ticket_state"
    assert reason(state, Verb.RESUME, WAITING[0].ticket) == "ticket_state"
    assert reason(state, Verb.RETURN, PARKED.ticket) == "ticket_state"
    assert reason(state, Verb.CANCEL, MISSED.ticket) == "ticket_state"
    assert reason(state, Verb.CALL_CHOSEN, None) == "choose_ticket"


def test_what_a_colleague_keeps_is_theirs() -> None:
    theirs = msgspec.structs.replace(PARKED, desk="3")
    state = at_desk(room(others=(theirs,)))
    assert reason(state, Verb.RESUME, theirs.ticket) == "other_desk"
    alone = msgspec.structs.replace(PARKED, desk="4")
    assert reason(at_desk(room(others=(alone,))), Verb.RESUME, alone.ticket) is None


def test_handed_to_a_person_who_is_here_it_waits_for_them() -> None:
    handed = ticket("A030", "kp", 3, staff="budi")
    assert reason(at_desk(room(others=(handed,))), Verb.CALL_CHOSEN, handed.ticket) == "other_desk"


def test_undo_is_open_for_as_long_as_the_hub_says() -> None:
    me = msgspec.structs.replace(ME, undo_until=minutes_ago(-1), undo_of="A012")
    assert reason(at_desk(room(me=me)), Verb.UNDO) is None
    late = msgspec.structs.replace(me, undo_until=minutes_ago(0.1))
    assert reason(at_desk(room(me=late)), Verb.UNDO) == "undo"


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMIN])
def test_supervisors_write_announcements_and_close_the_day(role: Role) -> None:
    state = at_desk(room(me=msgspec.structs.replace(ME, role=role)))
    assert reason(state, Verb.ANNOUNCE) is None
    assert reason(state, Verb.CLOSE_DAY) is None


def test_before_the_log_in_only_the_log_in_is_open() -> None:
    state = at_desk(room(me=None))
    closed = {verb for verb in set(Verb) - LOCAL if reason(state, verb) is not None}
    assert closed == set(Verb) - LOCAL - {Verb.LOG_IN}


def test_without_a_desk_no_visitor_is_touched() -> None:
    state = at_desk(room(me=msgspec.structs.replace(ME, desk=None, next=None)))
    assert reason(state, Verb.CALL_NEXT) == "desk"
    assert reason(state, Verb.OPEN_DESK) == "choose_desk"
    assert reason(replace(state, desk="2"), Verb.OPEN_DESK) is None


def test_one_main_key_in_every_state() -> None:
    verbs = {name: main_verb(at_desk(snapshot)) for name, snapshot in STATES.items()}
    assert verbs == {
        "idle": Verb.CALL_NEXT,
        "called": Verb.ARRIVE,
        "serving": Verb.CALL_NEXT,
        "paused": Verb.UNPAUSE,
        "nobody": Verb.CALL_NEXT,
        "officer": Verb.CALL_NEXT,
        "logged out": Verb.CALL_NEXT,
    }


def test_every_verb_has_a_shortcut_and_the_key_shows_it() -> None:
    assert set(SHORTCUTS) == set(Verb)
    state = at_desk(STATES["serving"])
    assert all(action(state, verb, NOW).shortcut for verb in Verb)


def test_verbs_at_the_desk_never_share_a_key() -> None:
    apart = set(Verb) - {Verb.UNPAUSE, Verb.LOG_IN, Verb.OPEN_DESK, Verb.RESUME, Verb.RETURN}
    keys = [SHORTCUTS[verb] for verb in apart]
    assert len(set(keys)) == len(keys)

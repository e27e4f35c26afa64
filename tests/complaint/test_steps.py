"""Where a case may go: every state leads to an end, and an end leads nowhere."""

from __future__ import annotations

import itertools

import pytest

from shared.complaint.steps import allowed
from shared.feedback import CLOSED_CASE, CaseState


def test_a_closed_case_stays_closed():
    assert all(allowed(state) == () for state in CLOSED_CASE)


def test_a_new_case_is_read_before_anything_is_decided():
    assert allowed(CaseState.RECEIVED) == (CaseState.EXAMINED,)


def test_the_published_way_can_be_gone():
    way = [
        CaseState.RECEIVED,
        CaseState.EXAMINED,
        CaseState.FORWARDED,
        CaseState.ACTED_ON,
        CaseState.DONE,
    ]
    assert all(then in allowed(now) for now, then in itertools.pairwise(way))


@pytest.mark.parametrize("state", [state for state in CaseState if state not in CLOSED_CASE])
def test_every_open_case_can_still_end_well_or_be_refused(state):
    reached, ahead = set(), [state]
    while ahead:
        now = ahead.pop()
        if now not in reached:
            reached.add(now)
            ahead += allowed(now)
    assert reached >= CLOSED_CASE


@pytest.mark.parametrize("state", list(CaseState))
def test_no_step_stands_still_comes_twice_or_leads_back_to_the_first(state):
    steps = allowed(state)
    assert state not in steps
    assert len(set(steps)) == len(steps)
    assert CaseState.RECEIVED not in steps

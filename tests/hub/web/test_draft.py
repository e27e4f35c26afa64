"""A survey on its way in the address of its page: nothing is lost, and nothing but digits is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.feedback import AgeBand, Education, Element, Occupation, Respondent, Scores, Sex
from shared.hub.web.draft import ABOUT, QUESTIONS, WORDS, Draft

DRAFTS = st.builds(
    Draft,
    st.integers(1, WORDS),
    st.tuples(*[st.integers(0, 4)] * QUESTIONS),
    st.tuples(st.integers(0, 2), *[st.integers(0, 6)] * 3),
)


@given(DRAFTS)
def test_what_is_written_into_an_address_is_read_from_it(draft):
    assert Draft.read(*str(draft).split("/")) == draft


@pytest.mark.parametrize(
    ("step", "written"),
    [
        ("1", "500000000" + "0000"),
        ("1", "00000000" + "0000"),
        ("1", "0000000000" + "0000"),
        ("1", "000000000" + "3000"),
        ("1", "000000000" + "0700"),
        ("1", "00000000\uff14" + "0000"),
        ("1", "00000000x" + "0000"),
        ("1", "000000000" + "0000\n"),
        ("1", ""),
        ("0", "0000000000000"),
        ("12", "0000000000000"),
        ("01", "0000000000000"),
        ("\u0661", "0000000000000"),
        ("-1", "0000000000000"),
        ("", "0000000000000"),
    ],
)
def test_what_no_page_of_ours_leads_to_is_none(step, written):
    assert Draft.read(step, written) is None


@given(DRAFTS, st.sampled_from(Element), st.integers(0, 4))
def test_an_answer_changes_its_own_question_alone(draft, element, score):
    after = draft.answered(element, score)
    assert after.of(element) == score
    assert all(after.of(other) == draft.of(other) for other in Element if other is not element)
    assert after.facts == draft.facts


def test_an_empty_draft_says_nothing():
    assert Draft().scores() == Scores()
    assert Draft().respondent() == Respondent()
    assert Draft().count == 0


def test_a_full_draft_is_the_sheet():
    facts = {"sex": "female", "age": "to_40", "education": "d_s1", "occupation": "pns"}
    draft = Draft(WORDS, (4, 3, 2, 1, 4, 3, 2, 1, 4)).told(facts)
    assert draft.scores() == Scores(4, 3, 2, 1, 4, 3, 2, 1, 4)
    assert draft.scores().of(Element.COMPLAINTS) == 4
    assert draft.respondent() == Respondent(Sex.FEMALE, AgeBand.TO_40, Education.D_S1, Occupation.PNS)
    assert draft.told_facts == facts
    assert draft.count == 9


def test_a_fact_that_is_none_of_the_list_is_unsaid():
    assert Draft().told({"sex": "both", "age": "", "name": "Budi"}).facts == (0, 0, 0, 0)


def test_one_goes_on_to_the_last_step_and_back_to_the_first():
    draft, steps = Draft(), [1]
    while draft.step < WORDS:
        draft = draft.next
        steps.append(draft.step)
    assert steps == [*range(1, QUESTIONS + 1), ABOUT, WORDS]
    assert draft.next == draft
    while draft.back is not None:
        draft = draft.back
    assert draft == Draft()

"""Small groups are hidden, and cannot be had by subtraction."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.feedback import AgeBand, Education, Grade, Occupation, Respondent, Sex, SurveyChannel
from shared.model import SurveyRules
from shared.survey.periods import Period
from shared.survey.rows import SurveyRow
from shared.survey.summary import Trait, groups, hidden, satisfaction, trait_of
from tests.survey.answers import row

RULES = SurveyRules()
HALF = Period(date(2026, 1, 1), date(2026, 6, 30))


def people(sex: Sex | None, n: int, mark: int = 3) -> list[SurveyRow]:
    return [row(mark, respondent=Respondent(sex=sex)) for _ in range(n)]


def test_a_group_under_ten_shows_neither_its_index_nor_its_size() -> None:
    rows = [*[row(4, service="a")] * 30, *[row(1, service="b")] * 9, *[row(2, service="c")] * 8]
    made = {group.key: group for group in groups(rows, Trait.SERVICE, RULES)}
    assert (made["b"].respondents, made["b"].index, made["b"].hidden) == (None, None, True)
    assert made["c"].hidden
    assert made["a"].respondents == 30


def test_one_hidden_group_hides_the_next_smallest_too() -> None:
    assert hidden({"a": 50, "b": 20, "c": 3}, 10) == {"b", "c"}


def test_hidden_groups_are_together_no_smaller_than_one_may_be() -> None:
    assert hidden({"a": 50, "b": 20, "c": 3, "d": 2}, 10) == {"b", "c", "d"}
    assert hidden({"a": 50, "b": 20, "c": 8, "d": 2}, 10) == {"c", "d"}


def test_those_who_did_not_say_are_a_group_like_others() -> None:
    made = {group.key: group for group in groups([*people(Sex.MALE, 20), *people(None, 4)], Trait.SEX, RULES)}
    assert all(group.hidden for group in made.values())


def test_groups_that_are_all_large_are_all_shown() -> None:
    made = groups([*people(Sex.MALE, 10, 4), *people(Sex.FEMALE, 12, 2)], Trait.SEX, RULES)
    assert [(one.key, one.respondents, one.index and one.index.hundredths) for one in made] == [
        (Sex.MALE, 10, 10000),
        (Sex.FEMALE, 12, 5000),
    ]


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 60), max_size=12))
def test_what_is_hidden_can_never_be_computed_from_what_is_shown(sizes: dict[str, int]) -> None:
    smallest = 10
    secret = hidden(dict(sizes), smallest)
    shown = {key: n for key, n in sizes.items() if n and key not in secret}
    assert all(n >= smallest for n in shown.values())
    rest = sum(sizes.values()) - sum(shown.values())
    if rest and shown:
        assert rest >= smallest
        assert len(secret) >= 2
    if all(n >= smallest for n in sizes.values()):
        assert not secret


@pytest.mark.parametrize("trait", list(Trait))
def test_an_answer_has_every_trait_it_names(trait: Trait) -> None:
    who = Respondent(Sex.FEMALE, AgeBand.TO_30, Education.S2, Occupation.PNS)
    said = trait_of(row(respondent=who, channel=SurveyChannel.KIOSK), trait)
    assert said in {"kp", "loket-1", Sex.FEMALE, AgeBand.TO_30, Education.S2, Occupation.PNS, SurveyChannel.KIOSK}


def test_what_is_published_has_index_grade_and_who_answered() -> None:
    pupils = [row(4, respondent=Respondent(Sex.FEMALE, education=Education.SMA))] * 14
    rows = [*pupils, *[row(3, respondent=Respondent(Sex.MALE, education=Education.D_S1))] * 16]
    made = satisfaction(rows, HALF, RULES, 374)
    assert made is not None
    assert (made.index_hundredths, made.grade, made.respondents, made.target) == (8667, Grade.B, 30, 374)
    assert (made.male, made.female) == (16, 14)
    assert made.education == ((Education.SMA, 14), (Education.D_S1, 16))


def test_nine_answers_are_not_published_and_ten_are() -> None:
    assert satisfaction([row()] * 9, HALF, RULES) is None
    assert satisfaction([row()] * 10, HALF, RULES) is not None
    assert satisfaction([row()] * 9, HALF, msgspec.structs.replace(RULES, smallest_group=5)) is not None


def test_a_few_women_among_men_are_not_counted_out_on_the_board() -> None:
    made = satisfaction([*people(Sex.MALE, 30), *people(Sex.FEMALE, 2)], HALF, RULES)
    assert made is not None
    assert (made.respondents, made.male, made.female) == (32, 0, 0)

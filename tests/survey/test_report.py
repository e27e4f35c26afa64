"""What a report may say: of all, of one service or desk; and what it must not."""

from __future__ import annotations

from datetime import date

import pytest

from shared.feedback import Element, Respondent, Sex
from shared.model import SurveyRules
from shared.survey.periods import Period
from shared.survey.report import Reach, Report, Scope, TooFew, report
from shared.survey.rows import SurveyRow
from shared.survey.summary import Trait
from tests.survey.answers import row

HALF = Period(date(2026, 1, 1), date(2026, 6, 30))
RULES = SurveyRules()
WHOLE = Scope()


def many(n: int, mark: int = 3, service: str = "kp", desk: str | None = "d1") -> list[SurveyRow]:
    return [row(mark, service=service, desk=desk)] * n


def made(rows: list[SurveyRow], scope: Scope = WHOLE) -> Report:
    found = report(rows, HALF, RULES, scope, population=300)
    assert isinstance(found, Report)
    return found


def test_a_report_has_index_reach_and_the_three_lowest_elements() -> None:
    rows = [*[row(4, 4, 1, 4, 4, 2, 4, 3, 4)] * 20, row(4, 4, 1, 4, 4, 2, 4, 3, None)]
    found = made(rows)
    assert found.lowest == (Element.TIME, Element.COMPETENCE, Element.FACILITIES)
    assert (found.reach.answers, found.reach.target, found.reach.reached) == (21, 169, False)
    assert found.complete == 20


def test_of_equally_low_elements_those_asked_first_are_named() -> None:
    assert made(many(12)).lowest == (Element.REQUIREMENTS, Element.PROCEDURE, Element.TIME)


@pytest.mark.parametrize(
    ("answers", "population", "reached"), [(10, 10, True), (9, 10, False), (0, 0, False), (374, 13_686, True)]
)
def test_a_sample_is_reached_when_as_many_answered_as_wanted(answers: int, population: int, reached: bool) -> None:
    assert Reach(answers, population).reached is reached


def test_nobody_knows_how_many_are_wanted_when_nobody_knows_how_many_were_served() -> None:
    assert (Reach(12, None).target, Reach(12, None).reached) == (None, False)


def test_under_ten_answers_there_is_no_report() -> None:
    assert report(many(9), HALF, RULES, Scope()) == TooFew(9)
    assert report([], HALF, RULES, Scope()) == TooFew(0)


def test_a_service_that_would_give_away_a_smaller_one_has_no_report_of_its_own() -> None:
    rows = [*many(40), *many(12, service="mut"), *many(4, service="cuti")]
    assert isinstance(report(rows, HALF, RULES, Scope("kp")), Report)
    assert report(rows, HALF, RULES, Scope("mut")) == TooFew(12)
    assert report(rows, HALF, RULES, Scope("cuti")) == TooFew(4)


def test_a_service_at_one_desk_is_shown_only_when_its_other_desks_stay_hidden() -> None:
    shown = [*many(20), *many(15, desk="d2"), *many(20, service="mut"), *many(15, service="mut", desk="d2")]
    assert isinstance(report(shown, HALF, RULES, Scope("kp", "d1")), Report)
    lonely = [*many(20), *many(3, desk="d2"), *many(20, service="mut"), *many(15, service="mut", desk="d2")]
    assert isinstance(report(lonely, HALF, RULES, Scope("kp", "d1")), TooFew)


def test_rows_of_a_desk_do_not_say_their_service_and_rows_of_all_only_that_of_large_ones() -> None:
    rows = [*many(20), *many(15, service="mut"), *many(6, service="ud"), *many(5, service="cuti")]
    assert {service for service, _ in made(rows).answers} == {"kp", "mut", None}
    assert {service for service, _ in made(rows, Scope(desk="d1")).answers} == {None}


def test_hidden_groups_are_shown_as_one_that_is_large_enough() -> None:
    men = [row(3, respondent=Respondent(Sex.MALE))] * 40
    rest = [*[row(2, respondent=Respondent(Sex.FEMALE))] * 8, *[row(4)] * 7]
    found = made([*men, *rest])
    merged = found.merged[Trait.SEX]
    assert merged is not None
    assert merged.respondents == 15
    assert {group.key for group in found.groups[Trait.SEX] if group.hidden} == {Sex.FEMALE, None}
    assert found.merged[Trait.SERVICE] is None


def test_the_trend_has_no_figure_for_a_period_of_few_answers() -> None:
    last = HALF.before()
    found = report(many(20), HALF, RULES, Scope(), earlier={last: many(4, 1), last.before(): many(30, 4)})
    assert isinstance(found, Report)
    shown = [moment.index and moment.index.hundredths for moment in found.trend]
    assert [moment.period for moment in found.trend] == [last.before(), last, HALF]
    assert shown == [10000, None, 7500]

"""The published result of the survey, as PermenPANRB 14/2017 wants it shown: index, quality, who answered, when."""

from __future__ import annotations

from shared.feedback import Satisfaction
from shared.language import Catalogue
from shared.language.figures import decimal, grouped
from shared.language.periods import named, period_name
from shared.stage.facts import Facts
from shared.stage.page import Line, Page, PageKind


def satisfaction(facts: Facts, words: Catalogue) -> tuple[Page, ...]:
    """The result; no page as long as there is none.

    Respondents have a sign, levels of education have none. A figure of 0 is not known or not to be shown.
    """
    made = facts.satisfaction
    if made is None:
        return ()
    period = named(made.first, made.last, facts.directory.survey.period)
    when = period_name(period, words.language)
    if period.kind is not None:  # chosen days are long enough alone
        when = words.say("stage.result.when", period=when)
    grade = words.say(f"survey.grade.{made.grade.lower()}")
    return (
        Page(
            PageKind.RESULT,
            decimal(made.index_hundredths, 2, words.language),
            words.say("stage.result.title"),
            (grade, when),
            words.say("stage.result.thanks"),
            (*_people(made, words), *_schools(made, words)),
            mark=made.grade.value,
        ),
    )


def _people(made: Satisfaction, words: Catalogue) -> tuple[Line, ...]:
    counted = (
        ("stage.result.respondents", made.respondents, "users"),
        ("survey.sex.male", made.male, "user"),
        ("survey.sex.female", made.female, "user"),
    )
    return tuple(Line("", words.say(key), grouped(n, words.language), icon=icon) for key, n, icon in counted if n)


def _schools(made: Satisfaction, words: Catalogue) -> tuple[Line, ...]:
    return tuple(
        Line("", words.say(f"stage.result.{school}"), grouped(n, words.language)) for school, n in made.education if n
    )

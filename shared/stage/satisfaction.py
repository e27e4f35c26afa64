"""The published result of the survey, as PermenPANRB 14/2017 wants it shown: index, quality, who answered, when."""

from __future__ import annotations

from shared.language import Catalogue
from shared.language.dates import short_date
from shared.language.figures import decimal, grouped
from shared.stage.facts import Facts
from shared.stage.page import Line, Page, PageKind


def satisfaction(facts: Facts, words: Catalogue) -> tuple[Page, ...]:
    """The result; no page as long as there is none."""
    made = facts.satisfaction
    if made is None:
        return ()
    language = words.language
    first, last = short_date(made.first, language), short_date(made.last, language)
    lines = [Line("", words.say("stage.result.respondents"), grouped(made.respondents, language), icon="users")]
    if made.male or made.female:
        lines.append(Line("", words.say("survey.sex.male"), grouped(made.male, language)))
        lines.append(Line("", words.say("survey.sex.female"), grouped(made.female, language)))
    lines += [
        Line("", words.say(f"survey.education.{education}"), grouped(n, language)) for education, n in made.education
    ]
    return (
        Page(
            PageKind.RESULT,
            decimal(made.index_hundredths, 2, language),
            words.say("stage.result.title"),
            (words.say(f"survey.grade.{made.grade.lower()}"), words.say("stage.result.period", first=first, last=last)),
            words.say("stage.result.thanks"),
            tuple(lines),
            mark=made.grade.value,
        ),
    )

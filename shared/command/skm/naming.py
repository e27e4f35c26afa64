"""How groups, figures and ways to count are called in a report."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from shared.feedback import AgeBand, Education, Occupation, Sex, SurveyChannel
from shared.language import Catalogue
from shared.language.figures import decimal, grouped
from shared.model import Directory, Language
from shared.survey.index import half_up
from shared.survey.report import Scope
from shared.survey.summary import Group, Trait

NONE = "–"


def heading(trait: Trait, words: Catalogue) -> str:
    """What a kind of groups is called."""
    return words.say(f"survey.{trait}") if trait in _NAMES else words.say(f"skm.by.{trait}")


_NAMES: dict[Trait, tuple[str, ...]] = {
    Trait.SEX: tuple(Sex),
    Trait.AGE: tuple(AgeBand),
    Trait.EDUCATION: tuple(Education),
    Trait.OCCUPATION: tuple(Occupation),
    Trait.CHANNEL: tuple(SurveyChannel),
}


def label(trait: Trait, key: str | None, directory: Directory, words: Catalogue) -> str:
    """What one group is called; a service or desk that the config no longer has keeps its id."""
    if key is None:
        return words.say("skm.no_desk" if trait is Trait.DESK else "skm.unsaid")
    match trait:
        case Trait.SERVICE:
            return service_name(key, directory, words.language)
        case Trait.DESK:
            return desk_name(key, directory, words)
        case Trait.SEX | Trait.AGE | Trait.EDUCATION | Trait.OCCUPATION | Trait.CHANNEL:
            return words.say(f"survey.{trait}.{key}")
        case _:
            assert_never(trait)


def service_name(key: str, directory: Directory, language: Language) -> str:
    """The service as visitors know it."""
    return next((one.name.in_(language) for one in directory.services if one.id == key), key)


def desk_name(key: str, directory: Directory, words: Catalogue) -> str:
    """``Loket 3``; a desk with a name of its own is called by it."""
    desk = next((one for one in directory.desks if one.id == key), None)
    if desk is None:
        return key
    text, name = desk.label.in_(words.language), desk.name.in_(words.language)
    place = f"{words.say('display.desk')} {text}" if len(text) <= 3 else text
    return f"{place} · {name}" if name else place


def in_order(trait: Trait, groups: tuple[Group, ...], directory: Directory) -> tuple[Group, ...]:
    """Groups as the form or the config lists them; those who did not say come last."""
    order = {
        Trait.SERVICE: tuple(one.id for one in directory.services),
        Trait.DESK: tuple(one.id for one in directory.desks),
    } | _NAMES
    place = {key: at for at, key in enumerate(order[trait])}
    return tuple(sorted(groups, key=lambda one: (one.key is None, place.get(one.key or "", len(place)), one.key or "")))


def scope_name(scope: Scope, directory: Directory, words: Catalogue) -> str:
    """Whose answers a report is made of."""
    parts = []
    if scope.service is not None:
        parts.append(service_name(scope.service, directory, words.language))
    if scope.desk is not None:
        parts.append(desk_name(scope.desk, directory, words))
    return " · ".join(parts) or words.say("skm.scope.all")


def exact(value: Fraction | None, digits: int, language: Language) -> str:
    """A figure rounded for reading only."""
    return NONE if value is None else decimal(half_up(value, digits), digits, language)


def whole(n: int | None, language: Language) -> str:
    """A number of people; hidden or unknown: a dash."""
    return NONE if n is None else grouped(n, language)


def share(n: int | None, of: int, language: Language) -> str:
    """``12,5 %``."""
    return NONE if n is None or not of else f"{decimal(half_up(Fraction(100 * n, of), 1), 1, language)} %"

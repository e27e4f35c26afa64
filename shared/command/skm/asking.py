"""Which answers a person at the terminal asks for, and all that the store knows of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from shared.command.configured import settings_from
from shared.command.period import wished
from shared.command.says import BAD_INPUT, FAILED, warn, words
from shared.hub.store import Reader, StoreProblem
from shared.model import Directory, SurveyRules
from shared.settings.sections import Settings
from shared.survey.periods import Period
from shared.survey.report import EARLIER, Scope
from shared.survey.rows import SurveyRow


@dataclass(frozen=True, slots=True)
class Wish:
    """As typed."""

    period: str | None = None
    first: date | None = None
    last: date | None = None
    service: str | None = None
    desk: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the store knows: the answers of the period, those of earlier ones, and how many were served."""

    directory: Directory
    period: Period
    scope: Scope
    rows: tuple[SurveyRow, ...]
    earlier: dict[Period, tuple[SurveyRow, ...]]
    served: dict[str, int]
    today: date

    @property
    def rules(self) -> SurveyRules:
        """How the office counts."""
        return self.directory.survey

    @property
    def population(self) -> int | None:
        """How many were served: as configured, else as counted; of one desk nobody knows it."""
        if self.scope.desk is not None:
            return None
        if self.scope.service is not None:
            return self.served.get(self.scope.service, 0)
        return self.rules.population if self.rules.population is not None else sum(self.served.values())


def found(config: Path, wish: Wish) -> Found:
    """All that was asked for.

    Raises:
        SystemExit: 2 when something asked for does not exist, 1 when the database cannot be read; it has been said.
    """
    settings = settings_from(config)
    directory = settings.directory
    today = datetime.now(UTC).astimezone(ZoneInfo(directory.office.zone)).date()
    period = wished(wish.period, wish.first, wish.last, directory.survey.period, today)
    scope = Scope(
        _known(wish.service, [one.id for one in directory.services], "command.skm_no_service"),
        _known(wish.desk, [one.id for one in directory.desks], "command.skm_no_desk"),
    )
    try:
        return _read(settings, period, scope, today)
    except StoreProblem as problem:
        warn("command.audit_no_store", why=problem.sentence(words()))
        raise SystemExit(FAILED) from problem


def _read(settings: Settings, period: Period, scope: Scope, today: date) -> Found:
    before = [period]
    if period.kind is not None and period.first > date(1, 1, 1):
        for _ in range(EARLIER):
            before.append(before[-1].before())
    with Reader.read(settings.hub.database) as reader:
        rows = reader.survey_answers(before[-1].first, period.last)
        served = reader.served(period.first, period.last)
    own = {one: tuple(row for row in rows if one.first <= row.day <= one.last) for one in before}
    return Found(settings.directory, period, scope, own.pop(period), own, served, today)


def _known(key: str | None, known: Iterable[str], sentence: str) -> str | None:
    """The id, if the config has it."""
    ids = list(known)
    if key is None or key in ids:
        return key
    close = difflib.get_close_matches(key[:60].lower(), ids, n=1, cutoff=0.5)
    warn(sentence, name=key[:60], known=close[0] if close else ", ".join(ids))
    raise SystemExit(BAD_INPUT)

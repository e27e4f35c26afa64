"""Which days a person at the terminal asks for: a named period, two days, or the period of today."""

from __future__ import annotations

from datetime import date

from shared.command.says import BAD_INPUT, warn
from shared.model import SurveyPeriod
from shared.survey.periods import Period, parse, period_of


def wished(period: str | None, first: date | None, last: date | None, usual: SurveyPeriod, today: date) -> Period:
    """The period of these options; without any, the one of the ``usual`` length that today lies in.

    Raises:
        SystemExit: 2 when there is no such period; it has been said.
    """
    if period is not None:
        if first is not None or last is not None:
            warn("command.skm_two_periods")
            raise SystemExit(BAD_INPUT)
        made = parse(period)
        if made is None or made.first.year < 2000:
            warn("command.skm_bad_period", text=period)
            raise SystemExit(BAD_INPUT)
        return made
    if first is None and last is None:
        return period_of(today, usual)
    if first is None or last is None or first > last:
        warn("command.skm_bad_days")
        raise SystemExit(BAD_INPUT)
    return Period(first, last)

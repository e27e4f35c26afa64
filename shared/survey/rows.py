"""What of an answered survey is kept and counted: nothing that tells who it was, or when to the minute."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from shared.feedback import Respondent, Scores, SurveyChannel
from shared.model import Language, Struct


class DayHalf(StrEnum):
    """The two halves of an office day on the official form."""

    MORNING = "morning"  # 08.00-12.00
    AFTERNOON = "afternoon"  # 13.00-17.00


NOON = time(12)


def half_of(at: time) -> DayHalf:
    """The half of the day in which something happened, by the office's clock."""
    return DayHalf.MORNING if at < NOON else DayHalf.AFTERNOON


class SurveyRow(Struct, frozen=True):
    """One answered survey, as kept."""

    day: date  # the office's day
    half: DayHalf
    channel: SurveyChannel
    service: str
    scores: Scores
    desk: str | None = None
    respondent: Respondent = Respondent()
    suggestion: str = ""
    language: Language = Language.INDONESIAN

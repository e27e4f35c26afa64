"""What visitors and officers can ask the hub about surveys and cases, and what it answers."""

from __future__ import annotations

from datetime import date

from shared.feedback import CaseFile, CaseLevel, CaseLine, CaseReport, CaseState, CaseStatus, Erasing, SurveySheet
from shared.model import Struct


class AnswerSurvey(Struct, frozen=True, tag="answer_survey"):
    """Hand in an answered survey. With ``ticket`` (a phone's) it counts once for that served ticket."""

    sheet: SurveySheet
    ticket: str | None = None


class FileCase(Struct, frozen=True, tag="file_case"):
    """Hand in a complaint, suggestion, question or disclosure.

    ``code`` is made by the client from chance (``shared.complaint.codes``), shown to whoever wrote, and kept nowhere:
    the hub stores its hash. So the same command sent again needs no secret in its answer.
    """

    report: CaseReport
    code: str


class LookUpCase(Struct, frozen=True, tag="look_up_case"):
    """Say how the case of this code stands."""

    code: str


class ListCases(Struct, frozen=True, tag="list_cases"):
    """The officer's list; ``closed`` asks for the newest closed ones instead of the open ones."""

    whistle: bool = False
    closed: bool = False


class ReadCase(Struct, frozen=True, tag="read_case"):
    """One whole case."""

    case: str


class MoveCase(Struct, frozen=True, tag="move_case"):
    """Move a case on. ``answer`` is told to whoever holds the code; ``note`` is for officers.

    ``revision`` is the one the officer saw, so that nobody answers over a colleague's step.
    """

    case: str
    revision: int
    state: CaseState
    level: CaseLevel | None = None
    answer: str = ""
    note: str = ""


FeedbackCommand = AnswerSurvey | FileCase | LookUpCase | ListCases | ReadCase | MoveCase
"""Commands that the hub's feedback room decides."""


class CaseFiled(Struct, frozen=True, tag="case_filed"):
    """The case is kept; by ``due`` the office must have answered."""

    due: date


class CaseFound(Struct, frozen=True, tag="case_found"):
    """How the case stands."""

    status: CaseStatus


class CaseList(Struct, frozen=True, tag="cases"):
    """The officer's list, the most pressing first."""

    cases: tuple[CaseLine, ...]
    erasing: Erasing | None = None  # of whatever visitors told; None: it has not run yet


class CaseShown(Struct, frozen=True, tag="case"):
    """One whole case."""

    file: CaseFile


FeedbackResult = CaseFiled | CaseFound | CaseList | CaseShown

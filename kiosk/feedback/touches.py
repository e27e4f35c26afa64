"""What a visitor can touch in the feedback room."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from shared.feedback import CaseKind


class Task(StrEnum):
    """The four keys of the menu, worded under ``kiosk.feedback.<value>``."""

    SURVEY = "survey"
    CASE = "case"
    WHISTLE = "whistle"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class AskFeedback:
    """Penilaian & pengaduan."""


@dataclass(frozen=True, slots=True)
class ChooseTask:
    """One of the four."""

    task: Task


@dataclass(frozen=True, slots=True)
class RateGroup:
    """The service that is rated is in this group."""

    queue: str


@dataclass(frozen=True, slots=True)
class RateService:
    """This service is rated."""

    service: str


@dataclass(frozen=True, slots=True)
class GiveScore:
    """An answer, 1 to 4."""

    score: int


@dataclass(frozen=True, slots=True)
class SayAbout:
    """An answer about the visitor: a value of the field that is asked for."""

    value: str


@dataclass(frozen=True, slots=True)
class ChooseKind:
    """Complaint, suggestion or question."""

    kind: CaseKind


@dataclass(frozen=True, slots=True)
class GoOn:
    """Lewati, or Lanjut."""


@dataclass(frozen=True, slots=True)
class Send:
    """Kirim. ``id`` and ``code`` are new; they are used only if this was not sent before."""

    id: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TypeLetters:
    """Letters of the keyboard."""

    letters: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EraseLetter:
    """The letter before the caret."""


@dataclass(frozen=True, slots=True)
class MoveCaret:
    """The caret, to a place in the text."""

    to: int


@dataclass(frozen=True, slots=True)
class StepCaret:
    """The caret, by so many letters."""

    by: int


FeedbackTouch = (
    AskFeedback
    | ChooseTask
    | RateGroup
    | RateService
    | GiveScore
    | SayAbout
    | ChooseKind
    | GoOn
    | Send
    | TypeLetters
    | EraseLetter
    | MoveCaret
    | StepCaret
)


def chosen(page: str, id: str) -> FeedbackTouch | None:
    """What touching a row means on one of this room's pages, by the page's and the row's names."""
    match page:
        case "feedback":
            return ChooseTask(Task(id))
        case "rated":
            return RateGroup(id)
        case "rated_services":
            return RateService(id)
        case "question":
            return GiveScore(int(id.rpartition(".")[2]))
        case "about":
            return SayAbout(id.partition(".")[2])
        case "kinds":
            return ChooseKind(CaseKind(id))
        case _:
            return None

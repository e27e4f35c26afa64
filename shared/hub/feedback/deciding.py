"""The feedback room: one decision on each command about surveys and cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import assert_never

from shared.feedback import CaseCount
from shared.hub.feedback import filing, handling, officers, surveying
from shared.hub.feedback.book import FeedbackBook
from shared.hub.feedback.matter import Matter
from shared.hub.feedback.ruling import FeedbackRuling
from shared.hub.feedback.sealing import Sealer
from shared.hub.feedback.words import Words
from shared.model import Role
from shared.protocol.cases import AnswerSurvey, FeedbackCommand, FileCase, ListCases, LookUpCase, MoveCase, ReadCase
from shared.protocol.refusal import Refusal
from shared.queue.calendar import business_day
from shared.queue.events import Actor
from shared.queue.state import State
from shared.settings.sections import FeedbackSettings


@dataclass(slots=True)
class FeedbackRoom:
    """Decides against book and state; changes neither."""

    data: Path
    chance: Callable[[], str]  # >= 128 bit, in no order
    rules: FeedbackSettings = field(default_factory=FeedbackSettings)
    book: FeedbackBook = field(default_factory=FeedbackBook)
    words: Words = field(init=False)

    def __post_init__(self) -> None:
        self.words = Words(Sealer(self.data), self.chance)

    def decide(
        self, command: FeedbackCommand, state: State, actor: Actor, now: datetime, asked: str | None, name: str
    ) -> FeedbackRuling | Refusal:
        """Decide a command; ``asked`` is its id, ``name`` what colleagues call whoever sent it."""
        today = self.today(state, now)
        here = Matter(self.book, self.rules, self.words, state, actor, name, now, today, asked)
        match command:
            case AnswerSurvey():
                return surveying.answer(here, command)
            case FileCase():
                return filing.file(here, command)
            case LookUpCase():
                return filing.look_up(here, command)
            case ListCases():
                return handling.listed(here, command)
            case ReadCase():
                return handling.shown(here, command)
            case MoveCase():
                return handling.move(here, command)
            case _:
                assert_never(command)

    def count(self, staff: str, role: Role, state: State, now: datetime) -> CaseCount | None:
        """What waits for this account; None: it is no officer."""
        return officers.count(self.book, staff, role, self.rules, self.today(state, now))

    def take_changed(self) -> bool:
        """Whether cases have moved since the last call of this."""
        changed, self.book.changed = self.book.changed, False
        return changed

    @staticmethod
    def today(state: State, now: datetime) -> date:
        """The business day that is open; else the one that the clock says."""
        return state.day or business_day(now, state.directory.office)

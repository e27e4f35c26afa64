"""What a decision of the feedback room may know beside the command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from shared.hub.feedback.book import FeedbackBook
from shared.hub.feedback.words import Words
from shared.queue.events import Actor
from shared.queue.state import State
from shared.settings.sections import FeedbackSettings


@dataclass(frozen=True, slots=True)
class Matter:
    """Who asks, when, and against what."""

    book: FeedbackBook
    rules: FeedbackSettings
    words: Words
    state: State
    actor: Actor
    name: str  # what colleagues call whoever asks
    now: datetime
    today: date  # the business day
    asked: str | None = None  # the command's id

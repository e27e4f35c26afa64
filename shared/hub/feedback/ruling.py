"""What a decision of the feedback room leaves behind."""

from __future__ import annotations

from dataclasses import dataclass

from shared.hub.store.feedback import FeedbackRow
from shared.protocol.commands import Result
from shared.queue.events import Event


@dataclass(frozen=True, slots=True)
class FeedbackRuling:
    """Rows and events are stored together. Nothing of both: it was only asked, and nobody remembers the answer.

    ``traced`` False: the command leaves no trace of who sent it and when; what makes it count once is in the rows.
    """

    result: Result
    events: tuple[Event, ...] = ()
    rows: tuple[FeedbackRow, ...] = ()
    traced: bool = True

"""What screens are told of feedback: the published index, and once a day to each officer what is overdue."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from shared.feedback import Satisfaction
from shared.hub.client import Client
from shared.hub.feedback.deciding import FeedbackRoom
from shared.hub.feedback.published import published
from shared.model import SurveyRules
from shared.protocol.views import AlertKind, AlertRow
from shared.queue.state import State

OVERDUE_ALERT: Final = "cases"


@dataclass(slots=True)
class Opinion:
    """What has been told."""

    index: Satisfaction | None = None
    _of: tuple[date, SurveyRules] | None = None
    _reminded: dict[str, date] = field(default_factory=dict)  # by account

    def look(self, room: FeedbackRoom, state: State, now: datetime) -> bool:
        """Whether the published index is another one now. It can be when a day begins or the rules change."""
        asked = (room.today(state, now), state.directory.survey)
        if asked == self._of:
            return False
        before, self._of = self.index, asked
        self.index = published(room.book, state.directory.survey, asked[0])
        return self.index != before

    def reminder(self, client: Client, today: date, now: datetime) -> AlertRow | None:
        """An officer's cases that are overdue: said once a day, and at the first log-in after a start."""
        me = client.me
        if me is None or me.cases is None or not me.cases.overdue or self._reminded.get(me.staff) == today:
            return None
        self._reminded[me.staff] = today
        alert = AlertRow(OVERDUE_ALERT, AlertKind.CASES, now, number=str(me.cases.overdue))
        client.notices[alert.alert] = alert
        return alert

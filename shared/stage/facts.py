"""What pages are made from: the office as configured, its rows now, and its time of day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shared.feedback import Satisfaction
from shared.model import Directory
from shared.protocol.views import BoardSnapshot, OfficeRow, PlaceRow, QueueRow


@dataclass(frozen=True, slots=True)
class Facts:
    """The room at one moment. ``local`` is the office's own time, aware."""

    directory: Directory
    office: OfficeRow
    queues: tuple[QueueRow, ...]
    places: tuple[PlaceRow, ...]
    local: datetime
    satisfaction: Satisfaction | None = None

    @classmethod
    def of(cls, picture: BoardSnapshot, local: datetime) -> Facts:
        """The facts a TV was told."""
        return cls(picture.directory, picture.office, picture.queues, picture.places, local, picture.satisfaction)

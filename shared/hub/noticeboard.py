"""What has been told of announcements, desks for the public and the emergency: the TVs' and the supervisors' share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from shared.announcing.airtime import over
from shared.hub.audience import piece
from shared.protocol.views import (
    AiringRow,
    DropAiring,
    DropAnnouncement,
    Patch,
    PlaceRow,
    PutAiring,
    PutAnnouncement,
    PutEmergency,
    PutPlace,
)
from shared.queue import rows
from shared.queue.state import Changes, State


@dataclass(slots=True)
class Noticeboard:
    """The rows that TVs have, so that only changes are told."""

    airing: dict[str, AiringRow] = field(default_factory=dict)
    places: dict[str, PlaceRow] = field(default_factory=dict)

    def prime(self, state: State, now: datetime) -> None:
        """Know every row."""
        self.airing = {row.announcement: row for row in _airing(state, state.announcements, now)}
        self.places = {desk: rows.place_row(state, desk) for desk in state.places}

    def title_of(self, announcement: str) -> str | None:
        """What people call an announcement that is on the TVs; None when it is on none."""
        row = self.airing.get(announcement)
        return None if row is None else row.content.title.id or row.content.title.en

    def emergency(self, state: State, changes: Changes) -> list[bytes]:
        """For every screen of the house."""
        return [piece(PutEmergency(state.emergency))] if changes.emergency else []

    def for_boards(self, state: State, changes: Changes, now: datetime, *, due: bool) -> tuple[list[bytes], list[str]]:
        """The patches for TVs, and which announcements are not on them any more as they were."""
        told: list[Patch] = []
        for desk in sorted(changes.desks & state.places.keys()):
            row = rows.place_row(state, desk)
            if row != self.places.get(desk):
                self.places[desk] = row
                told.append(PutPlace(row))
        asked = {**dict.fromkeys(self.airing), **dict.fromkeys(state.announcements)} if due else changes.announcements
        fresh = {row.announcement: row for row in _airing(state, asked, now)}
        ended = [one for one in asked if one in self.airing and fresh.get(one) != self.airing[one]]
        for announcement in sorted(asked):
            new = fresh.get(announcement)
            if new is not None and new != self.airing.get(announcement):
                self.airing[announcement] = new
                told.append(PutAiring(new))
            elif new is None and self.airing.pop(announcement, None) is not None:
                told.append(DropAiring(announcement))
        return [piece(patch) for patch in told], ended

    def for_leads(self, state: State, changes: Changes, name_of: Callable[[str], str]) -> list[bytes]:
        """The patches for supervisors."""
        told: list[Patch] = []
        for announcement in sorted(changes.announcements):
            notice = state.announcements.get(announcement)
            if notice is None:
                told.append(DropAnnouncement(announcement))
            else:
                told.append(PutAnnouncement(rows.announcement_row(notice, name_of)))
        return [piece(patch) for patch in told]


def _airing(state: State, announcements: Iterable[str], now: datetime) -> Iterable[AiringRow]:
    """Those that are approved and not over for good; when it is their time, each TV knows by itself, hub or not."""
    local = now.astimezone(ZoneInfo(state.directory.office.zone))
    for announcement in announcements:
        notice = state.announcements.get(announcement)
        row = None if notice is None else rows.airing_row(notice)
        if row is not None and not over(row.content.airtime, local):
            yield row

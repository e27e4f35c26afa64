"""What one desk sees beyond what all see: its tickets, who is next and why, its undo, its own alerts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from msgspec.structs import replace

from shared.hub.access.book import Book
from shared.hub.audience import piece
from shared.hub.client import Client
from shared.hub.feedback.deciding import FeedbackRoom
from shared.hub.health import Health, is_for_leads
from shared.model import OPEN_STATES, DeskKind, Role, TicketState
from shared.protocol.views import (
    AnnouncementRow,
    CallRow,
    DeskRow,
    DeskSnapshot,
    DropTicket,
    Me,
    OfficeRow,
    PersonRow,
    PutMe,
    PutTicket,
    QueueRow,
)
from shared.queue import rows
from shared.queue.state import State
from shared.queue.ticket import Desk, Ticket

MOST_TICKETS: Final = 400
"""A desk's list is for reading; the rest of a very long line comes as it moves."""
_LEADS: Final = frozenset({Role.SUPERVISOR, Role.ADMIN})
_SHOWN: Final = OPEN_STATES | {TicketState.NO_SHOW}


@dataclass(slots=True)
class DeskView:
    """The state as desks see it at one moment; rows that several desks see are made once."""

    state: State
    book: Book
    feedback: FeedbackRoom
    now: datetime

    # --- whole -----------------------------------------------------------------------------------------------------

    def snapshot(
        self,
        client: Client,
        office: OfficeRow,
        queues: tuple[QueueRow, ...],
        calls: tuple[CallRow, ...],
        health: Health,
    ) -> DeskSnapshot:
        """Everything for one desk; remembers what it has been given."""
        client.me = self.me(client)
        seen, leads = self._visible(client), self.leads(client)
        client.seen = {t.id for t in seen}
        return DeskSnapshot(
            now=self.now,
            directory=self.state.directory,
            office=office,
            queues=queues,
            desks=tuple(self.desk_row(desk) for desk in self.state.places),
            tickets=tuple(rows.ticket_row(t) for t in seen),
            calls=calls,
            devices=tuple(health.rows.values()),
            alerts=(
                *(a for a in health.alerts.values() if leads or not is_for_leads(a.alert)),
                *client.notices.values(),
            ),
            me=client.me,
            people=self._people() if client.me is not None else (),
            emergency=self.state.emergency,
            announcements=self._announcements() if leads else (),
        )

    def me(self, client: Client) -> Me | None:
        """Who sits here and what is next for them."""
        account = self.book.account(client.staff) if client.staff else None
        if account is None:
            return None
        desk = self.desk_of(client)
        me = rows.me_row(
            self.state,
            desk.id if desk else None,
            account.name,
            self.now,
            staff_name=account.display_name,
            role=account.role,
            must_change_pin=account.must_change,
        )
        cases = self.feedback.count(account.name, account.role, self.state, self.now)
        return me if cases is None else replace(me, cases=cases)

    def leads(self, client: Client) -> bool:
        """Whether somebody who leads the room is logged in here, or it is a command on the hub's own machine."""
        if client.device.role is Role.ADMIN:
            return True
        account = self.book.account(client.staff) if client.staff else None
        return account is not None and account.role in _LEADS

    def desk_row(self, desk: str) -> DeskRow:
        """A desk, with the name its clerk goes by."""
        return rows.desk_row(self.state, desk, self.book.name_of)

    def desk_of(self, client: Client) -> Desk | None:
        """The desk at which this screen's staff member sits, at this very screen."""
        desk = self.state.seat_of(client.staff) if client.staff else None
        return desk if desk is not None and desk.device == client.device.id else None

    # --- what changed ----------------------------------------------------------------------------------------------

    def ticket_pieces(self, tickets: Iterable[str]) -> list[tuple[Ticket, bytes]]:
        """The rows of these tickets, encoded once for all desks."""
        known = (self.state.tickets.get(ticket) for ticket in sorted(tickets))
        return [(t, piece(PutTicket(rows.ticket_row(t)))) for t in known if t is not None]

    def own_pieces(self, client: Client, tickets: list[tuple[Ticket, bytes]], *, moved: bool, due: bool) -> list[bytes]:
        """The patches for this desk alone."""
        own: list[bytes] = []
        for ticket, encoded in tickets:
            if self._concerns(ticket, client) and (ticket.id in client.seen or len(client.seen) < MOST_TICKETS):
                client.seen.add(ticket.id)
                own.append(encoded)
            elif ticket.id in client.seen:
                client.seen.discard(ticket.id)
                own.append(piece(DropTicket(ticket.id)))
        if due:
            for ticket in self._visible(client):
                if ticket.id not in client.seen:
                    client.seen.add(ticket.id)
                    own.append(piece(PutTicket(rows.ticket_row(ticket))))
        if moved:
            me = self.me(client)
            if me is not None and me != client.me:
                client.me = me
                own.append(piece(PutMe(me)))
        return own

    # --- inside ----------------------------------------------------------------------------------------------------

    def _visible(self, client: Client) -> tuple[Ticket, ...]:
        """The tickets this desk is shown, in the order in which they would be called."""
        account = self.book.account(client.staff) if client.staff else None
        if account is None:
            return ()
        desk = self.desk_of(client)
        if desk is not None:
            return rows.visible_tickets(self.state, desk.id, self.now)
        if account.role not in _LEADS:
            return ()
        return tuple(islice((t for t in self.state.tickets.values() if t.state in _SHOWN), MOST_TICKETS))

    def _people(self) -> tuple[PersonRow, ...]:
        """Who works here, by name: a visitor may be handed to somebody who is not at a desk yet."""
        active = (PersonRow(one.name, one.display_name) for one in self.book.staff.values() if one.active)
        return tuple(sorted(active, key=lambda person: (person.name.casefold(), person.staff)))

    def _concerns(self, ticket: Ticket, client: Client) -> bool:
        """The rule of ``_visible`` for one ticket, without its place in line."""
        account = self.book.account(client.staff) if client.staff else None
        if account is None or ticket.state not in _SHOWN:
            return False
        desk = self.desk_of(client)
        if desk is None:
            return account.role in _LEADS
        if ticket.state in {TicketState.CALLED, TicketState.SERVING}:
            return desk.current == ticket.id
        info = self.state.places.get(desk.id)
        if info is None:
            return False
        if ticket.state is TicketState.NO_SHOW and info.kind is DeskKind.TABLE:
            return True
        served = ticket.queue in info.main or ticket.queue in info.help
        return served or ticket.desk == desk.id or ticket.staff == account.name

    def _announcements(self) -> tuple[AnnouncementRow, ...]:
        return tuple(rows.announcement_row(one, self.book.name_of) for one in self.state.announcements.values())

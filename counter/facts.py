"""What the room looks like from this desk: questions a clerk asks of one picture from the hub."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from shared.model import DeskInfo, QueueInfo, Role, ServiceInfo, TicketState
from shared.protocol.views import AlertKind, DeskRow, DeskSnapshot, DeskState, Me, QueueRow, TicketRow

AT_DESK = frozenset({TicketState.CALLED, TicketState.SERVING})


def zone_of(snapshot: DeskSnapshot | None) -> ZoneInfo:
    """The office's zone; UTC before anything was heard."""
    return ZoneInfo(snapshot.directory.office.zone if snapshot else "UTC")


@dataclass(frozen=True, slots=True)
class Room:
    """One picture of the room with the questions asked of it; ``snapshot`` is the truth as last heard."""

    snapshot: DeskSnapshot

    @property
    def me(self) -> Me | None:
        """Who is logged in here."""
        return self.snapshot.me

    @property
    def my_desk(self) -> str | None:
        """The desk I sit at."""
        return self.snapshot.me.desk if self.snapshot.me else None

    @property
    def supervises(self) -> bool:
        """Whether the one logged in may close the day and set the announcement."""
        return self.snapshot.me is not None and self.snapshot.me.role in (Role.SUPERVISOR, Role.ADMIN)

    @property
    def takes_disclosures(self) -> bool:
        """Whether anybody is named who reads them."""
        return self.snapshot.directory.office.takes_disclosures

    @property
    def clock_doubted(self) -> bool:
        """Whether the hub doubts its clock."""
        return any(alert.kind is AlertKind.CLOCK for alert in self.snapshot.alerts)

    def desk(self, desk: str | None) -> DeskInfo | None:
        """The desk as the office describes it."""
        return next((info for info in self.snapshot.directory.desks if info.id == desk), None)

    def desk_row(self, desk: str | None) -> DeskRow | None:
        """What a desk does now."""
        return next((row for row in self.snapshot.desks if row.desk == desk), None)

    @property
    def paused(self) -> bool:
        """Whether my desk pauses."""
        row = self.desk_row(self.my_desk)
        return row is not None and row.state is DeskState.PAUSED

    def name_of(self, staff: str) -> str:
        """What colleagues call a member of staff."""
        seated = {row.staff: row.staff_name for row in self.snapshot.desks if row.staff and row.staff_name}
        return seated.get(staff) or next((one.name for one in self.snapshot.people if one.staff == staff), staff)

    def queue(self, queue: str) -> QueueInfo | None:
        """A queue as the office describes it."""
        return next((info for info in self.snapshot.directory.queues if info.id == queue), None)

    def queue_row(self, queue: str) -> QueueRow | None:
        """How many wait in a queue."""
        return next((row for row in self.snapshot.queues if row.queue == queue), None)

    def service(self, service: str) -> ServiceInfo | None:
        """A service as the office describes it."""
        return next((info for info in self.snapshot.directory.services if info.id == service), None)

    def services_of(self, queue: str) -> tuple[ServiceInfo, ...]:
        """The services that share a queue."""
        return tuple(info for info in self.snapshot.directory.services if info.queue == queue)

    def ticket(self, ticket: str | None) -> TicketRow | None:
        """A ticket this desk may see."""
        return next((row for row in self.snapshot.tickets if row.ticket == ticket), None)

    @property
    def current(self) -> TicketRow | None:
        """The visitor called to or served at my desk."""
        row = self.desk_row(self.my_desk)
        ticket = self.ticket(row.current) if row and row.current else None
        return ticket if ticket and ticket.state in AT_DESK else None

    @property
    def next(self) -> TicketRow | None:
        """Whom ``call next`` would call."""
        following = self.snapshot.me.next if self.snapshot.me else None
        return self.ticket(following.ticket) if following else None

    @property
    def my_queues(self) -> tuple[str, ...]:
        """The queues my desk serves, main ones first. A desk with none (reception) looks after all of them."""
        info = self.desk(self.my_desk)
        queues = info.main + tuple(q for q in info.help if q not in info.main) if info else ()
        return queues or tuple(queue.id for queue in self.snapshot.directory.queues)

    def waiting(self) -> tuple[TicketRow, ...]:
        """Those my desk could call, the next one first, then by first arrival.

        Who was handed to a colleague or desk that is not here is among them, so that nobody waits unseen.
        """
        mine = frozenset(self.my_queues)
        here = {seat.desk for seat in self.snapshot.desks if seat.staff}
        seated = {seat.staff for seat in self.snapshot.desks}
        me = self.snapshot.me
        staff, following = (me.staff, me.next.ticket if me.next else None) if me else (None, None)
        rows = [
            row
            for row in self.snapshot.tickets
            if row.state is TicketState.WAITING
            and (
                (row.staff is not None and row.staff == staff)
                or (row.desk is not None and row.desk == self.my_desk)
                or (row.queue in mine and (row.staff is None or row.staff not in seated) and row.desk not in here)
            )
        ]
        rows.sort(key=lambda row: (row.ticket != following, row.arrived_at, row.number))
        return tuple(rows)

    def set_aside(self) -> tuple[TicketRow, ...]:
        """The parked visitors, mine first: any desk may see them, so that nobody is forgotten."""
        rows = [row for row in self.snapshot.tickets if row.state is TicketState.PARKED]
        return tuple(sorted(rows, key=lambda row: (row.desk != self.my_desk, row.arrived_at, row.number)))

    def missed(self) -> tuple[TicketRow, ...]:
        """Those who did not come; they can be put back in their queue."""
        rows = [row for row in self.snapshot.tickets if row.state is TicketState.NO_SHOW]
        return tuple(sorted(rows, key=lambda row: row.called_at or row.arrived_at, reverse=True))

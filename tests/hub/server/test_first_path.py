"""From a kiosk's hello to a ticket that lasts, and a desk's call that reaches the TV."""

from __future__ import annotations

from pathlib import Path

from shared.model import Role
from shared.protocol.commands import CallNext, IssueTicket, SlipReady, TicketDone
from shared.protocol.frames import Change
from shared.protocol.views import PutCall
from tests.hub.running import running_hub


def test_a_kiosk_gets_a_ticket_and_the_tv_its_call(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, hub.screen(Role.KIOSK) as kiosk, hub.screen(Role.DISPLAY) as tv:
        service = hub.opened.hub.judge.state.directory.services[0]
        slip = kiosk.done(IssueTicket(service.id))
        assert isinstance(slip, SlipReady)
        place = next(d for d in hub.opened.hub.judge.state.directory.desks if service.queue in d.main)
        with hub.desk("sari", place.id) as desk:
            called = desk.done(CallNext())
        assert called == TicketDone(slip.slip.ticket, slip.slip.number)
        calls: list[PutCall] = []
        while not calls:
            change = tv.until(Change)
            assert isinstance(change, Change)
            calls += [p for p in change.patches if isinstance(p, PutCall)]
        assert calls[0].row.number == slip.slip.number

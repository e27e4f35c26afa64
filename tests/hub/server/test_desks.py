"""Desks at the hub: nobody is called twice, a desk taken over tells who took it, a person is in one place."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from shared.model import DeskInfo, Role, ServiceInfo, Text
from shared.protocol.commands import (
    CallNext,
    ConfirmArrival,
    IssueTicket,
    OpenDesk,
    SetAnnouncement,
    TicketDone,
    ToPerson,
    TransferTicket,
    UndoLast,
)
from shared.protocol.frames import Answer, Change, Do, Done, Logout, SnapshotFrame
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import (
    AlertKind,
    CallRow,
    DeskSnapshot,
    DeskState,
    DropCall,
    PersonRow,
    PutCall,
    PutDesk,
    PutMe,
    PutOffice,
    PutTicket,
)
from tests.hub.running import NEW_PIN, RunningHub, Screen


def _desks(hub: RunningHub, queue: str) -> list[DeskInfo]:
    return [d for d in hub.opened.hub.judge.state.directory.desks if queue in d.main or queue in d.help]


def _place(hub: RunningHub) -> str:
    """A desk with queues of its own."""
    return next(d.id for d in hub.opened.hub.judge.state.directory.desks if d.main)


def _service(hub: RunningHub, desk: str) -> ServiceInfo:
    """A service that this desk serves first."""
    state = hub.opened.hub.judge.state
    return next(s for s in state.directory.services if s.queue in state.places[desk].main)


def _snapshot(screen: Screen) -> DeskSnapshot:
    frame = screen.until(SnapshotFrame)
    assert isinstance(frame, SnapshotFrame)
    assert isinstance(frame.snapshot, DeskSnapshot)
    return frame.snapshot


def test_all_desks_calling_at_once_call_nobody_twice(hub: RunningHub) -> None:
    directory = hub.opened.hub.judge.state.directory
    service = max(directory.services, key=lambda s: len(_desks(hub, s.queue)))
    desks = [hub.desk(f"staf{i}", desk.id) for i, desk in enumerate(directory.desks)]
    with hub.screen(Role.KIOSK) as kiosk:
        for _ in range(3):
            kiosk.done(IssueTicket(service.id))
    with ThreadPoolExecutor(len(desks)) as pool:
        outcomes = list(pool.map(lambda desk: desk.do(CallNext()), desks))
    called = [o.result for o in outcomes if isinstance(o, Done)]
    numbers = [r.number for r in called if isinstance(r, TicketDone)]
    assert len(numbers) == len(set(numbers)) == min(3, len(_desks(hub, service.queue)))
    refusals = {o.code for o in outcomes if isinstance(o, Refusal)}
    assert refusals == {RefusalCode.NOBODY_WAITING}
    for desk in desks:
        desk.close()


def test_a_desk_taken_over_tells_the_first_clerk_who_has_it(hub: RunningHub) -> None:
    place = _place(hub)
    with hub.desk("sari", place) as first, hub.desk("budi", place) as second:
        while (lost := _snapshot(first)).me is None or lost.me.desk is not None:
            pass
        assert [(a.kind, a.name) for a in lost.alerts] == [(AlertKind.TAKEN_OVER, "Budi")]
        assert first.do(CallNext()) == Refusal(RefusalCode.TAKEN_OVER, name="Budi")
        assert second.do(CallNext()) == Refusal(RefusalCode.NOBODY_WAITING)


def test_a_visitor_waits_for_somebody_who_sits_down_later(hub: RunningHub) -> None:
    place = _place(hub)
    other = next(desk.id for desk in _desks(hub, _service(hub, place).queue) if desk.id != place)
    with hub.screen(Role.KIOSK) as kiosk, hub.desk("sari", place) as first:
        kiosk.done(IssueTicket(_service(hub, place).id))
        with hub.desk("rina") as later:
            while PersonRow("rina", "Rina") not in _snapshot(first).people:
                pass
            called = first.done(CallNext())
            assert isinstance(called, TicketDone)
            first.done(TransferTicket(called.ticket, ToPerson("rina")))
            assert first.do(CallNext()) == Refusal(RefusalCode.NOBODY_WAITING)
            later.done(OpenDesk(other))
            assert later.done(CallNext()) == called
    with hub.screen(Role.DESK) as nobody:
        assert nobody.welcome is not None
        assert isinstance(nobody.welcome.snapshot, DeskSnapshot)
        assert nobody.welcome.snapshot.people == ()  # before a log-in


def test_a_second_log_in_ends_the_first_and_says_where(hub: RunningHub) -> None:
    place = _place(hub)
    with hub.desk("sari", place) as first, hub.screen(Role.DESK) as second:
        assert second.log_in("sari", NEW_PIN) is None
        while (lost := _snapshot(first)).me is not None:
            pass
        assert [a.kind for a in lost.alerts] == [AlertKind.LOGGED_IN_ELSEWHERE]
        assert not lost.tickets
        assert first.do(CallNext()) == Refusal(RefusalCode.NOT_LOGGED_IN)
        assert isinstance(second.do(OpenDesk(place)), Done)
        assert second.do(CallNext()) == Refusal(RefusalCode.NOBODY_WAITING)


def test_a_log_in_shows_the_desk_its_own_picture_and_a_log_out_takes_it_away(hub: RunningHub) -> None:
    place = _place(hub)
    with hub.screen(Role.KIOSK) as kiosk, hub.desk("sari", place) as desk:
        service = _service(hub, place)
        number = kiosk.done(IssueTicket(service.id))
        change = desk.until(Change)
        assert isinstance(change, Change)
        while not any(isinstance(p, PutTicket) for p in change.patches):
            change = desk.until(Change)
            assert isinstance(change, Change)
        me = [p.me for p in change.patches if isinstance(p, PutMe)]
        assert me
        assert me[0].next is not None
        assert number is not None
        desk.say(Logout("out"))
        assert desk.outcome("out").__class__ is Done
        while (empty := _snapshot(desk)).me is not None:
            pass
        assert not empty.tickets
        rows = {row.desk: row.state for row in empty.desks}
        assert rows[place] is DeskState.CLOSED


def test_an_undone_call_disappears_from_the_tv(hub: RunningHub) -> None:
    place = _place(hub)
    service = _service(hub, place)
    with hub.screen(Role.DISPLAY) as tv, hub.screen(Role.KIOSK) as kiosk, hub.desk("sari", place) as desk:
        kiosk.done(IssueTicket(service.id))
        desk.done(CallNext())
        desk.done(UndoLast())
        calls: dict[int, CallRow] = {}
        dropped = False
        while not dropped:
            change = tv.until(Change)
            assert isinstance(change, Change)
            for patch in change.patches:
                if isinstance(patch, PutCall):
                    calls[patch.row.call] = patch.row
                elif isinstance(patch, DropCall):
                    dropped = calls.pop(patch.call) is not None
        assert calls == {}


def test_an_announcement_reaches_the_tv(hub: RunningHub) -> None:
    with hub.screen(Role.DISPLAY) as tv, hub.screen(Role.ADMIN) as admin:
        admin.done(SetAnnouncement(Text("Loket tutup pukul 15.00", "Desks close at 15:00")))
        while True:
            change = tv.until(Change)
            assert isinstance(change, Change)
            rows = [p.row for p in change.patches if isinstance(p, PutOffice)]
            if rows and rows[0].announcement.id:
                break
        for bad in ("a\x07b", "a\u202eb", "a\nb", "a\u2066b", "x" * 301):
            refusal = admin.refused(SetAnnouncement(Text(bad, "")))
            assert refusal.code is RefusalCode.BAD_TEXT


def test_colleagues_see_the_clerks_name_at_a_desk(hub: RunningHub) -> None:
    place = hub.opened.hub.judge.state.directory.desks[1].id
    with hub.desk("sari") as watching, hub.desk("budi", place):
        names: set[str | None] = set()
        while "Budi" not in names:
            change = watching.until(Change)
            assert isinstance(change, Change)
            names |= {p.row.staff_name for p in change.patches if isinstance(p, PutDesk)}


def test_a_lost_answer_to_call_next_calls_nobody_twice(hub: RunningHub) -> None:
    place = _place(hub)
    service = _service(hub, place)
    with hub.screen(Role.KIOSK) as kiosk:
        for _ in range(2):
            kiosk.done(IssueTicket(service.id))
    desk = hub.desk("sari", place)
    desk.say(Do("call", CallNext()))
    desk.close()
    with desk.again() as back:
        assert back.log_in("sari", NEW_PIN) is None
        called = back.done(CallNext(), "call")
        assert isinstance(called, TicketDone)
        assert back.done(ConfirmArrival(called.ticket)) == called
    assert sum(t.calls for t in hub.opened.hub.judge.state.tickets.values()) == 1


def test_answers_come_before_the_changes_they_cause(hub: RunningHub) -> None:
    place = _place(hub)
    service = _service(hub, place)
    with hub.screen(Role.KIOSK) as kiosk:
        kiosk.say(Do("one", IssueTicket(service.id)))
        frames = [kiosk.hear()]
        while not isinstance(frames[-1], Change):
            frames.append(kiosk.hear())
        assert any(isinstance(f, Answer) for f in frames[:-1])

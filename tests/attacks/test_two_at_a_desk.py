"""Two windows, ten desks, cut cables: nobody is called twice, and nobody acts at a desk that is another's now."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from shared.hub.store import Broken, Reader
from shared.model import Role
from shared.protocol import commands as c
from shared.protocol.codec import encode
from shared.protocol.frames import Answer, Do, Done, Login
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.events import TicketCalled
from tests.hub.running import MONDAY_NINE, NEW_PIN, Clock, RunningHub, Screen, running_hub


def _tickets(hub: RunningHub, many: int) -> None:
    """So many visitors whom the first desk can call."""
    state = hub.opened.hub.judge.state
    queue = state.places["loket-1"].main[0]
    service = next(s.id for s in state.services.values() if s.queue == queue)
    with hub.screen(Role.KIOSK) as kiosk:
        for _ in range(many):
            kiosk.done(c.IssueTicket(service))


def _calls(database: str) -> list[str]:
    with Reader.read(database) as reader:
        return [r.event.ticket for r in reader.load().records if isinstance(r.event, TicketCalled)]


def test_one_visitor_and_all_desks_calling_at_once_make_one_call(small_hub: RunningHub) -> None:
    state = small_hub.opened.hub.judge.state
    queue = state.places["loket-1"].main[0]
    able = [d.id for d in state.places.values() if queue in d.main or queue in d.help]
    assert len(able) > 1
    with ExitStack() as stack:
        desks = [stack.enter_context(small_hub.desk(f"clerk{n}", desk)) for n, desk in enumerate(able)]
        for round_ in range(5):
            _tickets(small_hub, 1)
            ready = threading.Barrier(len(desks))
            outcomes: list[Done | Refusal] = []

            def call(desk: Screen, ready: threading.Barrier, outcomes: list[Done | Refusal]) -> None:
                ready.wait()
                outcomes.append(desk.do(c.CallNext()))

            threads = [threading.Thread(target=call, args=(desk, ready, outcomes)) for desk in desks]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            done = [o for o in outcomes if isinstance(o, Done)]
            assert len(done) == 1, (round_, outcomes)
            for desk in desks:  # whoever has the visitor ends the visit
                result = done[0].result
                assert isinstance(result, c.TicketDone)
                if isinstance(desk.do(c.ConfirmArrival(result.ticket)), Done):
                    desk.done(c.FinishTicket(result.ticket))
    assert len(_calls(small_hub.database)) == len(set(_calls(small_hub.database))) == 5


@pytest.mark.parametrize("cut", ["before the commit is asked for", "with the answer on its way"])
def test_a_cable_cut_around_a_call_leaves_one_call_however_often_it_is_sent_again(
    small_hub: RunningHub, cut: str
) -> None:
    _tickets(small_hub, 4)
    desk = small_hub.desk("sari", "loket-1")
    for n in range(5):
        desk.say(Do("one-press", c.CallNext()))
        if cut == "with the answer on its way":
            desk.until(Answer)
        desk.socket.socket.close()
        desk = desk.again()
        assert desk.log_in("sari", NEW_PIN) is None, n
    last = desk.do(c.CallNext(), "one-press")
    assert isinstance(last, Done)
    assert len(_calls(small_hub.database)) == 1
    desk.close()


def test_the_first_window_of_a_person_acts_no_more_once_the_second_is_in(small_hub: RunningHub) -> None:
    _tickets(small_hub, 6)
    first = small_hub.desk("sari", "loket-1")
    second = small_hub.screen(Role.DESK)
    with first, second:
        assert second.log_in("sari", NEW_PIN) is None
        for command in (c.CallNext(), c.UndoLast(), c.CloseDesk(), c.PauseDesk("x"), c.OpenDesk("loket-1")):
            assert first.do(command) == Refusal(RefusalCode.NOT_LOGGED_IN)
        assert second.refused(c.CallNext()).code is RefusalCode.TAKEN_OVER
        second.done(c.OpenDesk("loket-1"))
        second.done(c.CallNext())
    assert len(_calls(small_hub.database)) == 1


def test_commands_in_flight_while_a_colleague_takes_over_call_for_one_of_them_only(small_hub: RunningHub) -> None:
    _tickets(small_hub, 20)
    with small_hub.desk("sari", "loket-1") as first, small_hub.desk("budi") as second:
        for n in range(10):
            first.say(Do(f"sari-{n}", c.CallNext()))
            if n == 3:
                second.say(Do("take", c.OpenDesk("loket-1")))
            second.say(Do(f"budi-{n}", c.CallNext()))
        outcomes = [first.outcome(f"sari-{n}") for n in range(10)]
        assert isinstance(second.outcome("take"), Done)
        assert first.refused(c.CallNext()).code is RefusalCode.TAKEN_OVER
        assert {o.code for o in outcomes if isinstance(o, Refusal)} <= {
            RefusalCode.DESK_BUSY,
            RefusalCode.TAKEN_OVER,
        }
    calls = _calls(small_hub.database)
    assert len(calls) == len(set(calls))
    with Reader.read(small_hub.database) as reader:
        assert not isinstance(reader.verify(), Broken)


def test_who_was_taken_over_cannot_undo_the_other_ones_step(small_hub: RunningHub) -> None:
    _tickets(small_hub, 3)
    with small_hub.desk("sari", "loket-1") as first, small_hub.desk("budi") as second:
        called = first.done(c.CallNext())
        assert isinstance(called, c.TicketDone)
        second.done(c.OpenDesk("loket-1"))
        second.done(c.ConfirmArrival(called.ticket))
        assert first.refused(c.UndoLast()).code is RefusalCode.TAKEN_OVER
        assert first.refused(c.FinishTicket(called.ticket)).code is RefusalCode.TAKEN_OVER
        second.done(c.FinishTicket(called.ticket))


def test_a_log_in_and_a_new_pin_at_the_same_moment_let_nobody_in_by_the_old_one(small_hub: RunningHub) -> None:
    small_hub.desk("sari").close()
    with small_hub.screen(Role.ADMIN) as admin, small_hub.screen(Role.DESK) as thief:
        for n in range(5):
            thief.say(Login(f"thief-{n}", "sari", NEW_PIN))
            admin.done(c.NewPin("sari"))
            thief.outcome(f"thief-{n}")
            outcome = thief.do(c.OpenDesk("loket-1"))
            assert isinstance(outcome, Refusal)
            assert outcome.code in {RefusalCode.MUST_CHANGE_PIN, RefusalCode.NOT_LOGGED_IN}


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=1), timedelta(days=-1)])
def test_a_clock_that_jumps_during_a_call_repeats_no_number_and_loses_no_log(tmp_path: Path, jump: timedelta) -> None:
    clock = Clock()
    with running_hub(tmp_path, clock=clock, tick_seconds=0.02) as hub, hub.desk("sari", "loket-1") as desk:
        _tickets(hub, 3)
        desk.done(c.CallNext())
        clock.jump(clock() + jump)
        with hub.screen(Role.KIOSK) as kiosk:
            for service in list(hub.opened.hub.judge.state.services)[:3]:
                kiosk.do(c.IssueTicket(service))
        for command in (c.UndoLast(), c.CallNext(), c.CloseDesk()):
            desk.do(command)
        clock.jump(MONDAY_NINE + timedelta(minutes=5))
        with hub.screen(Role.KIOSK) as kiosk:
            for service in list(hub.opened.hub.judge.state.services)[:3]:
                kiosk.do(c.IssueTicket(service))
    with Reader.read(hub.database) as reader:
        assert not isinstance(reader.verify(), Broken)
    with running_hub(tmp_path, clock=clock) as hub, desk.again(hub.url) as again:
        again.say(Do("x", c.CallNext()))
        assert isinstance(again.outcome("x"), Refusal)


def test_frames_written_in_one_go_after_the_log_in_wait_for_it(small_hub: RunningHub) -> None:
    """A client need not wait for the answer to its log-in; what follows is done in its name or not at all."""
    _tickets(small_hub, 2)
    small_hub.desk("sari").close()
    with small_hub.screen(Role.DESK) as desk:
        for frame in (Login("in", "sari", NEW_PIN), Do("open", c.OpenDesk("loket-1")), Do("call", c.CallNext())):
            desk.socket.send(encode(frame))
        assert isinstance(desk.outcome("call"), Done)

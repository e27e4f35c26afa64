"""A command id acts once, however often and by whatever way it comes, and its answer stays the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from shared.model import Role
from shared.protocol.commands import CallHelp, IssueTicket, SlipReady
from shared.protocol.frames import Do, Done, Hello
from shared.protocol.refusal import Refusal, RefusalCode
from tests.hub.running import RunningHub, Screen, running_hub


def _service(hub: RunningHub, at: int = 0) -> str:
    return hub.opened.hub.judge.state.directory.services[at].id


def _waiting(hub: RunningHub) -> int:
    return len(hub.opened.hub.judge.state.tickets)


def test_the_same_id_twice_acts_once(hub: RunningHub) -> None:
    with hub.screen(Role.KIOSK) as kiosk:
        first = kiosk.do(IssueTicket(_service(hub)), "one")
        assert kiosk.do(IssueTicket(_service(hub)), "one") == first
        assert isinstance(first, Done)
        assert isinstance(first.result, SlipReady)
    assert _waiting(hub) == 1


def test_the_same_id_with_other_content_is_refused(hub: RunningHub) -> None:
    with hub.screen(Role.KIOSK) as kiosk:
        kiosk.done(IssueTicket(_service(hub)), "one")
        assert kiosk.do(IssueTicket(_service(hub, 1)), "one") == Refusal(RefusalCode.SAME_ID_OTHER_CONTENT)
        assert kiosk.do(CallHelp(), "one") == Refusal(RefusalCode.SAME_ID_OTHER_CONTENT)
    assert _waiting(hub) == 1


def test_another_screen_gets_no_answer_of_mine(hub: RunningHub) -> None:
    with hub.screen(Role.KIOSK) as mine, hub.screen(Role.KIOSK) as other:
        mine.done(IssueTicket(_service(hub)), "one")
        assert other.do(IssueTicket(_service(hub)), "one") == Refusal(RefusalCode.SAME_ID_OTHER_CONTENT)


def test_a_hundred_at_once_act_once(hub: RunningHub) -> None:
    with hub.screen(Role.KIOSK) as kiosk:
        screens = [kiosk, *(kiosk.again() for _ in range(9))]

        def ten_times(screen: Screen) -> list[Done | Refusal]:
            for _ in range(10):
                screen.say(Do("one", IssueTicket(_service(hub))))
            return [screen.outcome("one") for _ in range(10)]

        with ThreadPoolExecutor(10) as pool:
            outcomes = [outcome for got in pool.map(ten_times, screens) for outcome in got]
        for screen in screens[1:]:
            screen.close()
    assert len(outcomes) == 100
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert isinstance(outcomes[0], Done)
    assert _waiting(hub) == 1


def test_a_lost_answer_comes_again_after_a_reconnect(hub: RunningHub) -> None:
    kiosk = hub.screen(Role.KIOSK)
    kiosk.say(Do("one", IssueTicket(_service(hub))))
    kiosk.close()
    with kiosk.again() as back:
        slip = back.done(IssueTicket(_service(hub)), "one")
        assert back.done(IssueTicket(_service(hub)), "one") == slip
    assert _waiting(hub) == 1


def test_an_answer_outlives_the_hub(tmp_path: Path, database_url: str) -> None:
    with running_hub(tmp_path, database=database_url) as hub:
        kiosk = hub.screen(Role.KIOSK)
        service, other = _service(hub), _service(hub, 1)
        slip = kiosk.done(IssueTicket(service), "one")
        known = kiosk.welcome
    assert known is not None
    with running_hub(tmp_path, database=database_url) as hub:
        hello = Hello(1, Role.KIOSK, "test 1", device=known.device, key=known.key)
        with Screen(hub.url, hello) as back:
            assert back.done(IssueTicket(service), "one") == slip
            assert back.do(IssueTicket(other), "one") == Refusal(RefusalCode.SAME_ID_OTHER_CONTENT)
        assert _waiting(hub) == 1
    kiosk.close()


def test_an_old_id_that_comes_late_is_caught_by_the_store(tmp_path: Path, database_url: str) -> None:
    """Only the first commands of a connection are looked up; a unique constraint catches the rest."""
    with running_hub(tmp_path, database=database_url) as hub:
        kiosk = hub.screen(Role.KIOSK)
        service = _service(hub)
        slip = kiosk.done(IssueTicket(service), "one")
        known = kiosk.welcome
        kiosk.close()
    assert known is not None
    with running_hub(tmp_path, database=database_url) as hub:
        with Screen(hub.url, Hello(1, Role.KIOSK, "test 1", device=known.device, key=known.key)) as back:
            for _ in range(40):
                back.refused(IssueTicket("no-such-service"))
            before = back.done(IssueTicket(service), "two")
            assert back.done(IssueTicket(service), "one") == slip
            after = back.done(IssueTicket(service), "three")
        assert isinstance(before, SlipReady)
        assert isinstance(after, SlipReady)
        assert (
            len({slip.slip.number if isinstance(slip, SlipReady) else "", before.slip.number, after.slip.number}) == 3
        )
        assert _waiting(hub) == 3


def test_a_refusal_is_the_same_the_second_time(hub: RunningHub) -> None:
    with hub.screen(Role.KIOSK) as kiosk:
        first = kiosk.do(IssueTicket("no-such-service"), "one")
        assert first == Refusal(RefusalCode.UNKNOWN_SERVICE)
        assert kiosk.do(IssueTicket("no-such-service"), "one") == first
        assert kiosk.do(IssueTicket(_service(hub)), "one") == Refusal(RefusalCode.SAME_ID_OTHER_CONTENT)

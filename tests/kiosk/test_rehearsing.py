"""The demo's visitors at a real kiosk: what becomes of each is known, and they see the demo's time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.inputs import Finish
from kiosk.rehearsing import Crowd
from kiosk.state import Home, Page, Sorry, State, Take
from shared.language.dates import clock
from shared.model import Language
from shared.protocol.frames import Pong
from shared.protocol.refusal import Refusal, RefusalCode
from shared.rehearsal import CrowdPart, CrowdTold, VisitorPart, read_part
from tests.kiosk.kiosk_room import MORNING, KioskRoom, slip, snapshot

VISITOR = VisitorPart(0.0, "a", "kp", Language.INDONESIAN, None)


def visit(crowd: Crowd, page: Page, ticks: float) -> None:
    """The visitor sees a page, has looked at it, and is back on the home page."""
    shown = State(connected=True, snapshot=snapshot(), page=page)
    assert crowd.act(shown, 1.0, ticks, "id") is None
    assert crowd.act(shown, 1.0, ticks + 1, "id") == Finish()
    assert crowd.act(shown, 1.0, ticks + 2, "id") == Finish()  # a touch that came to nothing is done again
    home = State(connected=True, snapshot=snapshot(), page=Home())
    crowd.act(home, 1.0, ticks + 3, "id")
    crowd.act(home, 1.0, ticks + 4, "id")


def test_a_visitor_who_is_told_no_is_counted_once_and_the_next_one_comes(tmp_path: Path) -> None:
    told = tmp_path / "refusals.json"
    crowd = Crowd(CrowdPart((VISITOR, VISITOR, VISITOR), 0.5, str(told)))
    visit(crowd, Take(slip()), 0)
    assert not told.exists()
    visit(crowd, Sorry(Refusal(RefusalCode.DAY_CLOSED)), 10)
    assert read_part(told, CrowdTold) == CrowdTold(1)
    visit(crowd, Sorry(Refusal(RefusalCode.DAY_CLOSED)), 20)
    assert read_part(told, CrowdTold) == CrowdTold(2)
    assert crowd.act(State(connected=True, snapshot=snapshot(), page=Home()), 1.0, 40, "id") is None  # nobody is left


def test_the_pages_clock_follows_the_hubs_heartbeat_so_that_a_demo_shows_its_own_time(room: KioskRoom) -> None:
    room.hub.connect(snapshot())
    zone = ZoneInfo(snapshot().directory.office.zone)
    room.wait(1)
    assert room.screen.view.frame.clock == clock(MORNING, zone, Language.INDONESIAN)
    later = MORNING + timedelta(hours=6)
    room.hub.say(Pong(99, later))
    assert room.screen.view.frame.clock == clock(later, zone, Language.INDONESIAN)

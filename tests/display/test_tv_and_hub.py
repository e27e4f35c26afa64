"""The TV on a real hub: a desk calls, the room sees and hears it, the hub knows; and a hub that goes comes back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from display import board as the
from display.conductor import Conductor, Outside
from display.voice.speaker import Mute, Notice, Spoke
from shared.link.events import Identity, LinkEvent, Lost
from shared.link.keyring import Keyring
from shared.link.socket import Link
from shared.model import DeskInfo, Role
from shared.protocol.commands import (
    AnnouncementDone,
    ApproveAnnouncement,
    CallNext,
    IssueTicket,
    LiftEmergency,
    RaiseEmergency,
    Recall,
    SaveAnnouncement,
    TicketDone,
    UndoLast,
    WithdrawAnnouncement,
)
from shared.protocol.frames import ShownReport, SoundReport
from shared.protocol.views import CallRow
from shared.settings.sections import DisplaySettings
from shared.ui.bridge import Bridge
from tests.display.conftest import OpenTv, Tv, run
from tests.display.room import card
from tests.display.scenes import FIRE
from tests.hub.running import RunningHub, Screen, example, running_hub

OFFICE = example()


@dataclass
class Room:
    """One TV as ``python -m display`` assembles it, but for a voice that only notes what it is told to say."""

    tv: Tv
    conductor: Conductor = field(init=False)
    reports: list[ShownReport | SoundReport] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    pixels: list[tuple[int, float]] = field(default_factory=list)

    def say(self, call: CallRow, desk: DeskInfo, repeats: bool) -> None:
        self.said.append(f"{call.number} {desk.label.id}{' again' if repeats else ''}")

    def read(self, notice: Notice) -> None:
        self.said.append(f"reads {notice.notice}")

    def hush_reading(self, notice: str | None = None) -> None:
        self.said.append(f"stops reading {notice}")

    def hush(self, call: int) -> None:
        self.conductor.spoke(Spoke(call))


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    with running_hub(tmp_path) as running:
        yield running


@contextmanager
def television(hub: RunningHub, folder: Path, open_tv: OpenTv) -> Iterator[Room]:
    """A TV on this hub, connected."""
    tv = open_tv(motion=True)
    room = Room(tv)

    def hear(event: object) -> None:
        assert isinstance(event, LinkEvent)
        room.conductor.hear(event)

    link = Link(hub.url, Identity(Role.DISPLAY, "display test"), Keyring(folder / "tv.key", hub.secret), Bridge(hear))

    def report(what: ShownReport | SoundReport) -> None:
        room.reports.append(what)
        link.report(what)

    outside = Outside(
        report=report,
        show=tv.screen.show,
        wake=lambda _: None,
        ticks=time.monotonic,
        voice=room,
        pixels=lambda call, took: room.pixels.append((call, took)),
    )
    room.conductor = Conductor(DisplaySettings(), outside)
    tv.screen.settled.connect(room.conductor.settled)
    tv.opened.window.frameSwapped.connect(room.conductor.frame)
    link.start()
    tv.wait(lambda: room.conductor.board.picture is not None, 10)
    yield room
    link.stop()


@pytest.fixture
def room(hub: RunningHub, tmp_path: Path, open_tv: OpenTv) -> Iterator[Room]:
    with television(hub, tmp_path, open_tv) as made:
        yield made


@pytest.fixture
def desk(hub: RunningHub) -> Iterator[Screen]:
    queue = OFFICE.services[0].queue
    made = hub.desk("rina", next(one.id for one in OFFICE.desks if queue in one.main))
    yield made
    made.close()


def take_ticket(hub: RunningHub) -> None:
    with hub.screen(Role.KIOSK) as kiosk:
        kiosk.done(IssueTicket(OFFICE.services[0].id))


def test_a_call_reaches_eyes_ears_and_the_hub(hub: RunningHub, room: Room, desk: Screen) -> None:
    take_ticket(hub)
    done = desk.done(CallNext())
    assert isinstance(done, TicketDone)
    room.tv.wait(lambda: room.reports)
    assert room.tv.texts("number") == [done.number]
    assert room.tv.texts("rowNumber")[0] == done.number
    assert [text.split()[0] for text in room.said] == [done.number]
    (shown,) = room.reports
    assert isinstance(shown, ShownReport)
    assert room.pixels[0][0] == shown.call
    assert room.pixels[0][1] < 1.0


def test_an_undone_call_leaves_the_screen(hub: RunningHub, room: Room, desk: Screen) -> None:
    take_ticket(hub)
    desk.done(CallNext())
    room.tv.wait(lambda: room.tv.texts("number"))
    desk.done(UndoLast())
    room.tv.wait(lambda: not room.tv.texts("number") and not room.tv.texts("rowNumber"))


def test_a_recall_is_shown_and_said_again(hub: RunningHub, room: Room, desk: Screen) -> None:
    take_ticket(hub)
    done = desk.done(CallNext())
    assert isinstance(done, TicketDone)
    room.tv.wait(lambda: room.reports)
    room.conductor.spoke(Spoke(room.conductor.board.calls[-1].call))
    desk.done(Recall(done.ticket))
    room.tv.wait(lambda: len(room.said) == 2)
    room.tv.wait(lambda: len([one for one in room.reports if isinstance(one, ShownReport)]) == 2)
    assert room.tv.texts("rowNumber") == [done.number]


def test_a_missing_loudspeaker_is_told_to_the_hub_and_every_call_is_still_seen(
    hub: RunningHub, room: Room, desk: Screen
) -> None:
    take_ticket(hub)
    desk.done(CallNext())
    room.tv.wait(lambda: room.reports)
    room.conductor.spoke(Mute(room.conductor.board.calls[-1].call, "unplugged"))
    assert SoundReport(False) in room.reports


def test_within_five_seconds_of_a_dead_hub_the_screen_says_since_when(tmp_path: Path, open_tv: OpenTv) -> None:
    with running_hub(tmp_path) as hub, television(hub, tmp_path, open_tv) as room:
        last = the.clock(room.conductor.board, time.monotonic())
        assert last is not None
    begun = time.monotonic()  # hub and link are gone, the window is not
    room.conductor.hear(Lost(last))
    while not room.conductor.view.stale:
        run(50)
        room.conductor.tick()
        assert time.monotonic() - begun < 5
    room.tv.wait(lambda: room.tv.texts("pageTitle") == ["Nomor Anda tetap berlaku"])
    assert room.tv.texts("listTitle") == [f"Terakhir pukul {last:%H.%M}"]


def test_the_time_on_the_screen_is_the_hubs(hub: RunningHub, room: Room) -> None:
    local = the.clock(room.conductor.board, time.monotonic())
    assert local is not None
    assert abs(local - hub.clock()) < timedelta(seconds=2)


def test_an_emergency_is_seen_and_heard_within_a_second_and_lifted_again(hub: RunningHub, room: Room) -> None:
    with hub.desk("sari", role=Role.SUPERVISOR) as lead:
        begun = time.monotonic()
        lead.done(RaiseEmergency(FIRE))
        room.tv.wait(lambda: room.tv.texts("alarmText"), 1.0 - (time.monotonic() - begun))
        assert room.tv.texts("alarmText") == [FIRE.id]
        assert [text.split()[0] for text in room.said] == ["reads"]
        assert room.tv.texts("listTitle"), "the calls stay listed"
        lead.done(LiftEmergency())
        room.tv.wait(lambda: not room.tv.texts("alarmText"))
    assert room.said[-1].startswith("stops reading")


def test_an_approved_announcement_comes_into_the_programme_and_a_withdrawn_one_leaves_it(
    hub: RunningHub, room: Room
) -> None:
    with hub.desk("sari", role=Role.SUPERVISOR) as lead:
        saved = lead.done(SaveAnnouncement(card("Libur 26 Januari")))
        assert isinstance(saved, AnnouncementDone)
        lead.done(ApproveAnnouncement(saved.announcement, saved.revision))
        room.tv.wait(lambda: room.conductor.board.picture and room.conductor.board.picture.airing)
        assert saved.announcement in room.conductor.board.programme.known
        lead.done(WithdrawAnnouncement(saved.announcement))
        room.tv.wait(lambda: saved.announcement not in room.conductor.board.programme.known)

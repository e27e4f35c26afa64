"""Announcements and emergencies over real sockets: who is told what, at once, and again after a restart."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from shared.hub.loading import Configured, load
from shared.link.merge import merge
from shared.model import Airtime, Announcement, AnnouncementKind, MediaProblem, Role, Text
from shared.protocol import commands as c
from shared.protocol.frames import (
    Answer,
    Change,
    Do,
    Done,
    MediaReport,
    NeedSnapshot,
    Ping,
    Pong,
    Report,
    SnapshotFrame,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import (
    AiringRow,
    AlertKind,
    BoardSnapshot,
    DeskSnapshot,
    DeskState,
    DropAiring,
    DropAlert,
    DropAnnouncement,
    KioskSnapshot,
    Patch,
    PlaceRow,
    PutAiring,
    PutAlert,
    PutAnnouncement,
    PutEmergency,
    PutPlace,
    Snapshot,
)
from tests.hub.running import Clock, RunningHub, Screen, example, running_hub

CARD = Announcement(AnnouncementKind.CARD, Text("Libur 26 Januari", "Closed on 26 January"))
OUT = Text("Mohon keluar lewat pintu terdekat", "Please leave by the nearest door")


def told(screen: Screen, kind: type[Patch], seconds: float = 5) -> Patch:
    """The next patch of this kind."""
    while True:
        frame = screen.until(Change, seconds)
        assert isinstance(frame, Change)
        for patch in frame.patches:
            if isinstance(patch, kind):
                return patch


def heard(screen: Screen) -> list[Patch]:
    """Every patch that has come so far; what was told before a pong is there before it."""
    screen.say(Ping(1))
    screen.until(Pong)
    return [patch for frame in screen.heard if isinstance(frame, Change) for patch in frame.patches]


def fresh(screen: Screen) -> Snapshot:
    """What the hub says when asked for everything; a snapshot that a log-in has brought is past by the next answer."""
    screen.do(c.UndoLast())
    screen.say(NeedSnapshot())
    frame = screen.until(SnapshotFrame)
    assert isinstance(frame, SnapshotFrame)
    return frame.snapshot


def approved(lead: Screen, content: Announcement = CARD) -> str:
    """Written and approved; gives its id."""
    done = lead.done(c.SaveAnnouncement(content))
    assert isinstance(done, c.AnnouncementDone)
    assert lead.done(c.ApproveAnnouncement(done.announcement, done.revision)) == done
    return done.announcement


def test_a_tv_has_what_is_approved_and_a_supervisor_sees_drafts_too(hub: RunningHub) -> None:
    with (
        hub.desk("sari", role=Role.SUPERVISOR) as lead,
        hub.desk("budi", role=Role.SUPERVISOR) as other,
        hub.desk("ani") as clerk,
        hub.screen(Role.DISPLAY) as tv,
        hub.screen(Role.KIOSK) as kiosk,
    ):
        for screen in (lead, other, clerk):
            fresh(screen)
        one = approved(lead)
        assert told(tv, PutAiring) == PutAiring(AiringRow(one, CARD))
        lead.done(c.SaveAnnouncement(replace(CARD, weight=3), one, 1))
        board = fresh(tv)
        assert isinstance(board, BoardSnapshot)
        assert board.airing == (AiringRow(one, CARD),)
        seen = fresh(other)
        assert isinstance(seen, DeskSnapshot)
        (row,) = seen.announcements
        assert (row.announcement, row.revision, row.author, row.approver) == (one, 2, "Sari", "Sari")
        assert (row.draft, row.approved) == (replace(CARD, weight=3), CARD)
        assert [p for p in heard(other) if isinstance(p, PutAnnouncement)][-1].row == row
        lead.done(c.RemoveAnnouncement(one))
        assert told(tv, DropAiring) == DropAiring(one)
        assert DropAnnouncement(one) in heard(other)
        assert not [p for p in heard(clerk) if isinstance(p, PutAnnouncement | PutAiring | DropAnnouncement)]
        assert not [p for p in heard(kiosk) if isinstance(p, PutAnnouncement | PutAiring | DropAiring)]
        assert not [p for p in heard(tv) if isinstance(p, PutAnnouncement | DropAnnouncement)]
        desk = fresh(clerk)
        assert isinstance(desk, DeskSnapshot)
        assert desk.announcements == ()


def test_an_emergency_is_on_every_screen_within_a_second(hub: RunningHub) -> None:
    with hub.desk("sari", role=Role.SUPERVISOR) as lead, hub.desk("ani") as clerk:
        screens = [hub.screen(role) for role in (Role.DISPLAY, Role.KIOSK) for _ in range(4)]
        try:
            for screen in (*screens, clerk, lead):
                fresh(screen)
            began = time.monotonic()
            lead.say(asked := _do(c.RaiseEmergency(OUT)))
            raised = [told(screen, PutEmergency) for screen in (*screens, clerk, lead)]
            assert time.monotonic() - began < 1
            assert all(isinstance(p, PutEmergency) and p.emergency and p.emergency.text == OUT for p in raised)
            assert len({p.emergency for p in raised if isinstance(p, PutEmergency)}) == 1
            assert Answer(asked.id, Done(c.Nothing())) in lead.heard  # stored before anybody is told
            for seen in map(fresh, (*screens, clerk)):
                assert seen.emergency is not None
                assert seen.emergency.text == OUT
            began = time.monotonic()
            lead.done(c.LiftEmergency())
            assert all(told(screen, PutEmergency) == PutEmergency(None) for screen in screens)
            assert time.monotonic() - began < 1
        finally:
            for screen in screens:
                screen.close()


def _do(command: c.Command) -> Do:
    return Do(f"alarm-{time.monotonic_ns()}", command)


def test_only_who_leads_the_room_raises_an_alarm(hub: RunningHub) -> None:
    with hub.desk("ani") as clerk, hub.screen(Role.DISPLAY) as tv, hub.screen(Role.KIOSK) as kiosk:
        for screen in (clerk, tv, kiosk):
            for command in (c.RaiseEmergency(OUT), c.LiftEmergency(), c.SaveAnnouncement(CARD)):
                assert screen.refused(command) == Refusal(RefusalCode.NOT_ALLOWED)


def same_as_stored(hub: RunningHub) -> bool:
    """Whether a hub that began now would know exactly what this one knows."""
    opened = hub.opened
    configured = Configured(opened.hub.judge.state.directory, Text("", ""))
    stored = opened.writer.submit(load, opened.store, configured).result()
    return stored.state.fingerprint() == opened.hub.judge.state.fingerprint()


def test_everything_stands_again_after_a_restart_on_another_day(tmp_path: Path, database_url: str) -> None:
    clock = Clock()
    with running_hub(tmp_path, database=database_url, clock=clock) as hub:
        with hub.desk("sari", role=Role.SUPERVISOR) as lead, hub.desk("budi", role=Role.SUPERVISOR) as other:
            one = approved(lead)
            other.done(c.SaveAnnouncement(replace(CARD, weight=2), one, 1))
            gone = approved(lead, replace(CARD, weight=4))
            other.done(c.RemoveAnnouncement(gone))
            lead.done(c.RaiseEmergency(OUT))
            seen = fresh(lead)
        assert same_as_stored(hub)
        before = hub.opened.hub.judge.state
        assert isinstance(seen, DeskSnapshot)
    clock.jump(clock() + timedelta(days=3))
    with running_hub(tmp_path, database=database_url, clock=clock) as hub:
        state = hub.opened.hub.judge.state
        assert state.announcements == before.announcements
        with hub.screen(Role.DISPLAY) as tv, hub.screen(Role.KIOSK) as kiosk, hub.screen(Role.ADMIN) as admin:
            board, touch = fresh(tv), fresh(kiosk)
            assert isinstance(board, BoardSnapshot)
            assert isinstance(touch, KioskSnapshot)
            assert board.airing == (AiringRow(one, CARD),)
            assert board.emergency == touch.emergency == seen.emergency
            assert admin.done(c.ApproveAnnouncement(one, 2)) == c.AnnouncementDone(one, 2)
            assert same_as_stored(hub)
            admin.done(c.LiftEmergency())
            assert same_as_stored(hub)
    clock.jump(clock() + timedelta(days=3))
    with running_hub(tmp_path, database=database_url, clock=clock) as hub, hub.screen(Role.DISPLAY) as tv:
        board = fresh(tv)
        assert isinstance(board, BoardSnapshot)
        assert board.airing == (AiringRow(one, replace(CARD, weight=2)),)
        assert board.emergency is None


def test_what_is_over_leaves_the_tvs_by_itself(tmp_path: Path) -> None:
    clock = Clock()
    with (
        running_hub(tmp_path, clock=clock) as hub,
        hub.screen(Role.ADMIN) as admin,
        hub.screen(Role.DISPLAY) as tv,
    ):
        one = approved(admin, replace(CARD, airtime=Airtime(last=date(2026, 1, 12))))
        told(tv, PutAiring)
        clock.jump(clock() + timedelta(hours=15, seconds=1))  # 00.00 of the 13th in Makassar, and a second
        assert told(tv, DropAiring) == DropAiring(one)
        admin.done(c.SaveAnnouncement(replace(CARD, airtime=Airtime(last=date(2026, 1, 11))), one, 1))
        admin.done(c.ApproveAnnouncement(one, 2))
        board = fresh(tv)
        assert isinstance(board, BoardSnapshot)
        assert board.airing == ()


def test_a_colleague_is_told_by_the_name_they_go_by(small_hub: RunningHub) -> None:
    with small_hub.desk("sari", role=Role.SUPERVISOR) as lead, small_hub.screen(Role.ADMIN) as admin:
        one = approved(lead)
        refusal = admin.refused(c.SaveAnnouncement(CARD, one, 0))
        assert refusal == Refusal(RefusalCode.ANNOUNCEMENT_CHANGED, name="Sari")
        other = approved(admin)
        assert lead.refused(c.ApproveAnnouncement(other, 2)) == Refusal(
            RefusalCode.ANNOUNCEMENT_CHANGED, name="antrean"
        )
        seen = fresh(lead)
        assert isinstance(seen, DeskSnapshot)
        assert [(row.author, row.approver) for row in seen.announcements] == [("Sari", "Sari"), ("antrean", "antrean")]


def test_two_people_when_the_office_wants_two(tmp_path: Path) -> None:
    office = example()
    strict = replace(office, office=replace(office.office, two_people=True))
    with running_hub(tmp_path, directory=strict) as hub, hub.desk("sari", role=Role.SUPERVISOR) as lead:
        done = lead.done(c.SaveAnnouncement(CARD))
        assert isinstance(done, c.AnnouncementDone)
        assert lead.refused(c.ApproveAnnouncement(done.announcement, 1)) == Refusal(RefusalCode.OTHER_APPROVER)
        with hub.desk("budi", role=Role.SUPERVISOR) as other:
            other.done(c.ApproveAnnouncement(done.announcement, 1))


def test_a_tv_knows_which_desks_are_open_and_nobodys_name(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.DISPLAY) as tv:
        before = fresh(tv)
        assert isinstance(before, BoardSnapshot)
        assert {row.state for row in before.places} == {DeskState.CLOSED}
        first = before.directory.desks[0].id
        with small_hub.desk("sari", first) as desk:
            assert told(tv, PutPlace) == PutPlace(PlaceRow(first, DeskState.OPEN))
            desk.done(c.PauseDesk("Istirahat"))
            assert told(tv, PutPlace) == PutPlace(PlaceRow(first, DeskState.PAUSED))
        assert "sari" not in repr(heard(tv))
        assert "Istirahat" not in repr(heard(tv))


def test_a_file_that_a_tv_cannot_show_is_told_to_supervisors_until_it_can(small_hub: RunningHub) -> None:
    hub = small_hub
    with (
        hub.desk("sari", role=Role.SUPERVISOR) as lead,
        hub.desk("ani") as clerk,
        hub.screen(Role.DISPLAY) as tv,
        hub.screen(Role.KIOSK) as kiosk,
    ):
        one = approved(lead)
        told(tv, PutAiring)
        kiosk.say(Report(MediaReport(one, MediaProblem.DAMAGED)))  # it shows no announcements
        tv.say(Report(MediaReport("another", MediaProblem.DAMAGED)))  # nobody knows of it
        tv.say(Report(MediaReport(one, MediaProblem.NO_FRAME)))
        alert = told(lead, PutAlert)
        assert isinstance(alert, PutAlert)
        row = alert.row
        assert tv.welcome is not None
        assert (row.kind, row.name, row.number, row.problem) == (
            AlertKind.MEDIA,
            tv.welcome.name,
            "Libur 26 Januari",
            MediaProblem.NO_FRAME,
        )
        desk = fresh(lead)
        assert isinstance(desk, DeskSnapshot)
        assert desk.alerts == (row,)
        tv.say(Report(MediaReport(one)))
        assert told(lead, DropAlert) == DropAlert(row.alert)
        tv.say(Report(MediaReport(one, MediaProblem.MISSING)))
        told(lead, PutAlert)
        lead.done(c.WithdrawAnnouncement(one))
        assert told(lead, DropAlert) == DropAlert(row.alert)
        tv.say(Report(MediaReport(one, MediaProblem.MISSING)))  # it has not heard yet
        heard(tv)
        assert hub.opened.hub.house.health.alerts == {}
        assert not [p for p in heard(clerk) if isinstance(p, PutAlert | DropAlert)]


@pytest.mark.parametrize("role", [Role.DISPLAY, Role.KIOSK, Role.DESK])
def test_patches_come_to_what_a_snapshot_says(small_hub: RunningHub, role: Role) -> None:
    hub = small_hub
    screen = hub.screen(role) if role is not Role.DESK else hub.desk("sari", role=Role.SUPERVISOR)
    with screen, hub.screen(Role.ADMIN) as admin:
        picture = fresh(screen)
        since = len(screen.heard)
        one, two = approved(admin), approved(admin, replace(CARD, weight=2))
        admin.done(c.RaiseEmergency(OUT))
        admin.done(c.SaveAnnouncement(replace(CARD, weight=5), one, 1))
        admin.done(c.ApproveAnnouncement(one, 2))
        admin.done(c.WithdrawAnnouncement(two))
        admin.done(c.SaveAnnouncement(replace(CARD, weight=3)))
        asked = fresh(screen)
        changes = [f for f in screen.heard[since:] if isinstance(f, Change)]
        for change in changes:
            picture = merge(picture, change.patches)
        assert changes
        assert replace(picture, now=asked.now) == asked

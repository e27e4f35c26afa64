"""config.toml changed under a running hub: what is safe applies to every screen, what is not is said, errors too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from structlog.testing import CapturingLogger

from shared.hub import watch as watching
from shared.model import Directory, Role, Text
from shared.protocol.commands import IssueTicket, SetAnnouncement, SlipReady
from shared.protocol.frames import Change, SnapshotFrame
from shared.protocol.views import AlertKind, AlertRow, DeskSnapshot, DropAlert, PutAlert
from shared.settings import Loaded, Problems, Reloaded, Settings, load
from shared.settings.watching import Watch, mark
from tests.hub.running import ROOT, RunningHub, Screen, running_hub

FREE = "Seluruh layanan tidak dipungut biaya."
HOURS = 'friday = ["08.00-11.30", "13.30-15.30"]'


@dataclass
class File:
    """The installer's file."""

    path: Path

    def change(self, *pairs: tuple[str, str]) -> None:
        """Save it anew, as an editor does: whole, under its name."""
        text = self.path.read_text("utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        draft = self.path.with_suffix(".new")
        draft.write_text(text, "utf-8")
        draft.replace(self.path)

    def settings(self) -> Settings:
        """What it says."""
        loaded = load(self.path)
        assert isinstance(loaded, Loaded)
        return loaded.settings


@pytest.fixture
def file(tmp_path: Path) -> File:
    path = tmp_path / "config.toml"
    path.write_bytes((ROOT / "config.toml").read_bytes())
    return File(path)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> CapturingLogger:
    """What the watch logs."""
    logger = CapturingLogger()
    monkeypatch.setattr(watching, "log", logger)
    return logger


@pytest.fixture
def hub(file: File, tmp_path: Path, said: CapturingLogger) -> Iterator[RunningHub]:
    settings = file.settings()
    watch = Watch(file.path, settings, mark(file.path), seconds=0.05)
    with running_hub(
        tmp_path / "data", directory=settings.directory, announcement=settings.announcement, watch=watch
    ) as running:
        yield running


@pytest.fixture(autouse=True)
def data(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()


def directory_after(screen: Screen) -> Directory:
    """The office of the next whole picture."""
    frame = screen.until(SnapshotFrame)
    assert isinstance(frame, SnapshotFrame)
    return frame.snapshot.directory


def heard(screen: Screen) -> Iterator[object]:
    """All patches and alerts of snapshots, those heard before first."""
    looked = 0
    while True:
        for frame in screen.heard[looked:]:
            if isinstance(frame, Change):
                yield from frame.patches
            elif isinstance(frame, SnapshotFrame) and isinstance(frame.snapshot, DeskSnapshot):
                yield from map(PutAlert, frame.snapshot.alerts)
        looked = len(screen.heard)
        screen.heard.append(screen.hear())


def raised(screen: Screen, kind: AlertKind) -> AlertRow:
    """The first alert of this kind."""
    return next(one.row for one in heard(screen) if isinstance(one, PutAlert) and one.row.kind is kind)


def mended(screen: Screen, alert: str) -> None:
    """The alert goes away."""
    assert DropAlert(alert) in heard(screen)


# --- applied ---------------------------------------------------------------------------------------------------------


def test_kiosks_and_desks_learn_that_somebody_reads_disclosures_now(hub: RunningHub, file: File) -> None:
    with hub.screen(Role.KIOSK) as kiosk, hub.desk("siti", "loket-1") as desk:
        file.change(('#officers = ["wayan"]', 'officers = ["wayan"]'))
        for screen in (kiosk, desk):
            while not directory_after(screen).office.takes_disclosures:
                pass  # the picture of the log-in


def test_every_screen_is_sent_the_changed_office_and_goes_on_from_there(hub: RunningHub, file: File) -> None:
    with (
        hub.screen(Role.KIOSK) as kiosk,
        hub.screen(Role.KIOSK) as second,
        hub.screen(Role.DISPLAY) as tv,
        hub.desk("siti", "loket-1") as desk,
    ):
        first = kiosk.done(IssueTicket("kp"))
        file.change((HOURS, 'friday = ["08.00-11.00"]'), ("desk_minutes = 15", "desk_minutes = 25"))
        for screen in (kiosk, second, tv, desk):
            while len((found := directory_after(screen)).office.hours[4].shifts) != 1:
                pass  # a desk's picture may be of its log-in
            assert found.services[0].desk_minutes == 25
        slip = kiosk.done(IssueTicket("kp"))
        assert isinstance(first, SlipReady)
        assert isinstance(slip, SlipReady)
        assert (first.slip.number, slip.slip.number) == ("A001", "A002")
        for screen in (second, tv, desk):
            snapshot = next(f for f in reversed(screen.heard) if isinstance(f, SnapshotFrame))
            change = screen.until(Change)
            assert isinstance(change, Change)
            assert change.seq == snapshot.seq + 1


def test_the_line_on_the_tvs_changes_with_the_file_but_not_over_a_supervisors_own(hub: RunningHub, file: File) -> None:
    with hub.screen(Role.DISPLAY) as tv, hub.screen(Role.ADMIN) as admin:
        file.change((FREE, "Hari ini tutup pukul 12.00."))
        frame = tv.until(SnapshotFrame)
        assert isinstance(frame, SnapshotFrame)
        assert frame.snapshot.office.announcement.id.startswith("Hari ini tutup pukul 12.00.")
        admin.done(SetAnnouncement(Text("Rapat", "Meeting")))
        file.change(("Hari ini tutup pukul 12.00.", FREE))
        frame = tv.until(SnapshotFrame)
        assert isinstance(frame, SnapshotFrame)
        assert frame.snapshot.office.announcement == Text("Rapat", "Meeting")


def test_a_state_made_anew_from_the_store_stands_on_the_changed_settings(hub: RunningHub, file: File) -> None:
    with hub.screen(Role.KIOSK) as kiosk:
        file.change((HOURS, 'friday = ["08.00-11.00"]'))
        directory_after(kiosk)
        hub.loop.call_soon_threadsafe(lambda: setattr(hub.opened.hub.room, "_sound", False))
        assert isinstance(kiosk.done(IssueTicket("kp")), SlipReady)
        assert len(hub.opened.hub.judge.state.directory.office.hours[4].shifts) == 1


# --- not applied -----------------------------------------------------------------------------------------------------


def test_a_broken_file_changes_nothing_is_logged_whole_and_stands_as_an_alert_until_it_is_mended(
    hub: RunningHub, file: File, said: CapturingLogger
) -> None:
    before = hub.opened.hub.judge.state.directory
    with hub.desk("kepala", role=Role.SUPERVISOR) as lead, hub.desk("siti") as clerk:
        file.change(("port = 8765", "port = 99999"), (HOURS, 'friday = ["25.00"]'))
        row = raised(lead, AlertKind.SETTINGS)
        assert row.name.startswith("config.toml:")
        assert row.name.endswith("hub.port")
        errors = [call.kwargs["problem"] for call in said.calls if call.method_name == "error"]
        assert len(errors) == 2
        assert hub.opened.hub.judge.state.directory is before
        with hub.screen(Role.DESK) as nobody:
            assert nobody.welcome is not None
            assert isinstance(nobody.welcome.snapshot, DeskSnapshot)
            assert nobody.welcome.snapshot.alerts == ()
        file.change(("port = 99999", "port = 8765"), ('friday = ["25.00"]', HOURS))
        mended(lead, "settings")
        patches = [p for f in clerk.heard if isinstance(f, Change) for p in f.patches]
        assert not [p for p in patches if isinstance(p, PutAlert)]
        assert hub.opened.hub.judge.state.directory is before


def test_what_must_wait_for_a_restart_is_said_and_the_rest_applies(
    hub: RunningHub, file: File, said: CapturingLogger
) -> None:
    with hub.desk("kepala", role=Role.SUPERVISOR) as lead, hub.screen(Role.KIOSK) as kiosk:
        file.change(("paper_mm = 80", "paper_mm = 58"), (HOURS, 'friday = ["08.00-11.00"]'))
        assert len(directory_after(kiosk).office.hours[4].shifts) == 1
        row = raised(lead, AlertKind.RESTART)
        assert row.name == "kiosk.printer.paper_mm"
        (told,) = [call.kwargs for call in said.calls if call.method_name == "info"]
        assert told == {"applied": ("office.hours",), "needs_restart": ("kiosk.printer.paper_mm",)}
        file.change(("paper_mm = 58", "paper_mm = 80"))
        mended(lead, "restart")


# --- looking ---------------------------------------------------------------------------------------------------------


def test_an_unchanged_file_is_not_read_and_a_changed_one_only_when_it_has_settled(file: File) -> None:
    watch = Watch(file.path, file.settings(), mark(file.path))
    assert [watch.look() for _ in range(3)] == [None, None, None]
    file.path.write_text('[office]\nname = "half', "utf-8")
    assert watch.look() is None
    file.path.write_bytes((ROOT / "config.toml").read_bytes() + b"\n")
    assert watch.look() is None
    said = watch.look()
    assert isinstance(said, Reloaded)
    assert said.applied == watch.settings
    assert watch.look() is None


def test_a_file_of_the_same_size_is_known_by_its_time_and_a_missing_one_is_a_mistake(file: File) -> None:
    watch = Watch(file.path, file.settings(), mark(file.path))
    watch.look()
    file.path.write_bytes((ROOT / "config.toml").read_bytes())
    os.utime(file.path, ns=(1, 1))
    assert watch.look() is None
    assert isinstance(watch.look(), Reloaded)
    file.path.unlink()
    assert watch.look() is None
    assert isinstance(watch.look(), Problems)
    assert watch.look() is None

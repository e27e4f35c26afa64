"""A film from upload to the TV's stage, all parts real: fetched, played, covered by a call, gone on with, given up."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from display.__main__ import Television
from display.player.screen import VideoArea, VideoPlayer
from display.timing.film.__main__ import player_of
from display.timing.screen import silent
from shared.model import Announcement, AnnouncementKind, Media, MediaProblem, Role, Text
from shared.protocol.commands import (
    AnnouncementDone,
    ApproveAnnouncement,
    CallNext,
    IssueTicket,
    SaveAnnouncement,
    UndoLast,
)
from shared.protocol.frames import Change
from shared.protocol.views import AlertKind, PutAlert
from shared.settings import Loaded, load
from tests.display.player.clips import Clip, make_clip, number_of
from tests.display.player.conftest import let_run
from tests.hub.media.sending import upload
from tests.hub.running import ROOT, RunningHub, Screen, example, running_hub

OFFICE = replace(example(), pages=())


@dataclass
class Tv:
    """The program, and the player on its stage."""

    program: Television
    player: VideoPlayer

    def wait(self, ready: Callable[[], object], seconds: float = 15.0) -> None:
        """Let Qt run until ``ready``."""
        ends = time.monotonic() + seconds
        while not ready():
            assert time.monotonic() < ends, "it did not come"
            let_run(10)

    @property
    def number(self) -> int:
        """The frame that is shown; -1 when none is."""
        return -1 if self.player.image.isNull() else number_of(self.player.image)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    with running_hub(tmp_path, directory=OFFICE) as running:
        yield running


@pytest.fixture
def lead(hub: RunningHub) -> Iterator[Screen]:
    with hub.desk("siti", role=Role.SUPERVISOR) as screen:
        yield screen


@pytest.fixture
def film(lead: Screen, hub: RunningHub, tmp_path: Path) -> Media:
    """Ten seconds, kept by the hub; wider than the stage, so that its numbers lie on what is left of it."""
    path = make_clip(tmp_path / "film.mp4", Clip(seconds=10, width=320, height=208))
    media = upload(hub, lead, path.read_bytes(), "film.mp4")
    assert isinstance(media, Media), media
    return media


def on_air(lead: Screen, film: Media, title: str) -> str:
    saved = lead.done(SaveAnnouncement(Announcement(AnnouncementKind.VIDEO, Text(title, ""), media=film)))
    assert isinstance(saved, AnnouncementDone)
    lead.done(ApproveAnnouncement(saved.announcement, saved.revision))
    return saved.announcement


@pytest.fixture
def tv(app: QGuiApplication, hub: RunningHub, tmp_path: Path) -> Iterator[Tv]:
    loaded = load(ROOT / "config.toml")
    assert isinstance(loaded, Loaded)
    program = Television(silent(loaded.settings, hub.url, tmp_path / "tv"), hub.secret, offscreen=True, pictures=None)
    program.start()
    player = player_of(program.window.contentItem())
    assert player is not None
    yield Tv(program, player)
    program.close()


def area(tv: Tv) -> VideoArea:
    (found,) = [item for item in _below(tv.program.window.contentItem()) if isinstance(item, VideoArea)]
    return found


def _below(item: object) -> Iterator[object]:
    yield item
    for child in item.childItems():  # type: ignore[attr-defined]
        yield from _below(child)


def test_a_film_stands_still_under_a_call_and_goes_on_where_it_was(
    hub: RunningHub, lead: Screen, film: Media, tv: Tv
) -> None:
    on_air(lead, film, "Film")
    tv.wait(lambda: tv.number >= 15)
    assert area(tv).isVisible()
    with hub.screen(Role.KIOSK) as kiosk:
        kiosk.done(IssueTicket(OFFICE.services[0].id))
    queue = OFFICE.services[0].queue
    with hub.desk("rina", next(one.id for one in OFFICE.desks if queue in one.main)) as desk:
        before = tv.number
        desk.done(CallNext())
        tv.wait(lambda: tv.program.conductor.view.call is not None)
        at = tv.number
        assert before <= at < before + 30
        let_run(500)
        assert tv.number == at, "it went on under the call"
        assert tv.player.playing is not None
        assert tv.player.playing.paused
        desk.done(UndoLast())
        tv.wait(lambda: tv.program.conductor.view.call is None)
    tv.wait(lambda: tv.number > at)
    assert tv.number <= at + 3


def test_a_decoder_that_dies_on_stage_is_told_to_the_supervisor_and_the_next_page_comes(
    lead: Screen, film: Media, tv: Tv
) -> None:
    on_air(lead, film, "Film rusak")
    tv.wait(lambda: tv.number >= 3)
    pid = tv.player.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    tv.wait(lambda: not area(tv).isVisible(), 5)
    ends = time.monotonic() + 5
    while True:
        assert time.monotonic() < ends
        frame = lead.until(Change)
        assert isinstance(frame, Change)
        rows = [patch.row for patch in frame.patches if isinstance(patch, PutAlert)]
        if rows and rows[0].kind is AlertKind.MEDIA:
            break
    assert (rows[0].number, rows[0].problem) == ("Film rusak", MediaProblem.UNPLAYABLE)

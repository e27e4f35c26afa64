"""The video begins with its turn, stands still under a call, is softened while somebody speaks, ends with its turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from display import board as the
from display.board import Board
from display.film import Film, Projector
from display.happening import Changed, Connected, FilmOver, Happening, Said, Stocked, Tick
from display.here import Here
from display.view import view
from shared.model import BoardPage, Emergency, MediaKind
from shared.protocol.views import PutCall, PutEmergency
from shared.settings.sections import Layout
from tests.display.conftest import ID
from tests.display.room import NOON, airs, call, media, snapshot
from tests.display.scenes import FIRE, VIDEO

FILE = media(MediaKind.VIDEO, "v").hash


@dataclass
class Cinema:
    """A board and a player that notes its orders."""

    layout: Layout = Layout.FULL
    now: float = 0.0
    orders: list[str] = field(default_factory=list)
    board: Board = field(init=False)

    def __post_init__(self) -> None:
        self.board = Board(here=Here(languages=ID, layout=self.layout))
        self.film = Film(Projector(self, Path))
        self.give(Connected(snapshot(pages=(BoardPage.MAKLUMAT,), airing=airs(VIDEO))))
        self.give(Stocked(FILE))

    def give(self, happening: Happening, share: float = 1.0) -> None:
        self.board, _ = the.step(self.board, happening, self.now)
        self.film.follow(self.board, view(self.board, self.now), share)

    def until_it_plays(self) -> None:
        self.now = (self.board.programme.wakes_at or 0) + 0.1
        self.give(Tick())
        assert self.orders[-1] == f"play {FILE}"
        self.orders.clear()

    def call(self, n: int) -> None:
        made = self.board.picture
        assert made is not None
        self.give(Changed(made, (PutCall(call(n)),)))

    def play(self, path: Path) -> None:
        self.orders.append(f"play {path}")

    def pause(self) -> None:
        self.orders.append("pause")

    def resume(self) -> None:
        self.orders.append("resume")

    def duck(self, down: bool) -> None:
        self.orders.append("softer" if down else "louder")

    def share(self, volume: float) -> None:
        self.orders.append(f"share {volume}")

    def stop(self) -> None:
        self.orders.append("stop")


def after_the_call(cinema: Cinema, n: int) -> None:
    cinema.now += 5
    cinema.give(Said(n, heard=True))
    cinema.now += 10
    cinema.give(Tick())


def test_a_call_pauses_the_video_and_softens_it_and_then_it_goes_on_where_it_was() -> None:
    cinema = Cinema()
    cinema.until_it_plays()
    cinema.call(1)
    assert cinema.orders == ["pause", "softer"]
    after_the_call(cinema, 1)
    assert cinema.orders == ["pause", "softer", "resume", "louder"]
    assert cinema.film.key == "a1"


def test_where_a_call_is_a_banner_the_video_goes_on_softly() -> None:
    cinema = Cinema(Layout.MEDIA)
    cinema.until_it_plays()
    cinema.call(1)
    after_the_call(cinema, 1)
    assert cinema.orders == ["softer", "louder"]


@pytest.mark.parametrize("layout", [Layout.FULL, Layout.MEDIA])
def test_an_emergency_pauses_it_everywhere(layout: Layout) -> None:
    cinema = Cinema(layout)
    cinema.until_it_plays()
    assert cinema.board.picture is not None
    alarm = Emergency("fire", FIRE, NOON)
    cinema.give(Changed(msgspec.structs.replace(cinema.board.picture, emergency=alarm), (PutEmergency(alarm),)))
    assert cinema.orders[0] == "pause"
    cinema.give(Changed(msgspec.structs.replace(cinema.board.picture, emergency=None), (PutEmergency(None),)))
    assert "resume" in cinema.orders


def test_a_quiet_hour_silences_the_video_that_plays_and_its_end_brings_the_sound_back() -> None:
    cinema = Cinema()
    cinema.until_it_plays()
    for share in (1.0, 0.0, 0.0, 0.5, 1.0):
        cinema.give(Tick(), share)
    assert cinema.orders == ["share 0.0", "share 0.5", "share 1.0"]


def test_it_is_played_once_a_turn_and_ends_with_it() -> None:
    cinema = Cinema()
    cinema.until_it_plays()
    cinema.give(Tick())
    cinema.now += 2
    cinema.give(FilmOver("a1"))
    assert cinema.orders == ["stop"]
    assert cinema.film.key == ""
    cinema.until_it_plays()


def test_a_video_that_is_withdrawn_stops() -> None:
    cinema = Cinema()
    cinema.until_it_plays()
    cinema.give(Changed(snapshot(pages=(BoardPage.MAKLUMAT,)), ()))
    assert cinema.orders == ["stop"]

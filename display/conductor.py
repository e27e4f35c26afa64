"""Carries out what the board wishes: words to the voice, reports to the hub, views to the screen. No Qt, no socket."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, assert_never

import structlog

from display import board as the
from display.board import Board
from display.film import Film, Projector
from display.happening import (
    Changed,
    Connected,
    Drawn,
    FilmOver,
    Happening,
    Lost,
    Rejected,
    Said,
    Showable,
    Sound,
    Stocked,
    Tick,
    Trouble,
    Unsaid,
    Unshowable,
    WasRead,
    Wish,
)
from display.here import Here
from display.quiet import film_share, quiet
from display.reading import Read, StopReading
from display.turns import Hush, Say, Shown
from display.view import View, view, wakes_at
from display.voice import speaker
from display.voice.speaker import Mute, Notice, Outcome, Spoke
from shared.link import events as link
from shared.model import DeskInfo, Media, MediaProblem
from shared.protocol.frames import MediaReport, ShownReport, SoundReport
from shared.protocol.views import BoardSnapshot, CallRow, PutCall, Snapshot
from shared.settings.sections import DisplaySettings

log = structlog.get_logger(__name__)


class Voice(Protocol):
    """What speaks; each order is answered by an outcome."""

    def say(self, call: CallRow, desk: DeskInfo, repeats: bool) -> None:
        """Say it."""

    def hush(self, call: int) -> None:
        """Stop saying it."""

    def read(self, notice: Notice) -> None:
        """Read it aloud."""

    def hush_reading(self, notice: str | None = None) -> None:
        """Stop reading it."""


def _nothing(_: tuple[Media, ...]) -> None:
    """Fetch no files."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Everything the conductor reaches out to."""

    report: Callable[[ShownReport | SoundReport | MediaReport], None]
    show: Callable[[View], None]
    wake: Callable[[float | None], None]  # call ``tick`` after so many seconds; None: not by itself
    ticks: Callable[[], float]
    voice: Voice | None = None
    film: Projector | None = None
    want: Callable[[tuple[Media, ...]], None] = _nothing  # the files that may have to be shown
    pixels: Callable[[int, float], None] | None = None  # a call came, and changed pixels so many seconds later


class Conductor:
    """Owns the board of one TV. Everything runs in the thread that calls it."""

    def __init__(self, settings: DisplaySettings, outside: Outside, *, portrait: bool = False) -> None:
        self._settings = settings
        self._outside = outside
        self.portrait = portrait
        self.board = Board(here=Here.of(settings))
        self._film = Film(outside.film)
        self._wanted: tuple[Media, ...] = ()
        self._cut = ""  # the reading that quiet hours have ended
        self._settled: int | None = None  # stands on the stage; the next frame proves it
        self._came: list[tuple[int, float]] = []  # calls that no frame has followed yet
        self.shown: View | None = None

    @property
    def view(self) -> View:
        """What the board looks like now."""
        return view(self.board, self._outside.ticks(), portrait=self.portrait)

    def hear(self, event: link.LinkEvent) -> None:
        """The link tells something."""
        match event:
            case link.Connected(snapshot=snapshot, name=name):
                self.board = replace(self.board, here=replace(self.board.here, called=name))
                self.take(Connected(_board(snapshot)))
            case link.Replaced(snapshot=snapshot):
                self.take(Connected(_board(snapshot)))
            case link.Changed(snapshot=snapshot, patches=patches):
                if self._outside.pixels is not None:
                    now = self._outside.ticks()
                    self._came += [(patch.row.call, now) for patch in patches if isinstance(patch, PutCall)]
                self.take(Changed(_board(snapshot), patches))
            case link.Lost(since=since):
                self.take(Lost(since))
            case link.Rejected(refusal=refusal):
                log.warning("the hub does not let this screen in", code=refusal.code.value)
                self.take(Rejected(refusal))
            case link.Answered():
                pass  # a TV asks for nothing
            case _:
                assert_never(event)

    def spoke(self, outcome: Outcome) -> None:
        """The voice has ended something."""
        if outcome.problem:
            log.warning("something was not heard as it should", problem=outcome.problem)
        match outcome:
            case Spoke(call=call):
                self.take(Said(call, heard=True, words=not outcome.problem))
            case Mute(call=call):
                self.take(Said(call, heard=False))
            case speaker.WasRead(notice=notice, whole=whole):
                self.take(WasRead(notice, whole))
            case _:
                assert_never(outcome)

    def fetched(self, hash: str, problem: MediaProblem | None) -> None:
        """A media file lies on the disk now, or cannot be had."""
        self.take(Stocked(hash, problem))

    def began(self) -> None:
        """The video shows its first frame."""
        if self._film.key:
            self.take(Showable(self._film.key))

    def ended(self) -> None:
        """The video was shown to its end."""
        if self._film.key:
            self.take(FilmOver(self._film.key))

    def cannot_show(self, key: str, problem: MediaProblem) -> None:
        """A picture cannot be drawn, or the video not be played."""
        self.take(Unshowable(key or self._film.key, problem))

    def settled(self, call: int) -> None:
        """The panel of a call has come to rest; the next frame shows it whole."""
        self._settled = call

    def frame(self) -> None:
        """A frame is on the screen."""
        if self._came and self._outside.pixels is not None:
            now = self._outside.ticks()
            for call, at in self._came:
                self._outside.pixels(call, now - at)
            self._came.clear()
        if self._settled is not None:
            call, self._settled = self._settled, None
            self.take(Drawn(call))

    def tick(self) -> None:
        """The time asked for by ``wake`` has come."""
        self.take(Tick())

    def take(self, happening: Happening) -> None:
        """One step of the board, its wishes, the new view."""
        now = self._outside.ticks()
        self.board, wishes = the.step(self.board, happening, now)
        for wish in wishes:
            self._grant(wish)
        self._keep_quiet()
        now = self._outside.ticks()
        self._fetch()
        shown = self.view
        if shown != self.shown:
            self.shown = shown
            self._outside.show(shown)
        self._film.follow(self.board, shown, film_share(self._settings.voice, the.clock(self.board, now)))
        due = wakes_at(self.board, now)
        self._outside.wake(None if due is None else max(0.0, due - now))

    def _grant(self, wish: Wish) -> None:
        match wish:
            case Say(call=call, repeats=repeats):
                self._say(call, repeats)
            case Hush(call=number):
                if self._outside.voice is not None:
                    self._outside.voice.hush(number)
            case Shown(call=number):
                self._outside.report(ShownReport(number))
            case Sound(working=working, words=words):
                self._outside.report(SoundReport(working, words))
            case Read():
                self._read(wish)
            case StopReading(notice=notice):
                if self._outside.voice is not None:
                    self._outside.voice.hush_reading(notice)
            case Trouble(announcement=announcement, problem=problem):
                log.warning("a file of an announcement", announcement=announcement, problem=problem)
                self._outside.report(MediaReport(announcement, problem))
            case _:
                assert_never(wish)

    def _say(self, call: CallRow, repeats: bool) -> None:
        voice, picture = self._outside.voice, self.board.picture
        desk = next((one for one in picture.directory.desks if one.id == call.desk), None) if picture else None
        if voice is None or desk is None or self._silent(urgent=False):
            self.take(Unsaid(call.call))
        else:
            voice.say(call, desk, repeats)

    def _read(self, wish: Read) -> None:
        voice = self._outside.voice
        if voice is None or self._silent(urgent=wish.urgent):
            self.take(WasRead(wish.notice, whole=True))
        else:
            voice.read(Notice(wish.notice, wish.texts, wish.urgent))

    def _silent(self, *, urgent: bool) -> bool:
        """Whether nothing is to be heard: never in quiet hours, but for an emergency."""
        settings, local = self._settings, the.clock(self.board, self._outside.ticks())
        off = not (settings.chime or settings.voice.on)
        return off or (not urgent and local is not None and quiet(settings.voice.quiet, local))

    def _keep_quiet(self) -> None:
        """Quiet hours that begin while an announcement is read aloud end it; an emergency is read on."""
        reading, voice = self.board.readings, self._outside.voice
        aloud = reading.reading if reading.reading != reading.urgent else None
        if aloud is None:
            self._cut = ""
        elif aloud != self._cut and voice is not None and self._silent(urgent=False):
            self._cut = aloud
            voice.hush_reading(aloud)

    def _fetch(self) -> None:
        """Ask for the files of all that this TV may have to show; those on air first."""
        wanted = the.media(self.board, self._outside.ticks())
        if wanted != self._wanted:
            self._wanted = wanted
            self._outside.want(wanted)


def _board(snapshot: Snapshot) -> BoardSnapshot:
    if not isinstance(snapshot, BoardSnapshot):
        raise TypeError(f"a TV was sent a {type(snapshot).__name__}")
    return snapshot

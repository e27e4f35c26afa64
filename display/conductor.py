"""Carries out what the board wishes: words to the voice, reports to the hub, views to the screen. No Qt, no socket."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, assert_never

import structlog

from display import board as the
from display.board import (
    Board,
    Changed,
    Connected,
    Drawn,
    Happening,
    Lost,
    Rejected,
    Said,
    Sound,
    Tick,
    Unsaid,
    Wish,
)
from display.quiet import quiet
from display.turns import Hush, Say, Shown
from display.view import View, view, wakes_at
from display.voice.speaker import Mute, Outcome, Spoke, WasRead
from shared.link import events as link
from shared.model import DeskInfo
from shared.protocol.frames import ShownReport, SoundReport
from shared.protocol.views import BoardSnapshot, CallRow, PutCall, Snapshot
from shared.settings.sections import DisplaySettings

log = structlog.get_logger(__name__)


class Voice(Protocol):
    """What speaks; each order is answered by an outcome."""

    def say(self, call: CallRow, desk: DeskInfo, repeats: bool) -> None:
        """Say it."""

    def hush(self, call: int) -> None:
        """Stop saying it."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Everything the conductor reaches out to."""

    report: Callable[[ShownReport | SoundReport], None]
    show: Callable[[View], None]
    wake: Callable[[float | None], None]  # call ``tick`` after so many seconds; None: not by itself
    ticks: Callable[[], float]
    voice: Voice | None = None
    pixels: Callable[[int, float], None] | None = None  # a call came, and changed pixels so many seconds later


class Conductor:
    """Owns the board of one TV. Everything runs in the thread that calls it."""

    def __init__(self, settings: DisplaySettings, outside: Outside, *, portrait: bool = False) -> None:
        self._settings = settings
        self._outside = outside
        self.portrait = portrait
        self.board = Board()
        self._settled: int | None = None  # stands on the stage; the next frame proves it
        self._came: list[tuple[int, float]] = []  # calls that no frame has followed yet
        self.shown: View | None = None

    @property
    def view(self) -> View:
        """What the board looks like now."""
        return view(self.board, self._settings.languages, self._outside.ticks(), portrait=self.portrait)

    def hear(self, event: link.LinkEvent) -> None:
        """The link tells something."""
        match event:
            case link.Connected(snapshot=snapshot) | link.Replaced(snapshot=snapshot):
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
        """The voice has ended a call."""
        if outcome.problem:
            log.warning("something was not heard as it should", what=outcome)
        match outcome:
            case Spoke(call=call):
                self.take(Said(call, heard=True))
            case Mute(call=call):
                self.take(Said(call, heard=False))
            case WasRead():
                pass  # nothing waits for the end of a reading yet
            case _:
                assert_never(outcome)

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
        now = self._outside.ticks()
        shown = self.view
        if shown != self.shown:
            self.shown = shown
            self._outside.show(shown)
        due = wakes_at(self.board, self._settings.languages, now)
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
            case Sound(working=working):
                self._outside.report(SoundReport(working))
            case _:
                assert_never(wish)

    def _say(self, call: CallRow, repeats: bool) -> None:
        voice, picture = self._outside.voice, self.board.picture
        local = the.clock(self.board, self._outside.ticks())
        desk = next((one for one in picture.directory.desks if one.id == call.desk), None) if picture else None
        settings = self._settings
        silent = not (settings.chime or settings.voice.on) or (local and quiet(settings.voice.quiet, local))
        if voice is None or desk is None or silent:
            self.take(Unsaid(call.call))
        else:
            voice.say(call, desk, repeats)


def _board(snapshot: Snapshot) -> BoardSnapshot:
    if not isinstance(snapshot, BoardSnapshot):
        raise TypeError(f"a TV was sent a {type(snapshot).__name__}")
    return snapshot

"""The voice's own thread: what is to be heard is made into sound and played, one after the other, and each end is told.

Urgent notices go first, then calls in their order, then notices that are read aloud. A call silences a reading at once,
and an urgent notice does; nothing silences a call but its being undone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, assert_never

import structlog

from display.here import Here
from display.voice.ahead import Ahead, Expected
from display.voice.speech import Utterance
from shared.model import DeskInfo, Language
from shared.protocol.views import BoardSnapshot, CallRow
from shared.sound.player import NoSound, Player
from shared.sound.samples import silence, to_wav


@dataclass(frozen=True, slots=True)
class Spoke:
    """A call's words have ended."""

    call: int
    problem: str = ""  # the engine is silent; the chime was heard


@dataclass(frozen=True, slots=True)
class Mute:
    """A call could not be heard, and why."""

    call: int
    problem: str


@dataclass(frozen=True, slots=True)
class WasRead:
    """A notice has ended: ``whole`` when nothing cut it short. ``problem`` says why it was not heard, if it was not."""

    notice: str
    whole: bool
    problem: str = ""


Outcome = Spoke | Mute | WasRead


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to read aloud: an announcement, or an emergency (``urgent``); its texts one after the other."""

    notice: str  # whose end is told: the announcement's id, or whatever tells it from others
    texts: tuple[tuple[Language, str], ...]
    urgent: bool = False


class Speaks(Protocol):
    """What turns words into sound."""

    def utterance(self, call: CallRow, desk: DeskInfo, repeats: bool) -> Utterance:
        """The sound of a call."""

    def notice(self, texts: tuple[tuple[Language, str], ...], urgent: bool, cut: Callable[[], bool]) -> Utterance:
        """The sound of a notice; what is not made yet is left out as soon as ``cut`` says so."""

    def warm(self) -> str:
        """Load whatever the first call would wait for; why the voice is silent, if it is."""

    def prepare(self, call: CallRow, desk: DeskInfo) -> bool:
        """Render what a call would need; False when it was there already."""

    def close(self) -> None:
        """Let go of everything."""


_TRIAL_S = 0.2

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Call:
    call: CallRow
    desk: DeskInfo
    repeats: bool
    stopped: bool = False


@dataclass(slots=True)
class _Trial:
    stopped: bool = False


@dataclass(slots=True)
class _Reading:
    notice: Notice
    stopped: bool = False


_Order = _Call | _Trial | _Reading


def _rank(order: _Order) -> int:
    """Who goes first when several wait; among equals the one that came first."""
    match order:
        case _Reading():
            return 0 if order.notice.urgent else 2
        case _Call() | _Trial():
            return 1
        case _:
            assert_never(order)


@dataclass(slots=True)
class _Line:
    """What waits, what is being played, and whether it is over. Guarded by the speaker's lock."""

    waiting: list[_Order] = field(default_factory=list)
    now: _Order | None = None
    making: bool = False  # its sound is being made
    closed: bool = False


class Speaker:
    """One utterance at a time. ``tell`` is called from the voice's thread with each outcome."""

    def __init__(self, speech: Speaks, player: Player, tell: Callable[[Outcome], None]) -> None:
        self._speech = speech
        self._player = player
        self._tell = tell
        self._line = _Line()
        self._lock = threading.Condition()
        self._expected = Expected()
        self._seen: BoardSnapshot | None = None
        self._ahead = Ahead(speech, self._making)
        self._thread = threading.Thread(target=self._run, name="antrean-voice", daemon=True)
        self._thread.start()

    def say(self, call: CallRow, desk: DeskInfo, repeats: bool) -> None:
        """Say ``call`` after the calls before it; a reading that is not urgent stops for it."""
        self._take(_Call(call, desk, repeats))

    def read(self, notice: Notice) -> None:
        """Read it when no call is waiting; an urgent one after the call that is being spoken."""
        self._take(_Reading(notice))

    def try_out(self) -> None:
        """Load chime and engine before the first call, and find out whether there is a loudspeaker (call 0)."""
        self._take(_Trial())

    def look(self, picture: BoardSnapshot, here: Here) -> None:
        """Render ahead what may be called next on this TV."""
        if picture is not self._seen:
            self._seen = picture
            self._ahead.expect(self._expected.coming(picture, here))

    def hush(self, call: int) -> None:
        """Stop saying ``call``, or never begin."""
        self._stop(lambda order: isinstance(order, _Call) and order.call.call == call)

    def hush_reading(self, notice: str | None = None) -> None:
        """Stop reading this notice, or all of them: it was lifted, or quiet hours begin. Its end is told."""
        self._stop(lambda order: isinstance(order, _Reading) and notice in {None, order.notice.notice})

    def close(self) -> None:
        """Stop, and let go of engine and thread."""
        with self._lock:
            self._line.closed = True
            self._line.waiting.clear()
            self._silence_now()
            self._lock.notify()
        self._thread.join(timeout=5)
        self._ahead.close()
        self._speech.close()

    def _take(self, order: _Order) -> None:
        with self._lock:
            self._line.waiting.append(order)
            now = self._line.now
            if isinstance(now, _Reading) and not now.notice.urgent and _rank(order) < _rank(now):
                self._silence_now()
            self._lock.notify()

    def _stop(self, meant: Callable[[_Order], bool]) -> None:
        with self._lock:
            for order in filter(meant, self._line.waiting):
                order.stopped = True
            if self._line.now is not None and meant(self._line.now):
                self._silence_now()

    def _silence_now(self) -> None:
        if self._line.now is not None:
            self._line.now.stopped = True  # before the player is told: one that is just beginning asks for it
            self._player.hush()

    def _making(self) -> bool:
        """Whether somebody waits for a sound that is being made."""
        return self._line.making or bool(self._line.waiting)

    def _run(self) -> None:
        while (order := self._next()) is not None:
            self._tell(self._outcome(order))

    def _next(self) -> _Order | None:
        with self._lock:
            self._lock.wait_for(lambda: self._line.waiting or self._line.closed)
            if self._line.closed:
                return None
            order = min(self._line.waiting, key=_rank)
            self._line.waiting.remove(order)
            self._line.now, self._line.making = order, True
            return order

    def _outcome(self, order: _Order) -> Outcome:
        failed = problem = ""
        try:
            if not order.stopped:
                utterance = self._utterance(order)
                failed, self._line.making = utterance.failed, False
                if utterance.seconds and not order.stopped:
                    self._player.play(utterance.wav, utterance.seconds, lambda: order.stopped)
                elif not order.stopped:
                    problem = failed  # no chime, and nobody who speaks: nothing was heard
        except (NoSound, OSError) as error:
            problem = "; ".join(filter(None, (str(error), failed)))
        except Exception as error:  # a defect: the next call shall be heard all the same
            log.exception("the voice failed")
            problem = repr(error)
        finally:
            with self._lock:
                self._line.now, self._line.making = None, False
        match order:
            case _Call():
                return Mute(order.call.call, problem) if problem else Spoke(order.call.call, failed)
            case _Trial():
                return Mute(0, problem) if problem else Spoke(0, failed)
            case _Reading():
                return WasRead(order.notice.notice, not (order.stopped or problem or failed), problem or failed)
            case _:
                assert_never(order)

    def _utterance(self, order: _Order) -> Utterance:
        match order:
            case _Call():
                return self._speech.utterance(order.call, order.desk, order.repeats)
            case _Trial():
                return Utterance(to_wav(silence(_TRIAL_S)), _TRIAL_S, self._speech.warm())
            case _Reading():
                return self._speech.notice(order.notice.texts, order.notice.urgent, lambda: order.stopped)
            case _:
                assert_never(order)

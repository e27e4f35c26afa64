"""The voice's own thread: one call after the other is made into sound and played, and each end is told."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from display.voice.speech import Speech, Utterance
from shared.model import CallKind, DeskInfo, Text
from shared.protocol.views import CallRow
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


Outcome = Spoke | Mute
_TRIAL_S = 0.2
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_NOWHERE = DeskInfo("", Text("1", "1"), Text("", ""))


@dataclass(frozen=True, slots=True)
class _Order:
    call: CallRow
    desk: DeskInfo
    repeats: bool


_TRIAL = _Order(CallRow(0, "A000", "", CallKind.FIRST, _NEVER, None), _NOWHERE, repeats=False)


class Speaker:
    """One utterance at a time. ``tell`` is called from the voice's thread with each outcome."""

    def __init__(self, speech: Speech, player: Player, tell: Callable[[Outcome], None]) -> None:
        self._speech = speech
        self._player = player
        self._tell = tell
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._speaking: int | None = None
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="antrean-voice", daemon=True)
        self._thread.start()

    def say(self, call: CallRow, desk: DeskInfo, repeats: bool) -> None:
        """Say ``call`` after whatever is being said."""
        self._orders.put(_Order(call, desk, repeats))

    def try_out(self) -> None:
        """Load chime and engine before the first call, and find out whether there is a loudspeaker (call 0)."""
        self._orders.put(_TRIAL)

    def hush(self, call: int) -> None:
        """Stop saying ``call``, if that is what is being said."""
        with self._lock:
            if self._speaking == call:
                self._player.hush()

    def close(self) -> None:
        """Stop, and let go of engine and thread."""
        self._orders.put(None)
        self._player.hush()
        self._thread.join(timeout=5)
        self._speech.close()

    def _run(self) -> None:
        while (order := self._orders.get()) is not None:
            self._tell(self._outcome(order))

    def _outcome(self, order: _Order) -> Outcome:
        number = order.call.call
        utterance = self._speech.utterance(order.call, order.desk, order.repeats)
        if order is _TRIAL:
            utterance = Utterance(to_wav(silence(_TRIAL_S)), _TRIAL_S, utterance.failed)
        with self._lock:
            self._speaking = number
        try:
            self._player.play(utterance.wav, utterance.seconds)
        except (NoSound, OSError) as error:
            return Mute(number, f"{error}; {utterance.failed}" if utterance.failed else str(error))
        finally:
            with self._lock:
                self._speaking = None
        return Spoke(number, utterance.failed)

"""What the decoding process has been told: is the video rolling, which slots are free, how loud may it be."""

from __future__ import annotations

import threading
import time

from display.player.words import SLOTS


class Clock:
    """Shared by the threads of the decoding process; times are monotonic seconds, the same for every process."""

    def __init__(self, gain: float) -> None:
        self.gain = gain
        self._changed = threading.Condition()
        self._anchor: float | None = None
        self._turn = 0
        self._free = set(range(SLOTS))

    def roll(self, position: float, at: float) -> None:
        """Go."""
        with self._changed:
            self._anchor = at - position
            self._turn += 1
            self._changed.notify_all()

    def halt(self) -> None:
        """Stand still."""
        with self._changed:
            self._anchor = None
            self._turn += 1
            self._changed.notify_all()

    def free(self, slot: int) -> None:
        """A slot may be written."""
        with self._changed:
            self._free.add(slot)
            self._changed.notify_all()

    def take(self) -> int:
        """Wait for a free slot."""
        with self._changed:
            self._changed.wait_for(lambda: self._free)
            return self._free.pop()

    def late(self, position: float) -> float:
        """How many seconds this second of the video is late; negative while there is time, 0 while standing still."""
        with self._changed:
            return time.monotonic() - self._anchor - position if self._anchor is not None else 0.0

    def wait_for(self, position: float, lead: float) -> float:
        """Wait until this second of the video is due in ``lead`` seconds; answers how late that is by then."""
        with self._changed:
            while True:
                if self._anchor is None:
                    self._changed.wait()
                    continue
                left = self._anchor + position - lead - time.monotonic()
                if left <= 0:
                    return -left
                self._changed.wait(left)

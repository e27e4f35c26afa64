"""All that one video holds while it is shown: its process, the memory of its frames, its sound. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from display.player.ring import Ring, make_ring, slot_bytes
from display.player.session import Session
from display.player.words import SLOTS, Free, Gain, Halt, Heard, Job, News, Roll
from shared.sound.stream import Stream


class Showing:
    """Made when a video is asked for. ``end`` stops process and sound; the frames stay until ``close``.

    Raises:
        OSError: there is no memory for its frames.
    """

    def __init__(
        self,
        path: Path,
        size: tuple[int, int],
        stream: Stream,
        heard: Heard | None,
        gain: float,
        tell: Callable[[News], None],
        command: Sequence[str],
    ) -> None:
        self.width, self.height = size
        self._ring: Ring = make_ring(*size)
        self._stream = stream
        self._strides: dict[int, int] = {}
        ring, pipe = self._ring, stream.pipe
        job = Job(
            path=str(path.absolute()),
            width=self.width,
            height=self.height,
            memory=ring.key,
            sound=pipe,
            gain=gain,
            loudness=heard.loudness if heard else None,
        )

        def let_go() -> None:
            ring.handed_over()
            stream.handed_over()

        inherited = (*ring.inherited, *(() if pipe is None else (pipe,)))
        stream.go()  # it takes a moment to come up; until the video rolls there is nothing to be heard
        self.session = Session(job, inherited, let_go, tell, command)

    def arrived(self, slot: int, stride: int) -> None:
        """A frame is in this slot.

        Raises:
            ValueError: its rows cannot be that long.
        """
        most = slot_bytes(self.width, self.height) // self.height
        if not (0 <= slot < SLOTS and self.width * 4 <= stride <= most and stride % 4 == 0):
            raise ValueError(f"a frame in slot {slot} with rows of {stride} bytes")
        self._strides[slot] = stride

    def pixels(self, slot: int) -> tuple[memoryview, int]:
        """A slot's memory and the length of its rows."""
        return self._ring.slot(slot), self._strides[slot]

    def free(self, slot: int) -> None:
        """This slot may be written again."""
        self.session.order(Free(slot))

    def roll(self, position: float, at: float) -> None:
        """Sound from this second of the video on."""
        self._stream.go()
        self.session.order(Roll(position, at))

    def halt(self) -> None:
        """No sound."""
        self.session.order(Halt())
        self._stream.hush()

    def fade(self, gain: float) -> None:
        """Louder or softer."""
        self.session.order(Gain(gain))

    def end(self) -> None:
        """Stop process and sound."""
        self.session.close()
        self._stream.close()

    def close(self) -> None:
        """Give the frames back too; whoever painted them has let go."""
        self.end()
        self._ring.close()

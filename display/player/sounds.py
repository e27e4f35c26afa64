"""The sound of a video: evened out, kept to the picture's clock, handed in small pieces to the player's pipe.

Nothing waits for the loudspeaker: a piece that is late, or finds the pipe full, is not heard.
"""

from __future__ import annotations

import os
import threading
from array import array
from collections.abc import Callable, Iterator
from itertools import pairwise

from av import AudioFrame
from av.error import BlockingIOError as Empty
from av.error import EOFError as NoMore
from av.error import FFmpegError
from av.filter import Graph
from av.filter.context import FilterContext

from display.player.clock import Clock
from display.player.loudness import measure, raise_by
from display.player.source import began, open_file, sound_of
from display.player.words import Heard, Job, News

RATE = 48_000
PIECE = 960
"""Samples of a piece: 20 ms."""
LEAD_S = 0.06
"""A piece is written so long before it is to be heard: the player's own buffer."""
DROP_S = 0.06
FADE = 0.1
"""The most that the gain changes from one piece to the next: full to nothing takes 200 ms."""
SOON_S = 0.4
"""So long is listened to a file for how loud it is, before it is heard for the first time."""
SLIDE_DB = 0.05
"""Decibels from one piece to the next, while a better measure of the loudness is taken up."""
CEILING = 0.79
"""-2 dB for samples keeps the true peak between them under -1 dB."""


class Level:
    """How many decibels the sound is raised by; known soon, better later, never changed by a jump."""

    def __init__(self, loudness: float | None) -> None:
        self.known = threading.Event()
        self._wanted = 0.0
        self._now: float | None = None
        if loudness is not None:
            self.learn(loudness)

    def learn(self, loudness: float) -> None:
        """It is so loud, in LUFS."""
        self._wanted = raise_by(loudness)
        self.known.set()

    def next(self) -> float:
        """For the next piece."""
        now = self._wanted if self._now is None else self._now
        self._now = now + max(-SLIDE_DB, min(SLIDE_DB, self._wanted - now))
        return self._now


def play(job: Job, pipe: int, clock: Clock, tell: Callable[[News], None]) -> None:
    """Write the sound to ``pipe`` as it falls due. A file without sound, or a pipe without reader, ends it quietly."""
    level = Level(job.loudness)
    try:
        with open_file(job.path) as container:
            if sound_of(container) is None:
                return
        if job.loudness is None:
            threading.Thread(target=_listen, args=(job.path, level, tell), daemon=True).start()
            level.known.wait(4 * SOON_S)
        gain = clock.gain
        for at, piece in _pieces(job.path, level):
            if clock.wait_for(at, LEAD_S) > DROP_S:
                continue
            aim = gain + max(-FADE, min(FADE, clock.gain - gain))
            data = faded(piece, gain, aim)
            gain = aim
            try:
                os.write(pipe, data)
            except BlockingIOError:
                continue
    except (FFmpegError, OSError):
        return  # the picture goes on


def _listen(path: str, level: Level, tell: Callable[[News], None]) -> None:
    def heard(loudness: float, final: bool) -> None:
        level.learn(loudness)
        if final:
            tell(Heard(loudness))

    measure(path, SOON_S, heard)


def _pieces(path: str, level: Level) -> Iterator[tuple[float, bytes]]:
    """Second and samples of each piece."""
    with open_file(path) as container:
        stream = sound_of(container)
        if stream is None:
            return
        graph = Graph()
        source = graph.add_abuffer(template=stream)
        volume = graph.add("volume", f"volume={level.next():.2f}dB:precision=float")
        chain = [
            source,
            volume,
            graph.add("aresample", f"{RATE}:async=1"),
            graph.add("aformat", "sample_fmts=flt:channel_layouts=stereo"),
            graph.add("alimiter", f"limit={CEILING}:level=false:attack=2:release=50:latency=true"),
            graph.add("aformat", "sample_fmts=s16"),
            graph.add("asetnsamples", f"n={PIECE}:p=false"),
            graph.add("abuffersink"),
        ]
        for one, other in pairwise(chain):
            one.link_to(other)
        graph.configure()
        start, first, count = began(container), 0.0, 0
        for number, frame in enumerate(container.decode(stream)):
            if number == 0:
                time: float | None = frame.time
                first = time - start if time is not None else 0.0
            source.push(frame)
            for piece in _ready(chain[-1]):
                volume.process_command("volume", f"{level.next():.2f}dB")
                yield first + count / RATE, bytes(piece.planes[0])[: piece.samples * 4]
                count += piece.samples
        source.push(None)
        for piece in _ready(chain[-1]):
            yield first + count / RATE, bytes(piece.planes[0])[: piece.samples * 4]
            count += piece.samples


def _ready(sink: FilterContext) -> Iterator[AudioFrame]:
    while True:
        try:
            piece = sink.pull()
        except (Empty, NoMore):
            return
        if isinstance(piece, AudioFrame):
            yield piece


def faded(piece: bytes, begins: float, ends: float) -> bytes:
    """Stereo samples times a factor that goes from ``begins`` to ``ends``, in steps too small to be heard."""
    if begins == ends == 1.0:
        return piece
    samples = array("h", piece)
    if begins == ends:
        return array("h", [int(sample * begins) for sample in samples]).tobytes()
    steps = 16
    size = max(2, len(samples) // steps // 2 * 2)
    out = array("h")
    for start in range(0, len(samples), size):
        factor = begins + (ends - begins) * start / len(samples)
        out.extend(int(sample * factor) for sample in samples[start : start + size])
    return out.tobytes()

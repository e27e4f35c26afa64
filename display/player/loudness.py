"""How loud the sound of a file is, as EBU R 128 measures it; quickly by its beginning, then all of it, in no hurry."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from av.error import BlockingIOError as Empty
from av.error import EOFError as NoMore
from av.error import FFmpegError
from av.filter import Graph

from display.player.source import open_file, sound_of

WANTED_LUFS = -16.0
SILENT_LUFS = -60.0
"""Below this there is nothing to be made louder."""
MOST_DB = 30.0
"""No sound is raised by more: that would be its hiss."""
_NAP_S = 0.05
_SHARE = 0.25  # of a core, at most, for what is measured while the video plays


def raise_by(loudness: float) -> float:
    """Decibels that bring a sound of this loudness to the wanted one."""
    return 0.0 if loudness < SILENT_LUFS else max(-60.0, min(MOST_DB, WANTED_LUFS - loudness))


def measure(path: str, soon: float, tell: Callable[[float, bool], None]) -> None:
    """Tell the loudness after ``soon`` seconds of work by what was heard so far, and at the end by all of it.

    ``tell`` is given LUFS and whether that is final. A file that breaks is measured as far as it goes.
    """
    told = False
    begun = worked = time.monotonic()
    heard = SILENT_LUFS - 1
    try:
        for loudness in _running(path):
            heard = loudness
            now = time.monotonic()
            if not told and now - begun >= soon:
                told = True
                tell(heard, False)
            elif told and now - worked >= _NAP_S * _SHARE:
                time.sleep(_NAP_S)
                worked = time.monotonic()
    except FFmpegError:
        pass  # the video itself will tell
    tell(heard, True)


def _running(path: str) -> Iterator[float]:
    """The integrated loudness so far, after each piece."""
    with open_file(path) as container:
        stream = sound_of(container)
        if stream is None:
            return
        graph = Graph()
        source = graph.add_abuffer(template=stream)
        meter = graph.add("ebur128", "metadata=1:framelog=quiet")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        for frame in container.decode(stream):
            source.push(frame)
            while True:
                try:
                    said = sink.pull().metadata.get("lavfi.r128.I")
                except (Empty, NoMore):
                    break
                if said is not None:
                    yield float(said)

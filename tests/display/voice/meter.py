"""An ear of its own for tests: FFmpeg's ``ebur128`` over a whole sound."""

from __future__ import annotations

import io
import math

import av
import av.filter

from shared.sound.samples import Sound, join, silence, to_wav


def meter(sound: Sound) -> tuple[float, float]:
    """Integrated loudness and true peak as FFmpeg's ``ebur128`` says them of the whole file."""
    with av.open(io.BytesIO(to_wav(join(sound, silence(0.4))))) as file:
        graph = av.filter.Graph()
        source = graph.add_abuffer(template=file.streams.audio[0])
        measure = graph.add("ebur128", "peak=true:metadata=1:framelog=quiet")
        source.link_to(measure)
        measure.link_to(graph.add("abuffersink"))
        graph.configure()
        loudness = peak = -100.0
        for frame in [*file.decode(audio=0), None]:
            graph.push(frame)
            while True:
                try:
                    said = graph.pull().metadata
                except (av.BlockingIOError, av.EOFError):
                    break
                loudness = float(said.get("lavfi.r128.I", loudness))
                peak = float(said.get("lavfi.r128.true_peak", peak))
    return loudness, 20 * math.log10(peak) if peak > 0 else -100.0

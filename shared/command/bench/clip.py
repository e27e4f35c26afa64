"""A film to measure with: ``python -m shared.command.bench.clip PATH WIDTH HEIGHT SECONDS``, H.264, 30 frames a second.

A few seconds are drawn and encoded; the rest repeats their packets, so that a minute of full HD is made in seconds.
"""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path

import av
from av import Packet, VideoFrame
from av.filter import Graph
from av.video.stream import VideoStream

FPS = 30
DRAWN_SECONDS = 4


def make(path: Path, width: int, height: int, seconds: int) -> None:
    """Write the film."""
    drawn = min(seconds, DRAWN_SECONDS)
    graph = Graph()
    drawing = graph.add("testsrc2", f"size={width}x{height}:rate={FPS}")
    sink = graph.add("buffersink")
    drawing.link_to(sink)
    graph.configure()
    options = {"preset": "superfast", "crf": "26", "bf": "0", "g": str(FPS * drawn)}
    with av.open(str(path), "w", options={"movflags": "+faststart"}) as container:
        stream = container.add_stream("libx264", rate=FPS, options=options)
        if not isinstance(stream, VideoStream):
            raise TypeError("the encoder makes no pictures")
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        packets: list[tuple[bytes, bool]] = []
        for number in range(drawn * FPS):
            frame = sink.pull()
            if isinstance(frame, VideoFrame):
                picture = frame.reformat(format="yuv420p")
                picture.pts, picture.time_base = number, Fraction(1, FPS)
                packets += [(bytes(packet), packet.is_keyframe) for packet in stream.encode(picture)]
        packets += [(bytes(packet), packet.is_keyframe) for packet in stream.encode()]
        for number in range(seconds * FPS):
            data, key = packets[number % len(packets)]
            packet = Packet(data)
            packet.stream, packet.is_keyframe = stream, key
            packet.pts = packet.dts = number
            packet.time_base = Fraction(1, FPS)
            container.mux(packet)


if __name__ == "__main__":
    make(Path(sys.argv[1]), *map(int, sys.argv[2:5]))

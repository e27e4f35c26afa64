"""Frames of a video, scaled to fill the wanted size or whole between bars, each put into a free slot of the memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from time import monotonic
from typing import Literal

from av import VideoFrame
from av.filter import Graph
from av.video.stream import VideoStream

from display.player.clock import Clock
from display.player.ring import Ring
from display.player.source import BadVideo, began, open_file, sound_of
from display.player.words import SPARE, Frame, Job, News, Over
from shared.stage.filling import fills

DROP_S = 0.1
"""A frame this late is decoded, since others need it, but neither scaled nor sent."""
SIGN_S = 0.4
"""A machine that cannot keep up still sends a frame so often, however late: the TV sets its clock back to it."""
HURRY_S = 0.4
"""This late the decoder leaves out what no other frame needs; three times as late, all but key frames."""
_TURNS = {90: "transpose=cclock", 180: "hflip,vflip", 270: "transpose=clock"}


def decode(job: Job, ring: Ring, clock: Clock, tell: Callable[[News], None]) -> Over:
    """Decode all of it; answers when it is over.

    Raises:
        BadVideo: it has no picture, or an absurd one.
        av.error.FFmpegError: it is damaged.
    """
    with open_file(job.path) as container:
        if not container.streams.video:
            raise BadVideo("no picture in it")
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        start, ends = began(container), 0.0
        usual = float(1 / stream.average_rate) if stream.average_rate else 0.04
        fitting: Fitting | None = None
        sent = 0.0
        for frame in container.decode(stream):
            time: float | None = frame.time  # the type stub knows no frame without one
            at = time - start if time is not None else ends
            ends = max(ends, at + usual)
            late = clock.late(at)
            stream.codec_context.skip_frame = _left_out(late)
            if late > DROP_S and monotonic() - sent < SIGN_S:
                continue
            if fitting is None or not fitting.suits(frame):
                fitting = Fitting(frame, stream, job.width, job.height)
            slot = clock.take()
            stride = put(fitting.fitted(frame), ring, slot)
            tell(Frame(slot, at, stride))
            if not sent:
                _give_way()
            sent = monotonic()
        sound = sound_of(container)
        if sound is not None and sound.duration and sound.time_base:
            ends = max(ends, float(sound.duration * sound.time_base))
    return Over(ends)


def _give_way() -> None:
    """From the first frame on the TV and its voice come first; until then somebody waits for us."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(5)


def _left_out(late: float) -> Literal["DEFAULT", "NONREF", "NONKEY"]:
    if late > 3 * HURRY_S:
        return "NONKEY"
    return "NONREF" if late > HURRY_S else "DEFAULT"


class Fitting:
    """Turns, cuts and scales frames of one shape so that they fill ``width`` x ``height``; bars beside a poster."""

    def __init__(self, frame: VideoFrame, stream: VideoStream, width: int, height: int) -> None:
        self._shape = _shape(frame)
        self._graph = Graph()
        self._graph.threads = 1
        self._source = self._graph.add_buffer(
            width=frame.width, height=frame.height, format=frame.format, time_base=stream.time_base or Fraction(1, 1000)
        )
        last = self._source
        pixel = stream.codec_context.sample_aspect_ratio or Fraction(1)
        for name, given in _chain(frame, pixel, width, height):
            following = self._graph.add(name, given)
            last.link_to(following)
            last = following
        self._sink = last
        self._graph.configure()

    def suits(self, frame: VideoFrame) -> bool:
        """Whether it was made for frames like this one; a stream may change its shape on the way."""
        return self._shape == _shape(frame)

    def fitted(self, frame: VideoFrame) -> VideoFrame:
        """The frame as it is painted."""
        self._source.push(frame)
        made = self._sink.pull()
        if not isinstance(made, VideoFrame):
            raise BadVideo("no picture in it")
        return made


def _shape(frame: VideoFrame) -> tuple[int, int, str, int]:
    return frame.width, frame.height, frame.format.name, frame.rotation


def _chain(frame: VideoFrame, pixel: Fraction, width: int, height: int) -> list[tuple[str, str]]:
    """The filters: turn as the camera was held, cut to the wanted shape, scale, 32-bit pixels."""
    turn = frame.rotation % 360
    wide, high = frame.width, frame.height
    chain: list[tuple[str, str]] = []
    for name, _, given in (text.partition("=") for text in _TURNS.get(turn, "").split(",") if text):
        chain.append((name, given))
    if turn in {90, 270}:
        wide, high, pixel = high, wide, 1 / pixel
    place, shape = Fraction(width, height), Fraction(wide, high) * pixel
    if fills(shape, place):
        cut_wide, cut_high = cut(wide, high, place / pixel)
        chain.append(("crop", f"{cut_wide}:{cut_high}"))
        chain.append(("scale", f"{width}:{height}:flags=bilinear"))
        chain.append(("format", "pix_fmts=bgra"))
    else:
        whole_wide, whole_high = cut(width, height, shape)
        chain.append(("scale", f"{whole_wide}:{whole_high}:flags=bilinear"))
        chain.append(("format", "pix_fmts=bgra"))
        chain.append(("pad", f"{width}:{height}:(ow-iw)/2:(oh-ih)/2:black"))
    chain.append(("buffersink", ""))
    return chain


def cut(wide: int, high: int, shape: Fraction) -> tuple[int, int]:
    """The largest part of ``wide`` x ``high`` that has this shape (width to height), in even pixels."""
    if Fraction(wide, high) > shape:
        return max(2, min(wide, round(high * shape)) // 2 * 2), high
    return wide, max(2, min(high, round(wide / shape)) // 2 * 2)


def put(frame: VideoFrame, ring: Ring, number: int) -> int:
    """Copy the pixels into a slot; answers the bytes of a row."""
    plane = frame.planes[0]
    pixels, row, high = memoryview(plane), plane.line_size, ring.height
    narrow = ring.width * 4
    with ring.slot(number) as slot:
        if row <= narrow + SPARE:
            used = min(row * high, len(pixels))
            slot[:used] = pixels[:used]
            return row
        for y in range(high):
            slot[y * narrow : (y + 1) * narrow] = pixels[y * row : y * row + narrow]
    return narrow

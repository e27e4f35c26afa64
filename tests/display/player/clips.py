"""Small videos made by the test itself: every frame carries its number as bars that survive any codec."""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av import AudioFrame, VideoFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from PySide6.QtGui import QImage

BITS = 10
RATE = 48_000
Tone = Callable[[float], float]
"""The level, -1.0 to 1.0, at a second."""


@dataclass(frozen=True)
class Clip:
    """What is made. ``flash`` names the seconds in which the lower half is white."""

    seconds: float = 2.0
    fps: int = 30
    width: int = 320
    height: int = 208
    codec: str = "libx264"
    tone: Tone | None = None
    sound_codec: str = "aac"
    flash: Callable[[float], bool] = lambda _at: False


def make_clip(path: Path, clip: Clip) -> Path:
    """Write the video."""
    with av.open(str(path), "w") as container:
        video = container.add_stream(clip.codec, rate=clip.fps)
        assert isinstance(video, VideoStream)
        video.width, video.height, video.pix_fmt = clip.width, clip.height, "yuv420p"
        if clip.codec == "libx264":
            video.options = {"preset": "ultrafast", "tune": "zerolatency", "g": "15"}
        sound = None
        if clip.tone is not None:
            sound = container.add_stream(clip.sound_codec, rate=RATE, layout="stereo")
            assert isinstance(sound, AudioStream)
        for number in range(round(clip.seconds * clip.fps)):
            frame = _drawn(clip, number)
            container.mux(video.encode(frame))
            if sound is not None and clip.tone is not None:
                _sound(container, sound, clip.tone, number, clip.fps)
        container.mux(video.encode())
        if sound is not None:
            container.mux(sound.encode())
    return path


def _drawn(clip: Clip, number: int) -> VideoFrame:
    """Upper half: the number in bits, white is 1, most significant left. Lower half: the flash."""
    frame = VideoFrame(clip.width, clip.height, "yuv420p")
    light, *colours = frame.planes
    row = bytearray(light.line_size)
    wide = clip.width // BITS
    for bit in range(BITS):
        level = 235 if number >> (BITS - 1 - bit) & 1 else 16
        row[bit * wide : (bit + 1) * wide] = bytes([level]) * wide
    below = bytes([235 if clip.flash(number / clip.fps) else 16]) * light.line_size
    half = clip.height // 2
    light.update(bytes(row) * half + below * (clip.height - half))
    for plane in colours:
        plane.update(bytes([128]) * plane.buffer_size)
    frame.pts = number
    frame.time_base = Fraction(1, clip.fps)
    return frame


def _sound(container: OutputContainer, stream: AudioStream, tone: Tone, number: int, fps: int) -> None:
    count = RATE // fps
    first = number * count
    samples = array("f", (tone((first + index) / RATE) for index in range(count)))
    frame = AudioFrame(format="fltp", layout="stereo", samples=count)
    frame.sample_rate = RATE
    frame.pts = first
    frame.time_base = Fraction(1, RATE)
    for plane in frame.planes:
        plane.update(samples.tobytes())
    container.mux(stream.encode(frame))


def sine(level: float, hertz: float = 1000.0) -> Tone:
    """A steady tone."""
    return lambda at: level * math.sin(2 * math.pi * hertz * at)


def number_of(image: QImage) -> int:
    """The number drawn in a frame, whatever its size; the frame must not have been cut at its sides."""
    number = 0
    for bit in range(BITS):
        x = round((bit + 0.5) * image.width() / BITS)
        number = number << 1 | (image.pixelColor(x, image.height() // 4).lightness() > 128)
    return number


def flashes(image: QImage) -> bool:
    """Whether the lower half is white."""
    return image.pixelColor(image.width() // 2, image.height() * 3 // 4).lightness() > 128


assert sys.byteorder == "little", "the tests write samples as they lie in memory"

"""The one way a media file is opened: only that file, only known wrappers and codecs, nothing beyond a sane size."""

from __future__ import annotations

import av
from av.audio.stream import AudioStream
from av.container import InputContainer

from display.player.words import CODECS

LONGEST_SIDE = 4096
"""px; the hub lets less through, and a header that declares more is a bomb."""
MOST_PIXELS = 4096 * 2304
WRAPPERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm"
SOUNDS = frozenset({"aac", "mp3", "opus", "vorbis", "flac", "ac3", "eac3", "pcm_s16le", "pcm_s24le"})


class BadVideo(ValueError):
    """The file is no video that is played here."""


def open_file(path: str) -> InputContainer:
    """Open it.

    Raises:
        BadVideo: its pictures are of a kind or size that is not played here.
        av.error.FFmpegError: FFmpeg cannot read it, or may not.
        OSError: the file is not there.
    """
    options = {"protocol_whitelist": "file", "format_whitelist": WRAPPERS}
    container = av.open(f"file:{path}", options=options)
    for stream in container.streams.video:
        width, height = stream.codec_context.width, stream.codec_context.height
        kind = stream.codec_context.codec.canonical_name
        if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS or kind not in CODECS:
            container.close()
            raise BadVideo(f"{kind}, {width} x {height} pixels")
    return container


def sound_of(container: InputContainer) -> AudioStream | None:
    """The sound in it, when it is of a kind that is played here."""
    return next((one for one in container.streams.audio if one.codec_context.codec.canonical_name in SOUNDS), None)


def began(container: InputContainer) -> float:
    """The second at which the file's own clock begins."""
    start: int | None = container.start_time  # the type stub knows no file without one
    return start / av.time_base if start is not None else 0.0

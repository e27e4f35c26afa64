"""A video is checked: its codec, its size, its first picture, and every packet to the end. It is kept as it is.

Only the checking process loads this: FFmpeg is GPL, and a file made to break it breaks nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream

from shared.hub.media.boxes import whole
from shared.hub.media.kinds import MKV, WEBM, Kind
from shared.hub.media.verdict import VIDEO_EDGES, VIDEO_SECONDS, Sound, Verdict
from shared.model import MediaKind
from shared.protocol.refusal import Refusal, RefusalCode

CODECS: Final = frozenset({"h264", "hevc", "vp8", "vp9"})
_NAMES: Final = {"av1": "AV1", "mpeg4": "MPEG-4", "mpeg2video": "MPEG-2", "mjpeg": "MJPEG", "prores": "ProRes"}
MISSING_SECONDS: Final = 1.0
"""The last packet may end so much before the length that the file's head promises."""
FIRST_PACKETS: Final = 120
"""So many packets may come before the first picture."""
_BROKEN: Final = Refusal(RefusalCode.MEDIA_BROKEN)
_TOO_LONG: Final = Refusal(RefusalCode.MEDIA_TOO_LONG, number=str(VIDEO_SECONDS // 60))
_TOO_MANY: Final = Refusal(RefusalCode.MEDIA_TOO_MANY_PIXELS, number="{} × {} px".format(*VIDEO_EDGES))


def check(source: Path, kind: Kind) -> Verdict:
    """Read ``source`` through."""
    with source.open("rb") as file:
        if not whole(file, ebml=kind in (WEBM, MKV)):
            return _BROKEN
        file.seek(0)
        try:
            # a file object, and the one format: nothing in the file can make FFmpeg open something else
            with av.open(file, "r", format="matroska,webm" if kind in (WEBM, MKV) else "mov,mp4") as container:
                return _read(container, kind)
        except (FFmpegError, ValueError, EOFError):
            return _BROKEN


def _read(container: InputContainer, kind: Kind) -> Verdict:
    if not container.streams.video:
        return Refusal(RefusalCode.MEDIA_BAD_TYPE, name="MKA" if kind in (WEBM, MKV) else "M4A")
    video = container.streams.video[0]
    codec = video.codec.canonical_name if getattr(video, "codec_context", None) is not None else "?"
    if codec not in CODECS:
        return Refusal(RefusalCode.MEDIA_BAD_CODEC, name=_NAMES.get(codec, codec))
    promised = (container.duration or 0) / av.time_base
    if promised > VIDEO_SECONDS:
        return _TOO_LONG
    if not _fits(video.width, video.height):
        return _TOO_MANY
    size = _first_picture(container, video)
    if size is None:
        return _BROKEN
    if not _fits(*size):
        return _TOO_MANY
    ended = _walk(container)
    if ended is None or ended <= 0 or ended < promised - MISSING_SECONDS:
        return _BROKEN
    if ended > VIDEO_SECONDS:
        return _TOO_LONG
    return Sound(MediaKind.VIDEO, kind.suffix, *size, round(promised or ended, 3))


def _fits(width: int, height: int) -> bool:
    longer, shorter = VIDEO_EDGES
    return max(width, height) <= longer and min(width, height) <= shorter


def _first_picture(container: InputContainer, video: VideoStream) -> tuple[int, int] | None:
    """The size of the first picture as it is to be seen; None when there is none."""
    for tried, packet in enumerate(container.demux(video)):
        for frame in packet.decode():
            if frame.is_corrupt:
                return None
            return (frame.height, frame.width) if frame.rotation % 180 else (frame.width, frame.height)
        if tried >= FIRST_PACKETS:
            break
    return None


def _walk(container: InputContainer) -> float | None:
    """The second at which the last packet ends, read packet by packet; None when one is damaged."""
    container.seek(0)
    ended = 0.0
    for packet in container.demux():
        if packet.size == 0:
            continue  # the end of a stream
        if packet.is_corrupt:
            return None
        at = packet.pts if packet.pts is not None else packet.dts
        if at is not None:
            ended = max(ended, float((at + (packet.duration or 0)) * packet.time_base))
    return ended

"""Pictures and videos made on the spot, small; and what a bad hand makes of them."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from functools import cache
from pathlib import Path

import av
from PIL import Image


def picture(kind: str = "PNG", size: tuple[int, int] = (320, 180), colour: str = "#1D3766", **more: object) -> bytes:
    """A picture of one colour with a lighter corner."""
    image = Image.new("RGB", size, colour)
    image.paste("#FFFFFF", (0, 0, size[0] // 4, size[1] // 4))
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


@cache
def video(
    suffix: str = "mp4", codec: str = "libx264", size: tuple[int, int] = (160, 120), seconds: float = 1.0
) -> bytes:
    """A video of one colour after the other, ten pictures a second."""
    out = io.BytesIO()
    kind = {"mkv": "matroska"}.get(suffix, suffix)
    with av.open(out, "w", format=kind) as container:
        stream = container.add_stream(codec, rate=10)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        if codec == "libvpx":
            stream.options = {"deadline": "realtime", "cpu-used": "8"}
        for at in range(round(seconds * 10)):
            frame = av.VideoFrame(*size, "yuv420p")
            for plane in frame.planes:
                plane.update(bytes((at * 20 % 256,)) * plane.buffer_size)
            frame.pts = at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()


@cache
def av1() -> bytes:
    """The same in AV1, made by a process of its own.

    Its encoder gives an administrator's process the highest real-time priority, and never takes it back: every test
    after it, and all that it starts, would go before everything else on the machine.
    """
    code = f"import sys; from {__name__} import video; sys.stdout.buffer.write(video(codec='libsvtav1'))"
    folder = Path(__file__).parents[3]
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=folder).stdout


@cache
def sound_only() -> bytes:
    """An MP4 in which there is only silence to hear."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=48_000)
        frame = av.AudioFrame(format="fltp", layout="mono", samples=1024)
        frame.sample_rate = 48_000
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def write(folder: Path, name: str, data: bytes) -> Path:
    """``data`` in a file."""
    path = folder / name
    path.write_bytes(data)
    return path

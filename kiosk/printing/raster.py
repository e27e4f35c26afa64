"""How a picture becomes bytes: ESC/POS raster in bands, then feed and cut. It is the form that most printers know."""

from __future__ import annotations

from PIL import Image

RESET = b"\x1b@"
NO_REPORTS = b"\x1da\x00"
"""GS a 0: no status reports that nobody asked for; unread ones make a network printer drop the tail of a job."""
FEED_AND_CUT = b"\x1bd\x06\x1dV\x01"
BAND_ROWS = 128
"""Cheap printers buffer no more at once."""
REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
"""DLE EOT, DLE ENQ, DLE DC4: printers act on them even inside a picture (status, drawer, power)."""


_INVERTED = bytes(range(255, -1, -1))
"""Pillow sets a bit for white, the printer for black."""


def dots(picture: Image.Image) -> bytes:
    """The rows of a mode "1" picture, a set bit for every black dot."""
    return picture.tobytes().translate(_INVERTED)


def harmless(picture: Image.Image) -> Image.Image:
    """The picture with one more dot wherever its bytes would be taken for a real-time command."""
    rows = dots(picture)
    for command in REAL_TIME:
        rows = rows.replace(command, bytes((command[0] | 0x08, command[1])))
    return Image.frombytes("1", picture.size, rows.translate(_INVERTED))


def raster(picture: Image.Image) -> bytes:
    """The whole job for a picture of mode "1" whose width is a multiple of 8."""
    across = picture.width // 8
    rows = dots(picture)
    job = [RESET, NO_REPORTS]
    for top in range(0, picture.height, BAND_ROWS):
        count = min(BAND_ROWS, picture.height - top)
        job.append(b"\x1dv0\x00" + across.to_bytes(2, "little") + count.to_bytes(2, "little"))
        job.append(rows[top * across : (top + count) * across])
    return b"".join([*job, FEED_AND_CUT])

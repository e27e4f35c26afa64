"""What a file is, by its first bytes; its name says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from shared.model import MediaKind

HEAD: Final = 1024
"""So many bytes are looked at."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that may be shown."""

    media: MediaKind
    format: str  # as Pillow or FFmpeg calls it: nothing else is tried on the file
    suffix: str


PNG: Final = Kind(MediaKind.PICTURE, "PNG", "png")
JPEG: Final = Kind(MediaKind.PICTURE, "JPEG", "jpg")
GIF: Final = Kind(MediaKind.PICTURE, "GIF", "gif")
WEBP: Final = Kind(MediaKind.PICTURE, "WEBP", "webp")
MP4: Final = Kind(MediaKind.VIDEO, "mp4", "mp4")
MOV: Final = Kind(MediaKind.VIDEO, "mov", "mov")
WEBM: Final = Kind(MediaKind.VIDEO, "webm", "webm")
MKV: Final = Kind(MediaKind.VIDEO, "matroska", "mkv")

CONTENT_TYPES: Final = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "webm": "video/webm",
    "mkv": "video/x-matroska",
}
"""What is kept, by its suffix."""

_STARTS: Final[tuple[tuple[bytes, Kind | str], ...]] = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1f\x8b", "GZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"\xd0\xcf\x11\xe0", "Office"),
    (b"8BPS", "PSD"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"OggS", "OGG"),
    (b"fLaC", "FLAC"),
    (b"ID3", "MP3"),
    (b"\xff\xfb", "MP3"),
    (b"FLV\x01", "FLV"),
    (b"\x30\x26\xb2\x75", "WMV"),
    (b"\x00\x00\x01\xba", "MPEG"),
    (b"\x00\x00\x01\xb3", "MPEG"),
    (b"\x47\x40", "MPEG-TS"),
    (b"#EXTM3U", "M3U"),
    (b"#!", "script"),
)
_RIFF: Final[dict[bytes, Kind | str]] = {b"WEBP": WEBP, b"AVI ": "AVI", b"WAVE": "WAV"}
_BRANDS: Final[dict[bytes, Kind | str]] = {
    b"qt  ": MOV,
    b"avif": "AVIF",
    b"avis": "AVIF",
    b"heic": "HEIC",
    b"heix": "HEIC",
    b"mif1": "HEIC",
    b"msf1": "HEIC",
    b"M4A ": "M4A",
}
_MARKUP: Final = ((b"<svg", "SVG"), (b"<!doctype html", "HTML"), (b"<html", "HTML"), (b"<script", "HTML"))


def kind_of(head: bytes) -> Kind | str:
    """The kind, or the name of what it seems to be instead (``?`` when nobody can say)."""
    for start, found in _STARTS:
        if head.startswith(start):
            return found
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], "RIFF")
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], MP4)
    if head[4:8] in {b"moov", b"mdat", b"wide"}:  # QuickTime before it named itself
        return MOV
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return WEBM if b"webm" in head[:64] else MKV
    return _written(head)


def _written(head: bytes) -> str:
    text = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lower()  # UTF-16 reads like this too
    found = [(at, name) for mark, name in _MARKUP if (at := text.find(mark)) >= 0]
    if found:
        return min(found)[1]
    return "XML" if b"<?xml" in text else "?"

"""The style, script, font and mark of the pages, each under a name that is its content; so they are kept for ever.

``Shelf.of(office)`` is what pages of this office link to. Under another accent or logo the style is another file; the
names of before stay, for pages that are still open.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from shared.accent import Accent, accent
from shared.model import OfficeInfo

FOLDER: Final = Path(__file__).parent / "static"
LOGO_BYTES: Final = 12_000
"""A heavier logo is drawn small: the whole page has 60 KB."""
LOGO_PX: Final = 108
TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
    "png": "image/png",
}
HEADERS: Final = {
    "Cache-Control": "public, max-age=31536000, immutable",  # the name is the content
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",  # of an SVG opened by itself
    "Cross-Origin-Resource-Policy": "same-origin",
}
NOT_HERE: Final = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses a page of an office links to, by the name of the file."""

    by_name: Mapping[str, str]
    logo: str  # "": the page draws the mark

    def __getitem__(self, name: str) -> str:
        return self.by_name[name]


class Shelf:
    """All static files by their address."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._plain = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix[1:] in TYPES}
        self._files: dict[str, bytes] = {}
        self._links: dict[tuple[str, str], Links] = {}

    def of(self, office: OfficeInfo) -> Links:
        """The links of pages under this accent and logo."""
        key = office.accent, office.logo
        if key not in self._links:
            self._links[key] = self._made(office)
        return self._links[key]

    def size(self, link: str) -> int:
        """How many bytes an address holds."""
        return len(self._files[link])

    async def serve(self, request: Request) -> Response:
        """GET /static/{name}."""
        data = self._files.get(request.scope["path"])
        if data is None:
            return Response(status_code=404, headers=NOT_HERE)
        return Response(data, headers=HEADERS, media_type=TYPES[request.scope["path"].rsplit(".", 1)[1]])

    def _made(self, office: OfficeInfo) -> Links:
        links = {name: self._put(data, name) for name, data in self._plain.items() if not name.endswith(".css")}
        for name, data in self._plain.items():
            if name.endswith(".css"):
                text = data.decode()
                for other, link in links.items():
                    text = text.replace(f"url({other})", f"url({link})")
                links[name] = self._put(_coloured(text, office).encode(), name)
        logo = _logo(office.logo)
        return Links(links, self._put(*logo) if logo else "")

    def _put(self, data: bytes, name: str) -> str:
        link = f"/static/{sha256(data).hexdigest()[:16]}.{name.rsplit('.', 1)[1]}"
        self._files[link] = data
        return link


def _coloured(style: str, office: OfficeInfo) -> str:
    """The agency's accent before the rest, unless it is the design's own."""
    derived = accent(office.accent)
    if not isinstance(derived, Accent) or derived.base == "#1D3766":
        return style
    light = f"--accent:{derived.base};--deep:{derived.deep};--soft:{derived.soft}"
    return f"{style}:root{{{light}}}@media(prefers-color-scheme:dark){{:root{{--card:{derived.base}}}}}"


def _logo(file: str) -> tuple[bytes, str] | None:
    """The agency's own mark, small enough for a page; None when there is none that can be read."""
    path = Path(file)
    try:
        if not file or not path.is_file():
            return None
        data = path.read_bytes()
        if path.suffix.lower() in {".svg", ".png"} and len(data) <= LOGO_BYTES:
            return data, path.name.lower()
        from PIL import Image  # noqa: PLC0415 - slow to load, and few logos are that heavy

        with Image.open(io.BytesIO(data)) as picture:
            small = picture.convert("RGBA")
            small.thumbnail((LOGO_PX, LOGO_PX))
            out = io.BytesIO()
            small.save(out, "PNG", optimize=True)
    except (OSError, ValueError):
        return None
    return out.getvalue(), "logo.png"

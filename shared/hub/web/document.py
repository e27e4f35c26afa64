"""A page as the hub sends it: plain HTML in both languages, one style, no script, and headers that forbid the rest."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from typing import Final

from starlette.responses import HTMLResponse, Response

from shared.model import Language

STYLE: Final = (
    "html{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}"
    "body{max-width:36rem;margin:0 auto;padding:1.5rem 1.25rem}"
    "h1,h2{line-height:1.25}h1{font-size:1.5rem}h2{font-size:1.25rem}"
    "section+section{margin-top:2rem;padding-top:1rem;border-top:1px solid}"
)

HEADERS: Final = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}
"""The style is allowed by its hash; anything else a page could load, run or send its address to is not."""


def document(title: str, parts: Mapping[Language, tuple[str, tuple[str, ...]]]) -> Response:
    """A page: a heading for all, then for each language a heading and paragraphs. All texts are plain."""
    sections = "".join(
        f'<section lang="{language.value}"><h2>{escape(heading)}</h2>'
        + "".join(f"<p>{escape(line)}</p>" for line in lines)
        + "</section>"
        for language, (heading, lines) in parts.items()
    )
    return HTMLResponse(
        '<!doctype html><html lang="id"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><h1>{escape(title)}</h1><main>{sections}</main></body></html>",
        headers=HEADERS,
    )

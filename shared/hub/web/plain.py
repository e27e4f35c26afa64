"""The page for a fault where no other page can be made: it needs the catalogue alone, and speaks both languages."""

from __future__ import annotations

from html import escape
from typing import Final

from starlette.responses import HTMLResponse, Response

from shared.hub.web.headers import of_page
from shared.language import catalogue
from shared.model import Language

_PAGE: Final = """<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
</head>
<body><main>{parts}</main></body>
</html>
"""
_PART: Final = '<section lang="{lang}"><h1>{title}</h1><p>{text}</p><p><a href="/?lang={lang}">{home}</a></p></section>'


def plain() -> Response:
    """500, in both languages."""
    parts = []
    for language in (Language.INDONESIAN, Language.ENGLISH):
        words = catalogue(language)
        title, text = words.say("phone.failed.title"), words.say("phone.failed.text")
        home = words.say("phone.home")
        parts.append(_PART.format(lang=language.value, title=escape(title), text=escape(text), home=escape(home)))
    title = catalogue(Language.INDONESIAN).say("phone.failed.title")
    return HTMLResponse(_PAGE.format(title=escape(title), parts="".join(parts)), 500, headers=of_page())

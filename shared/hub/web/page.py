"""A page: a template filled with the catalogue's words in one language, under headers that forbid all the rest.

``Pages.page(request, "ticket.html", **values)`` renders. Besides the values a template has:
``say(key, **places)`` and ``count(key, n, **places)``, the words; ``language`` and ``lang``, its code; ``link(path)``,
an address of ours that carries a chosen language on; ``static[name]``, the address of a file in ``static``;
``office``; ``now``, the office's clock. ``base.html`` is what all extend, ``parts.html`` has what several use.
Nothing is marked safe by hand: what a visitor or the config says is escaped wherever it stands. An unknown name is an
error.

The language of a page: ``?lang=``, else the one given (a ticket's own), else Indonesian. No cookie keeps it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from shared.hub.hub import Hub
from shared.hub.source import is_loopback, visitor
from shared.hub.web.headers import HEADERS, of_page
from shared.hub.web.pace import Pace
from shared.hub.web.static_files import Shelf
from shared.language import catalogue
from shared.language.dates import clock
from shared.language.sentences import refusal_sentence
from shared.model import Language, OfficeInfo
from shared.protocol.refusal import Refusal
from shared.queue.ticket import Ticket

TEMPLATES: Final = Path(__file__).parent / "templates"
_LINK: Final = re.compile(r"/t/([^/]+)")
_HOST: Final = re.compile(r"(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(:\d{1,5})?")


class Pages:
    """What every page of one hub needs."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.pace = Pace(hub.ticks)
        self.shelf = Shelf()
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._templates.globals["icons"] = {
            path.stem: Markup(path.read_text(encoding="utf-8"))  # noqa: S704 - files of our own
            for path in (TEMPLATES / "icons").glob("*.svg")
        }

    @property
    def office(self) -> OfficeInfo:
        """As configured now; settings may change while the hub runs."""
        return self.hub.judge.state.directory.office

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.office.zone)

    def source(self, request: Request) -> str:
        """The address a visitor asks from; only for limits, never to be kept."""
        return visitor(request.scope, self.hub.proxies)

    def asker(self, request: Request) -> str:
        """Whose requests are counted together: a ticket's, wherever its link is opened, else those of an address.

        A whole room may stand behind one router, and each ticket in it is somebody else.
        """
        source = self.source(request)
        ticket = None if is_loopback(source) else self.ticket(request)
        return f"ticket {ticket.id}" if ticket else source

    def ticket(self, request: Request) -> Ticket | None:
        """The ticket of today whose link was asked for."""
        link = _LINK.match(request.scope["path"])
        return self.hub.judge.state.linked(link[1]) if link else None

    def page(
        self, request: Request, template: str, *, own: Language | None = None, status: int = 200, **values: object
    ) -> Response:
        """The rendered page; ``own`` is the language it has when none is asked for."""
        language, office = language_of(request, own), self.office
        words, carried = catalogue(language), _carried(request)
        other = Language.ENGLISH if language is Language.INDONESIAN else Language.INDONESIAN
        links = self.shelf.of(office)
        text = self._templates.get_template(template).render(
            values,
            say=words.say,
            count=words.count,
            language=language,
            lang=language.value,
            other=other.value,
            link=lambda path: f"/{path.lstrip('/')}{carried}",  # what was asked for may begin like another site
            static=links.by_name,
            logo=links.logo,
            office=office,
            now=clock(self.hub.clock(), self.zone, language),
        )
        return HTMLResponse(text, status, headers=of_page(*_hosts(request, office.public_url)))

    def say(self, request: Request, key: str, status: int, *, again: str = "", own: Language | None = None) -> Response:
        """A page of one heading and one sentence, ``<key>.title`` and ``<key>.text``; ``again`` is where to go on."""
        words = catalogue(language_of(request, own))
        title, text = words.say(f"{key}.title"), words.say(f"{key}.text")
        return self.page(request, "sentence.html", own=own, status=status, title=title, text=text, again=again)

    def refused(self, request: Request, refusal: Refusal, *, again: str = "", own: Language | None = None) -> Response:
        """The page for a command that the hub refused."""
        title, text = catalogue(language_of(request, own)).say("phone.refused"), self.sentence(request, refusal, own)
        return self.page(request, "sentence.html", own=own, status=409, title=title, text=text, again=again)

    def sentence(self, request: Request, refusal: Refusal, own: Language | None = None) -> str:
        """What was refused and what to do, to a visitor."""
        language, now = language_of(request, own), self.hub.clock()
        words, own_words = catalogue(language), f"phone.refusal.{refusal.code.value}"
        if words.has(own_words):  # a visitor is no member of staff
            return words.say(own_words)
        return refusal_sentence(refusal, now.astimezone(self.zone).date(), self.zone, language)

    def not_found(self, request: Request) -> Response:
        """The one page for whatever is not there, never was, or is none of the visitor's."""
        return self.say(request, "phone.not_found", 404, again="/")


def language_of(request: Request, own: Language | None = None) -> Language:
    """The language of the page that is asked for."""
    try:
        return Language(request.query_params.get("lang", ""))
    except ValueError:
        return own or Language.INDONESIAN


def path_of(request: Request) -> str:
    """What was asked for, as an address of ours; whatever came after a ``?`` need not even be text."""
    return quote(request.scope["path"])


def go(request: Request, path: str) -> Response:
    """303 to a page of ours in the same language: what was posted is not posted again by going back."""
    return RedirectResponse(path + _carried(request), 303, headers=HEADERS)


def _carried(request: Request) -> str:
    asked = request.query_params.get("lang", "")
    return f"?lang={asked}" if asked in set(Language) else ""


def _hosts(request: Request, public_url: str) -> list[str]:
    """The page may speak to the host it came from, by web socket too: some browsers do not count that as 'self'."""
    hosts = dict.fromkeys((request.headers.get("host", ""), urlsplit(public_url).netloc))
    return [host for host in hosts if _HOST.fullmatch(host)]

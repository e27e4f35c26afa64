"""A visitor's browser in a few lines, over real HTTP: pages as their text, forms filled in and sent, without script."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"


class _Reader(HTMLParser):
    """Texts, links, and the fields of the first form."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.fields: dict[str, str] = {}
        self.action = ""
        self.radios: list[str] = []
        self._textarea = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "a":
            self.links.append(at.get("href", ""))
        if tag == "form":
            self.action = at["action"]
        if tag == "input" and at.get("type") == "radio":
            self.radios.append(at["value"])
            if "checked" in at:
                self.fields[at["name"]] = at["value"]
        elif tag == "input":
            self.fields[at["name"]] = at.get("value", "")
        if tag == "textarea":
            self._textarea = at["name"]
            self.fields[self._textarea] = ""
        if tag == "select":
            self._select = at["name"]
            self.fields[self._select] = ""
        if tag == "option" and "selected" in at:
            self.fields[self._select] = at["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.fields[self._textarea] += data.removeprefix("\n")
        elif data.strip():
            self.words.append(" ".join(data.split()))


@dataclass(slots=True)
class Page:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: str
    path: str
    _read: _Reader = field(default_factory=_Reader)

    def __post_init__(self) -> None:
        self._read.feed(self.body)

    @property
    def says(self) -> str:
        """All that can be read on it, in one line."""
        return " ".join(self._read.words)

    @property
    def links(self) -> list[str]:
        """Where it leads."""
        return self._read.links

    @property
    def tags(self) -> list[str]:
        """What it is made of."""
        return self._read.tags

    @property
    def fields(self) -> dict[str, str]:
        """The fields of its form, as they stand."""
        return dict(self._read.fields)

    @property
    def radios(self) -> list[str]:
        """The answers that can be chosen, from the top."""
        return self._read.radios

    @property
    def action(self) -> str:
        """Where its form goes."""
        return self._read.action


@dataclass(frozen=True, slots=True)
class Visitor:
    """One phone; every request on a connection of its own, as after a lost network."""

    port: int
    seconds: float = 10.0

    @property
    def origin(self) -> str:
        """What a browser calls the pages of this hub."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Page:
        """A page, without following where it sends on."""
        return self._ask("GET", path, None, headers or {})

    def follow(self, page: Page) -> Page:
        """The page that another one sends to, as far as it goes."""
        while page.status in {302, 303, 307}:
            page = self.get(page.headers["location"])
        return page

    def send(self, path: str, fields: Mapping[str, str] | bytes, headers: Mapping[str, str] | None = None) -> Page:
        """A form, as a browser sends one from a page of ours; a header "" is left out."""
        body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
        usual = {"Origin": self.origin, "Content-Type": FORM, "Sec-Fetch-Site": "same-origin"}
        asked = {name: value for name, value in (usual | dict(headers or {})).items() if value}
        return self._ask("POST", path, body, asked)

    def fill(self, page: Page, **fields: str) -> Page:
        """The page's form, filled in and sent; what comes back, without following."""
        return self.send(page.action, page.fields | fields)

    def _ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Page:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.seconds)
        try:
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            text = answer.read().decode()
            return Page(answer.status, {k.lower(): v for k, v in answer.getheaders()}, text, path)
        finally:
            connection.close()

"""A visitor's browser in a few lines, over real HTTP: pages read, forms filled in and sent, without script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"


class _Reader(HTMLParser):
    """Elements, words, and the fields of the form."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.fields: dict[str, str] = {}
        self._textarea = ""
        self._select = ""
        self._quiet = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        self.elements.append((tag, at))
        match tag:
            case "input" if at.get("type") != "radio" or "checked" in at:
                self.fields[at["name"]] = at.get("value", "")
            case "textarea":
                self._textarea = at["name"]
                self.fields[self._textarea] = ""
            case "select":
                self._select = at["name"]
                self.fields[self._select] = ""
            case "option" if "selected" in at:
                self.fields[self._select] = at["value"]
            case "script" | "style":
                self._quiet = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""
        if tag in {"script", "style"}:
            self._quiet = False

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.fields[self._textarea] += data.removeprefix("\n")
        elif data.strip() and not self._quiet:
            self.words.append(" ".join(data.split()))


@dataclass(frozen=True)
class Page:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    path: str

    @property
    def text(self) -> str:
        """As it was written."""
        return self.body.decode()

    @cached_property
    def _read(self) -> _Reader:
        reader = _Reader()
        reader.feed(self.text)
        return reader

    @property
    def says(self) -> str:
        """All that can be read on it, in one line."""
        return " ".join(self._read.words)

    @property
    def elements(self) -> list[tuple[str, dict[str, str]]]:
        """What it is made of, with the attributes of each."""
        return self._read.elements

    @property
    def tags(self) -> list[str]:
        """What it is made of."""
        return [tag for tag, _ in self.elements]

    def all(self, tag: str) -> Iterator[dict[str, str]]:
        """The attributes of every element of this kind."""
        return (attributes for name, attributes in self.elements if name == tag)

    def one(self, tag: str) -> dict[str, str]:
        """The attributes of the only element of this kind."""
        (found,) = self.all(tag)
        return found

    @property
    def links(self) -> list[str]:
        """Where it leads."""
        return [attributes.get("href", "") for attributes in self.all("a")]

    @property
    def fields(self) -> dict[str, str]:
        """The fields of its form, as they stand."""
        return dict(self._read.fields)

    @property
    def radios(self) -> list[str]:
        """The answers that can be chosen, from the top."""
        return [attributes["value"] for attributes in self.all("input") if attributes.get("type") == "radio"]

    @property
    def action(self) -> str:
        """Where its form goes."""
        return self.one("form")["action"]


@dataclass(slots=True)
class Visitor:
    """One browser; every request on a connection of its own, as after a lost network. ``via``: what a proxy adds."""

    port: int
    via: Mapping[str, str] = field(default_factory=dict)
    host: str = ""

    @property
    def origin(self) -> str:
        """What a browser calls the pages of this hub."""
        return f"http://{self.host or f'127.0.0.1:{self.port}'}"

    def connection(self) -> HTTPConnection:
        """A fresh one."""
        return HTTPConnection("127.0.0.1", self.port, timeout=10)

    def ask(self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> Page:
        """One request, without following where it sends on."""
        connection = self.connection()
        try:
            named = {"Host": self.host} if self.host else {}
            connection.request(method, path, body, named | dict(self.via) | dict(headers or {}))
            answer = connection.getresponse()
            return Page(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read(), path)
        finally:
            connection.close()

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Page:
        """A page."""
        return self.ask("GET", path, None, headers)

    def follow(self, page: Page) -> Page:
        """The page that another one sends to, as far as it goes."""
        while page.status in {302, 303, 307}:
            page = self.get(page.headers["location"])
        return page

    def send(self, path: str, fields: Mapping[str, str] | bytes, headers: Mapping[str, str] | None = None) -> Page:
        """A form, as a browser sends one from a page of ours; a header "" is left out."""
        body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
        usual = {"Origin": self.origin, "Content-Type": FORM, "Sec-Fetch-Site": "same-origin"}
        said = {name: value for name, value in (usual | dict(headers or {})).items() if value}
        return self.ask("POST", path, body, said)

    def fill(self, page: Page, **fields: str) -> Page:
        """The page's form, filled in and sent."""
        return self.send(page.action, page.fields | fields)

"""A small browser without script: asks a hub for pages over real HTTP, reads them, and sends their forms back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode

TYPE = "application/x-www-form-urlencoded"


@dataclass(slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode()

    @property
    def page(self) -> Page:
        """The page, taken apart."""
        return Page(self.text)


class Page(HTMLParser):
    """The elements of a page, its words, and the fields of its form."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._quiet = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As the parser calls it."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._quiet += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        """As the parser calls it."""
        self._quiet -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        """As the parser calls it."""
        if data.strip() and not self._quiet:
            self.words.append(" ".join(data.split()))

    def all(self, tag: str) -> Iterator[dict[str, str]]:
        """The attributes of every element of this kind."""
        return (attributes for name, attributes in self.elements if name == tag)

    def one(self, tag: str) -> dict[str, str]:
        """The attributes of the only element of this kind."""
        (found,) = self.all(tag)
        return found

    def says(self, text: str) -> bool:
        """Whether these words stand on the page."""
        return text in " ".join(self.words)

    @property
    def links(self) -> list[str]:
        """Where the page leads."""
        return [attributes["href"] for attributes in self.all("a")]

    @property
    def fields(self) -> dict[str, str]:
        """What the form would send if nothing were filled in."""
        return {x["name"]: x.get("value", "") for x in self.all("input") if x.get("type") == "hidden"}


@dataclass(slots=True)
class Visitor:
    """One browser at one address; ``via`` are headers that a proxy would add."""

    port: int
    via: dict[str, str] = field(default_factory=dict)
    host: str = ""

    @property
    def origin(self) -> str:
        """Where its pages come from."""
        return f"http://{self.host or f'127.0.0.1:{self.port}'}"

    @contextmanager
    def asking(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Iterator[HTTPResponse]:
        """One request."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            said = {"Host": self.host or f"127.0.0.1:{self.port}"} | self.via | dict(headers or {})
            connection.request(method, path, body, said)
            yield connection.getresponse()
        finally:
            connection.close()

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """One request, and the whole answer."""
        with self.asking(method, path, body, headers) as answer:
            said = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, said, answer.read())

    def get(self, path: str) -> Answer:
        """Read a page."""
        return self.ask("GET", path)

    def post(self, path: str, fields: Mapping[str, str] | bytes, **headers: str) -> Answer:
        """Send a form from a page of this origin; a header given as "" is left out."""
        body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
        usual = {"Content-Type": TYPE, "Origin": self.origin}
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("POST", path, body, {name: value for name, value in (usual | given).items() if value})

    def send(self, page: str, to: str = "", **filled: str) -> Answer:
        """Open a page and send its form."""
        opened = self.get(page).page
        return self.post(to or opened.one("form")["action"], opened.fields | filled)

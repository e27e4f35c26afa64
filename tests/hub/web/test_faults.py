"""A fault in the hub's own pages: the visitor is told what to do and nothing of it, the log once, in one line."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import datetime
from http.client import IncompleteRead, RemoteDisconnected
from pathlib import Path

import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp
from structlog.testing import capture_logs

from shared.hub.server import Server, listening
from shared.hub.web.failing import Net
from shared.hub.web.later import Later
from shared.hub.web.pages import pages
from shared.language import catalogue
from shared.model import Language
from tests.hub.running import Clock, RunningHub, running_hub
from tests.hub.web.browsing import Visitor

SECRET = "Budi dari loket 3"
ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)


async def faulty(_: Request) -> Response:
    """A route that has a fault."""
    raise LookupError(SECRET)


async def broken_off(_: Request) -> Response:
    """A route whose answer breaks off."""

    async def pieces() -> AsyncIterator[bytes]:
        yield b"so far"
        raise LookupError(SECRET)

    return StreamingResponse(pieces(), headers={"Content-Length": "1000"})


@contextmanager
def serving(hub: RunningHub) -> Iterator[Visitor]:
    """The pages of this hub on another port, with two more that have faults."""
    more = [Route("/faulty", faulty, methods=["GET", "POST"]), Route("/broken-off", broken_off)]
    app = Net(pages(hub.opened.hub, lambda: True, more))
    listener = listening("127.0.0.1", 0)
    server = Server(uvicorn.Config(app, lifespan="off", log_config=None, access_log=False))
    served = asyncio.run_coroutine_threadsafe(server.serve(sockets=[listener]), hub.loop)
    try:
        yield Visitor(listener.getsockname()[1])
    finally:
        server.should_exit = True
        served.result(10)


@pytest.mark.parametrize("lang", ["", "?lang=en"])
def test_the_visitor_is_told_what_to_do_and_nothing_of_the_fault(
    hub: RunningHub, caplog: pytest.LogCaptureFixture, lang: str
) -> None:
    say = (EN if lang else ID).say
    with caplog.at_level(logging.WARNING), capture_logs() as lines, serving(hub) as visitor:
        usual, answer = visitor.get(f"/{lang}"), visitor.get(f"/faulty{lang}")
        posted = visitor.send(f"/faulty{lang}", {"x": SECRET})
    assert (usual.status, answer.status, posted.status) == (200, 500, 500)
    assert say("phone.failed.title") in answer.says
    assert say("phone.failed.text") in answer.says
    assert f"/faulty{lang}" in answer.links, "try again"
    assert answer.one("html")["lang"] == ("en" if lang else "id")
    varying = {"date", "content-length"}
    assert {k: v for k, v in answer.headers.items() if k not in varying} == {
        k: v for k, v in usual.headers.items() if k not in varying
    }
    assert not any(word in answer.text for word in (SECRET, "LookupError", "Traceback", ".py"))
    first, second = lines
    assert (first["event"], first["log_level"], first["kind"]) == ("a page failed", "error", "LookupError")
    assert first["where"].split()[-1].startswith("tests/hub/web/test_faults.py:")
    assert second["event"] == "a page failed"
    assert SECRET not in repr(lines)
    assert caplog.records == [], "said once"


def test_an_answer_that_breaks_off_is_hung_up_on(hub: RunningHub) -> None:
    with capture_logs() as lines, serving(hub) as visitor:
        with pytest.raises((IncompleteRead, RemoteDisconnected, ConnectionError)):
            visitor.get("/broken-off")
        assert visitor.get("/").status == 200
    assert [line["event"] for line in lines] == ["a page failed"]


class Stopping(Clock):
    """A clock that can fail."""

    failing = False

    def __call__(self) -> datetime:
        """The time."""
        if self.failing:
            raise OSError(SECRET)
        return super().__call__()


def test_where_no_page_can_be_made_at_all_a_plain_one_says_the_same_in_both_languages(tmp_path: Path) -> None:
    clock = Stopping()
    with capture_logs() as lines, running_hub(tmp_path, clock=clock, tick_seconds=3600) as hub:
        visitor = Visitor(hub.port)
        usual = visitor.get("/maklumat")
        clock.failing = True
        answer = visitor.get("/maklumat")
        clock.failing = False
        assert visitor.get("/maklumat").status == 200
    assert (usual.status, answer.status) == (200, 500)
    for words in (ID, EN):
        assert words.say("phone.failed.title") in answer.says
        assert words.say("phone.failed.text") in answer.says
    assert answer.links == ["/?lang=id", "/?lang=en"]
    assert SECRET not in answer.text
    assert usual.headers.keys() == answer.headers.keys()
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert [line["event"] for line in lines if line["log_level"] == "error"] == ["a page failed"]


def test_pages_that_could_not_be_loaded_are_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    tries = list[int]()

    def make() -> ASGIApp:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("too many open files")
        return PlainTextResponse("here")

    async def ask(app: ASGIApp) -> int:
        statuses = list[int]()

        async def send(message: object) -> None:
            if isinstance(message, dict) and message["type"] == "http.response.start":
                statuses.append(message["status"])

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"", "more_body": False}

        await app({"type": "http", "method": "GET", "path": "/", "headers": []}, receive, send)  # type: ignore[arg-type]
        return statuses[0]

    async def both() -> list[int]:
        app = Net(Later(make))
        return [await ask(app), await ask(app), await ask(app)]

    assert asyncio.run(both()) == [500, 200, 200]
    assert len(tries) == 2
    assert caplog.records == []


@pytest.mark.parametrize("path", ["/?lang=%ff&x=\xff", "/c?\xff", "/static/x?\xff", "/nowhere?\xff"])
def test_an_address_that_is_no_text_is_no_fault(visitor: Visitor, path: str) -> None:
    with capture_logs() as lines, socket.create_connection(("127.0.0.1", visitor.port), timeout=5) as raw:
        raw.sendall(b"GET " + path.encode("latin-1") + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        status = int(raw.makefile("rb").readline().split()[1])
    assert status in {200, 400, 404}
    assert [line for line in lines if line["log_level"] == "error"] == []


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("/services/", "/services"),
        ("/c/?lang=en", "/c?lang=en"),
        ("/t/x//", "/t/x"),
    ],
)
def test_a_slash_too_many_leads_to_the_page_and_never_to_another_host(visitor: Visitor, path: str, leads: str) -> None:
    answer = visitor.get(path)
    assert (answer.status, answer.headers["location"]) == (303, leads)


@pytest.mark.parametrize("path", ["//evil.example/x", "//evil.example/", "/nowhere/", "/static/"])
def test_what_is_not_there_leads_home_and_to_no_other_site(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status == 404
    assert not any(link.startswith("//") for link in answer.links)

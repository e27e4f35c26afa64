"""Many phones behind one address: each ticket is somebody else, and who guesses is alone to wait."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.requests import Request

from shared.hub.web.pace import RATES, Kind
from shared.hub.web.page import Pages
from tests.hub.running import RunningHub
from tests.hub.web.browsing import Visitor
from tests.hub.web.visits import Office

ROUTER = "192.0.2.1"


@pytest.fixture
def crowd(hub: RunningHub) -> Iterator[Visitor]:
    """Phones that all have one address, as a proxy on this machine tells of it."""
    hub.opened.hub.proxies = frozenset({"127.0.0.1"})
    yield Visitor(hub.port, {"X-Forwarded-For": ROUTER})
    hub.opened.hub.proxies = frozenset()


def asked(path: str, source: str) -> Request:
    """A request as the server hands it on."""
    return Request({"type": "http", "method": "GET", "path": path, "headers": [], "client": (source, 1)})


def test_each_ticket_is_counted_by_itself_and_all_else_by_the_address(hub: RunningHub, room: Office) -> None:
    pages, one, other = Pages(hub.opened.hub), room.take(), room.take()
    asker = {
        path: pages.asker(asked(path, ROUTER))
        for path in ("/", "/c", "/t/unknown", f"/t/{one.link}", f"/t/{one.link}/survey/3/44", f"/t/{other.link}")
    }
    assert {asker["/"], asker["/c"], asker["/t/unknown"]} == {ROUTER}
    assert asker[f"/t/{one.link}"] == asker[f"/t/{one.link}/survey/3/44"] not in {ROUTER, asker[f"/t/{other.link}"]}
    assert pages.asker(asked(f"/t/{one.link}", "192.0.2.2")) == asker[f"/t/{one.link}"], "wherever it is opened"
    assert pages.asker(asked(f"/t/{one.link}", "127.0.0.1")) == "127.0.0.1", "the hub's own machine is not held back"


def test_who_guesses_links_is_told_to_wait_and_nobody_else_at_the_same_address_is(room: Office, crowd: Visitor) -> None:
    slip = room.take()
    statuses = [crowd.get(f"/t/{n:024d}{more}").status for n in range(RATES[Kind.MISS].at_once) for more in ("", "/x")]
    assert statuses[: RATES[Kind.MISS].at_once] == [404] * RATES[Kind.MISS].at_once
    assert statuses[-1] == 429
    assert slip.number in crowd.get(f"/t/{slip.link}").says
    assert crowd.get("/").status == 200
    assert crowd.fill(crowd.get(f"/t/{slip.link}/cancel/sure")).status == 303


def test_more_phones_than_one_address_has_a_share_for_get_their_page(crowd: Visitor) -> None:
    assert {crowd.get("/services").status for _ in range(RATES[Kind.PAGE].at_once + 80)} == {200}


def test_a_ticket_sends_its_form_when_its_address_has_sent_too_many(room: Office, crowd: Visitor) -> None:
    slip = room.take()
    statuses = {crowd.send("/c/status", b"code=x", {"Origin": ""}).status}
    while 429 not in statuses:
        statuses.add(crowd.send("/c/status", b"code=x", {"Origin": ""}).status)
    assert statuses == {403, 429}
    assert crowd.fill(crowd.get(f"/t/{slip.link}/cancel/sure")).status == 303

"""The paper in the phone: it follows the room by itself, comes back by itself, and works where no script runs."""

from __future__ import annotations

import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from shared.model import Language
from shared.protocol.commands import CancelTicket, ConfirmArrival, FinishTicket
from tests.browser.conftest import Sight, looking
from tests.browser.visitors import Room, room

RIGHT_AGAIN = 5_000
"""Milliseconds after waking."""


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Room]:
    """A room with three who wait."""
    with room(tmp_path) as office:
        for name in ("first", "second", "third"):
            office.ids[name], office.links[name] = office.issue()
        yield office


def at(sight: Sight, office: Room, name: str, more: str = "") -> Page:
    """The phone of that visitor."""
    sight.page.goto(office.url(f"/t/{office.links[name]}{more}"))
    return sight.page


def test_the_place_in_line_follows_every_call_and_the_turn_cannot_be_missed(chromium: Browser, busy: Room) -> None:
    with looking(chromium) as sight:
        page = at(sight, busy, "second")
        sight.live()
        expect(page.locator(".foot")).to_contain_text("orang di depan Anda")
        busy.call()
        expect(page.locator(".foot")).to_contain_text("Anda berikutnya", timeout=2_000)
        busy.desk.done(ConfirmArrival(busy.ids["first"]))
        busy.call()
        expect(page.get_by_role("heading", name="Giliran Anda")).to_be_visible(timeout=2_000)
        expect(page.locator("main")).to_contain_text("Loket")
        assert "Giliran" in page.title()
        busy.desk.done(ConfirmArrival(busy.ids["second"]))
        busy.desk.done(FinishTicket(busy.ids["second"]))
        expect(page.locator(f"a[href^='/t/{busy.links['second']}/survey']")).to_be_visible(timeout=2_000)
        assert sight.complaints == []


def test_a_phone_speaks_the_language_of_its_ticket_unless_asked_otherwise(chromium: Browser, busy: Room) -> None:
    _, busy.links["guest"] = busy.issue(language=Language.ENGLISH)
    with looking(chromium) as sight:
        page = at(sight, busy, "guest")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        at(sight, busy, "guest", "?lang=id")
        expect(page.locator("html")).to_have_attribute("lang", "id")


def test_a_phone_that_lost_the_network_is_right_within_five_seconds_of_its_return(
    chromium: Browser, busy: Room
) -> None:
    with looking(chromium) as sight:
        page = at(sight, busy, "first")
        sight.live()
        page.context.set_offline(True)
        page.evaluate("window.dispatchEvent(new Event('offline'))")
        busy.call()
        page.context.set_offline(False)
        expect(page.get_by_role("heading", name="Giliran Anda")).to_be_visible(timeout=RIGHT_AGAIN)


def test_a_phone_that_slept_while_its_line_died_is_right_within_five_seconds_of_waking(
    chromium: Browser, busy: Room
) -> None:
    with looking(chromium) as sight:
        page, dead, lines = sight.page, set[int](), count()

        def carry(phone: WebSocketRoute) -> None:
            n, hub = next(lines), phone.connect_to_server()
            phone.on_message(lambda said: None if n in dead else hub.send(said))
            hub.on_message(lambda said: None if n in dead else phone.send(said))

        page.route_web_socket("**/live*", carry)
        at(sight, busy, "first")
        expect(page.locator(".foot")).to_contain_text("Anda berikutnya")
        dead.add(0)  # it looks open and leads nowhere
        busy.call()
        page.wait_for_timeout(500)
        expect(page.get_by_role("heading", name="Giliran Anda")).to_have_count(0)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.get_by_role("heading", name="Giliran Anda")).to_be_visible(timeout=RIGHT_AGAIN)


def test_a_phone_whose_hub_is_gone_says_how_old_its_news_is(chromium: Browser, tmp_path: Path) -> None:
    with looking(chromium) as sight:
        page = sight.page
        with room(tmp_path) as office:
            _, link = office.issue()
            page.goto(office.url(f"/t/{link}"))
            sight.live()
            page.clock.install()
        page.clock.run_for(40_000)
        expect(page.locator("[data-fresh]")).to_contain_text("Menyambung ulang")
        expect(page.get_by_role("status").last).to_contain_text("Menyambung ulang")  # said aloud too
        page.set_viewport_size({"width": 320, "height": 480})
        expect(page.locator("[data-fresh]")).to_be_in_viewport(ratio=1)  # however little of the page is


def test_without_script_the_page_asks_again_by_itself_and_its_keys_work(chromium: Browser, busy: Room) -> None:
    with looking(chromium, script=False) as sight:
        page = at(sight, busy, "third")
        assert page.locator("noscript meta[http-equiv='refresh']").count() == 1 or "http-equiv" in page.content()
        page.locator(f"a[href^='/t/{busy.links['third']}/cancel']").click()
        for _ in range(2):  # asked twice
            page.locator(".key:not(.plain)").click()
        expect(page.locator("main")).to_contain_text("dibatalkan")
        busy.call()
        at(sight, busy, "first")
        expect(page.get_by_role("heading", name="Giliran Anda")).to_be_visible()


def test_what_to_bring_stands_open_without_script_and_opens_and_stays_open_with_it(
    chromium: Browser, busy: Room
) -> None:
    with looking(chromium, script=False) as sight:
        page = at(sight, busy, "second")
        assert page.locator("details").is_hidden()
        papers = page.locator(".items li:visible")
        items = papers.count()
        assert items > 0
        expect(papers.first).to_have_text("Surat pengantar kepala perangkat daerah")
        with page.expect_navigation(timeout=15_000):
            pass  # it asks again by itself
        expect(papers).to_have_count(items)
    with looking(chromium) as sight:
        page = at(sight, busy, "second")
        sight.live()
        papers = page.locator(".items li:visible")
        expect(papers).to_have_count(0)
        page.locator("summary").click()
        expect(papers).to_have_count(items)
        busy.call()
        busy.desk.done(ConfirmArrival(busy.ids["first"]))
        busy.call()
        expect(page.get_by_role("heading", name="Giliran Anda")).to_be_visible(timeout=2_000)
        expect(papers).to_have_count(items)


def test_more_time_lets_others_pass_and_the_phone_says_so(chromium: Browser, busy: Room) -> None:
    with looking(chromium) as sight:
        page = at(sight, busy, "first")
        page.locator(f"a[href^='/t/{busy.links['first']}/more-time']").click()
        page.locator("form button").first.click()
        expect(page).to_have_url(re.compile(f"/t/{busy.links['first']}"))
        assert busy.call() == busy.ids["second"]


def test_unknown_foreign_and_ended_links_look_the_same(busy: Room) -> None:
    seen = set()
    for token in ("A" * 22, "x", "%00", "../etc/passwd", "A" * 3000, "ä"):
        try:
            urllib.request.urlopen(busy.url("/t/" + urllib.parse.quote(token, safe="%./")))  # noqa: S310
        except urllib.error.HTTPError as error:
            with error:
                seen.add((error.code, error.read(), error.headers.get("content-security-policy")))
    assert len(seen) == 1


def test_a_cancelled_ticket_says_so_at_once_wherever_it_was_cancelled(chromium: Browser, busy: Room) -> None:
    with looking(chromium) as sight:
        page = at(sight, busy, "third")
        sight.live()
        busy.desk.done(CancelTicket(busy.ids["third"], "Pulang"))
        expect(page.locator("main")).to_contain_text("dibatalkan", timeout=2_000)

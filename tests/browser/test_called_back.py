"""What calls a visitor back: one sound and a buzz at each call, after a touch; and what a renewed page leaves alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from shared.protocol.commands import Recall
from tests.browser.conftest import looking
from tests.browser.visitors import Room, room

LISTEN = """() => {
  window.buzzes = 0;
  window.tones = 0;
  navigator.vibrate = () => Boolean(++window.buzzes);
  const proto = AudioScheduledSourceNode.prototype, start = proto.start;
  proto.start = function (...when) {
    window.tones += 1;
    return start.apply(this, when);
  };
}"""
CALL = 6
"""Oscillators of one call: two struck tones of three partials."""
TOUCH = 3
"""Oscillators of the single tone that answers the touch."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Room]:
    """A room with one who waits."""
    with room(tmp_path) as opened:
        opened.ids["first"], opened.links["first"] = opened.issue()
        yield opened


def heard(page: Page) -> tuple[int, int]:
    """Buzzes and tones so far."""
    return page.evaluate("window.buzzes"), page.evaluate("window.tones")


def until_heard(page: Page, buzzes: int, tones: int) -> None:
    """Wait for so many, and not one more."""
    ends = time.monotonic() + 5
    while heard(page) != (buzzes, tones):  # wait_for_function would have to evaluate text, which the page forbids
        assert time.monotonic() < ends, heard(page)
        page.wait_for_timeout(20)


def test_a_call_rings_once_and_buzzes_and_so_does_each_recall(chromium: Browser, office: Room) -> None:
    with looking(chromium) as sight:
        page = sight.page
        page.goto(office.url(f"/t/{office.links['first']}"))
        sight.live()
        page.evaluate(LISTEN)
        switch = page.get_by_role("switch", name="Bunyi saat giliran saya")
        expect(switch).to_have_attribute("aria-checked", "false")
        switch.tap()
        expect(switch).to_have_attribute("aria-checked", "true")
        expect(page.get_by_text("Biarkan halaman ini terbuka.")).to_be_visible()
        assert heard(page) == (0, TOUCH)
        office.call()
        expect(page.get_by_role("heading", name="Giliran Anda")).to_be_visible(timeout=3_000)
        until_heard(page, 1, TOUCH + CALL)
        expect(page.get_by_role("status").last).to_contain_text("Giliran Anda: Loket 1")
        office.desk.done(Recall(office.ids["first"]))
        until_heard(page, 2, TOUCH + 2 * CALL)
        assert sight.complaints == []


def test_whoever_did_not_ask_for_sound_hears_none(chromium: Browser, office: Room) -> None:
    with looking(chromium) as sight:
        page = sight.page
        page.goto(office.url(f"/t/{office.links['first']}"))
        sight.live()
        page.evaluate(LISTEN)
        switch = page.get_by_role("switch", name="Bunyi saat giliran saya")
        switch.tap()
        switch.tap()
        expect(switch).to_have_attribute("aria-checked", "false")
        office.call()
        until_heard(page, 1, TOUCH)


@pytest.mark.parametrize("question", ["/cancel", "/cancel/sure", "/more-time"])
def test_whoever_is_called_while_a_question_stands_on_the_phone_is_led_to_the_call(
    chromium: Browser, office: Room, question: str
) -> None:
    office.issue()
    with looking(chromium) as sight:
        page = sight.page
        page.goto(office.url(f"/t/{office.links['first']}{question}?lang=en"))
        sight.live()
        page.evaluate(LISTEN)
        office.call()
        expect(page.get_by_role("heading", name="Your turn")).to_be_visible(timeout=3_000)
        until_heard(page, 1, 0)
        assert page.url == office.url(f"/t/{office.links['first']}?lang=en")
        assert sight.complaints == []


def test_a_page_that_is_opened_after_the_call_does_not_ring(chromium: Browser, office: Room) -> None:
    office.call()
    with looking(chromium) as sight:
        sight.page.add_init_script(f"({LISTEN})()")
        sight.page.goto(office.url(f"/t/{office.links['first']}"))
        sight.live()
        expect(sight.page.get_by_role("heading", name="Giliran Anda")).to_be_visible()
        assert heard(sight.page) == (0, 0)


def test_the_page_follows_by_fetching_where_no_web_socket_comes_through(chromium: Browser, office: Room) -> None:
    with looking(chromium) as sight:
        page = sight.page
        page.route_web_socket("**/live*", lambda socket: socket.close(code=1011))
        page.goto(office.url(f"/t/{office.links['first']}"))
        expect(page.locator(".foot")).to_contain_text("Anda berikutnya")
        office.call()
        expect(page.get_by_role("heading", name="Giliran Anda")).to_be_visible(timeout=10_000)


def test_the_board_renews_itself_and_takes_nothing_from_the_keyboard(chromium: Browser, office: Room) -> None:
    with looking(chromium) as sight:
        page = sight.page
        page.clock.install()
        page.goto(office.url("/"))
        expect(page.get_by_text("Belum ada panggilan hari ini")).to_be_visible()
        hours = page.get_by_role("link", name="Jam layanan")
        hours.focus()
        page.evaluate("() => { window.untouched = document.querySelector('main') }")
        with page.expect_response("**/"):
            page.clock.run_for(10_500)
        assert page.evaluate("document.querySelector('main') === window.untouched")
        office.call()
        with page.expect_response("**/"):
            page.clock.run_for(10_500)
        expect(page.locator(".board li.newest")).to_contain_text("A001")
        expect(hours).to_be_focused()

"""Whoever has set the phone's letters to twice their size reads every page on the smallest phone; nothing pokes out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import drawn, looking
from tests.browser.visitors import Room, pages

TWICE = 32
"""Pixels of an ordinary letter; browsers begin with 16."""
BOXES = ".box, .notice, .ticket-card, .own, .row, .key, .choice, details, .steps, .go-there, .foot"
# A closed list of choices cuts what is chosen off, as the phone draws it; opened, it shows all of it.
OUTSIDE = """(boxes) => [...document.querySelectorAll('main *, header *')].filter((e) => {
  const box = e.closest(boxes) || document.body;
  const [inner, outer] = [e.getBoundingClientRect(), box.getBoundingClientRect()];
  return e.checkVisibility() && inner.width > 1 && (inner.right > outer.right + 1 || inner.right > innerWidth + 1
    || (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display === 'block' && e.tagName !== 'SELECT'));
}).map((e) => `${e.tagName} ${e.className} ${(e.textContent || '').trim().slice(0, 40)}`)"""


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_is_whole_with_letters_of_twice_the_size_on_the_smallest_phone(
    chromium: Browser, office: Room, language: str
) -> None:
    finished = f"/t/{office.links['finished']}/survey"
    more = {"about": f"{finished}/10/4434443342000", "words": f"{finished}/11/4434403342310"}
    wrong = {}
    with looking(chromium, width=320, height=1600) as sight:
        sight.page.context.new_cdp_session(sight.page).send("Page.setFontSizes", {"fontSizes": {"standard": TWICE}})
        for name, path in (pages(office) | more).items():
            sight.page.goto(office.url(f"{path}?lang={language}"))
            drawn(sight.page)
            assert sight.page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{TWICE}px"
            found = sight.page.evaluate(OUTSIDE, BOXES)
            if found or sight.overflows():
                wrong[name] = found
    assert wrong == {}

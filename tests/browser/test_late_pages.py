"""What a visitor sees when something is over or comes too late, looked at: no barrier, nothing cut off, as approved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from shared.model import Role
from shared.protocol.commands import CloseDay
from tests.browser.conftest import drawn, looking
from tests.browser.test_every_page import barriers
from tests.browser.visitors import Room, everybody


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room in the middle of its day."""
    with everybody(tmp_path_factory.mktemp("day")) as room:
        yield room


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room whose day was ended while somebody still waited."""
    with everybody(tmp_path_factory.mktemp("evening")) as room:
        with room.hub.desk("lead", role=Role.SUPERVISOR) as lead:
            lead.done(CloseDay())
        yield room


def _answered(page: Page, room: Room, lang: str) -> None:
    survey = room.url(f"/t/{room.links['finished']}/survey")
    page.goto(f"{survey}/11/4444444440000{lang}")
    if page.locator("button.key").count():
        page.locator("button.key").click()
        expect(page.locator("[data-survey-done]")).to_be_visible()
    page.goto(f"{survey}{lang}")


BY_DAY: dict[str, Callable[[Page, Room, str], object]] = {
    "late-sure": lambda page, room, lang: page.goto(room.url(f"/t/{room.links['waiting']}/cancel/sure{lang}")),
    "late-served": lambda page, room, lang: page.goto(room.url(f"/t/{room.links['serving']}/more-time{lang}")),
    "late-answered": _answered,
}
AT_NIGHT: dict[str, Callable[[Page, Room, str], object]] = {
    "late-unserved": lambda page, room, lang: page.goto(room.url(f"/t/{room.links['waiting']}{lang}")),
    "late-home": lambda page, room, lang: page.goto(room.url(f"/{lang}")),
}


@pytest.mark.parametrize("name", [*BY_DAY, *AT_NIGHT])
def test_a_late_page_has_no_barrier_fits_every_phone_and_looks_as_approved(
    chromium: Browser, day: Room, evening: Room, name: str, approved: Callable[[str, bytes], None]
) -> None:
    room, show = (day, BY_DAY[name]) if name in BY_DAY else (evening, AT_NIGHT[name])
    for dark, script, language in ((False, True, "id"), (True, True, "en"), (False, False, "en")):
        with looking(chromium, dark=dark, ours=script) as sight:
            page = sight.page
            show(page, room, f"?lang={language}")
            drawn(page)
            if script:
                approved(f"{name}-{language}{'-dark' if dark else ''}", page.screenshot(full_page=True))
            assert barriers(page) == {"light": (), "dark": ()}
            for width, height in ((320, 640), (320, 256)):
                page.set_viewport_size({"width": width, "height": height})
                assert not sight.overflows(), (dark, width, height)

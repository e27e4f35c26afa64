"""The forms in a real browser: a thumb, the keys alone, no script, a page that was left, a network that was lost."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from shared.language import catalogue
from shared.model import Language
from shared.protocol.commands import ConfirmArrival, FinishTicket
from tests.browser.conftest import looking
from tests.browser.visitors import Room, room

ID = catalogue(Language.INDONESIAN)
CODE = re.compile(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}")
A_MINUTE = 60.0


@pytest.fixture(scope="module")
def open_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """An office that serves whoever a test needs."""
    with room(tmp_path_factory.mktemp("forms")) as office:
        yield office


@pytest.fixture
def survey(open_room: Room) -> str:
    """The survey's address of a visitor who was just served."""
    ticket, link = open_room.issue()
    open_room.call()
    open_room.desk.done(ConfirmArrival(ticket))
    open_room.desk.done(FinishTicket(ticket))
    return open_room.url(f"/t/{link}/survey")


def asked(page: Page, step: int) -> None:
    """Wait for this question."""
    expect(page.locator(".where")).to_contain_text(ID.say("survey.step", n=step, of=9))


def thanked(page: Page) -> None:
    expect(page.get_by_role("heading", name=ID.say("survey.thanks"))).to_be_visible()


def test_a_thumb_answers_nine_questions_at_one_touch_each(chromium: Browser, survey: str) -> None:
    with looking(chromium) as sight:
        page = sight.page
        page.goto(survey)
        began = time.monotonic()
        for step in range(1, 10):
            asked(page, step)
            assert page.locator(":checked").count() == 0
            page.locator(".choice").nth(step % 4).tap()
        page.get_by_role("button").tap()
        page.get_by_role("button").tap()
        thanked(page)
        assert time.monotonic() - began < A_MINUTE
        assert sight.complaints == []


def test_nine_questions_are_answered_by_keys_alone_within_a_minute(chromium: Browser, survey: str) -> None:
    with looking(chromium, touch=False) as sight:
        page = sight.page
        page.goto(survey)
        began = time.monotonic()
        for step in range(1, 10):
            asked(page, step)
            _tab_to(page, "input[type=radio]")
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
            asked(page, step)  # choosing among the answers sends nothing
            page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=ID.say("survey.about"))).to_be_visible()
        _tab_to(page, "button")
        page.keyboard.press("Enter")
        expect(page.locator("textarea")).to_be_visible()
        _tab_to(page, "button")
        page.keyboard.press("Enter")
        thanked(page)
        assert time.monotonic() - began < A_MINUTE
        assert sight.complaints == []


def _tab_to(page: Page, what: str) -> None:
    """Press Tab until such a thing has the focus; it is never far."""
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"no {what} is reached by ten Tabs")


def test_the_survey_goes_without_any_script(chromium: Browser, survey: str) -> None:
    with looking(chromium, script=False) as sight:
        page = sight.page
        page.goto(survey)
        for step in range(1, 10):
            asked(page, step)
            page.locator(".choice").first.tap()
            page.get_by_role("button").tap()
        page.get_by_role("button").tap()
        page.get_by_role("button").tap()
        thanked(page)


def test_a_survey_that_was_left_is_taken_up_where_it_was_and_back_leads_out(chromium: Browser, survey: str) -> None:
    with looking(chromium) as sight:
        page = sight.page
        page.goto(survey.removesuffix("/survey"))
        page.goto(survey)
        for step in (1, 2):
            asked(page, step)
            page.locator(".choice").first.tap()
        asked(page, 3)
        page.goto(survey.removesuffix("/survey"))
        page.goto(survey)
        asked(page, 3)
        page.get_by_role("link", name=ID.say("survey.back"), exact=True).tap()
        asked(page, 2)
        expect(page.locator(":checked")).to_have_count(1)
        page.reload()
        asked(page, 2)
        page.goto(survey.removesuffix("/survey"))
        for _ in range(9):
            page.go_back()
        assert not page.url.startswith(survey + "/"), "Back is not a trap"


def test_a_touch_while_the_network_is_gone_loses_nothing(chromium: Browser, survey: str) -> None:
    with looking(chromium) as sight:
        page = sight.page
        page.goto(survey)
        asked(page, 1)
        page.context.set_offline(True)
        page.locator(".choice").nth(1).tap()
        expect(page.get_by_text(ID.say("form.lost"))).to_be_visible()
        asked(page, 1)
        expect(page.locator(":checked")).to_have_count(1)
        page.context.set_offline(False)
        page.get_by_role("button").tap()
        asked(page, 2)


def test_what_was_written_survives_a_closed_page_until_it_was_sent(chromium: Browser, open_room: Room) -> None:
    with looking(chromium) as sight:
        page = sight.page
        page.goto(open_room.url("/c/new/complaint"))
        page.locator("textarea").fill("Sudah saya tulis panjang.")
        page.goto(open_room.url("/c"))
        page.goto(open_room.url("/c/new/complaint"))
        expect(page.locator("textarea")).to_have_value("Sudah saya tulis panjang.")
        page.get_by_role("button", name=ID.say("case.send.complaint")).tap()
        expect(page.locator(".code")).to_have_text(CODE)
        page.goto(open_room.url("/c/new/complaint"))
        expect(page.locator("textarea")).to_have_value("")
        assert sight.complaints == []


def test_a_disclosure_leaves_nothing_on_the_phone(chromium: Browser, open_room: Room) -> None:
    with looking(chromium) as sight:
        page = sight.page
        page.goto(open_room.url("/c/new/whistle"))
        page.locator("textarea").fill("Ada pungutan.")
        kept = "JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie"
        assert page.evaluate(kept) == "{}{}"
        page.get_by_role("button", name=ID.say("case.send.whistle")).tap()
        expect(page.locator(".code")).to_have_text(CODE)
        assert page.evaluate(kept) == "{}{}"
        assert sight.complaints == []


def test_a_receipt_comes_again_when_its_page_is_loaded_again(chromium: Browser, open_room: Room) -> None:
    with looking(chromium) as sight:
        page = sight.page
        page.goto(open_room.url("/c/new/suggestion"))
        page.locator("textarea").fill("Kursi lebih banyak.")
        page.get_by_role("button", name=ID.say("case.send.suggestion")).tap()
        expect(page.locator(".code")).to_have_text(CODE)
        code = page.locator(".code").text_content()
        page.reload()
        assert page.locator(".code").text_content() == code
        page.goto(open_room.url("/c/status"))
        page.get_by_label(ID.say("case.code")).fill(f" {(code or '').lower()} ")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=ID.say("case.state.received"))).to_be_visible()
        assert page.url == open_room.url("/c/status"), "a code stands in no address"


@pytest.mark.parametrize("step", [1, 3, 9, 10, 11])
def test_a_step_fits_the_smallest_phone_and_four_times_enlarged(chromium: Browser, survey: str, step: int) -> None:
    with looking(chromium, width=320, height=640) as sight:
        sight.page.goto(f"{survey}/{step}/4444444440000")
        assert not sight.overflows(), "320 px"
        small = sight.page.locator(".choice, .key, select, textarea").evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().height < 48).length"
        )
        assert small == 0, "a thumb needs 48 px"
        sight.page.set_viewport_size({"width": 320, "height": 256})
        assert not sight.overflows(), "400 %"


def test_a_touch_before_the_script_is_there_answers_when_it_comes(chromium: Browser, survey: str) -> None:
    with looking(chromium) as sight:
        page, held = sight.page, list[Route]()
        page.route("**/*.js", lambda route: held.append(route))  # noqa: PLW0108 - playwright wants a function of Python
        page.goto(survey, wait_until="commit")
        page.locator(".choice").first.tap()
        expect(page.locator(":checked")).to_have_count(1)
        assert held, "the script is still on its way"
        page.route("**/*.js", lambda route: route.continue_())
        for one in held:
            one.continue_()
        asked(page, 2)


def test_a_touch_while_the_hub_behind_its_proxy_is_gone_loses_nothing(chromium: Browser, survey: str) -> None:
    with looking(chromium) as sight:
        page = sight.page
        page.goto(survey)
        page.route("**/*.css", lambda route: route.fulfill(status=502))
        page.locator(".choice").first.tap()
        expect(page.get_by_text(ID.say("form.lost"))).to_be_visible()
        page.unroute("**/*.css")
        page.get_by_role("button").tap()
        asked(page, 2)

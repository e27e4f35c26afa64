"""What comes between the first page of a form and its last, looked at: no barrier, nothing cut off, as approved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import drawn, looking
from tests.browser.visitors import Room, everybody

EXAMPLE = "K7M2-9QXR-4TBN-8WDE"


@pytest.fixture(scope="module")
def still_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room where it is always nine o'clock, and in which surveys and cases are handed in."""
    with everybody(tmp_path_factory.mktemp("forms")) as room:
        yield room


def _survey(office: Room, step: str) -> str:
    return office.url(f"/t/{office.links['finished']}/survey/{step}")


def _sent(page: Page, path: str, office: Room, **fields: str) -> None:
    page.goto(office.url(path))
    for name, text in fields.items():
        page.locator(f"[name={name}]").fill(text)
    with page.expect_navigation():  # whatever is awaited may stand on the page before as well
        page.locator("button.key").click()


def _question(page: Page, office: Room, lang: str) -> None:
    page.goto(f"{_survey(office, '3/4430000000000')}{lang}")


def _unanswered(page: Page, office: Room, lang: str) -> None:
    page.goto(f"{_survey(office, '2/4000000000000')}{lang}")
    page.locator("button.key").click()
    expect(page.locator("#fault")).to_be_visible()


def _about(page: Page, office: Room, lang: str) -> None:
    page.goto(f"{_survey(office, '10/4434443342000')}{lang}")


def _words(page: Page, office: Room, lang: str) -> None:
    page.goto(f"{_survey(office, '11/4434403342310')}{lang}")


def _thanks(page: Page, office: Room, lang: str) -> None:
    page.goto(office.url(f"/d/loket-1/kp/thanks{lang}"))


def _not_yet(page: Page, office: Room, lang: str) -> None:
    page.goto(office.url(f"/t/{office.links['waiting']}/survey{lang}"))


def _empty(page: Page, office: Room, lang: str) -> None:
    _sent(page, f"/c/new/complaint{lang}", office, text=" ", contact="081234567890")


def _receipt(page: Page, office: Room, lang: str) -> None:
    _sent(page, f"/c/new/complaint{lang}", office, text="Loket tutup sebelum waktunya.")
    expect(page.locator(".code")).to_be_visible()


def _found(page: Page, office: Room, lang: str) -> None:
    _receipt(page, office, lang)
    code = page.locator(".code").text_content() or ""
    _sent(page, f"/c/status{lang}", office, code=code)
    expect(page.locator(".lead")).to_be_visible()


def _unknown(page: Page, office: Room, lang: str) -> None:
    _sent(page, f"/c/status{lang}", office, code=EXAMPLE)
    expect(page.locator("#fault")).to_be_visible()


PAGES: dict[str, Callable[[Page, Room, str], None]] = {
    "survey-question": _question,
    "survey-unanswered": _unanswered,
    "survey-about": _about,
    "survey-words": _words,
    "survey-thanks": _thanks,
    "survey-not-yet": _not_yet,
    "case-empty": _empty,
    "case-receipt": _receipt,
    "case-found": _found,
    "case-unknown": _unknown,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_form_has_no_barrier_and_fits_every_phone(chromium: Browser, still_office: Room, name: str) -> None:
    for dark, script, lang in ((False, True, "?lang=id"), (True, True, "?lang=en"), (False, False, "?lang=en")):
        with looking(chromium, dark=dark, ours=script) as sight:
            PAGES[name](sight.page, still_office, lang)
            violations = Axe().run(sight.page).response["violations"]
            assert [f"{one['id']}: {one['help']}" for one in violations] == [], (dark, script)
            for width, height in ((320, 640), (320, 256)):
                sight.page.set_viewport_size({"width": width, "height": height})
                assert not sight.overflows(), (dark, width, height)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_form_looks_as_approved(
    chromium: Browser, still_office: Room, name: str, approved: Callable[[str, bytes], None]
) -> None:
    for dark, language in ((False, "id"), (True, "en")):
        with looking(chromium, dark=dark) as sight:
            page = sight.page
            PAGES[name](page, still_office, f"?lang={language}")
            halves = f"const [a, b] = ['{EXAMPLE[:10]}', '{EXAMPLE[10:]}']"  # every receipt has another code
            page.evaluate(
                f"() => {{ {halves}; const all = document.querySelectorAll('.receipt .code span');"
                " if (all.length) { all[0].textContent = a; all[1].textContent = b; } }"
            )
            drawn(page)
            approved(f"{name}-{language}{'-dark' if dark else ''}", page.screenshot(full_page=True))

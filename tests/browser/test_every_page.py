"""Every page in both languages, light and dark, with script and without, small and enlarged: whole, no barriers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Sight, drawn, looking
from tests.browser.visitors import Room, pages

NAMES = (
    *("ticket-waiting", "ticket-soon", "ticket-called", "ticket-serving", "ticket-parked", "ticket-missed"),
    *("ticket-finished", "ticket-cancelled", "unknown", "cancel", "more-time"),
    *("home", "services", "service", "hours", "maklumat", "flow", "complaint"),
    *("survey", "survey-desk", "cases", "case-new", "case-whistle", "case-status"),
)
MOST_BYTES = 60_000
ENLARGED = {"width": 320, "height": 256}
"""1280 x 1024 at 400 %."""


@dataclass(frozen=True, slots=True)
class Looked:
    """All that one look at a page found: it is loaded once, and each test asks for its part."""

    language: str
    barriers: dict[str, tuple[str, ...]]  # by light
    complaints: tuple[str, ...]
    hosts: frozenset[str]
    bytes: int
    policy: str
    inline: int
    too_wide: tuple[str, ...]
    unreached: tuple[str, ...]
    unseen: tuple[str, ...]
    pictures: dict[str, bytes]  # by light


Look = Callable[[str, str], Looked]
LIGHTS: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(scope="module")
def look(chromium: Browser, office: Room) -> Iterator[Look]:
    """``look(name, language)``: with our script, remembered."""
    found: dict[tuple[str, str], Looked] = {}

    def once(name: str, language: str) -> Looked:
        if (name, language) not in found:
            with looking(chromium) as sight:
                found[name, language] = _look(sight, office.url(f"{pages(office)[name]}?lang={language}"))
        return found[name, language]

    yield once
    found.clear()


every_page = pytest.mark.parametrize("name", NAMES)
both_languages = pytest.mark.parametrize("language", ["id", "en"])


@every_page
@both_languages
def test_a_page_has_no_barrier_in_any_light(look: Look, name: str, language: str) -> None:
    seen = look(name, language)
    assert seen.language == language
    assert seen.barriers == {"light": (), "dark": ()}
    assert seen.complaints == ()


@every_page
@both_languages
def test_without_our_script_a_page_has_no_barrier_either_and_fits(
    chromium: Browser, office: Room, name: str, language: str
) -> None:
    address = office.url(f"{pages(office)[name]}?lang={language}")
    with looking(chromium, ours=False) as sight:
        sight.page.goto(address)
        assert barriers(sight.page) == {"light": (), "dark": ()}
    with looking(chromium, script=False, width=320, height=640) as sight:
        sight.page.goto(address)
        assert _too_wide(sight) == ()


@every_page
@both_languages
def test_a_page_fits_the_smallest_phone_and_four_times_enlarged(look: Look, name: str, language: str) -> None:
    assert look(name, language).too_wide == ()


@every_page
@both_languages
def test_a_page_is_small_asks_nobody_else_and_forbids_the_rest(
    look: Look, office: Room, name: str, language: str
) -> None:
    seen = look(name, language)
    assert 0 < seen.bytes <= MOST_BYTES
    assert seen.hosts == {f"127.0.0.1:{office.hub.port}"}
    assert "default-src 'none'" in seen.policy
    assert "unsafe" not in seen.policy
    assert seen.inline == 0


@every_page
@both_languages
def test_everything_on_a_page_is_reached_by_keys_alone_and_seen_when_reached(
    look: Look, name: str, language: str
) -> None:
    seen = look(name, language)
    assert seen.unreached == ()
    assert seen.unseen == ()


@every_page
@pytest.mark.parametrize(("language", "light"), [("id", "light"), ("en", "dark")])
def test_a_page_looks_as_approved(
    look: Look, name: str, language: str, light: str, approved: Callable[[str, bytes], None]
) -> None:
    approved(f"{name}-{language}{'-dark' if light == 'dark' else ''}", look(name, language).pictures[light])


def barriers(page: Page) -> dict[str, tuple[str, ...]]:
    """What axe-core finds, by light."""
    by_light = {}
    for light in LIGHTS:
        page.emulate_media(color_scheme=light)
        found = Axe().run(page).response["violations"]
        by_light[light] = tuple(f"{one['id']}: {[node['html'] for node in one['nodes']][:3]}" for one in found)
    return by_light


def _look(sight: Sight, address: str) -> Looked:
    page = sight.page
    answer = page.goto(address)
    assert answer is not None
    drawn(page)
    inline = int(page.evaluate(_INLINE))  # before a picture is taken, which leaves marks of its own
    pictures = {}
    for light in LIGHTS:
        page.emulate_media(color_scheme=light)
        pictures[light] = page.screenshot(full_page=True)
    found = barriers(page)
    unreached, unseen = _by_keys(page)
    return Looked(
        language=str(page.locator("html").get_attribute("lang")),
        barriers=found,
        complaints=tuple(sight.complaints),
        hosts=frozenset(url.split("/")[2] for url in sight.asked),
        bytes=sight.bytes,
        policy=answer.all_headers()["content-security-policy"],
        inline=inline,
        too_wide=_too_wide(sight),
        unreached=unreached,
        unseen=unseen,
        pictures=pictures,
    )


def _too_wide(sight: Sight) -> tuple[str, ...]:
    wrong = []
    for name, size in {"320 px": {"width": 320, "height": 640}, "400 %": ENLARGED}.items():
        sight.page.set_viewport_size(size)
        if sight.overflows():
            wrong.append(name)
    return tuple(wrong)


def _by_keys(page: Page) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the tabulator does not reach, and what has the focus and does not show it."""
    wanted = set(page.evaluate(_REACHABLE))
    reached, unseen = set[str](), list[str]()
    for _ in range(len(wanted) + 8):
        page.keyboard.press("Tab")
        here = page.evaluate(_FOCUSED)
        if here is not None:
            reached.add(here["what"])
            unseen += [] if here["seen"] else [here["what"]]
    return tuple(sorted(wanted - reached)), tuple(unseen)


_INLINE = "document.querySelectorAll('script:not([src]), style, [style], [onclick], [onload]').length"
_WHAT = "(e) => e.tagName + '|' + (e.id || e.name || '') + '|' + (e.href || e.value || e.innerText || '').slice(0, 80)"
_REACHABLE = f"""() => {{
  const what = {_WHAT};
  const seen = (e) => e.checkVisibility();
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')];
  const groups = new Set();
  return all.filter(seen).filter((e) => {{
    if (e.disabled) return false;
    if (e.type !== 'radio') return true;
    if (groups.has(e.name)) return false;
    groups.add(e.name);
    return true;
  }}).map(what);
}}"""
_FOCUSED = f"""() => {{
  const what = {_WHAT};
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const shown = (x) => {{
    const s = getComputedStyle(x);
    return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
  }};
  return {{what: what(e), seen: shown(e) || (e.parentElement !== null && shown(e.parentElement))}};
}}"""

"""Debian's Chromium, driven by Playwright: one browser for each file of tests, a new profile for each page.

It is the build without a window of its own: the other one draws the bars around each page as well.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.browser.visitors import Room, everybody
from tests.screens.comparing import as_asked

CHROMIUM = Path("/usr/bin/chromium-headless-shell")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--font-render-hinting=none"),
)


@dataclass(slots=True)
class Sight:
    """A page in a browser, and all that it asked for and complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
    bytes: int = 0
    complaints: list[str] = field(default_factory=list)
    heard: list[str | bytes] = field(default_factory=list)  # by web socket

    def live(self) -> None:
        """Wait until the hub has spoken to the page."""
        ends = time.monotonic() + 5
        while not self.heard:
            assert time.monotonic() < ends, "the page hears nothing"
            self.page.wait_for_timeout(20)

    def overflows(self) -> bool:
        """Whether one must scroll sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser."""
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: pages were not looked at in a browser (install Debian's chromium-headless-shell)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


Looking = Callable[..., "contextmanager[Sight]"]


def drawn(page: Page) -> None:
    """Wait for the page's own letters. ``wait_for_function`` would have to evaluate text, which the pages forbid."""
    page.evaluate("document.fonts.ready.then(() => true)")


@contextmanager
def looking(
    browser: Browser,
    *,
    dark: bool = False,
    script: bool = True,
    ours: bool = True,
    width: int = 390,
    height: int = 844,
    touch: bool = True,
) -> Iterator[Sight]:
    """A new page. ``script``: the browser runs any; ``ours``: the page's own script arrives."""
    with ExitStack() as stack:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            has_touch=touch,
            reduced_motion="reduce",
            locale="id-ID",
            timezone_id="Asia/Makassar",
        )
        stack.callback(context.close)
        page = context.new_page()
        page.set_default_timeout(10_000)
        sight = Sight(page)

        def asked(request: Request) -> None:
            sight.asked.append(request.url)

        def answered(response: Response) -> None:
            sight.bytes += int(response.headers.get("content-length", "0"))

        def heard(text: str | bytes) -> None:
            sight.heard.append(text)

        def complained(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"} and "status of 404" not in message.text:
                sight.complaints.append(message.text)

        page.on("websocket", lambda socket: socket.on("framereceived", heard))
        page.on("request", asked)
        page.on("response", answered)
        page.on("console", complained)
        page.on("pageerror", lambda error: sight.complaints.append(str(error)))
        if not ours:
            page.route("**/*.js", lambda route: route.abort())
        yield sight


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room with a visitor in every state, for tests that only look."""
    with everybody(tmp_path_factory.mktemp("browser")) as room:
        yield room


@pytest.fixture
def approved(tmp_path: Path) -> Callable[[str, bytes], None]:
    """Holds a screenshot against the approved one."""
    comparing = as_asked(tmp_path)

    def check(name: str, png: bytes) -> None:
        with Image.open(BytesIO(png)) as image:
            comparing.check_image("phone", name, image.convert("RGB"))

    return check

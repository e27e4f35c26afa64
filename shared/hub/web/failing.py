"""Where a fault in the pages ends: with one line in the log, and with a page that tells the visitor what to do.

``Net(app)`` goes around the pages. They answer a fault in one of them with a page of their own; where even that fails,
or where there are no pages yet, the plain one is sent. The line says what kind of fault it was and where in the
program, but nothing that a visitor wrote and nobody's link.
"""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Final

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PLACES: Final = 6
"""So many places of the program are named, the last ones."""
_HOME: Final = Path(__file__).parents[3]

log = structlog.get_logger()


class Net:
    """ASGI: whatever ``app`` raises ends here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as fault:
            log.error("a page failed", kind=type(fault).__name__, where=where(fault))
            if begun:
                return  # it was answered; from an answer that broke off the server hangs up by itself
            from shared.hub.web.plain import plain  # noqa: PLC0415 - brings words, for which no screen is to wait

            await plain()(scope, receive, send)


def where(fault: BaseException) -> str:
    """The places of our program it came through, ``shared/hub/web/page.py:98``, and the one where it was raised."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = [f"{_named(Path(frame.filename))}:{frame.lineno}" for frame in frames]
    ours = [place for place in places[:-1] if "/" in place]
    return " ".join([*ours[1 - PLACES :], *places[-1:]])


def _named(file: Path) -> str:
    """A file of ours with its folders, one of a library by its name."""
    inside = file.relative_to(_HOME) if file.is_relative_to(_HOME) else None
    return file.name if inside is None or "site-packages" in inside.parts else inside.as_posix()

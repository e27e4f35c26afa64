"""Files on the hub's port: PUT to a place that was given, GET by hash. A file is whole and checked, or not there."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from typing import Final

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from shared.hub.guard import PATIENT
from shared.hub.media.gallery import UPLOAD, Gallery
from shared.hub.media.kinds import CONTENT_TYPES
from shared.hub.media.shelf import HASH
from shared.protocol.commands import MediaKept
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode

EACH: Final = 4
"""Downloads of one machine at once: a TV fetches one file at a time."""
ALL: Final = 64
DOWNLOAD_SECONDS: Final = 900.0
"""Who reads slower than that has to begin again where it was."""

HEADERS: Final = {
    "Cache-Control": "public, max-age=31536000, immutable",  # the name is the content
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_STATUS: Final = {
    RefusalCode.MEDIA_NO_PLACE: 404,
    RefusalCode.MEDIA_TOO_LARGE: 413,
    RefusalCode.MEDIA_NO_ROOM: 507,
}


def media_routes(gallery: Gallery) -> list[Route]:
    """The two routes."""
    reading = Counter[str]()

    async def put(request: Request) -> Response:
        return await _put(gallery, request)

    async def get(request: Request) -> Response:
        hash_ = request.path_params["hash"]
        path = gallery.shelf.path(hash_) if HASH.fullmatch(hash_) else None
        if path is None:
            return PlainTextResponse("not found", 404)
        source = request.client.host if request.client else "?"
        if reading[source] >= EACH or reading.total() >= ALL:
            return PlainTextResponse("busy", 503, headers={"Retry-After": "5"})
        return _Counted(path, source, reading)

    return [Route(UPLOAD + "{token}", put, methods=["PUT"]), Route("/media/{hash}", get, methods=["GET"])]


class _Counted(FileResponse):
    """One download among the few that may go on at once."""

    def __init__(self, path: object, source: str, reading: Counter[str]) -> None:
        super().__init__(str(path), headers=HEADERS, media_type=CONTENT_TYPES[str(path).rsplit(".", 1)[1]])
        self._source = source
        self._reading = reading

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        self._reading[self._source] += 1
        try:
            async with asyncio.timeout(DOWNLOAD_SECONDS):
                await super().__call__(scope, receive, send)
        finally:
            self._reading[self._source] -= 1
            if self._reading[self._source] <= 0:
                del self._reading[self._source]


async def _put(gallery: Gallery, request: Request) -> Response:
    place = gallery.awaited(request.path_params["token"])
    if place is None:
        return _said(Refusal(RefusalCode.MEDIA_NO_PLACE))
    if _length(request.headers) not in (None, place.bytes):
        return _said(Refusal(RefusalCode.MEDIA_BROKEN))
    request.scope[PATIENT] = True
    try:
        outcome = await gallery.receive(place, _chunks(request))
    except ClientDisconnect:
        return Response(status_code=400)  # nobody reads it
    return _said(outcome if isinstance(outcome, Refusal) else Done(MediaKept(outcome)))


async def _chunks(request: Request) -> AsyncIterator[bytes]:
    async for chunk in request.stream():
        yield chunk


def _length(headers: Mapping[str, str]) -> int | None:
    text = headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None


def _said(outcome: Done | Refusal) -> Response:
    status = _STATUS.get(outcome.code, 422) if isinstance(outcome, Refusal) else 200
    headers = {
        "Cache-Control": "no-store",
        "Connection": "close",
    }  # what was not read of a refused file is not waited for
    return Response(msgspec.json.encode(outcome), status, headers=headers, media_type="application/json")

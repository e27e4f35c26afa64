"""Forms: what goes out in them, and how what comes back is let in. Everything is bounded before it is read.

A page that has a form puts ``seal(pages, request, BLANK)`` into its values and ``{{ sealed(seal) }}`` (``parts.html``)
into the ``<form method="post">``, which posts to the page's own address. The handler of the POST says::

    form = await read(pages, request, BLANK)
    if isinstance(form, Response):
        return form          # a page with a sentence; nothing was done
    outcome = await ask(pages.hub, Command(form["text"]), form.once)

``form.once`` is the random id of this very form: sent twice it acts once. ``form.faults`` names fields whose text
cannot be let in, with the key of a sentence; such a form is shown again with what was written.

Let in is only what comes from a page of ours (Origin, Sec-Fetch-Site), carries the proof that this hub made the form
today or yesterday for this address, has no field twice and none that the form does not have, and is UTF-8. There are
no cookies, so nobody's rights are borrowed by a forged form; this keeps other people's pages from posting at all.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from types import MappingProxyType
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from shared.hub.source import same_origin
from shared.hub.web.pace import Kind
from shared.hub.web.page import Pages, path_of
from shared.protocol.writing import printable

TYPE: Final = "application/x-www-form-urlencoded"
_ENCODED: Final = re.compile(rb"(?:[A-Za-z0-9*\-._~+&=!'()]|%[0-9A-Fa-f]{2})*")
_ONCE: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
_DROPPED: Final = 1_000_000
_SILENCE_SECONDS: Final = 0.4
_PERCENT: Final = 12  # bytes that one character may have as it is sent


@dataclass(frozen=True, slots=True)
class Field:
    """A field: at most so many characters; ``lines`` lets it have several lines."""

    most: int
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A form as it goes out: its name, and its fields with their names. Fields that do not come back are empty."""

    name: str
    fields: Mapping[str, Field] = field(default_factory=dict)

    @property
    def most_bytes(self) -> int:
        """No honest answer is longer. A text that is a little too long is still read, and told so."""
        return 512 + sum(len(name) + 2 + _PERCENT * (one.most + one.most // 4) for name, one in self.fields.items())


@dataclass(frozen=True, slots=True)
class Form:
    """A form that came back from a page of ours."""

    once: str
    values: Mapping[str, str]
    faults: Mapping[str, str]  # field -> key of the sentence

    def __getitem__(self, name: str) -> str:
        return self.values[name]


@dataclass(frozen=True, slots=True)
class Seal:
    """The two hidden fields."""

    once: str
    proof: str


def seal(pages: Pages, request: Request, blank: Blank, path: str = "") -> Seal:
    """A new random id and its proof, for a form that posts to ``path``, or to the page's own address."""
    once = pages.hub.fresh.link()
    return Seal(once, _proof(pages, path or path_of(request), blank, once, 0))


def kept(pages: Pages, request: Request, blank: Blank, form: Form) -> Seal:
    """The same form once more, of which nobody knows whether it acted: sent again it still acts once."""
    return Seal(form.once, _proof(pages, path_of(request), blank, form.once, 0))


async def read(pages: Pages, request: Request, blank: Blank, pace: Kind = Kind.FORM) -> Form | Response:
    """What came back, or the page that says why not. A form that only leads on goes at the pace of pages."""
    if not pages.pace.admits(pace, pages.asker(request)):
        return too_many(pages, request)
    if not _from_our_page(pages, request):
        return _not_read(pages, request, "form.stranger", 403)
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != TYPE:
        return _not_read(pages, request, "form.broken", 415)
    body = await _body(request, blank.most_bytes)
    if body is None:
        await _let_go(request)
        return _not_read(pages, request, "form.too_large", 413)
    sent = _parsed(body, blank)
    if sent is None:
        return pages.say(request, "form.broken", 400, again=path_of(request))
    once, proof = sent.pop("once", ""), sent.pop("proof", "")
    if not _ONCE.fullmatch(once) or not _proves(pages, request, blank, once, proof):
        return pages.say(request, "form.expired", 403, again=path_of(request))
    values = {name: _tidy(sent.get(name, "")) for name in blank.fields}
    faults = {name: fault for name, one in blank.fields.items() if (fault := _fault(values[name], one))}
    return Form(once, MappingProxyType(values), MappingProxyType(faults))


def too_many(pages: Pages, request: Request) -> Response:
    """The page for whoever asks faster than people do."""
    answer = _not_read(pages, request, "form.too_many", 429)
    answer.headers["Retry-After"] = "30"
    return answer


def _not_read(pages: Pages, request: Request, key: str, status: int) -> Response:
    answer = pages.say(request, key, status, again=path_of(request))
    if request.method == "POST":
        answer.headers["Connection"] = "close"  # what was not read is not waited for
    return answer


def _from_our_page(pages: Pages, request: Request) -> bool:
    headers = request.headers
    if headers.get("sec-fetch-site", "same-origin") != "same-origin" or "origin" not in headers:
        return False
    return same_origin(request.scope["headers"], pages.office.public_url)


def _length(request: Request) -> int:
    """What the request says of its length; 0 when it says nothing, very much when it says nonsense."""
    said = request.headers.get("content-length", "0")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 10**10


async def _body(request: Request, most: int) -> bytes | None:
    """The body; None when it is longer than ``most``, which is seen before any of it is taken, or never ends."""
    if _length(request) > most:
        return None
    pieces, size = [], 0
    try:
        async for piece in request.stream():
            size += len(piece)
            if size > most:
                return None
            pieces.append(piece)
    except ClientDisconnect:
        return None  # nobody reads the answer
    return b"".join(pieces)


async def _let_go(request: Request) -> None:
    """Drop a little of what is still on its way: who is cut off while sending never sees the answer."""
    if _length(request) > _DROPPED:
        return
    pieces, size = request.stream(), 0
    with contextlib.suppress(TimeoutError, StopAsyncIteration, ClientDisconnect, RuntimeError):
        while size < _DROPPED:
            async with asyncio.timeout(_SILENCE_SECONDS):
                size += len(await anext(pieces))


def _parsed(body: bytes, blank: Blank) -> dict[str, str] | None:
    """The fields as sent; None when it is no form of this kind."""
    if not body or not _ENCODED.fullmatch(body):
        return None
    known = {"once", "proof", *blank.fields}
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=len(known),
        )
    except ValueError:  # UnicodeDecodeError is one
        return None
    sent = dict(pairs)
    return sent if len(sent) == len(pairs) and sent.keys() <= known else None


def _tidy(text: str) -> str:
    """One kind of line end, composed letters, no blanks around."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _fault(text: str, one: Field) -> str | None:
    if len(text) > one.most:
        return "form.too_long"
    lines = text.split("\n") if one.lines else [text]
    return None if all(printable(line.replace("\t", " ")) for line in lines) else "form.bad_letters"


def _proves(pages: Pages, request: Request, blank: Blank, once: str, proof: str) -> bool:
    wanted = (_proof(pages, path_of(request), blank, once, days) for days in (0, 1))
    return any(hmac.compare_digest(proof.encode(), one.encode()) for one in wanted)


def _proof(pages: Pages, path: str, blank: Blank, once: str, days_ago: int) -> str:
    day = pages.hub.clock().astimezone(pages.zone).date() - timedelta(days=days_ago)
    key = hmac.digest(pages.hub.form_secret.encode(), b"antrean forms", sha256)
    said = "\0".join((blank.name, path, day.isoformat(), once))
    return hmac.digest(key, said.encode(), sha256).hex()[:32]

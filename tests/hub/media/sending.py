"""A client of a few lines that offers, puts and gets files."""

from __future__ import annotations

import hashlib
from http.client import HTTPConnection

import msgspec

from shared.model import Media
from shared.protocol.commands import MediaKept, OfferMedia, UploadPlace
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal
from tests.hub.running import RunningHub, Screen


def offer(data: bytes, label: str = "poster.png") -> OfferMedia:
    """The offer of this file."""
    return OfferMedia(hashlib.sha256(data).hexdigest(), len(data), label)


def put(hub: RunningHub, path: str, data: bytes) -> Media | Refusal:
    """Put the bytes there."""
    connection = HTTPConnection("127.0.0.1", hub.port, timeout=30)
    try:
        connection.request("PUT", path, data)
        outcome = msgspec.json.decode(connection.getresponse().read(), type=Done | Refusal)  # type: ignore[arg-type]
    finally:
        connection.close()
    if isinstance(outcome, Refusal):
        return outcome
    assert isinstance(outcome, Done)
    assert isinstance(outcome.result, MediaKept)
    return outcome.result.media


def upload(hub: RunningHub, screen: Screen, data: bytes, label: str = "poster.png") -> Media | Refusal:
    """Offer, and put what is not there."""
    outcome = screen.do(offer(data, label))
    if isinstance(outcome, Refusal):
        return outcome
    if isinstance(outcome.result, MediaKept):
        return outcome.result.media
    assert isinstance(outcome.result, UploadPlace)
    return put(hub, outcome.result.path, data)


def get(hub: RunningHub, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and bytes."""
    connection = HTTPConnection("127.0.0.1", hub.port, timeout=10)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()

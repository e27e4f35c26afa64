"""Bytes to frames and back, strictly: unknown fields, wrong types and unknown messages are refused by name."""

from __future__ import annotations

import msgspec

from shared.protocol.frames import ClientFrame, HubFrame

_encoder = msgspec.json.Encoder()
_client: msgspec.json.Decoder[ClientFrame] = msgspec.json.Decoder(ClientFrame, strict=True)
_hub: msgspec.json.Decoder[HubFrame] = msgspec.json.Decoder(HubFrame, strict=True)


class BadFrame(ValueError):
    """The bytes are no frame; the text says which field and why, in printable ASCII, at most 200 characters."""


def _plain(error: Exception) -> str:
    """The decoder's words, cut and in printable ASCII: a field's name may be an attacker's."""
    return "".join(c if " " <= c <= "~" else "?" for c in str(error)[:200])


def encode(frame: ClientFrame | HubFrame) -> str:
    """One frame as JSON text."""
    return _encoder.encode(frame).decode()


def decode_client(data: str | bytes) -> ClientFrame:
    """A frame from a client.

    Raises:
        BadFrame: the bytes are not exactly one declared message.
    """
    try:
        return _client.decode(data)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeError, RecursionError) as error:
        raise BadFrame(_plain(error)) from error


def decode_hub(data: str | bytes) -> HubFrame:
    """A frame from the hub.

    Raises:
        BadFrame: the bytes are not exactly one declared message.
    """
    try:
        return _hub.decode(data)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeError, RecursionError) as error:
        raise BadFrame(_plain(error)) from error

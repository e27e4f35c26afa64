"""What a visitor's page hears, as the protocol's page shows it."""

from __future__ import annotations

import re

import msgspec
import pytest

from shared.protocol.document import HERE
from shared.protocol.phone import Fresh, PhoneFrame, Placed

SHOWN = re.findall(r'^\{"type":"(?:fresh|place)".*\}$', (HERE / "introduction.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("text", SHOWN)
def test_the_examples_are_what_the_types_say(text: str) -> None:
    frame = msgspec.json.decode(text, type=PhoneFrame)
    assert msgspec.json.encode(frame).decode() == text


def test_both_frames_are_shown() -> None:
    assert {type(msgspec.json.decode(text, type=PhoneFrame)) for text in SHOWN} == {Fresh, Placed}

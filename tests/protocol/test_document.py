"""The page, the schema and the examples say what the types say."""

from __future__ import annotations

import re
from types import UnionType
from typing import get_args

import msgspec
import pytest

from shared.protocol import document
from shared.protocol.codec import BadFrame, decode_client, decode_hub, encode
from shared.protocol.commands import ToDesk, ToPerson, ToQueue
from shared.protocol.frames import MediaReport, PrinterReport, ShownReport, SoundReport
from shared.protocol.refusal import Refusal

FILES = sorted(document.EXAMPLES.glob("*.json"))
MEMBERS = [member for _, union in document.SECTIONS for member in get_args(union)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_example_decodes_and_encodes_back_to_itself(path):
    text = path.read_bytes()
    frame = document.read_example(path)
    assert msgspec.json.format(encode(frame).encode(), indent=2) + b"\n" == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_example_with_a_field_too_many_is_refused_by_the_fields_name(path):
    decode = decode_client if path.name.startswith("client.") else decode_hub
    text = path.read_text("utf-8").rstrip().removesuffix("}").rstrip() + ', "surprise": 1}'
    with pytest.raises(BadFrame, match="surprise"):
        decode(text)


@pytest.mark.parametrize(
    "member", [*MEMBERS, ToQueue, ToDesk, ToPerson, PrinterReport, ShownReport, SoundReport, MediaReport, Refusal]
)
def test_every_message_has_an_example(member):
    assert document.examples().get(member), f"add an example frame with {member.__name__} to shared/protocol/examples"


def test_the_sections_of_the_page_hold_every_message_there_is():
    """A union that grows elsewhere must not be missing in the page."""
    assert len(MEMBERS) == len(set(MEMBERS))
    named = set(re.findall(r"^### (\w+)", document.page(), re.MULTILINE))
    defined = set(msgspec.json.decode(document.schema())["$defs"]) - {"ClientFrame", "HubFrame"}
    assert named == defined


def test_the_page_and_the_schema_are_up_to_date():
    assert document.main(["--check"]) == 0, "run: python -m shared.protocol.document"


def test_every_link_of_the_page_leads_somewhere():
    page = document.page()
    anchors = {
        re.sub(r"[^\w\- ]", "", title).lower().replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    }
    links = set(re.findall(r"\]\(#([^)]+)\)", page))
    assert len(links) > 40
    assert links <= anchors


def test_a_field_says_what_its_comment_says():
    assert "| `app` | text | needed | program and version, for the log |" in document.page()
    assert "- `closed`: outside opening hours; `at` = next opening" in document.page()


def test_unions_are_told_apart_by_type():
    schema = msgspec.json.decode(document.schema())
    for name in ("ClientFrame", "HubFrame"):
        assert schema["$defs"][name]["discriminator"]["propertyName"] == "type"


def test_the_sections_are_unions():
    assert all(isinstance(union, UnionType) for _, union in document.SECTIONS)

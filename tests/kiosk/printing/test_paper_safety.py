"""No text that anybody can write reaches the printer as anything but dots and letters."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.printing.drawing import draw
from kiosk.printing.example import DIRECTORY, example_slip
from kiosk.printing.lettering import LONGEST_TEXT, clean, width_of, wrapped
from kiosk.printing.paper import Paper, Run, Words
from kiosk.printing.raster import FEED_AND_CUT, NO_REPORTS, REAL_TIME, RESET, dots, harmless, raster
from kiosk.printing.slip import ticket_paper
from kiosk.printing.text import printer_text, text_job
from shared.model import Directory, Text

ATTACKS = {
    "drawer": "Buka\x1bp\x00\x19\xfa laci",
    "cut": "\x1dV\x00",
    "power off": "\x10\x14\x02\x01\x08",
    "reset": "\x1b@\x1b=\x00",
    "nul and delete": "a\x00b\x7fc\x80d\x9b",
    "markup": "<b>&amp;<img src=http://x/y.png></b>{n}%s\\x1b",
    "line ends": "satu\r\ndua\u2028tiga\u2029empat\x0b\x0c",
    "right to left": "\u202eاسم\u202c \u2066שם\u2069",
    "emoji": "👨‍👩‍👧‍👦 🇮🇩 ✅",
    "zalgo": "Z" + "\u0351\u0323" * 400,
    "marks alone": "\u0301\u0301",
    "lone surrogate": "\ud800x",
    "private": "\ue000\U0010fffd",
    "endless": "W" * 20_000,
    "wide": "漢字かな",
    "blank": "   ",
    "empty": "",
}


def attacked(text: str) -> Directory:
    both = Text(text, text)
    office = msgspec.structs.replace(
        DIRECTORY.office, name=text, zone_label=text, wifi=text, complaint=both, free_of_charge=both
    )
    service = msgspec.structs.replace(DIRECTORY.services[0], name=both, items=(both,) * 3)
    return msgspec.structs.replace(DIRECTORY, office=office, services=(service,))


def picture_of(job: bytes) -> int:
    """The rows in a raster job; fails when the job holds anything but the picture and our own commands."""
    rows = 0
    assert job.startswith(RESET + NO_REPORTS)
    job = job.removeprefix(RESET + NO_REPORTS)
    while job.startswith(b"\x1dv0\x00"):
        count = int.from_bytes(job[6:8], "little")
        rows += count
        job = job[8 + int.from_bytes(job[4:6], "little") * count :]
    assert job == FEED_AND_CUT
    return rows


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("name", ATTACKS)
def test_hostile_text_is_only_dots_on_a_picture(name: str, width: int) -> None:
    paper = ticket_paper(example_slip(number="A012", service="KP"), attacked(ATTACKS[name]), "")
    picture = draw(paper, width)
    assert picture_of(raster(picture)) == picture.height < 8000
    assert not [command for command in REAL_TIME if command in dots(picture)]


@pytest.mark.parametrize("name", ATTACKS)
def test_hostile_text_cannot_command_a_text_printer(name: str) -> None:
    paper = ticket_paper(example_slip(), attacked(ATTACKS[name]), "")
    harmless_job = text_job(ticket_paper(example_slip(), attacked("x"), ""), 80)
    job = text_job(paper, 80)
    for control in (*range(0x00, 0x0A), *range(0x0B, 0x20)):
        lines = job.count(bytes((control,)))
        if control in {0x00, 0x01, 0x1B}:  # our own: alignment and weight around every line
            continue
        assert lines == harmless_job.count(bytes((control,))), f"control byte {control:#x}"
    assert b"\x1bp" not in job
    assert job.count(b"\x1dV") == 1
    assert job.count(b"\x1b@") == 1


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_clean_text_is_one_line_of_letters(text: str) -> None:
    line = clean(text)
    assert len(line) <= LONGEST_TEXT
    assert line.isprintable()
    assert "  " not in line
    assert clean(line) == line


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_printer_text_holds_no_control_byte(text: str) -> None:
    assert all(byte >= 0x20 and byte != 0x7F for byte in printer_text(clean(text)).encode("cp1252"))


@settings(max_examples=60, deadline=None)
@given(st.text("abc WMij-", max_size=80), st.sampled_from([180, 320, 528]))
def test_wrapping_loses_no_letter_and_stays_inside(text: str, limit: int) -> None:
    lines = wrapped((Run(text),), 38, limit)
    assert all(width_of(line, 38) <= limit for line in lines)
    assert "".join(run.text for line in lines for run in line).replace(" ", "") == text.replace(" ", "")


def test_a_long_word_is_broken_not_clipped() -> None:
    picture = draw(Paper("w", (Words((Run("W" * 60),), 27),)), 384)
    ink = Image.eval(picture.convert("L"), lambda value: 255 - value).getbbox()
    assert ink is not None
    assert ink[0] >= 8
    assert ink[2] <= 376


@pytest.mark.parametrize("command", REAL_TIME)
def test_a_picture_cannot_hold_a_real_time_command(command: bytes) -> None:
    rows = (command * 40)[:72] * 4
    picture = Image.frombytes("1", (576, 4), bytes(~byte & 0xFF for byte in rows))
    assert command in dots(picture)
    assert command not in dots(harmless(picture))

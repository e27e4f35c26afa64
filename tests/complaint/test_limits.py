"""What a case may hold, told by the first thing that is wrong with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.complaint.limits import MOST_CONTACT, MOST_LETTERS, refused, showable
from shared.feedback import CaseKind, CaseReport
from shared.protocol.refusal import Refusal, RefusalCode


def report(text: str = "Loket 3 tutup.", kind: CaseKind = CaseKind.COMPLAINT, contact: str = "") -> CaseReport:
    return CaseReport(kind, text, contact=contact)


@pytest.mark.parametrize(
    ("sentence", "written"),
    [
        ("a short one", report("x")),
        ("several lines, with a tab", report("Satu.\n\n\tDua.\nTiga.")),
        ("exactly as long as allowed", report("x" * MOST_LETTERS)),
        ("blanks around do not count", report("  " + "x" * MOST_LETTERS + "\n\n")),
        ("another script", report("अनुरोध 请求 طلب")),
        ("a formula is only text", report("=cmd|' /C calc'!A0")),
        ("markup is only text", report("<script>alert(1)</script>")),
        ("a contact", report(contact="081234567890")),
        ("a disclosure without contact", report(kind=CaseKind.WHISTLE)),
        ("a disclosure whose contact is blank", report(kind=CaseKind.WHISTLE, contact="  ")),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) else "",
)
def test_this_is_kept(sentence, written):
    assert refused(written) is None, sentence


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (report(""), Refusal(RefusalCode.CASE_EMPTY)),
        (report(" \n\t\n "), Refusal(RefusalCode.CASE_EMPTY)),
        (report("x" * (MOST_LETTERS + 1)), Refusal(RefusalCode.CASE_TOO_LONG, number="4000")),
        (report("a\x00b"), Refusal(RefusalCode.BAD_TEXT, name="text")),
        (report("a\x1b[2Jb"), Refusal(RefusalCode.BAD_TEXT, name="text")),
        (report("a\rb"), Refusal(RefusalCode.BAD_TEXT, name="text")),
        (report("a\u202eb"), Refusal(RefusalCode.BAD_TEXT, name="text")),
        (report("a\u2028b"), Refusal(RefusalCode.BAD_TEXT, name="text")),
        (report("a" + "\u0301" * 1000), Refusal(RefusalCode.BAD_TEXT, name="text")),
        (report(contact="a\nb"), Refusal(RefusalCode.BAD_TEXT, name="contact")),
        (report(contact="x" * (MOST_CONTACT + 1)), Refusal(RefusalCode.BAD_TEXT, name="contact")),
        (report(kind=CaseKind.WHISTLE, contact="0812"), Refusal(RefusalCode.NO_CONTACT_HERE)),
    ],
)
def test_this_is_refused_with_its_reason(written, why):
    assert refused(written) == why


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), max_size=50))
def test_what_people_write_with_a_keyboard_can_be_shown(text):
    assert showable(text)

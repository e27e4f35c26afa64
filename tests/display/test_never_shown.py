"""What no TV shows in any state, layout or language: names, staff numbers, why somebody has priority, who complains."""

from __future__ import annotations

import re

import msgspec
import pytest

from display.happening import Changed, Connected
from display.here import Here
from shared.model import BoardPage, Language
from shared.protocol.views import PutCall
from shared.settings.sections import Layout
from tests.display.conftest import EN, ID, OpenTv, played
from tests.display.room import call, snapshot
from tests.display.scenes import SCENES, scene

NIP = re.compile(r"\d{8,}")
STAFF = "Siti Rahmawati"
COMPLAINT = re.compile(r"pengadu|complain|WBS", re.IGNORECASE)
REASON = re.compile(r"lansia|disabilit|hamil|menyusui|elderly|pregnan|nursing", re.IGNORECASE)
NUMBER = re.compile(r"[A-Z]{1,2}\d{3,4}")
ALL = [Here(languages=language, layout=layout) for language in (ID, EN) for layout in Layout]


@pytest.mark.parametrize("here", ALL, ids=lambda here: f"{here.layout.value}-{here.languages[0].value}")
def test_no_text_on_any_page_names_a_person_or_gives_a_reason(
    here: Here, open_tv: OpenTv, files: dict[str, str]
) -> None:
    """One window walks through all scenes, so that every text of the item tree is read."""
    tv = open_tv(scene("starting", here), files=files)
    read = 0
    for name in SCENES:
        tv.show(scene(name, here), 100)
        texts = tv.texts()
        read += len(texts)
        assert not [text for text in texts if NIP.search(text) or STAFF in text], name
        if name != "vulnerable":  # that page is about everybody's right, and no number's
            assert not [text for text in texts if REASON.search(text)], name
        if name != "complaint":
            assert not [text for text in texts if COMPLAINT.search(text)], name
    assert read > 300, "the walk saw too little"


def test_the_name_of_the_member_of_staff_who_calls_is_never_shown(open_tv: OpenTv) -> None:
    row = msgspec.structs.replace(call(5, "A012"), staff_desk_name=STAFF)
    board = played(Connected(snapshot(row)), Changed(snapshot(row), (PutCall(msgspec.structs.replace(row, call=6)),)))
    texts = open_tv(board).texts()
    assert "A012" in texts
    assert not [text for text in texts if STAFF in text]


@pytest.mark.parametrize("page", [BoardPage.QUEUES, BoardPage.DESKS])
@pytest.mark.parametrize("languages", [ID, EN])
def test_beside_a_called_number_nothing_tells_that_its_letter_or_desk_is_for_complaints(
    page: BoardPage,
    languages: tuple[Language, ...],
    open_tv: OpenTv,
) -> None:
    rows = (call(1, "F008", "d6", service=None), call(2, "A011"))
    here = Here(languages=languages)
    tv = open_tv(played(Connected(snapshot(*rows, pages=(page,))), here=here))
    assert "F008" in tv.texts("rowNumber")
    assert not [text for text in tv.texts() if COMPLAINT.search(text)]
    assert "F" not in tv.texts("pageMark")


def test_the_page_about_complaints_names_no_number(open_tv: OpenTv) -> None:
    tv = open_tv(scene("complaint"))
    page = [text for name in ("pageTitle", "lineName", "lineValue", "pageFoot") for text in tv.texts(name)]
    assert any("LAPOR" in text for text in page)
    assert not [text for text in page if NUMBER.search(text)]

"""Every page of the supervisors' window as approved. ``ANTREAN_APPROVE=1`` approves deliberately."""

from __future__ import annotations

from pathlib import Path

import pytest

from shared.model import Language
from shared.ui.opening import grab
from tests.counter.announced import OpenLead
from tests.counter.notice_pages import PAGES, scene
from tests.screens.comparing import as_asked

SIZES = {"least": (900, 600), "usual": (1100, 720)}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_approved(
    page: str, size: str, language: Language, open_lead: OpenLead, tmp_path: Path
) -> None:
    lead = open_lead(size=SIZES[size], language=language)
    scene(lead, page)
    lead.find("new").forceActiveFocus()  # no blinking cursor in the picture
    lead.settle()
    comparing = as_asked(tmp_path)
    comparing.check("notices", f"{page}-{size}-{language.value}", grab(lead.window))

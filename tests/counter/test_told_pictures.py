"""Every page of the windows about complaints as approved. ``ANTREAN_APPROVE=1`` approves deliberately."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter.verbs import Verb
from shared.model import Language
from shared.ui.opening import grab
from tests.counter.told import OpenTold
from tests.counter.told_pages import NARROW, PAGES, SLIPS, WIDE, scene, slip_scene
from tests.screens.comparing import as_asked

SLIP_SIZES = {"narrow": (380, 600), "usual": (560, 760)}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", ["narrow", "wide"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_approved(
    page: str, size: str, language: Language, open_told: OpenTold, tmp_path: Path
) -> None:
    told = open_told(size=NARROW if size == "narrow" else WIDE, language=language)
    scene(told, page)
    comparing = as_asked(tmp_path)
    comparing.check("cases", f"{page}-{size}-{language.value}", grab(told.window))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", SLIP_SIZES)
@pytest.mark.parametrize("page", SLIPS)
def test_the_form_looks_as_approved(
    page: str, size: str, language: Language, open_told: OpenTold, tmp_path: Path
) -> None:
    told = open_told(Verb.FILE_CASE, SLIP_SIZES[size], language)
    slip_scene(told, page)
    if page in ("form", "whistle", "wrong"):
        told.find("send").forceActiveFocus()  # no blinking cursor in the picture
        told.settle()
    comparing = as_asked(tmp_path)
    comparing.check("filing", f"{page}-{size}-{language.value}", grab(told.window))

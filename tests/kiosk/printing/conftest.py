"""What the tests about paper share: the example ticket, and pictures approved by a person."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from kiosk.printing.example import DIRECTORY, example_slip
from kiosk.printing.paper import Paper
from kiosk.printing.slip import ticket_paper

APPROVED = Path(__file__).parent / "approved"


@pytest.fixture
def ticket() -> Paper:
    return ticket_paper(example_slip(), DIRECTORY, "")


@pytest.fixture
def approved() -> Callable[[str, Image.Image], None]:
    """Compares a picture with the approved one dot by dot; ``ANTREAN_APPROVE=1`` approves it deliberately."""

    def check(name: str, picture: Image.Image) -> None:
        path = APPROVED / f"{name}.png"
        if os.environ.get("ANTREAN_APPROVE"):
            path.parent.mkdir(exist_ok=True)
            picture.save(path, optimize=True)
        with Image.open(path) as known:
            assert known.size == picture.size, f"{name}: {picture.size} instead of the approved {known.size}"
            changed = ImageChops.difference(known.convert("L"), picture.convert("L")).getbbox()
        assert changed is None, f"{name}: changed inside {changed}; look at it, then ANTREAN_APPROVE=1"

    return check

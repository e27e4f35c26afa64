"""The agency's accent: derived, darkened until it can be read, refused where it would fight the yellow."""

from __future__ import annotations

import pytest

from shared.accent import MORI, WHITE, Accent, AccentRefused, accent, contrast


def test_the_contrast_formula_gives_the_figures_of_the_design() -> None:
    assert round(contrast("#1E1B17", "#F8F4EB"), 1) == 15.6
    assert round(contrast("#FFFFFF", "#1D3766"), 1) == 11.7
    assert round(contrast("#F7C255", "#12254A"), 1) == 9.2


@pytest.mark.parametrize("colour", ["#1D3766", "#6B1A2B", "#43276B"])
def test_a_dark_accent_is_taken_as_it_is(colour: str) -> None:
    made = accent(colour)
    assert isinstance(made, Accent)
    assert (made.base, made.darkened_from) == (colour, None)


@pytest.mark.parametrize("colour", ["#0F4D3A", "#0B4A55", "#D32F2F", "#FFFFFF", "#7F7F7F"])
def test_a_light_accent_is_darkened_until_it_reads(colour: str) -> None:
    made = accent(colour)
    assert isinstance(made, Accent)
    assert made.darkened_from == colour
    assert contrast(WHITE, made.base) >= 10
    assert contrast(made.base, MORI) >= 9


@pytest.mark.parametrize("colour", ["#F7C255", "#B8860B", "blue", "#12345", "#GGGGGG", ""])
def test_what_cannot_be_an_accent_is_refused(colour: str) -> None:
    assert isinstance(accent(colour), AccentRefused)


def test_the_companions_of_the_design_s_own_accent_come_out_of_the_rule() -> None:
    near = accent("#1D3767")
    assert isinstance(near, Accent)
    for made, drawn in ((near.deep, "#12254A"), (near.lip, "#0F2144"), (near.soft, "#E4E9F2")):
        assert all(abs(int(made[i : i + 2], 16) - int(drawn[i : i + 2], 16)) <= 3 for i in (1, 3, 5)), (made, drawn)

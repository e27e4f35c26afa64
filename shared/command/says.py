"""How the command speaks: in Indonesian, or in English when the terminal's language is English."""

from __future__ import annotations

import os
from collections.abc import Mapping

import click

from shared.language import Catalogue, catalogue
from shared.model import Language

OK = 0
FAILED = 1
BAD_INPUT = 2


def language_of(environment: Mapping[str, str]) -> Language:
    """``ANTREAN_LANG`` (id or en) decides; else the terminal's locale; else Indonesian."""
    wish = environment.get("ANTREAN_LANG") or environment.get("LC_ALL") or environment.get("LANG") or ""
    return Language.ENGLISH if wish.lower().startswith("en") else Language.INDONESIAN


def words() -> Catalogue:
    """The catalogue of the person at this terminal."""
    return catalogue(language_of(os.environ))


def tell(key: str, /, **values: object) -> None:
    """One line on standard output."""
    click.echo(words().say(key, **values))


def warn(key: str, /, **values: object) -> None:
    """One line on standard error."""
    click.echo(words().say(key, **values), err=True)

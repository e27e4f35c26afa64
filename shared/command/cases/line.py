"""What ``antrean cases`` takes; the work is done in the modules beside this one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from shared.command.options import CONFIG, LANGUAGE, OUTPUT, WHEN, taking
from shared.command.says import words
from shared.model import Language

_say = words().say


class Days(TypedDict):
    """Which days, as typed."""

    period: str | None
    first: date | None
    last: date | None


@click.group(help=_say("command.help.cases"))
def cases() -> None:
    """Complaints, suggestions, questions."""


@cases.command(name="report", help=_say("command.help.cases_report"))
@CONFIG
@taking(*WHEN)
@LANGUAGE
@OUTPUT
def cases_report(config: Path, language: str, output: Path, **days: Unpack[Days]) -> None:
    """Write the report of a period."""
    from shared.command.cases.report import report  # noqa: PLC0415

    raise SystemExit(report(config, output, Language(language), **days))

"""What ``antrean skm`` takes; the work is done in the modules beside this one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from shared.command.options import CONFIG, LANGUAGE, OUTPUT, WHEN, taking
from shared.command.says import words
from shared.model import Language

_say = words().say


class Wishes(TypedDict):
    """Which answers."""

    period: str | None
    first: date | None
    last: date | None
    service: str | None
    desk: str | None


_WHOSE = (
    click.option("--service", metavar="ID", help=_say("command.help.skm_service")),
    click.option("--desk", metavar="ID", help=_say("command.help.skm_desk")),
)


@click.group(help=_say("command.help.skm"))
def skm() -> None:
    """The satisfaction survey."""


@skm.command(name="report", help=_say("command.help.skm_report"))
@CONFIG
@taking(*WHEN, *_WHOSE)
@LANGUAGE
@click.option("--internal", is_flag=True, help=_say("command.help.skm_internal"))
@OUTPUT
def skm_report(config: Path, language: str, internal: bool, output: Path, **wishes: Unpack[Wishes]) -> None:
    """Write the report of a period."""
    from shared.command.skm.asking import Wish  # noqa: PLC0415
    from shared.command.skm.report import report  # noqa: PLC0415

    raise SystemExit(report(config, Wish(**wishes), output, Language(language), internal=internal))


@skm.command(name="progress", help=_say("command.help.skm_progress"))
@CONFIG
@taking(*WHEN)
def skm_progress(config: Path, period: str | None, first: date | None, last: date | None) -> None:
    """Say how many answers are still wanted."""
    from shared.command.skm.asking import Wish  # noqa: PLC0415
    from shared.command.skm.progress import progress  # noqa: PLC0415

    raise SystemExit(progress(config, Wish(period, first, last)))

"""What ``antrean skm`` takes; the work is done in the modules beside this one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypedDict, TypeVar, Unpack

import click

from shared.command.announce.values import DAY
from shared.command.options import CONFIG
from shared.command.says import words
from shared.model import Language

_say = words().say
F = TypeVar("F", bound=Callable[..., None])


class Wishes(TypedDict):
    """Which answers."""

    period: str | None
    first: date | None
    last: date | None
    service: str | None
    desk: str | None


_WHEN = (
    click.option("--period", metavar="2026-H1", help=_say("command.help.skm_period")),
    click.option("--from", "first", type=DAY, metavar="YYYY-MM-DD", help=_say("command.help.skm_from")),
    click.option("--to", "last", type=DAY, metavar="YYYY-MM-DD", help=_say("command.help.skm_to")),
)
_WHOSE = (
    click.option("--service", metavar="ID", help=_say("command.help.skm_service")),
    click.option("--desk", metavar="ID", help=_say("command.help.skm_desk")),
)


def _taking(*options: Callable[[F], F]) -> Callable[[F], F]:
    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


@click.group(help=_say("command.help.skm"))
def skm() -> None:
    """The satisfaction survey."""


@skm.command(name="report", help=_say("command.help.skm_report"))
@CONFIG
@_taking(*_WHEN, *_WHOSE)
@click.option(
    "--language",
    type=click.Choice([one.value for one in Language]),
    default=Language.INDONESIAN.value,
    show_default=True,
    help=_say("command.help.skm_language"),
)
@click.option("--internal", is_flag=True, help=_say("command.help.skm_internal"))
@click.option(
    "--output", required=True, type=click.Path(file_okay=False, path_type=Path), help=_say("command.help.skm_output")
)
def skm_report(config: Path, language: str, internal: bool, output: Path, **wishes: Unpack[Wishes]) -> None:
    """Write the report of a period."""
    from shared.command.skm.asking import Wish  # noqa: PLC0415
    from shared.command.skm.report import report  # noqa: PLC0415

    raise SystemExit(report(config, Wish(**wishes), output, Language(language), internal=internal))


@skm.command(name="progress", help=_say("command.help.skm_progress"))
@CONFIG
@_taking(*_WHEN)
def skm_progress(config: Path, period: str | None, first: date | None, last: date | None) -> None:
    """Say how many answers are still wanted."""
    from shared.command.skm.asking import Wish  # noqa: PLC0415
    from shared.command.skm.progress import progress  # noqa: PLC0415

    raise SystemExit(progress(config, Wish(period, first, last)))

"""Options that several commands take: where config.toml is, over which days, into which folder, in which language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from shared.command.announce.values import DAY
from shared.command.says import words
from shared.model import Language

_say = words().say
F = TypeVar("F", bound=Callable[..., None])

CONFIG = click.option(
    "--config",
    type=click.Path(dir_okay=True, path_type=Path),
    default=Path("config.toml"),
    show_default=True,
    help=_say("command.help.config"),
)

WHEN = (
    click.option("--period", metavar="2026-H1", help=_say("command.help.skm_period")),
    click.option("--from", "first", type=DAY, metavar="YYYY-MM-DD", help=_say("command.help.skm_from")),
    click.option("--to", "last", type=DAY, metavar="YYYY-MM-DD", help=_say("command.help.skm_to")),
)
"""Read by ``shared.command.period``."""

LANGUAGE = click.option(
    "--language",
    type=click.Choice([one.value for one in Language]),
    default=Language.INDONESIAN.value,
    show_default=True,
    help=_say("command.help.skm_language"),
)

OUTPUT = click.option(
    "--output", required=True, type=click.Path(file_okay=False, path_type=Path), help=_say("command.help.skm_output")
)


def taking(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, in this order."""

    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate

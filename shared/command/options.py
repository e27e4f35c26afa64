"""The option that every command takes: where config.toml is."""

from __future__ import annotations

from pathlib import Path

import click

from shared.command.says import words

_say = words().say

CONFIG = click.option(
    "--config",
    type=click.Path(dir_okay=True, path_type=Path),
    default=Path("config.toml"),
    show_default=True,
    help=_say("command.help.config"),
)

"""Reading config.toml for a command: warnings are said, problems are all listed, and then the command ends with 2."""

from __future__ import annotations

from pathlib import Path

import click

from shared.command.says import BAD_INPUT, words
from shared.settings import Problems, describe, load
from shared.settings.sections import Settings


def settings_from(path: Path) -> Settings:
    """The settings in ``path``.

    Raises:
        SystemExit: 2, after every problem has been said.
    """
    loaded = load(path)
    language = words().language
    if isinstance(loaded, Problems):
        for problem in loaded.problems:
            click.echo(describe(problem, language), err=True)
        click.echo(words().count("command.config_refused", len(loaded.problems), path=path), err=True)
        raise SystemExit(BAD_INPUT)
    for warning in loaded.warnings:
        click.echo(describe(warning, language), err=True)
    return loaded.settings

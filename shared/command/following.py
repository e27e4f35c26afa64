"""What ``antrean start`` says when config.toml changes while the room runs: screens read it when they start."""

from __future__ import annotations

import asyncio

import click

from shared.command.says import warn, words
from shared.settings import Problems, Reloaded, describe
from shared.settings.sections import Program
from shared.settings.watching import Watch

NAMED = 5
"""So many keys a line names."""


async def follow(watch: Watch, runs: tuple[Program, ...]) -> None:
    """Look for ever, and say each change once."""
    while True:
        await asyncio.sleep(watch.seconds)
        said = await asyncio.to_thread(watch.look)
        if said is not None:
            tell_change(watch, said, runs)


def tell_change(watch: Watch, said: Reloaded | Problems, runs: tuple[Program, ...]) -> None:
    """One line on what this machine's programs will read at their next start; every mistake when there are any."""
    if isinstance(said, Problems):
        for problem in said.problems:
            click.echo(describe(problem, words().language), err=True)
        warn("command.config_not_taken", file=watch.path.name)
        return
    mine = {program.value for program in runs} | {"machine", "hub"}
    keys = [key for key in said.needs_restart if key.partition(".")[0] in mine]
    if keys:
        named = ", ".join(keys[:NAMED]) + (", …" if len(keys) > NAMED else "")
        warn("command.config_next_start", file=watch.path.name, keys=named)

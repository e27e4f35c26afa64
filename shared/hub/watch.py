"""config.toml changed while the hub runs: applied where that is safe, else said what waits for a restart.

A broken file changes nothing; every mistake in it is logged.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Final, assert_never

import structlog

from shared.hub.hub import Hub
from shared.hub.work import Adopt
from shared.model import Language
from shared.settings import Problem, Problems, Reloaded, Settings, describe
from shared.settings.watching import Watch

NAMED: Final = 3
"""So many keys an alert names; the log has them all."""

log = structlog.get_logger()


async def follow(watch: Watch, hub: Hub, language: Language = Language.INDONESIAN) -> None:
    """Look for ever. Must run on the hub's loop; ``language`` is of the log."""
    while True:
        await asyncio.sleep(watch.seconds)
        said = await asyncio.to_thread(watch.look)
        match said:
            case None:
                pass
            case Problems():
                _refused(said, hub, language)
            case Reloaded():
                _applied(watch, said, hub, language)
            case _:
                assert_never(said)


def _refused(said: Problems, hub: Hub, language: Language) -> None:
    for problem in said.problems:
        log.error("the changed settings have a mistake and are not applied", problem=describe(problem, language))
    hub.house.health.settings(hub.clock(), wrong=_place(said.problems[0]), waiting=None)


def _applied(watch: Watch, said: Reloaded, hub: Hub, language: Language) -> None:
    keys = tuple(changed(watch.settings, said.applied))
    watch.settings = said.applied
    for problem in said.warnings:
        log.warning("the changed settings should be looked at", problem=describe(problem, language))
    if keys:
        hub.room.put(Adopt(said.applied.directory, said.applied.announcement, said.applied.feedback))
    log.info("the settings were read again", applied=keys, needs_restart=said.needs_restart)
    named = ", ".join(said.needs_restart[:NAMED]) + (", …" if len(said.needs_restart) > NAMED else "")
    hub.house.health.settings(hub.clock(), wrong="", waiting=named)


def changed(old: Settings, new: Settings) -> Iterator[str]:
    """The keys that take effect at once and differ."""
    for key in old.directory.office.__struct_fields__:
        if getattr(old.directory.office, key) != getattr(new.directory.office, key):
            yield f"office.{key}"
    for key in old.directory.__struct_fields__:
        if key != "office" and getattr(old.directory, key) != getattr(new.directory, key):
            yield key
    if old.announcement != new.announcement:
        yield "announcement"
    for part in ("complaints", "whistle", "retention"):
        if getattr(old.feedback, part) != getattr(new.feedback, part):
            yield part


def _place(problem: Problem) -> str:
    line = f":{problem.line}" if problem.line is not None else ""
    return f"{problem.file.name}{line} {problem.key}".strip()

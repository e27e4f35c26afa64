"""What of a changed config.toml takes effect at once, and what waits for a restart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path

import msgspec

from shared.model import Directory, QueueInfo
from shared.settings.outcome import Loaded, Problems
from shared.settings.problem import Problem
from shared.settings.remembering import load
from shared.settings.sections import Settings

_BUSINESS_TIME = ("zone", "zone_label", "cutover")
"""Another zone or cut-over is another business day under tickets that are open."""


@dataclass(frozen=True, slots=True)
class Reloaded:
    """The settings to go on with, and the changed keys that only a restart brings in."""

    applied: Settings
    needs_restart: tuple[str, ...]
    warnings: tuple[Problem, ...] = ()


def reload(old: Settings, path: Path) -> Reloaded | Problems:
    """Read the file again.

    Texts, hours, holidays, order, new services, what desks serve, the survey, officers and how long what visitors told
    is kept apply at once. Machine, ports, database, screens,
    printer, voice and the files of announcements wait for a restart, and so does what open tickets stand on: zone,
    queues and their numbers, and services or desks that are gone.
    """
    loaded = load(path)
    match loaded:
        case Problems():
            return loaded
        case Loaded(settings=new):
            directory, waiting = _directory(old.directory, new.directory)
            applied = replace(old, directory=directory, announcement=new.announcement, feedback=new.feedback)
            parts = ("machine", "hub", "kiosk", "counter", "display", "announcements")
            waiting += [key for name in parts for key in _changed(name, getattr(old, name), getattr(new, name))]
            return Reloaded(applied, tuple(waiting), loaded.warnings)


def _directory(old: Directory, new: Directory) -> tuple[Directory, list[str]]:
    waiting = [f"office.{key}" for key in _BUSINESS_TIME if getattr(old.office, key) != getattr(new.office, key)]
    kept = {key: getattr(old.office, key) for key in _BUSINESS_TIME}
    applied = msgspec.structs.replace(new, office=msgspec.structs.replace(new.office, **kept))
    if [_series(queue) for queue in old.queues] != [_series(queue) for queue in new.queues]:
        # services and desks name queues, so the three stay together
        stay = {"queues": old.queues, "services": old.services, "desks": old.desks}
        return msgspec.structs.replace(applied, **stay), [*waiting, "queue"]
    if {service.id for service in old.services} - {service.id for service in new.services}:
        applied = msgspec.structs.replace(applied, services=old.services)
        waiting.append("service")
    if {desk.id for desk in old.desks} != {desk.id for desk in new.desks}:
        applied = msgspec.structs.replace(applied, desks=old.desks)
        waiting.append("desk")
    return applied, waiting


def _series(queue: QueueInfo) -> tuple[str, str, int, int, int]:
    """What the numbers of a queue are made of."""
    return queue.id, queue.letter, queue.first, queue.last, queue.width


def _changed(key: str, old: object, new: object) -> Iterator[str]:
    """The keys below ``key`` whose values differ."""
    if old == new:
        return
    if is_dataclass(old) and type(old) is type(new):
        for field in fields(old):
            yield from _changed(f"{key}.{field.name}", getattr(old, field.name), getattr(new, field.name))
    else:
        yield key

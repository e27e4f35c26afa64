"""Who plays whom: the visitors who walk up to the real kiosk, and the clerk who works at the real desk window."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from shared.command.demo.clock import FastClock
from shared.command.demo.hours import Playing
from shared.command.demo.people import PIN, Stage
from shared.command.demo.plan import Visitor
from shared.model import DeskInfo, Directory
from shared.rehearsal import ClerkPart, CrowdPart, CrowdTold, VisitorPart, read_part, write_part
from shared.settings.sections import Settings

VISIT_SECONDS = 7.0
"""Real seconds a visitor needs at the real kiosk, whose pages do not run faster with the clock."""
LATE_SECONDS = 20.0
"""Real seconds before the last ticket in which nobody new walks up to the kiosk: a queue there needs its time."""
PAUSE = (0.35, 1.5)
"""Real seconds between two touches, at the fastest and at the slowest."""


def window_desk(settings: Settings) -> DeskInfo:
    """The desk of the real window: the configured one if it serves a queue, else the first that does."""
    desks = [desk for desk in settings.directory.desks if desk.main] or list(settings.directory.desks)
    return next((desk for desk in desks if desk.id == settings.counter.desk), desks[0])


def split(visitors: Sequence[Visitor], day: Playing, speed: float) -> tuple[list[Visitor], list[Visitor]]:
    """Those for the real kiosk, as many as it can serve before the last ticket, spread over the day; and all others."""
    in_time = day.last_ticket - timedelta(seconds=LATE_SECONDS * speed)
    early = [n for n, one in enumerate(visitors) if one.at <= in_time] or list(range(len(visitors)))[:1]
    seconds = (day.last_ticket - day.opens) / timedelta(seconds=1) / speed
    share = min(len(early), max(1, min(len(visitors) // 2, int(seconds / VISIT_SECONDS))))
    chosen = {early[n * len(early) // share] for n in range(share)}
    return (
        [one for n, one in enumerate(visitors) if n in chosen],
        [one for n, one in enumerate(visitors) if n not in chosen],
    )


def crowd_file(folder: Path) -> Path:
    """Where the kiosk finds its visitors once the clock runs."""
    return folder / "demo-visitors.json"


def refusals_file(folder: Path) -> Path:
    """Where the kiosk says how many of its visitors were told no."""
    return folder / "demo-refusals.json"


def refused_at_kiosk(folder: Path) -> int:
    """How many that were so far."""
    file = refusals_file(folder)
    return read_part(file, CrowdTold).refused if file.exists() else 0


def write_crowd(path: Path, visitors: Sequence[Visitor], directory: Directory, clock: FastClock) -> None:
    """The kiosk's file."""
    queue_of = {service.id: service.queue for service in directory.services}
    now, wall = clock.now(), time.time()
    parts = tuple(
        VisitorPart(
            at=wall + (one.at - now).total_seconds() / clock.speed,
            queue=queue_of[one.service],
            service=one.service,
            language=one.language,
            priority=one.priority,
        )
        for one in visitors
    )
    pause = min(PAUSE[1], max(PAUSE[0], 120 / clock.speed))
    write_part(path, CrowdPart(parts, pause, str(refusals_file(path.parent))))


def write_clerk(stage: Stage, desk: DeskInfo, hired: tuple[str, str]) -> Path:
    """The desk window's file."""
    name, one_time = hired
    path = stage.data / "demo-clerk.json"
    write_part(path, ClerkPart(name, one_time, PIN, desk.id, stage.habits, stage.clock.speed))
    return path

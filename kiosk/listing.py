"""Which groups and services a visitor can choose, and how they are split into parts that fit a page. Pure."""

from __future__ import annotations

from kiosk.state import State, Visit
from shared.model import QueueInfo, ServiceInfo

HOME_WHOLE = 7
"""So many groups fit one page; more are shown in parts of HOME_PART."""
HOME_PART = 6
SERVICES_PART = 10
LARGE_PART = 6
LOW_PART = 6


def services_of(state: State, queue: str | None = None) -> tuple[ServiceInfo, ...]:
    """The services on the kiosk, of one group or all."""
    if state.snapshot is None:
        return ()
    return tuple(
        one for one in state.snapshot.directory.services if one.on_kiosk and (queue is None or one.queue == queue)
    )


def groups(state: State) -> tuple[QueueInfo, ...]:
    """The groups that hold a service."""
    if state.snapshot is None:
        return ()
    used = {one.queue for one in services_of(state)}
    return tuple(queue for queue in state.snapshot.directory.queues if queue.id in used)


def part_size(count: int, *, home: bool, visit: Visit) -> int:
    """How many rows a page holds."""
    if home:
        whole = HOME_PART if visit.low or visit.large else HOME_WHOLE
        return max(1, count if count <= whole else HOME_PART)
    return LOW_PART if visit.low else LARGE_PART if visit.large else SERVICES_PART


def parts(count: int, *, home: bool, visit: Visit) -> int:
    """How many pages the list takes."""
    return max(1, -(-count // part_size(count, home=home, visit=visit)))

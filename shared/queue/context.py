"""What a decision may know beside the state and the command: time, actor and fresh ids, all given from outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec

from shared.model import Media
from shared.queue.events import Actor


def _none(_hash: str) -> None:
    """A place that keeps no files."""


class Context(msgspec.Struct, frozen=True):
    """The moment of a decision. The records of its events must carry the same ``now`` as ``at``."""

    now: datetime  # UTC
    actor: Actor
    new_id: Callable[[], str]
    new_link: Callable[[], str]
    clock_wrong: bool = False  # as clock.day_to_open says
    asked: str | None = None  # id of the command
    kept_media: Callable[[str], Media | None] = _none  # the file with this hash, if the hub has it

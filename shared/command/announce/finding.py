"""Which announcement a person means by a part of its id: the end, which is what is shown, or the beginning."""

from __future__ import annotations

from shared.command.says import FAILED, warn
from shared.protocol.views import AnnouncementRow, DeskSnapshot

LEAST = 4
SHOWN = 8
"""Ids begin with the time, so their ends differ sooner."""


def short(announcement: str) -> str:
    """An id as people are shown it."""
    return announcement[-SHOWN:]


def found(snapshot: DeskSnapshot, typed: str) -> AnnouncementRow:
    """The announcement.

    Raises:
        SystemExit: 1, after saying that there is none, or several.
    """
    rows = snapshot.announcements if len(typed) >= LEAST else ()
    those = [row for row in rows if row.announcement.startswith(typed) or row.announcement.endswith(typed)]
    if len(those) == 1:
        return those[0]
    warn("command.announce_several" if those else "command.announce_unknown", id=typed)
    raise SystemExit(FAILED)

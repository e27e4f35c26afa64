"""Which announcement a person means by the first letters of its id."""

from __future__ import annotations

from shared.command.says import FAILED, warn
from shared.protocol.views import AnnouncementRow, DeskSnapshot

LEAST = 4


def found(snapshot: DeskSnapshot, typed: str) -> AnnouncementRow:
    """The announcement.

    Raises:
        SystemExit: 1, after saying that there is none, or several.
    """
    those = [row for row in snapshot.announcements if row.announcement.startswith(typed) and len(typed) >= LEAST]
    if len(those) == 1:
        return those[0]
    warn("command.announce_several" if those else "command.announce_unknown", id=typed)
    raise SystemExit(FAILED)

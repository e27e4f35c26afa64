"""One announcement as the log has made it: what is on the TVs, what is written meanwhile, and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec
from msgspec.structs import replace

from shared.model import Announcement
from shared.queue import events as e


class Notice(msgspec.Struct, frozen=True):
    """An announcement. ``revision`` counts what was written; approving and withdrawing write nothing."""

    id: str
    since: int  # record that made it: the order of the list
    revision: int
    author: str  # account that wrote this revision; "" for the hub's own machine
    changed_at: datetime
    draft: Announcement | None = None
    approved: Announcement | None = None
    approver: str = ""
    approved_at: datetime | None = None


NoticeEvent = e.AnnouncementSaved | e.AnnouncementApproved | e.AnnouncementWithdrawn | e.AnnouncementRemoved


def after(before: Notice | None, record: e.Record, event: NoticeEvent) -> Notice | None:
    """The announcement after this record; None: there is none (any more)."""
    who = record.actor.staff or ""
    match event:
        case e.AnnouncementSaved():
            new = before or Notice(event.announcement, record.seq, 0, who, record.at)
            return replace(new, revision=event.revision, author=who, changed_at=record.at, draft=event.content)
        case e.AnnouncementApproved():
            if before is None:
                return None
            return replace(before, draft=None, approved=event.content, approver=who, approved_at=record.at)
        case e.AnnouncementWithdrawn():
            if before is None:
                return None
            return replace(before, draft=before.draft or before.approved, approved=None, approver="", approved_at=None)
        case e.AnnouncementRemoved():
            return None


def media_in_use(notices: Iterable[Notice]) -> frozenset[str]:
    """The hashes of all files that some announcement needs, drafts too: these must be kept."""
    contents = (content for notice in notices for content in (notice.draft, notice.approved))
    return frozenset(content.media.hash for content in contents if content is not None and content.media is not None)

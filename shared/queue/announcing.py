"""What becomes of announcements: written, approved, withdrawn, removed; and the emergency message raised and lifted."""

from __future__ import annotations

from shared.announcing import limits
from shared.model import Announcement
from shared.protocol import commands as c
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue import events as e
from shared.queue.context import Context
from shared.queue.notice import Notice
from shared.queue.state import State

FIRST_REVISION = 1


def saved(state: State, command: c.SaveAnnouncement, context: Context) -> tuple[e.Event, ...] | Refusal:
    """Keep a draft."""
    wrong = limits.refused(command.content) or _not_kept(command.content, context)
    if wrong is not None:
        return wrong
    if command.announcement is None:
        if len(state.announcements) >= limits.MOST:
            return Refusal(RefusalCode.TOO_MANY_ANNOUNCEMENTS, number=str(limits.MOST))
        return (e.AnnouncementSaved(context.new_id(), FIRST_REVISION, command.content),)
    notice = _seen(state, command.announcement, command.revision)
    if isinstance(notice, Refusal):
        return notice
    return (e.AnnouncementSaved(notice.id, notice.revision + 1, command.content),)


def approved(state: State, command: c.ApproveAnnouncement, context: Context) -> tuple[e.Event, ...] | Refusal:
    """Put a draft on the TVs; doing it again changes nothing."""
    notice = _seen(state, command.announcement, command.revision)
    if isinstance(notice, Refusal):
        return notice
    if notice.draft is None:
        return ()
    if state.directory.office.two_people and notice.author == (context.actor.staff or ""):
        return Refusal(RefusalCode.OTHER_APPROVER)
    wrong = _not_kept(notice.draft, context)
    return wrong or (e.AnnouncementApproved(notice.id, notice.revision, notice.draft),)


def withdrawn(state: State, command: c.WithdrawAnnouncement) -> tuple[e.Event, ...] | Refusal:
    """Take it off the TVs; doing it again changes nothing."""
    notice = state.announcements.get(command.announcement)
    if notice is None:
        return Refusal(RefusalCode.UNKNOWN_ANNOUNCEMENT)
    return (e.AnnouncementWithdrawn(notice.id, notice.revision),) if notice.approved is not None else ()


def removed(state: State, command: c.RemoveAnnouncement) -> tuple[e.Event, ...] | Refusal:
    """Forget it."""
    if command.announcement not in state.announcements:
        return Refusal(RefusalCode.UNKNOWN_ANNOUNCEMENT)
    return (e.AnnouncementRemoved(command.announcement),)


def raised(state: State, command: c.RaiseEmergency, context: Context) -> tuple[e.Event, ...] | Refusal:
    """The emergency message stands, whatever the day and the hour; the same one again changes nothing."""
    wrong = limits.refused_emergency(command.text)
    if wrong is not None:
        return wrong
    if state.emergency is not None and state.emergency.text == command.text:
        return ()
    return (e.EmergencyRaised(context.new_id(), command.text),)


def lifted(state: State) -> tuple[e.Event, ...]:
    """The emergency message is taken away."""
    return () if state.emergency is None else (e.EmergencyLifted(state.emergency.emergency),)


def _seen(state: State, announcement: str, revision: int) -> Notice | Refusal:
    """The announcement, if what the sender saw of it is still what stands."""
    notice = state.announcements.get(announcement)
    if notice is None:
        return Refusal(RefusalCode.UNKNOWN_ANNOUNCEMENT)
    if notice.revision != revision:
        return Refusal(RefusalCode.ANNOUNCEMENT_CHANGED, name=notice.author)
    return notice


def _not_kept(content: Announcement, context: Context) -> Refusal | None:
    """Whether its file is at the hub, and is what the announcement says it is."""
    if content.media is None:
        return None
    kept = context.kept_media(content.media.hash)
    known = kept is not None and limits.same_file(kept, content.media)
    return None if known else Refusal(RefusalCode.UNKNOWN_MEDIA)

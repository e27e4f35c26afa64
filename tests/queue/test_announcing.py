"""Announcements and the emergency message in the heart: who saw what, who approves, and what lasts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared.model import Announcement, AnnouncementKind, Emergency, Media, MediaKind, Role, Text
from shared.protocol import commands as c
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.answers import answer
from shared.queue.events import Actor
from shared.queue.notice import media_in_use
from tests.queue.room import BOSS, NINE, Room, office

OTHER = Actor("other-pc", Role.SUPERVISOR, "other")
MACHINE = Actor("admin-1", Role.ADMIN)
PICTURE = Media("a" * 64, MediaKind.PICTURE, 1000, 800, 600, label="Foto.jpg")


def card(title: str = "Libur") -> Announcement:
    """A card with this title."""
    return Announcement(AnnouncementKind.CARD, Text(title, ""))


def image(media: Media = PICTURE) -> Announcement:
    """A picture."""
    return Announcement(AnnouncementKind.IMAGE, Text("", ""), media=media)


@pytest.fixture
def room() -> Room:
    """An office where one person may approve what they wrote."""
    return Room()


def write(room: Room, content: Announcement | None = None, actor: Actor = BOSS) -> str:
    """A new draft; gives its id."""
    command = c.SaveAnnouncement(content or card())
    done = answer(room.state, command, room.ok(command, actor))
    assert isinstance(done, c.AnnouncementDone)
    assert done.revision == 1
    return done.announcement


def test_a_draft_is_on_no_tv_and_an_approved_one_is(room):
    one = write(room)
    assert room.state.announcements[one].approved is None
    room.ok(c.ApproveAnnouncement(one, 1), BOSS)
    notice = room.state.announcements[one]
    assert (notice.approved, notice.draft, notice.approver, notice.approved_at) == (card(), None, "boss", NINE)


def test_writing_goes_on_while_the_approved_version_stays_on_the_tvs(room):
    one = write(room)
    room.ok(c.ApproveAnnouncement(one, 1), BOSS)
    room.later(minutes=5)
    room.ok(c.SaveAnnouncement(card("Buka lagi"), one, 1), OTHER)
    notice = room.state.announcements[one]
    assert (notice.approved, notice.draft, notice.revision, notice.author) == (card(), card("Buka lagi"), 2, "other")
    assert notice.changed_at == NINE + timedelta(minutes=5)
    room.ok(c.ApproveAnnouncement(one, 2), BOSS)
    assert room.state.announcements[one].approved == card("Buka lagi")


def test_nobody_overwrites_or_approves_what_they_have_not_seen(room):
    one = write(room)
    room.ok(c.SaveAnnouncement(card("Dua"), one, 1), OTHER)
    changed = Refusal(RefusalCode.ANNOUNCEMENT_CHANGED, name="other")
    assert room.refused(c.SaveAnnouncement(card("Tiga"), one, 1), BOSS) == changed
    assert room.refused(c.ApproveAnnouncement(one, 1), BOSS) == changed


def test_doing_it_again_changes_nothing_and_answers_the_same(room):
    one = write(room)
    for command in (c.ApproveAnnouncement(one, 1), c.WithdrawAnnouncement(one)):
        first = answer(room.state, command, room.ok(command, BOSS))
        again = room.ok(command, BOSS)
        assert again == ()
        assert answer(room.state, command, again) == first == c.AnnouncementDone(one, 1)


def test_what_is_withdrawn_is_a_draft_again_unless_there_is_a_newer_one(room):
    one = write(room)
    room.ok(c.ApproveAnnouncement(one, 1), BOSS)
    room.ok(c.WithdrawAnnouncement(one), OTHER)
    notice = room.state.announcements[one]
    assert (notice.draft, notice.approved, notice.approver, notice.approved_at) == (card(), None, "", None)
    room.ok(c.ApproveAnnouncement(one, 1), BOSS)
    room.ok(c.SaveAnnouncement(card("Baru"), one, 1), BOSS)
    room.ok(c.WithdrawAnnouncement(one), BOSS)
    assert room.state.announcements[one].draft == card("Baru")


def test_what_is_removed_is_gone(room):
    one = write(room)
    room.ok(c.RemoveAnnouncement(one), BOSS)
    assert room.state.announcements == {}
    for command in (
        c.RemoveAnnouncement(one),
        c.WithdrawAnnouncement(one),
        c.ApproveAnnouncement(one, 1),
        c.SaveAnnouncement(card(), one, 1),
    ):
        assert room.why_not(command, BOSS) is RefusalCode.UNKNOWN_ANNOUNCEMENT


def test_two_people_means_two_people():
    room = Room(office(two_people=True))
    one = write(room)
    assert room.why_not(c.ApproveAnnouncement(one, 1), BOSS) is RefusalCode.OTHER_APPROVER
    room.ok(c.SaveAnnouncement(card("Dua"), one, 1), OTHER)
    assert room.why_not(c.ApproveAnnouncement(one, 2), OTHER) is RefusalCode.OTHER_APPROVER
    room.ok(c.ApproveAnnouncement(one, 2), BOSS)


def test_the_hubs_own_machine_is_one_person_by_whatever_name_it_connects():
    room = Room(office(two_people=True))
    one = write(room, actor=MACHINE)
    assert room.why_not(c.ApproveAnnouncement(one, 1), Actor("admin-2", Role.ADMIN)) is RefusalCode.OTHER_APPROVER
    room.ok(c.ApproveAnnouncement(one, 1), BOSS)


def test_a_list_has_an_end(room):
    ids = [write(room, card(f"Nomor {n}")) for n in range(200)]
    assert room.refused(c.SaveAnnouncement(card()), BOSS) == Refusal(RefusalCode.TOO_MANY_ANNOUNCEMENTS, number="200")
    room.ok(c.SaveAnnouncement(card("Nomor 0 baru"), ids[0], 1), BOSS)
    assert list(room.state.announcements) == ids
    room.ok(c.RemoveAnnouncement(ids[0]), BOSS)
    write(room)


def test_a_picture_must_be_at_the_hub_and_be_what_it_is_said_to_be(room):
    assert room.why_not(c.SaveAnnouncement(image()), BOSS) is RefusalCode.UNKNOWN_MEDIA
    room.media[PICTURE.hash] = Media("a" * 64, MediaKind.PICTURE, 1000, 800, 600, label="2f1c.png")
    larger = Media("a" * 64, MediaKind.PICTURE, 1000, 8000, 600)
    assert room.why_not(c.SaveAnnouncement(image(larger)), BOSS) is RefusalCode.UNKNOWN_MEDIA
    one = write(room, image())
    assert media_in_use(room.state.announcements.values()) == {PICTURE.hash}
    room.media.clear()
    assert room.why_not(c.ApproveAnnouncement(one, 1), BOSS) is RefusalCode.UNKNOWN_MEDIA


def test_the_approved_file_is_kept_while_another_is_in_the_draft(room):
    other = Media("b" * 64, MediaKind.PICTURE, 1000, 800, 600)
    room.media.update({PICTURE.hash: PICTURE, other.hash: other})
    one = write(room, image())
    room.ok(c.ApproveAnnouncement(one, 1), BOSS)
    room.ok(c.SaveAnnouncement(image(other), one, 1), BOSS)
    assert media_in_use(room.state.announcements.values()) == {PICTURE.hash, other.hash}


def test_the_heart_itself_refuses_what_does_not_fit(room):
    long = Announcement(AnnouncementKind.CARD, Text("x" * 63, ""))
    refusal = room.refused(c.SaveAnnouncement(long), BOSS)
    assert refusal == Refusal(RefusalCode.ANNOUNCEMENT_TOO_LONG, name="title.id", number="3")


def test_announcements_outlive_the_day(room):
    one = write(room)
    room.ok(c.ApproveAnnouncement(one, 1), BOSS)
    room.ok(c.RaiseEmergency(Text("Keluar", "")), BOSS)
    room.later(days=1)
    room.tick()
    assert room.state.announcements[one].approved == card()
    assert room.state.emergency is not None


# --- emergency -----------------------------------------------------------------------------------------------------


def test_an_emergency_stands_until_it_is_lifted(room):
    out = Text("Keluar lewat pintu utara", "Leave by the north door")
    room.ok(c.RaiseEmergency(out), BOSS)
    assert room.state.emergency == Emergency("t1", out, NINE)
    assert room.ok(c.RaiseEmergency(out), OTHER) == ()
    room.later(seconds=30)
    south = Text("Keluar lewat pintu selatan", "Leave by the south door")
    room.ok(c.RaiseEmergency(south), OTHER)
    assert room.state.emergency == Emergency("t2", south, NINE + timedelta(seconds=30))
    room.ok(c.LiftEmergency(), BOSS)
    assert room.state.emergency is None
    assert room.ok(c.LiftEmergency(), BOSS) == ()


def test_an_emergency_needs_no_open_day(room):
    room.ok(c.CloseDay(), BOSS)
    room.ok(c.RaiseEmergency(Text("Keluar", "")), BOSS)
    assert room.state.emergency is not None


def test_who_acts_for_whom_is_in_the_log(room):
    one = write(room)
    room.ok(c.ApproveAnnouncement(one, 1), OTHER)
    room.ok(c.RaiseEmergency(Text("Keluar", "")), BOSS)
    room.ok(c.LiftEmergency(), OTHER)
    assert [record.actor.staff for record in room.log[-4:]] == ["boss", "other", "boss", "other"]
    assert room.replayed().fingerprint() == room.state.fingerprint()


def test_a_fingerprint_tells_announcements_and_emergencies_apart(room):
    prints = {room.state.fingerprint()}
    one = write(room)
    for command in (c.ApproveAnnouncement(one, 1), c.RaiseEmergency(Text("Keluar", "")), c.LiftEmergency()):
        room.ok(command, BOSS)
        prints.add(room.state.fingerprint())
    head = room.state.head_seq
    room.state.announcements.pop(one)
    assert room.state.head_seq == head
    prints.add(room.state.fingerprint())
    assert len(prints) == 5

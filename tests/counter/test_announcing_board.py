"""What the supervisors' window does with presses, answers, colleagues and lost lines: the pure board."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace as changed

from counter.announcing.conductor import Announcer
from counter.announcing.form import Field
from counter.announcing.inputs import Arrived, Do, Input, Looked, Narrow, Pick, Sent, Set, Take, Type, WriteAlarm
from counter.announcing.listing import listed
from counter.announcing.state import NEW, Ask, Board, Deed, Filter, Paper, Tab
from counter.announcing.view import keys, view
from counter.beside import Open, Seen
from counter.inputs import Got
from counter.words import Words
from shared.model import AnnouncementKind, Language, Role, Text
from shared.protocol import commands as c
from shared.protocol.commands import Result
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import AnnouncementRow, DeskSnapshot
from tests.counter.announced import RecordingFiles
from tests.counter.driving import RecordingLine
from tests.counter.notice_samples import CARD, FILM, HEAD, PHOTO, ROWS, supervised
from tests.counter.sample import NOW


class Writer:
    """The board on recording parts."""

    def __init__(self, snapshot: DeskSnapshot | None = None) -> None:
        self.at: datetime = NOW
        self.line, self.files = RecordingLine(), RecordingFiles()
        ids = (f"id-{i}" for i in itertools.count(1))
        self.announcer = Announcer(lambda: self.at, lambda: next(ids))
        self.announcer.line, self.announcer.files = self.line, self.files
        self.hear(snapshot or supervised())
        self.take(Open())

    @property
    def board(self) -> Board:
        return self.announcer.state

    @property
    def paper(self) -> Paper:
        assert self.board.paper
        return self.board.paper

    @property
    def said(self) -> str:
        """The sentence at the foot."""
        return self.board.notice.say.key if self.board.notice else ""

    def take(self, *said: Input) -> None:
        for each in said:
            self.announcer.take(each)

    def hear(self, snapshot: DeskSnapshot, *, up: bool = True, whole: bool = False) -> None:
        self.take(Seen(snapshot, up, None if up else NOW, timedelta(0), Language.INDONESIAN, whole))

    def answer(self, outcome: Result | Refusal) -> None:
        told = outcome if isinstance(outcome, Refusal) else Done(outcome)
        self.take(Got(self.line.done[-1][0], told))


def with_row(row: AnnouncementRow, **more: object) -> DeskSnapshot:
    """The room with one announcement as a colleague has left it."""
    others = tuple(one for one in ROWS if one.announcement != row.announcement)
    return supervised((changed(row, **more), *others))


def test_saving_sends_the_revision_that_was_seen() -> None:
    writer = Writer()
    writer.take(Pick("n1"), Type(Field.TITLE_ID, "Judul baru"), Do(Deed.SAVE))
    content = changed(CARD, title=Text("Judul baru", CARD.title.en))
    assert writer.line.commands == [c.SaveAnnouncement(content, "n1", 3)]
    writer.take(Do(Deed.SAVE))  # an impatient second press
    assert len(writer.line.commands) == 1
    writer.answer(c.AnnouncementDone("n1", 4))
    assert (writer.paper.revision, writer.paper.unsaved, writer.said) == (4, False, "notice.did.save")


def test_what_is_typed_while_the_answer_is_awaited_stays_unsaved() -> None:
    writer = Writer()
    writer.take(Pick("n1"), Type(Field.TITLE_ID, "Satu"), Do(Deed.SAVE), Type(Field.TITLE_ID, "Satu dua"))
    writer.answer(c.AnnouncementDone("n1", 4))
    assert writer.paper.unsaved
    assert writer.paper.form.text(Field.TITLE_ID) == "Satu dua"


def test_approving_saves_first_and_puts_exactly_that_revision_on_the_tvs() -> None:
    writer = Writer()
    writer.take(Do(Deed.NEW), Type(Field.TITLE_ID, "Baru"), Do(Deed.APPROVE))
    writer.answer(c.AnnouncementDone("x1", 1))
    assert writer.line.commands[1] == c.ApproveAnnouncement("x1", 1)
    assert writer.board.chosen == "x1"
    writer.answer(c.AnnouncementDone("x1", 1))
    assert writer.said == "notice.did.approve"


def test_nothing_is_sent_that_the_hub_would_refuse_and_the_tab_of_the_fault_is_shown() -> None:
    writer = Writer()
    writer.take(Pick("n1"), Type(Field.LAST, "kemarin"), Do(Deed.SAVE))
    assert writer.line.commands == []
    assert (writer.board.tab, writer.said, writer.paper.tried) == (Tab.WHEN, "notice.like_day", True)


@pytest.mark.parametrize(
    ("refusal", "at"),
    [
        (Refusal(RefusalCode.ANNOUNCEMENT_TOO_LONG, name="title.en", number="4"), Field.TITLE_EN),
        (Refusal(RefusalCode.ANNOUNCEMENT_INCOMPLETE, name="title"), Field.TITLE_ID),
        (Refusal(RefusalCode.BAD_TEXT, name="body.id"), Field.BODY_ID),
        (Refusal(RefusalCode.UNKNOWN_MEDIA), Field.MEDIA),
        (Refusal(RefusalCode.TOO_MANY_ANNOUNCEMENTS, number="200"), None),
        (Refusal(RefusalCode.NOT_ALLOWED), None),
        (Refusal(RefusalCode.STORAGE), None),
        (Refusal(RefusalCode.OFFLINE), None),
    ],
)
def test_a_refusal_loses_nothing_and_is_said_where_it_belongs(refusal: Refusal, at: Field | None) -> None:
    writer = Writer()
    writer.take(Pick("n1"), Type(Field.TITLE_ID, "Judul baru"), Do(Deed.SAVE))
    writer.answer(refusal)
    assert writer.paper.form.text(Field.TITLE_ID) == "Judul baru"
    assert writer.paper.unsaved
    assert writer.board.notice
    assert writer.board.notice.grave
    assert set(writer.paper.refused) == ({at} if at else set())
    assert writer.board.pending is None


def test_a_lost_answer_is_settled_by_the_next_whole_picture_and_never_sent_twice() -> None:
    writer = Writer()
    writer.take(Do(Deed.NEW), Type(Field.TITLE_ID, "Baru"), Do(Deed.SAVE))
    command = writer.line.commands[0]
    assert isinstance(command, c.SaveAnnouncement)
    writer.answer(Refusal(RefusalCode.TIMEOUT))
    assert writer.line.refreshed == 1
    writer.take(Do(Deed.SAVE))
    assert len(writer.line.commands) == 1
    row = AnnouncementRow("x9", 1, "Ratna Dewi", NOW, command.content)
    writer.hear(supervised((*ROWS, row)), whole=True)
    assert (writer.board.chosen, writer.paper.unsaved, writer.board.pending) == ("x9", False, None)
    assert NEW not in writer.board.papers


def test_a_lost_answer_of_what_never_came_in_leaves_the_text_unsaved() -> None:
    writer = Writer()
    writer.take(Pick("n1"), Type(Field.TITLE_ID, "Judul baru"), Do(Deed.SAVE))
    writer.at += timedelta(seconds=21)
    writer.announcer.tick()
    assert writer.line.refreshed == 1
    writer.hear(supervised(ROWS[:]), whole=True)
    assert writer.board.pending is None
    assert writer.paper.unsaved
    assert writer.said == "notice.checked"


def test_text_stays_when_the_line_drops_another_is_chosen_or_the_window_closes() -> None:
    writer = Writer()
    writer.take(Pick("n1"), Type(Field.TITLE_ID, "Setengah jadi"))
    writer.hear(supervised(), up=False)
    writer.take(Do(Deed.SAVE))
    assert (writer.line.commands, writer.said) == ([], "notice.offline")
    writer.take(Pick("n4"), Do(Deed.LEAVE))
    writer.hear(supervised())
    writer.take(Open(), Pick("n1"))
    assert writer.paper.form.text(Field.TITLE_ID) == "Setengah jadi"
    assert [item.key for item in listed(writer.board, NOW) if item.unsaved] == ["n1"]


def test_what_nobody_is_writing_follows_a_colleague_and_what_is_written_is_warned() -> None:
    writer = Writer()
    theirs = changed(CARD, title=Text("Judul Budi", "Title by Budi"))
    writer.take(Pick("n1"))
    writer.hear(with_row(ROWS[0], revision=4, draft=theirs, author="Budi"))
    assert writer.paper.form.text(Field.TITLE_ID) == "Judul Budi"
    writer.take(Type(Field.TITLE_ID, "Judul saya"))
    writer.hear(with_row(ROWS[0], revision=5, draft=theirs, author="Budi"))
    assert (writer.paper.behind, writer.paper.revision) == ("Budi", 4)
    writer.take(Do(Deed.TAKE_THEIRS))
    assert writer.paper.form.text(Field.TITLE_ID) == "Judul Budi"
    writer.take(Do(Deed.KEEP_MINE), Do(Deed.SAVE))
    sent = writer.line.commands[0]
    assert isinstance(sent, c.SaveAnnouncement)
    assert (sent.revision, sent.content.title.id) == (5, "Judul saya")


def test_theirs_can_be_taken_for_good() -> None:
    writer = Writer()
    writer.take(Pick("n1"), Type(Field.TITLE_ID, "Judul saya"))
    theirs = changed(CARD, title=Text("Judul Budi", "Title by Budi"))
    writer.hear(with_row(ROWS[0], revision=4, draft=theirs, author="Budi"))
    writer.take(Do(Deed.TAKE_THEIRS), Do(Deed.TAKE_THEIRS))
    assert not writer.paper.unsaved
    assert writer.paper.behind is None


def test_what_a_colleague_removes_while_it_is_written_becomes_a_new_one() -> None:
    writer = Writer()
    writer.take(Pick("n1"), Type(Field.TITLE_ID, "Judul saya"))
    writer.hear(supervised(ROWS[1:]))
    assert (writer.board.chosen, writer.paper.key) == (NEW, NEW)
    writer.take(Do(Deed.SAVE))
    sent = writer.line.commands[0]
    assert isinstance(sent, c.SaveAnnouncement)
    assert (sent.announcement, sent.revision) == (None, 0)


def test_two_people_are_needed_where_the_office_says_so() -> None:
    writer = Writer(supervised(two_people=True))
    writer.take(Pick("n2"))  # written by Budi
    words = Words(Language.INDONESIAN, writer.board.local(NOW).tzinfo)  # type: ignore[arg-type]
    assert keys(writer.board, words)[Deed.APPROVE].enabled
    writer.take(Type(Field.TITLE_ID, "Diubah Ratna"))
    assert not keys(writer.board, words)[Deed.APPROVE].enabled
    writer.take(Do(Deed.APPROVE))
    assert (writer.line.commands, writer.said) == ([], "notice.no.two_people")


def test_removing_and_dropping_changes_are_asked_once() -> None:
    writer = Writer()
    writer.take(Pick("n1"), Do(Deed.REMOVE))
    assert (writer.board.ask, writer.line.commands) == (Ask.REMOVE, [])
    writer.take(Do(Deed.CANCEL), Type(Field.TITLE_ID, "x"), Do(Deed.REVERT), Do(Deed.CONFIRM))
    assert not writer.paper.unsaved
    writer.take(Do(Deed.REMOVE), Do(Deed.CONFIRM))
    assert writer.line.commands == [c.RemoveAnnouncement("n1")]
    writer.answer(c.Nothing())
    writer.hear(supervised(ROWS[1:]))
    assert writer.board.chosen != "n1"


def test_a_file_goes_from_choosing_to_the_form() -> None:
    writer = Writer()
    writer.take(Do(Deed.NEW), Take(Path("/home/ratna/profil.mp4")))
    (id_, path) = writer.files.looked[0]
    assert writer.paper.form.kind is AnnouncementKind.VIDEO
    writer.take(Looked(id_, c.OfferMedia("c" * 64, 10, path.name)))
    assert writer.line.commands == [c.OfferMedia("c" * 64, 10, "profil.mp4")]
    place = c.UploadPlace("/media/put/1", 60)
    writer.answer(place)
    assert writer.files.sent == [(id_, place, path)]
    writer.take(Sent(id_, 5, 10), Do(Deed.SAVE))
    assert writer.said == "notice.no.upload"
    words = Words(Language.INDONESIAN, writer.board.local(NOW).tzinfo)  # type: ignore[arg-type]
    assert view(writer.board, words, NOW).progress == 0.5
    writer.take(Arrived(id_, FILM))
    assert (writer.paper.form.media, writer.board.upload) == (FILM, None)


def test_a_picture_that_was_taken_for_a_video_is_a_picture() -> None:
    writer = Writer()
    writer.take(Do(Deed.NEW), Set(Field.KIND, "video"), Take(Path("/home/ratna/poster.png")))
    (id_, _) = writer.files.looked[0]
    writer.take(Looked(id_, c.OfferMedia("c" * 64, 10, "poster.png")))
    writer.answer(c.MediaKept(PHOTO))  # the hub had it already
    assert (writer.paper.form.kind, writer.paper.form.media) == (AnnouncementKind.IMAGE, PHOTO)


@pytest.mark.parametrize("code", [RefusalCode.MEDIA_TOO_LARGE, RefusalCode.MEDIA_BAD_CODEC, RefusalCode.OFFLINE])
def test_a_refused_file_is_said_at_its_field_and_the_words_stay(code: RefusalCode) -> None:
    writer = Writer()
    writer.take(Do(Deed.NEW), Type(Field.TITLE_ID, "Donor darah"), Take(Path("/home/ratna/poster.png")))
    (id_, _) = writer.files.looked[0]
    writer.take(Looked(id_, c.OfferMedia("c" * 64, 10, "poster.png")))
    writer.answer(c.UploadPlace("/media/put/1", 60))
    writer.take(Arrived(id_, Refusal(code, name="av1", number="20")))
    assert writer.paper.refused[Field.MEDIA].key == f"refusal.{code.value}"
    assert writer.paper.form.text(Field.TITLE_ID) == "Donor darah"


def test_a_file_given_up_is_not_used_when_it_comes() -> None:
    writer = Writer()
    writer.take(Do(Deed.NEW), Take(Path("/home/ratna/poster.png")))
    (id_, _) = writer.files.looked[0]
    writer.take(Do(Deed.STOP_UPLOAD), Arrived(id_, PHOTO))
    assert writer.paper.form.media is None


def test_an_unreadable_file_and_a_lost_line_are_said_at_once() -> None:
    writer = Writer()
    writer.take(Do(Deed.NEW), Take(Path("/home/ratna/poster.png")))
    writer.take(Looked(writer.files.looked[0][0], None))
    assert writer.paper.refused[Field.MEDIA].key == "notice.unreadable"
    writer.hear(supervised(), up=False)
    writer.take(Take(Path("/home/ratna/poster.png")))
    assert writer.paper.refused[Field.MEDIA].key == "refusal.offline"
    assert len(writer.files.looked) == 1


def test_an_emergency_waits_for_no_other_command_and_says_when_it_could_not_be_sent() -> None:
    writer = Writer()
    writer.take(Pick("n1"), Type(Field.TITLE_ID, "x"), Do(Deed.SAVE))
    writer.take(Do(Deed.EMERGENCY), WriteAlarm(Language.INDONESIAN, "Keluar."), Do(Deed.RAISE), Do(Deed.CONFIRM))
    assert writer.line.commands[1] == c.RaiseEmergency(Text("Keluar.", ""))
    writer.answer(Refusal(RefusalCode.OFFLINE))
    assert (writer.board.ask, writer.board.alarm.id) == (Ask.WRITE_ALARM, "Keluar.")
    writer.hear(supervised(), up=False)
    writer.take(Do(Deed.RAISE), Do(Deed.CONFIRM))
    assert writer.board.alarm.refused
    assert writer.board.alarm.refused.key == "notice.emergency_offline"


@pytest.mark.parametrize("text", ["", "   ", "x" * 121, "a\u202eb"])
def test_an_emergency_that_cannot_be_shown_is_not_raised(text: str) -> None:
    writer = Writer()
    writer.take(Do(Deed.EMERGENCY), WriteAlarm(Language.INDONESIAN, text), Do(Deed.RAISE))
    assert writer.board.ask is Ask.WRITE_ALARM
    assert writer.board.alarm.refused


def test_another_supervisor_does_not_find_my_unsaved_text_and_a_clerk_finds_no_window() -> None:
    writer = Writer()
    writer.take(Pick("n1"), Type(Field.TITLE_ID, "Rahasia"))
    other = changed(supervised(), me=changed(HEAD, staff="ahmad"))
    writer.hear(other)
    assert all(not paper.unsaved for paper in writer.board.papers.values())
    writer.hear(changed(supervised(), me=changed(HEAD, role=Role.DESK)))
    assert not writer.board.open
    writer.take(Open())
    assert not writer.board.open


@pytest.mark.parametrize(
    ("part", "keys_"),
    [
        (Filter.ALL, ["n3", "n1", "n4", "n5", "n2", "n6"]),
        (Filter.AIRING, ["n3", "n1", "n4"]),
        (Filter.DRAFTS, ["n4", "n2"]),
        (Filter.LATER, ["n5"]),
        (Filter.OVER, ["n6"]),
    ],
)
def test_the_list_has_trouble_first_then_what_is_on_the_tvs(part: Filter, keys_: list[str]) -> None:
    writer = Writer()
    writer.take(Pick(keys_[0]), Narrow(part))
    assert [item.key for item in listed(writer.board, NOW)] == keys_

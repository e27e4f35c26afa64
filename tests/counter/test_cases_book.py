"""What an officer sees and may press: the list, one case, a step sent once, and nothing of it left behind."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace as changed

from counter.beside import Open, Passed, Seen
from counter.cases.book import IDLE, step
from counter.cases.inputs import Aimed, Do, Input, Narrow, Pick, Ranked, Show, Touched, Type
from counter.cases.listing import due_of, items
from counter.cases.moving import targets, why_not
from counter.cases.plain import SIGN, on_one_line, plain
from counter.cases.state import Book, Deed, Drawer, Field, Shelf
from counter.cases.view import drawers, view
from counter.inputs import Got, SendCommand
from counter.words import Words
from shared.complaint.steps import allowed
from shared.feedback import CLOSED_CASE, CaseCount, CaseLevel, CaseState, CaseStep
from shared.model import Holiday, Language, Text
from shared.protocol import cases as c
from shared.protocol.commands import Command, Result
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import Me
from tests.counter.case_samples import FILE, LINES, OFFICER, PLAIN_OFFICER, TODAY, WHISTLE, WHISTLES, counting
from tests.counter.notice_samples import HOURS
from tests.counter.sample import DIRECTORY, ME, NOW

WORDS = Words(Language.INDONESIAN, ZoneInfo("Asia/Makassar"))


@dataclass
class Desk:
    """An officer at the window, with all that was asked of the hub."""

    book: Book = field(default_factory=Book)
    at: datetime = NOW
    sent: list[SendCommand] = field(default_factory=list)
    ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def take(self, *said: Input) -> Desk:
        for each in said:
            self.book, wishes = step(self.book, each, self.at, f"id-{next(self.ids)}")
            self.sent.extend(wishes)
        return self

    def see(self, me: Me | None = OFFICER, *, up: bool = True) -> Desk:
        return self.take(Seen(counting(me), up, None, timedelta(0), Language.INDONESIAN))

    def answer(self, outcome: Result | Refusal, to: type[Command]) -> Desk:
        id = next(wish.id for wish in reversed(self.sent) if isinstance(wish.command, to))
        return self.take(Got(id, outcome if isinstance(outcome, Refusal) else Done(outcome)))

    def opened(self) -> Desk:
        return self.see().take(Open()).answer(c.CaseList(LINES), c.ListCases)

    def reading(self) -> Desk:
        return self.opened().take(Pick("k1")).answer(c.CaseShown(FILE), c.ReadCase)

    def later(self, seconds: float) -> Desk:
        self.at += timedelta(seconds=seconds)
        return self.take(Passed())

    @property
    def commands(self) -> list[Command]:
        return [wish.command for wish in self.sent]

    def asked(self, kind: type[Command]) -> int:
        return sum(isinstance(command, kind) for command in self.commands)

    @property
    def said(self) -> str:
        return self.book.notice.say.key if self.book.notice else ""


def test_only_an_officer_can_open_it() -> None:
    assert not Desk().take(Open()).book.open
    assert not Desk().see(ME).take(Open()).book.open
    assert not Desk().see(None).take(Open()).book.open
    assert not Desk().see(changed(OFFICER, must_change_pin=True)).take(Open()).book.open
    desk = Desk().see().take(Open())
    assert desk.book.open
    assert desk.commands == [c.ListCases(whistle=False, closed=False)]


def test_the_most_pressing_stand_first_whatever_the_order_of_the_answer() -> None:
    desk = Desk().see().take(Open()).answer(c.CaseList(tuple(reversed(LINES))), c.ListCases)
    assert [item.line.case for item in items(desk.book)] == ["k1", "k2", "k3", "k4", "k5"]


def test_a_case_is_asked_for_when_it_is_chosen_and_only_the_newest_answer_counts() -> None:
    desk = Desk().opened().take(Pick("k1"), Pick("k2"))
    assert desk.commands[1:] == [c.ReadCase("k1"), c.ReadCase("k2")]
    first = next(wish.id for wish in desk.sent if wish.command == c.ReadCase("k1"))
    desk.take(Got(first, Done(c.CaseShown(FILE))))
    assert desk.book.file is None
    desk.answer(c.CaseShown(changed(FILE, line=LINES[1])), c.ReadCase)
    assert desk.book.file
    assert desk.book.file.line.case == "k2"


def test_a_step_is_sent_once_with_the_revision_that_was_seen() -> None:
    desk = Desk().reading()
    desk.take(Aimed(CaseState.DONE), Ranked(CaseLevel.LIGHT), Type(Field.ANSWER, " Sudah selesai. "))
    desk.take(Type(Field.NOTE, "Meja 3"), Do(Deed.SEND), Do(Deed.SEND))
    moves = [command for command in desk.commands if isinstance(command, c.MoveCase)]
    assert moves == [c.MoveCase("k1", 2, CaseState.DONE, CaseLevel.LIGHT, "Sudah selesai.", "Meja 3")]
    lists, reads = desk.asked(c.ListCases), desk.asked(c.ReadCase)
    desk.answer(c.CaseShown(FILE), c.MoveCase)
    assert desk.book.draft.answer == ""
    assert desk.said == "cases.did"
    assert (desk.asked(c.ListCases), desk.asked(c.ReadCase)) == (lists + 1, reads + 1)


def test_words_can_be_added_to_a_case_that_stays_where_it_is_but_not_nothing() -> None:
    desk = Desk().reading().take(Aimed(CaseState.EXAMINED), Do(Deed.SEND))
    assert desk.asked(c.MoveCase) == 0
    assert desk.book.draft.refused
    assert desk.book.draft.refused.key == "cases.nothing_new"
    desk.take(Type(Field.NOTE, "Menunggu tanda tangan"), Do(Deed.SEND))
    assert desk.commands[-1] == c.MoveCase("k1", 2, CaseState.EXAMINED, None, "", "Menunggu tanda tangan")


@pytest.mark.parametrize("state", list(CaseState))
def test_from_every_state_the_allowed_steps_are_offered_and_a_closed_case_has_none(state: CaseState) -> None:
    offered = targets(state)
    assert set(allowed(state)) <= set(offered)
    assert (offered == ()) is (state in CLOSED_CASE)


def test_a_level_that_stays_is_not_sent() -> None:
    desk = Desk().reading().take(Aimed(CaseState.FORWARDED), Ranked(CaseLevel.ORDINARY), Do(Deed.SEND))
    assert desk.commands[-1] == c.MoveCase("k1", 2, CaseState.FORWARDED, None)


@pytest.mark.parametrize("state", [CaseState.DONE, CaseState.REJECTED])
def test_a_case_is_not_closed_without_an_answer(state: CaseState) -> None:
    desk = Desk().reading().take(Aimed(state), Do(Deed.SEND))
    assert desk.asked(c.MoveCase) == 0
    assert desk.book.draft.refused
    assert desk.book.draft.refused.key == "refusal.answer_needed"
    assert view(desk.book, WORDS, NOW).refused == "Tuliskan jawaban untuk pelapor sebelum kasus ini ditutup."


def test_what_is_missing_from_a_step_is_said() -> None:
    desk = Desk().reading()
    reasons = [why_not(desk.book)]
    desk.take(Aimed(CaseState.FORWARDED), Type(Field.NOTE, "x" * 4003))
    reasons.append(why_not(desk.book))
    desk.take(Seen(counting(), False, None, timedelta(0), Language.INDONESIAN))
    reasons.append(why_not(desk.book))
    assert [reason.key for reason in reasons if reason] == ["cases.no_state", "notice.too_long", "cases.not_sent"]


def test_a_colleagues_step_reloads_the_case_and_keeps_what_was_written() -> None:
    desk = Desk().reading().take(Aimed(CaseState.ACTED_ON), Type(Field.ANSWER, "Mohon tunggu."), Do(Deed.SEND))
    reads = desk.asked(c.ReadCase)
    desk.answer(Refusal(RefusalCode.CASE_CHANGED), c.MoveCase)
    assert desk.asked(c.ReadCase) == reads + 1
    fresh = changed(FILE, line=changed(LINES[0], revision=3, state=CaseState.ACTED_ON))
    desk.answer(c.CaseShown(fresh), c.ReadCase)
    assert desk.book.draft.answer == "Mohon tunggu."
    assert desk.book.draft.state is CaseState.ACTED_ON  # it is there already: what is written can be added to it
    assert "Rekan kerja" in view(desk.book, WORDS, NOW).behind
    desk.take(Aimed(CaseState.DONE), Do(Deed.SEND))
    assert desk.commands[-1] == c.MoveCase("k1", 3, CaseState.DONE, None, "Mohon tunggu.")


def test_a_list_that_knows_a_newer_step_loads_the_case_again() -> None:
    desk = Desk().reading()
    reads = desk.asked(c.ReadCase)
    desk.see(changed(OFFICER, cases=CaseCount(6, 2, 3)))
    desk.answer(c.CaseList((changed(LINES[0], revision=3), *LINES[1:])), c.ListCases)
    assert desk.asked(c.ReadCase) == reads + 1


def test_a_lost_answer_is_looked_up_in_the_case_itself() -> None:
    for kept in (True, False):
        desk = Desk().reading().take(Aimed(CaseState.FORWARDED), Type(Field.NOTE, "ke bidang"), Do(Deed.SEND))
        desk.answer(Refusal(RefusalCode.TIMEOUT), c.MoveCase)
        assert desk.said == "counter.checking"
        steps = (*FILE.steps, CaseStep(NOW, CaseState.FORWARDED, "Siti", "", "ke bidang"))
        line = changed(LINES[0], revision=3, state=CaseState.FORWARDED)
        desk.answer(c.CaseShown(changed(FILE, line=line, steps=steps) if kept else FILE), c.ReadCase)
        assert desk.book.moving is None
        assert desk.said == ("cases.did" if kept else "cases.not_done")
        assert desk.book.draft.note == ("" if kept else "ke bidang")
        assert desk.asked(c.MoveCase) == 1


def test_a_step_that_never_left_keeps_its_text() -> None:
    desk = Desk().reading().take(Aimed(CaseState.FORWARDED), Type(Field.NOTE, "ke bidang"), Do(Deed.SEND))
    desk.answer(Refusal(RefusalCode.OFFLINE), c.MoveCase)
    assert (desk.said, desk.book.draft.note, desk.book.moving) == ("cases.not_sent", "ke bidang", None)


@pytest.mark.parametrize("code", [RefusalCode.BAD_TEXT, RefusalCode.STORAGE, RefusalCode.NOT_ALLOWED])
def test_any_other_refusal_stands_at_the_step(code: RefusalCode) -> None:
    desk = Desk().reading().take(Aimed(CaseState.FORWARDED), Type(Field.NOTE, "ke bidang"), Do(Deed.SEND))
    desk.answer(Refusal(code, name="note"), c.MoveCase)
    assert view(desk.book, WORDS, NOW).refused
    assert desk.book.draft.note == "ke bidang"


def test_a_wrong_step_reloads_and_is_worded() -> None:
    desk = Desk().reading().take(Aimed(CaseState.FORWARDED), Do(Deed.SEND))
    reads = desk.asked(c.ReadCase)
    desk.answer(Refusal(RefusalCode.CASE_WRONG_STEP, state="done"), c.MoveCase)
    assert desk.asked(c.ReadCase) == reads + 1
    assert view(desk.book, WORDS, NOW).behind


def test_a_case_that_is_gone_is_not_shown_any_more() -> None:
    desk = Desk().reading().take(Do(Deed.REFRESH))
    desk.answer(Refusal(RefusalCode.UNKNOWN_CASE), c.ReadCase)
    assert desk.book.file is None
    assert desk.said == "cases.gone"


def test_counts_that_change_refresh_the_list_and_a_second_change_waits_for_the_first_answer() -> None:
    desk = Desk().opened()
    for n in (8, 9, 10):
        desk.see(changed(OFFICER, cases=CaseCount(n, 2, 3)))
    assert desk.asked(c.ListCases) == 2
    desk.answer(c.CaseList(LINES), c.ListCases)
    assert desk.asked(c.ListCases) == 3
    desk.answer(c.CaseList(LINES), c.ListCases)
    assert desk.asked(c.ListCases) == 3
    desk.see(changed(OFFICER, cases=CaseCount(10, 2, 3)))
    assert desk.asked(c.ListCases) == 3


def test_a_line_that_came_back_brings_everything_anew() -> None:
    desk = Desk().reading().see(up=False)
    assert desk.book.file is not None
    lists, reads = desk.asked(c.ListCases), desk.asked(c.ReadCase)
    desk.see()
    assert (desk.asked(c.ListCases), desk.asked(c.ReadCase)) == (lists + 1, reads + 1)


def test_without_a_line_nothing_is_asked_and_it_is_said() -> None:
    desk = Desk().see(up=False).take(Open(), Do(Deed.REFRESH))
    assert desk.commands == []
    assert desk.said == "cases.offline"
    assert desk.see().asked(c.ListCases) == 1


def test_an_answer_that_never_comes_is_asked_for_again() -> None:
    desk = Desk().see().take(Open()).later(21)
    assert desk.asked(c.ListCases) == 2


def test_disclosures_are_asked_for_by_those_who_may_read_them() -> None:
    desk = Desk().opened().take(Show(Drawer.WHISTLE))
    assert desk.commands[-1] == c.ListCases(whistle=True, closed=False)
    assert desk.book.lines is None
    desk.answer(c.CaseList(WHISTLES), c.ListCases).take(Pick("w1")).answer(c.CaseShown(WHISTLE), c.ReadCase)
    desk.see(PLAIN_OFFICER)  # the right was taken away
    assert (desk.book.drawer, desk.book.file) == (Drawer.CASES, None)
    assert desk.commands[-1] == c.ListCases(whistle=False, closed=False)


def test_who_reads_disclosures_alone_comes_to_them_at_once() -> None:
    desk = Desk().see().take(Open()).answer(Refusal(RefusalCode.NOT_ALLOWED), c.ListCases)
    assert desk.commands[-1] == c.ListCases(whistle=True, closed=False)
    desk.answer(c.CaseList(WHISTLES), c.ListCases)
    assert drawers(desk.book, WORDS) == ()
    assert view(desk.book, WORDS, NOW).counts == "3 terbuka"


def test_the_closed_ones_are_another_list() -> None:
    desk = Desk().opened().take(Narrow(Shelf.CLOSED))
    assert desk.commands[-1] == c.ListCases(whistle=False, closed=True)


# --- nothing is lost by mistake, and nothing stays -----------------------------------------------------------------


@pytest.mark.parametrize(
    "going", [Pick("k2"), Show(Drawer.WHISTLE), Narrow(Shelf.CLOSED), Do(Deed.BACK), Do(Deed.LEAVE)]
)
def test_what_is_typed_is_asked_about_before_it_goes(going: Input) -> None:
    desk = Desk().reading().take(Type(Field.ANSWER, "Belum dikirim"), going)
    assert desk.book.aim
    assert desk.book.draft.answer == "Belum dikirim"
    desk.take(Do(Deed.CANCEL))
    assert (desk.book.aim, desk.book.chosen) == (None, "k1")
    desk.take(going, Do(Deed.CONFIRM))
    assert desk.book.draft.answer == ""
    assert desk.book.aim is None
    assert desk.book.chosen != "k1"


@pytest.mark.parametrize("me", [None, ME, changed(OFFICER, staff="budi", staff_name="Budi")])
def test_who_leaves_leaves_nothing_of_a_case_behind(me: Me | None) -> None:
    desk = Desk().reading().take(Type(Field.ANSWER, "Rahasia"), Aimed(CaseState.FORWARDED), Do(Deed.SEND)).see(me)
    book = desk.book
    assert not book.open
    assert (book.lines, book.file, book.chosen, book.moving, book.draft.answer) == (None, None, None, None, "")
    asked = len(desk.sent)
    desk.answer(c.CaseShown(FILE), c.ReadCase).answer(c.CaseList(LINES), c.ListCases)  # late answers
    assert (desk.book.file, desk.book.lines, len(desk.sent)) == (None, None, asked)


def test_a_closed_window_has_forgotten_everything_and_takes_no_late_answer() -> None:
    desk = Desk().reading().take(Do(Deed.REFRESH), Do(Deed.LEAVE))
    assert desk.book == desk.book.forgotten()
    desk.answer(c.CaseShown(FILE), c.ReadCase)
    assert desk.book == desk.book.forgotten()


def test_five_minutes_without_anybody_cover_the_case_and_take_its_text_out_of_memory() -> None:
    desk = Desk().reading().take(Type(Field.NOTE, "setengah jadi"))
    desk.later(IDLE.total_seconds() - 1)
    assert not desk.book.hidden
    desk.take(Touched()).later(IDLE.total_seconds() - 1)
    assert not desk.book.hidden
    desk.later(1)
    assert desk.book.hidden
    assert (desk.book.file, desk.book.lines) == (None, None)
    shown = view(desk.book, WORDS, desk.at)
    assert (shown.text, shown.contact, shown.loaded) == ("", "", False)
    desk.take(Pick("k2"), Type(Field.ANSWER, "x"), Touched())  # nothing reaches through
    assert desk.book.hidden
    desk.take(Do(Deed.REVEAL)).answer(c.CaseShown(FILE), c.ReadCase)
    assert not desk.book.hidden
    assert desk.book.file == FILE
    assert desk.book.draft.note == "setengah jadi"


def test_counts_that_change_behind_the_curtain_bring_nothing_to_it() -> None:
    desk = Desk().reading().later(301)
    asked = len(desk.sent)
    desk.see(changed(OFFICER, cases=CaseCount(9, 3, 3)))
    assert len(desk.sent) == asked


# --- words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "overdue", "expected"),
    [
        (TODAY, False, "Tenggat 12 Jan 2026 · hari ini"),
        (date(2026, 1, 13), False, "Tenggat 13 Jan 2026 · 1 hari kerja lagi"),
        (date(2026, 1, 19), False, "Tenggat 19 Jan 2026 · 4 hari kerja lagi"),  # a weekend and a holiday lie between
        (date(2026, 1, 9), True, "Tenggat 9 Jan 2026 · lewat 1 hari kerja"),
        (date(2026, 1, 8), True, "Tenggat 8 Jan 2026 · lewat 2 hari kerja"),
        (date(2026, 1, 11), True, "Tenggat 11 Jan 2026 · lewat 1 hari kerja"),
        (date(1999, 1, 11), True, "Tenggat 11 Jan 1999 · lewat"),
    ],
)
def test_days_are_counted_as_the_office_works(due: date, overdue: bool, expected: str) -> None:
    closed = Holiday(date(2026, 1, 15), date(2026, 1, 15), Text("Libur", "Holiday"))
    office = changed(DIRECTORY.office, hours=HOURS, holidays=(closed,))
    said = due_of(changed(LINES[2], due=due, overdue=overdue), TODAY, office, WORDS)
    assert said.startswith(expected)


def test_an_office_without_hours_counts_monday_to_friday() -> None:
    said = due_of(changed(LINES[2], due=date(2026, 1, 19)), TODAY, DIRECTORY.office, WORDS)
    assert said.endswith("5 hari kerja lagi")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("dua\r\nbaris\rtiga", "dua\nbaris\ntiga"),
        ("\u202egnitnep", f"{SIGN}gnitnep"),
        ("a\u2066\u2067\u2069b", f"a{SIGN}b"),
        ("\x1b[31mmerah\x07", f"{SIGN}[31mmerah{SIGN}"),
        ("ke\u00adter\u200dtinggalan", "ketertinggalan"),
        ("a" + "\u0301" * 10_000, "a" + "\u0301" * 4),
        ("baris\u2028baru", "baris\nbaru"),
        ("مرحبا", "مرحبا"),
        ("<b>tebal</b>\tya", "<b>tebal</b> ya"),
    ],
)
def test_a_text_is_shown_without_what_would_turn_or_paint_over_it(typed: str, shown: str) -> None:
    assert plain(typed) == shown
    assert "\n" not in on_one_line(typed)

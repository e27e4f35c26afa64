"""Taking down what a visitor tells: handed in once whatever happens to the line, and forgotten with the window."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace as changed

from counter.beside import Open, Passed, Seen
from counter.filing.inputs import Copy, Do, Input, Kind, Service, Speaks, Type, Wish
from counter.filing.slip import step
from counter.filing.state import Deed, Field, Slip
from counter.filing.view import kinds, view
from counter.inputs import Got, SendCommand
from counter.words import Words
from shared.complaint.codes import tidy, whole
from shared.feedback import CaseKind, CaseReport
from shared.model import Language
from shared.protocol.cases import CaseFiled, FileCase
from shared.protocol.commands import Nothing, Result
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import DeskSnapshot
from tests.counter.sample import DIRECTORY, ME, NOW, SERVED, room

WORDS = Words(Language.INDONESIAN, ZoneInfo("Asia/Makassar"))
DUE = date(2026, 1, 30)
BITS = 0x9E3779B97F4A7C15F39C


@dataclass
class Clerk:
    """Somebody who takes down what a visitor tells."""

    slip: Slip = field(default_factory=Slip)
    at: datetime = NOW
    wishes: list[Wish] = field(default_factory=list)
    ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    chance: itertools.count[int] = field(default_factory=lambda: itertools.count(BITS))

    def take(self, *said: Input) -> Clerk:
        for each in said:
            id = f"id-{next(self.ids)}"
            self.slip, wishes = step(self.slip, each, self.at, id, lambda _: next(self.chance))
            self.wishes.extend(wishes)
        return self

    def see(self, snapshot: DeskSnapshot | None = None, *, up: bool = True) -> Clerk:
        return self.take(Seen(snapshot or room(), up, None, timedelta(0), Language.INDONESIAN))

    def written(self, text: str = "Tiga minggu tanpa kabar.") -> Clerk:
        return self.see().take(Open(), Type(Field.TEXT, text))

    def answer(self, outcome: Result | Refusal) -> Clerk:
        return self.take(Got(self.sent[-1].id, outcome if isinstance(outcome, Refusal) else Done(outcome)))

    @property
    def sent(self) -> list[SendCommand]:
        return [wish for wish in self.wishes if isinstance(wish, SendCommand)]

    @property
    def copies(self) -> list[str]:
        return [wish.text for wish in self.wishes if isinstance(wish, Copy)]

    @property
    def said(self) -> str:
        return self.slip.refused.key if self.slip.refused else ""


def test_everybody_who_is_logged_in_may_take_something_down() -> None:
    assert Clerk().see().take(Open()).slip.open
    assert Clerk().see(room(me=changed(ME, desk=None, next=None))).take(Open()).slip.open
    assert not Clerk().see(room(me=None)).take(Open()).slip.open
    assert not Clerk().take(Open()).slip.open


def test_what_is_taken_down_is_handed_in_with_a_code_of_its_own() -> None:
    clerk = Clerk().written(" Tiga minggu tanpa kabar.\n").take(Service("kp"), Type(Field.CONTACT, "0812\n3456 "))
    clerk.take(Do(Deed.SEND), Do(Deed.SEND))
    (sent,) = clerk.sent
    assert isinstance(sent.command, FileCase)
    assert sent.command.report == CaseReport(
        CaseKind.COMPLAINT, "Tiga minggu tanpa kabar.", "kp", "0812 3456", Language.INDONESIAN
    )
    assert whole(sent.command.code)
    assert tidy(sent.command.code) == sent.command.code
    clerk.answer(CaseFiled(DUE))
    assert clerk.slip.receipt
    assert clerk.slip.receipt.code == sent.command.code
    assert clerk.slip.form.text == ""
    shown = view(clerk.slip, WORDS)
    assert shown.due == "Dijawab paling lambat Jumat, 30 Januari 2026"
    assert shown.head == "Pengaduan Anda sudah tercatat"


def test_a_disclosure_takes_no_contact_even_if_one_was_typed_before() -> None:
    clerk = Clerk().written().take(Type(Field.CONTACT, "0812 3456"), Kind(CaseKind.WHISTLE))
    assert "Kios atau ponsel" in view(clerk.slip, WORDS).private
    clerk.take(Do(Deed.SEND))
    command = clerk.sent[-1].command
    assert isinstance(command, FileCase)
    assert (command.report.kind, command.report.contact) == (CaseKind.WHISTLE, "")
    assert clerk.answer(CaseFiled(DUE)).slip.form.contact == ""


def unread() -> DeskSnapshot:
    """A room where nobody is named who reads disclosures."""
    return room(directory=changed(DIRECTORY, office=changed(DIRECTORY.office, takes_disclosures=False)))


def test_where_nobody_reads_a_disclosure_none_is_offered() -> None:
    clerk = Clerk().see().take(Open())
    assert [chip.key for chip in kinds(clerk.slip, WORDS)] == [kind.value for kind in CaseKind]
    clerk.see(unread()).take(Kind(CaseKind.WHISTLE))
    assert [chip.key for chip in kinds(clerk.slip, WORDS)] == ["complaint", "suggestion", "information"]
    assert clerk.slip.form.kind is CaseKind.COMPLAINT


def test_a_disclosure_whose_officers_go_meanwhile_is_kept_apart_and_not_sent() -> None:
    clerk = Clerk().written().take(Kind(CaseKind.WHISTLE)).see(unread())
    assert [chip.key for chip in kinds(clerk.slip, WORDS) if chip.chosen] == ["whistle"]
    clerk.take(Do(Deed.SEND))
    assert (clerk.sent, clerk.said) == ([], "refusal.nobody_reads")
    assert clerk.slip.form.text
    assert clerk.see().take(Do(Deed.SEND)).sent


def test_one_whose_answer_was_lost_is_still_asked_for_after_its_officers_went() -> None:
    clerk = Clerk().written().take(Kind(CaseKind.WHISTLE), Do(Deed.SEND)).answer(Refusal(RefusalCode.TIMEOUT))
    clerk.see(unread()).take(Do(Deed.SEND))
    assert len(clerk.sent) == 2


def test_the_answer_is_in_the_language_of_who_sits_here_unless_said_otherwise() -> None:
    english = changed(SERVED, language=Language.ENGLISH)
    clerk = Clerk().see(room(current=english)).take(Open(), Type(Field.TEXT, "No news"))
    assert clerk.slip.form.language is Language.ENGLISH
    clerk.take(Do(Deed.SEND)).answer(CaseFiled(DUE))
    assert view(clerk.slip, WORDS).head == "Your complaint is kept"
    clerk.take(Do(Deed.ANOTHER), Speaks(Language.INDONESIAN))
    assert clerk.slip.form.language is Language.INDONESIAN


@pytest.mark.parametrize(
    ("text", "contact", "expected"),
    [
        ("  \n ", "", "refusal.case_empty"),
        ("x" * 4001, "", "refusal.case_too_long"),
        ("terbalik \u202e ini", "", "filing.bad_text"),
        ("a" + "\u0301" * 10_000, "", "refusal.case_too_long"),
        ("a" + "\u0301" * 100, "", "filing.bad_text"),
        ("cukup", "y" * 121, "filing.bad_contact"),
        ("cukup", "0812\u202e", "filing.bad_contact"),
    ],
)
def test_what_cannot_be_kept_is_said_before_it_is_sent(text: str, contact: str, expected: str) -> None:
    clerk = Clerk().see().take(Open(), Type(Field.TEXT, text), Type(Field.CONTACT, contact), Do(Deed.SEND))
    assert clerk.sent == []
    assert clerk.said == expected
    assert view(clerk.slip, WORDS).refused


def test_a_lost_answer_is_asked_for_with_the_very_same_and_nothing_can_change_meanwhile() -> None:
    clerk = Clerk().written().take(Do(Deed.SEND)).answer(Refusal(RefusalCode.TIMEOUT))
    assert clerk.said == "filing.unanswered"
    clerk.take(Type(Field.TEXT, "anders"), Kind(CaseKind.SUGGESTION), Do(Deed.SEND), Do(Deed.SEND))
    one, two = clerk.sent
    assert one == two
    clerk.answer(Refusal(RefusalCode.OFFLINE))  # the second did not leave; the first may have come
    clerk.take(Do(Deed.SEND))
    assert clerk.sent[2] == one
    assert clerk.answer(CaseFiled(DUE)).slip.receipt


def test_an_answer_that_never_comes_counts_as_lost() -> None:
    clerk = Clerk().written().take(Do(Deed.SEND))
    clerk.at += timedelta(seconds=21)
    assert clerk.take(Passed()).said == "filing.unanswered"
    assert clerk.take(Do(Deed.SEND)).sent[0] == clerk.sent[1]


def test_what_never_left_stays_to_be_written_on() -> None:
    clerk = Clerk().written().take(Do(Deed.SEND)).answer(Refusal(RefusalCode.OFFLINE))
    assert (clerk.said, clerk.slip.sending) == ("cases.not_sent", None)
    clerk.take(Type(Field.TEXT, "Lebih lengkap"), Do(Deed.SEND))
    assert clerk.sent[1].id != clerk.sent[0].id


@pytest.mark.parametrize("code", [RefusalCode.TOO_MANY, RefusalCode.STORAGE, RefusalCode.UNKNOWN_SERVICE])
def test_a_refusal_is_said_and_the_text_stays(code: RefusalCode) -> None:
    clerk = Clerk().written().take(Do(Deed.SEND)).answer(Refusal(code))
    assert clerk.said == f"refusal.{code.value}"
    assert clerk.slip.form.text
    assert clerk.slip.sending is None


def test_without_a_line_nothing_is_sent() -> None:
    clerk = Clerk().written().see(up=False).take(Do(Deed.SEND))
    assert (clerk.sent, clerk.said) == ([], "cases.not_sent")


def test_an_answer_to_something_else_changes_nothing() -> None:
    clerk = Clerk().written().take(Do(Deed.SEND))
    before = clerk.slip
    assert clerk.take(Got("another", Done(Nothing()))).slip == before


def test_what_is_typed_is_asked_about_before_it_goes() -> None:
    clerk = Clerk().written().take(Do(Deed.LEAVE))
    assert clerk.slip.asks
    clerk.take(Do(Deed.CANCEL))
    assert clerk.slip.open
    clerk.take(Do(Deed.LEAVE), Do(Deed.CONFIRM))
    assert clerk.slip == clerk.slip.forgotten()


def test_an_empty_form_closes_at_once_and_esc_puts_away_what_lies_on_top_first() -> None:
    clerk = Clerk().see().take(Open(), Do(Deed.PICK_SERVICE))
    assert clerk.slip.choosing
    clerk.take(Do(Deed.CANCEL))
    assert (clerk.slip.choosing, clerk.slip.open) == (False, True)
    assert not clerk.take(Do(Deed.CANCEL)).slip.open


def test_a_copied_code_is_taken_back_when_the_receipt_goes() -> None:
    clerk = Clerk().written().take(Do(Deed.SEND)).answer(CaseFiled(DUE)).take(Do(Deed.COPY))
    assert clerk.slip.receipt
    code = clerk.slip.receipt.code
    assert clerk.copies == [code]
    clerk.take(Do(Deed.LEAVE))
    assert clerk.copies == [code, ""]
    assert clerk.slip == clerk.slip.forgotten()


def test_a_receipt_that_nobody_closes_goes_by_itself() -> None:
    clerk = Clerk().written().take(Do(Deed.SEND)).answer(CaseFiled(DUE)).take(Do(Deed.COPY))
    clerk.at += timedelta(minutes=4, seconds=59)
    assert clerk.take(Passed()).slip.receipt
    clerk.at += timedelta(seconds=1)
    assert clerk.take(Passed()).slip == clerk.slip.forgotten()
    assert clerk.copies[-1] == ""


@pytest.mark.parametrize("snapshot", [room(me=None), room(me=changed(ME, staff="budi", staff_name="Budi"))])
def test_nothing_of_a_visitor_is_seen_by_whoever_comes_next(snapshot: DeskSnapshot) -> None:
    filed = Clerk().written().take(Do(Deed.SEND)).answer(CaseFiled(DUE)).take(Do(Deed.COPY))
    for clerk in (Clerk().written(), filed):
        clerk.see(snapshot)
        assert not clerk.slip.open
        assert (clerk.slip.form.text, clerk.slip.sending, clerk.slip.receipt) == ("", None, None)
    assert filed.copies[-1] == ""

"""The feedback room as tables: what each touch, answer and silence leads to, and that nothing written outlives it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec
import pytest
from kiosk_room import CODE, snapshot, unread
from pages import TOLD, written

from kiosk import inputs as do
from kiosk.feedback import pages as fb
from kiosk.feedback import touches as touch
from kiosk.feedback.describing import describe
from kiosk.feedback.pages import Answers, Draft, FeedbackPage, Filed, Paper, Sent
from kiosk.feedback.touches import Task
from kiosk.inputs import Ask, HubAnswered, HubGone, HubShows, PrintReceipt, ReceiptEnded, Tick
from kiosk.journey import step
from kiosk.state import Attract, Home, Page, State, Visit
from kiosk.view import View
from shared.feedback import AgeBand, CaseKind, CaseReport, CaseState, CaseStatus, Respondent, Scores, SurveySheet
from shared.language import catalogue
from shared.model import ElementOrder, Emergency, Language, PrinterCondition, PrintOutcome, SurveyRules, Text
from shared.protocol.cases import AnswerSurvey, CaseFiled, CaseFound, FileCase, LookUpCase
from shared.protocol.commands import MOST_COPIES, Nothing
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode

NOW = 100.0
DUE = date(2026, 1, 30)
ANSWERS = Answers("kp", Scores(persyaratan=4))
TWO_LINES = "satu\ndua"
AMBIL = fb.Question(Answers("ambil"))
BLANK = fb.Telling(Draft(CaseKind.COMPLAINT))
NO_CONTACT = fb.Contact(Draft(CaseKind.COMPLAINT))
ONE_LINE = fb.Contact(Draft(CaseKind.COMPLAINT, contact=written("satu dua")))
DRAFT = Draft(CaseKind.COMPLAINT, written(TOLD), written("ani@contoh.id"))
SUGGESTED = replace(DRAFT, kind=CaseKind.SUGGESTION)
SECRET = Draft(CaseKind.WHISTLE, written(TOLD))
FILED = Filed("n1", CaseKind.COMPLAINT, CODE, date(2026, 1, 12), DUE, Language.INDONESIAN)
SEND = touch.Send("n1", CODE)
STATUS = CaseStatus(CaseKind.COMPLAINT, CaseState.EXAMINED, date(2026, 1, 12), DUE)
WHOLE = fb.CodeEntry(written("K7M29QXR4TBN8WDE"))


def at(page: Page, **changes: object) -> State:
    """A connected kiosk on this page, long enough for touches to count."""
    state = State(page=page, snapshot=snapshot(), connected=True, touched=NOW - 5, turned=NOW - 5)
    return replace(state, **changes)  # type: ignore[arg-type]


TOUCHES: list[tuple[str, Page, do.Touch, Page]] = [
    ("one key from home", Home(), touch.AskFeedback(), fb.Menu()),
    ("one key from the sleeping screen", Attract(), touch.AskFeedback(), fb.Menu()),
    ("and one back", fb.Menu(), do.Back(), Home()),
    ("the survey asks which group", fb.Menu(), touch.ChooseTask(Task.SURVEY), fb.RatedGroups()),
    ("a group opens its services", fb.RatedGroups(), touch.RateGroup("a"), fb.RatedServices("a")),
    ("a group of one service is asked about at once", fb.RatedGroups(), touch.RateGroup("e"), AMBIL),
    ("a group that is gone opens nothing", fb.RatedGroups(), touch.RateGroup("gone"), fb.RatedGroups()),
    ("a service is asked about", fb.RatedServices("a"), touch.RateService("kp"), fb.Question(Answers("kp"))),
    ("a service that is gone is not", fb.RatedServices("a"), touch.RateService("gone"), fb.RatedServices("a")),
    ("an answer leads on", fb.Question(Answers("kp")), touch.GiveScore(4), fb.Question(ANSWERS, 1)),
    ("a question may be left out", fb.Question(Answers("kp")), touch.GoOn(), fb.Question(Answers("kp"), 1)),
    ("no other score is taken", fb.Question(Answers("kp")), touch.GiveScore(5), fb.Question(Answers("kp"))),
    ("back keeps the answers", fb.Question(ANSWERS, 1), do.Back(), fb.Question(ANSWERS)),
    ("back from the first question", fb.Question(ANSWERS), do.Back(), fb.RatedServices("a")),
    ("back where the group has one service", fb.Question(Answers("ambil")), do.Back(), fb.RatedGroups()),
    ("after the ninth come four things about oneself", fb.Question(ANSWERS, 8), touch.GoOn(), fb.AboutYou(ANSWERS)),
    ("they may be left out", fb.AboutYou(ANSWERS, 3), touch.GoOn(), fb.Remark(ANSWERS)),
    ("back from them", fb.AboutYou(ANSWERS), do.Back(), fb.Question(ANSWERS, 8)),
    ("back from the word of one's own", fb.Remark(ANSWERS), do.Back(), fb.AboutYou(ANSWERS, 3)),
    ("nothing answered is not sent", fb.Remark(Answers("kp")), SEND, fb.Remark(Answers("kp"))),
    ("cases ask which kind", fb.Menu(), touch.ChooseTask(Task.CASE), fb.Kinds()),
    ("a kind is written", fb.Kinds(), touch.ChooseKind(CaseKind.SUGGESTION), fb.Telling(Draft(CaseKind.SUGGESTION))),
    ("no disclosure by that door", fb.Kinds(), touch.ChooseKind(CaseKind.WHISTLE), fb.Kinds()),
    ("nothing written leads nowhere", BLANK, touch.GoOn(), BLANK),
    ("a complaint may leave a contact", fb.Telling(DRAFT), touch.GoOn(), fb.Contact(DRAFT)),
    ("and is looked at once more", fb.Contact(DRAFT), touch.GoOn(), fb.Checking(DRAFT)),
    ("back from there", fb.Checking(DRAFT), do.Back(), fb.Contact(DRAFT)),
    ("back keeps the words for another kind", fb.Telling(DRAFT), do.Back(), fb.Kinds(DRAFT)),
    ("the same words as a suggestion", fb.Kinds(DRAFT), touch.ChooseKind(CaseKind.SUGGESTION), fb.Telling(SUGGESTED)),
    ("back to the menu gives them up", fb.Kinds(DRAFT), do.Back(), fb.Menu()),
    ("a disclosure is told first what is kept", fb.Menu(), touch.ChooseTask(Task.WHISTLE), fb.Disclosing()),
    ("then written", fb.Disclosing(), touch.GoOn(), fb.Telling(Draft(CaseKind.WHISTLE))),
    ("it has no contact", fb.Telling(SECRET), touch.GoOn(), fb.Checking(SECRET)),
    ("nor on the way back", fb.Checking(SECRET), do.Back(), fb.Telling(SECRET)),
    ("back to what is kept", fb.Telling(SECRET), do.Back(), fb.Disclosing(SECRET)),
    ("a code is typed", fb.Menu(), touch.ChooseTask(Task.STATUS), fb.CodeEntry()),
    ("half a code is not looked up", fb.CodeEntry(written("K7M2")), SEND, fb.CodeEntry(written("K7M2"))),
    ("a letter stands at the caret", fb.CodeEntry(written("K7")), touch.TypeLetters("m"), fb.CodeEntry(written("K7M"))),
    ("what no code has is meant otherwise", fb.CodeEntry(), touch.TypeLetters("oil-u?"), fb.CodeEntry(written("011V"))),
    ("and goes", fb.CodeEntry(written("K7M")), touch.EraseLetter(), fb.CodeEntry(written("K7"))),
    ("another code after one", fb.Standing(STATUS), do.Back(), fb.CodeEntry()),
    ("a contact has one line", NO_CONTACT, touch.TypeLetters(TWO_LINES), ONE_LINE),
    ("what is sent cannot be taken back", fb.Sending("n1", WHOLE), do.Back(), fb.Sending("n1", WHOLE)),
    ("nor left", fb.Sending("n1", WHOLE), do.Finish(), fb.Sending("n1", WHOLE)),
    ("the code is noted", fb.Receipt(FILED, Paper.FAILED), do.Finish(), Home()),
    ("a key of another page does nothing", fb.Menu(), touch.GiveScore(4), fb.Menu()),
    ("nor one of the tickets", fb.Menu(), do.TakeNumber("n1"), fb.Menu()),
    ("nor one of this room elsewhere", Home(), touch.GoOn(), Home()),
]  # fmt: skip


@pytest.mark.parametrize(("name", "page", "touched", "then"), TOUCHES, ids=[row[0] for row in TOUCHES])
def test_touches(name: str, page: Page, touched: do.Touch, then: Page) -> None:
    state, wishes = step(at(page), touched, NOW)
    assert state.page == then
    assert wishes == ()


def test_where_nobody_reads_a_disclosure_none_is_offered_and_other_ways_are_said() -> None:
    words, shown = catalogue(Language.INDONESIAN), View("feedback", "id")
    menu = at(fb.Menu())
    offered = describe(menu, fb.Menu(), "", words, shown)
    assert [row.id for row in offered.rows] == ["survey", "case", "whistle", "status"]
    assert offered.form.elsewhere == ""
    menu, _ = step(menu, HubShows(snapshot(office=unread())), NOW)  # the officers go while somebody looks at it
    fewer = describe(menu, fb.Menu(), "", words, shown)
    assert [row.id for row in fewer.rows] == ["survey", "case", "status"]
    assert "belum menunjuk petugas WBS" in fewer.form.elsewhere
    assert [way.id for way in fewer.form.ways] == ["lapor", "ombudsman"]
    menu, _ = step(menu, touch.ChooseTask(Task.WHISTLE), NOW)
    assert menu.page == fb.Menu()
    menu, _ = step(menu, HubShows(snapshot()), NOW)
    menu, _ = step(menu, touch.ChooseTask(Task.WHISTLE), NOW)
    assert menu.page == fb.Disclosing()


def test_officers_who_go_meanwhile_take_no_word_away_and_let_none_be_begun() -> None:
    gone = snapshot(office=unread())
    begun, _ = step(at(fb.Disclosing(), snapshot=gone), touch.GoOn(), NOW)
    assert begun.page == fb.Menu()
    telling, _ = step(at(fb.Telling(SECRET)), HubShows(gone), NOW)
    assert telling.page == fb.Telling(SECRET)


def test_the_questions_follow_the_offices_order_and_are_known_by_their_names() -> None:
    known = snapshot().directory
    rules = SurveyRules(order=ElementOrder.ARTICLE)
    office = snapshot(office=msgspec.structs.replace(known, survey=rules))
    state = at(fb.Question(Answers("kp"), 7), snapshot=office)
    state, _ = step(state, touch.GiveScore(1), NOW)
    state, _ = step(state, touch.GiveScore(3), NOW + 1)
    assert state.page == fb.AboutYou(Answers("kp", Scores(pengaduan=1, sarpras=3)))


def test_a_survey_is_handed_in_with_everything_and_nobodys_name() -> None:
    answers = Answers("kp", Scores(waktu=2, biaya=4), Respondent(age=AgeBand.TO_40))
    state = at(fb.Remark(answers, written("  Kursi kurang. ")), visit=Visit(Language.ENGLISH))
    state, wishes = step(state, SEND, NOW)
    sheet = SurveySheet(
        answers.scores, "kp", respondent=answers.respondent, suggestion="Kursi kurang.", language=Language.ENGLISH
    )
    assert wishes == (Ask("n1", AnswerSurvey(sheet), state.patience.file, only_if_connected=True),)
    state, wishes = step(state, HubAnswered("n1", Done(Nothing())), NOW + 1)
    assert (state.page, wishes) == (fb.Thanks(), ())
    assert "Kursi" not in repr(state)
    state, _ = step(state, Tick(), NOW + 14)
    assert (state.page, state.visit) == (Home(), Visit())


def test_a_survey_can_be_sent_from_every_page_after_the_questions() -> None:
    for page in (*(fb.AboutYou(ANSWERS, n) for n in range(4)), fb.Remark(ANSWERS)):
        state, wishes = step(at(page), SEND, NOW)
        assert isinstance(state.page, fb.Sending)
        assert len(wishes) == 1


def handed_in(draft: Draft = DRAFT) -> tuple[State, Ask]:
    """A case on its way."""
    state, wishes = step(at(fb.Checking(draft)), SEND, NOW)
    (wish,) = wishes
    assert isinstance(wish, Ask)
    return state, wish


def test_a_case_is_handed_in_and_its_code_shown_and_printed() -> None:
    state, wish = handed_in()
    report = CaseReport(CaseKind.COMPLAINT, TOLD, contact="ani@contoh.id")
    assert wish == Ask("n1", FileCase(report, CODE), state.patience.file, only_if_connected=True)
    state, wishes = step(state, HubAnswered("n1", Done(CaseFiled(DUE))), NOW + 1)
    assert state.page == fb.Receipt(FILED)
    assert wishes == (PrintReceipt(FILED),)


def test_nothing_that_was_written_is_known_once_it_is_taken() -> None:
    state, _ = handed_in()
    state, _ = step(state, HubAnswered("n1", Done(CaseFiled(DUE))), NOW + 1)
    assert not holds(state, "papan")
    assert not holds(state, "ani@contoh.id")


def test_a_disclosure_goes_without_a_contact() -> None:
    _, wish = handed_in(replace(SECRET, contact=written("ani@contoh.id")))
    assert isinstance(wish.command, FileCase)
    assert wish.command.report == CaseReport(CaseKind.WHISTLE, TOLD)


@pytest.mark.parametrize("code", [RefusalCode.TIMEOUT, RefusalCode.OFFLINE, RefusalCode.TOO_MANY])
def test_what_was_not_taken_stands_as_it_was_and_is_sent_again_as_the_same_case(code: RefusalCode) -> None:
    state, first = handed_in()
    state, wishes = step(state, HubAnswered("n1", Refusal(code)), NOW + 1)
    assert (state.page, wishes) == (fb.Checking(replace(DRAFT, sent=Sent("n1", CODE)), Refusal(code)), ())
    state, wishes = step(state, touch.Send("n2", "ANOTHER"), NOW + 2)
    assert wishes == (first,)


def test_what_was_changed_meanwhile_is_another_case() -> None:
    kept = fb.Telling(replace(DRAFT, sent=Sent("n1", CODE)))
    state, _ = step(at(kept), touch.StepCaret(-1), NOW)
    assert isinstance(state.page, fb.Telling)
    assert state.page.draft.sent == Sent("n1", CODE)
    state, _ = step(state, touch.TypeLetters("!"), NOW)
    assert isinstance(state.page, fb.Telling)
    assert state.page.draft.sent is None


def test_a_case_is_looked_up_by_its_code_however_it_is_typed() -> None:
    state, wishes = step(at(WHOLE), SEND, NOW)
    assert wishes == (Ask("n1", LookUpCase(CODE), state.patience.file, only_if_connected=True),)
    found, _ = step(state, HubAnswered("n1", Done(CaseFound(STATUS))), NOW + 1)
    assert found.page == fb.Standing(STATUS)
    unknown, _ = step(state, HubAnswered("n1", Refusal(RefusalCode.UNKNOWN_CASE)), NOW + 1)
    assert unknown.page == replace(WHOLE, trouble=Refusal(RefusalCode.UNKNOWN_CASE))
    typed, _ = step(unknown, touch.EraseLetter(), NOW + 2)
    assert typed.page == fb.CodeEntry(written("K7M29QXR4TBN8WD"))


PAPERS = [
    (PrintOutcome.PRINTED, frozenset[PrinterCondition](), Paper.PRINTED),
    (PrintOutcome.UNCONFIRMED, frozenset[PrinterCondition](), Paper.UNKNOWN),
    (PrintOutcome.FAILED, frozenset({PrinterCondition.PAPER_OUT}), Paper.PAPER_OUT),
    (PrintOutcome.FAILED, frozenset[PrinterCondition](), Paper.FAILED),
]


@pytest.mark.parametrize(("outcome", "conditions", "paper"), PAPERS, ids=[row[2].value for row in PAPERS])
def test_whatever_the_printer_does_the_code_stays(
    outcome: PrintOutcome, conditions: frozenset[PrinterCondition], paper: Paper
) -> None:
    state, _ = step(at(fb.Receipt(FILED)), ReceiptEnded("n1", outcome, conditions), NOW)
    assert state.page == fb.Receipt(FILED, paper)


def test_the_paper_of_somebody_who_has_left_changes_nothing() -> None:
    other = replace(FILED, id="n2")
    state, _ = step(at(fb.Receipt(other)), ReceiptEnded("n1", PrintOutcome.FAILED), NOW)
    assert state.page == fb.Receipt(other)
    state, _ = step(at(Home()), ReceiptEnded("n1", PrintOutcome.FAILED), NOW)
    assert state.page == Home()


def test_a_receipt_is_printed_again_a_few_times_and_not_while_it_prints() -> None:
    state = at(fb.Receipt(FILED))
    state, wishes = step(state, do.PrintAgain("x"), NOW)
    assert wishes == ()
    for n in range(MOST_COPIES):
        state, _ = step(state, ReceiptEnded("n1", PrintOutcome.FAILED), NOW + n)
        state, wishes = step(state, do.PrintAgain("x"), NOW + n + 0.5)
        assert wishes == (PrintReceipt(FILED),)
    state, _ = step(state, ReceiptEnded("n1", PrintOutcome.FAILED), NOW + 9)
    state, wishes = step(state, do.PrintAgain("x"), NOW + 9.5)
    assert wishes == ()


def test_the_touch_that_sent_cannot_take_the_code_away() -> None:
    state, _ = step(at(fb.Receipt(FILED), turned=NOW - 1), do.Finish(), NOW)
    assert state.page == fb.Receipt(FILED)


# --- time and trouble ----------------------------------------------------------------------------------------------


def holds(value: object, words: str) -> bool:
    """Whether these words are anywhere in a state, whatever its ``repr`` hides."""
    if isinstance(value, str):
        return words in value
    if isinstance(value, (tuple, list, set, frozenset)):
        return any(holds(one, words) for one in value)
    names = getattr(value, "__dataclass_fields__", None) or getattr(value, "__struct_fields__", ())
    return any(holds(getattr(value, name), words) for name in names)


WRITING: list[tuple[str, FeedbackPage]] = [
    ("telling", fb.Telling(DRAFT)),
    ("contact", fb.Contact(DRAFT)),
    ("checking", fb.Checking(DRAFT)),
    ("a remark", fb.Remark(ANSWERS, written(TOLD))),
    ("kinds", fb.Kinds(DRAFT)),
    ("what is kept", fb.Disclosing(SECRET)),
]


@pytest.mark.parametrize(("name", "page"), WRITING, ids=[row[0] for row in WRITING])
def test_whoever_leaves_leaves_no_word_behind(name: str, page: FeedbackPage) -> None:
    state = at(page, touched=NOW)
    assert holds(state, "papan")
    longest = state.patience.write if name not in {"kinds", "what is kept"} else state.patience.visit
    state, _ = step(state, Tick(), NOW + longest - 1)
    assert state.asked is None
    state, _ = step(state, Tick(), NOW + longest)
    assert state.asked is not None
    assert holds(state, "papan")
    state, _ = step(state, Tick(), NOW + longest + state.patience.answer)
    assert state.page == Attract()
    assert not holds(state, "papan")


def test_whoever_writes_is_given_longer_than_whoever_chooses() -> None:
    state = at(fb.Telling(DRAFT), touched=NOW)
    assert state.patience.write > state.patience.visit


def test_selesai_wipes_at_once() -> None:
    state, _ = step(at(fb.Telling(DRAFT), asked=NOW - 1), do.Finish(), NOW)
    assert state.page == Home()
    assert not holds(state, "papan")


def test_a_letter_of_somebody_who_is_still_there_answers_the_question() -> None:
    state, _ = step(at(fb.Telling(DRAFT), asked=NOW - 1), touch.TypeLetters("x"), NOW)
    assert (state.asked, state.page) == (None, fb.Telling(DRAFT))


def test_without_the_hub_nothing_is_sent_and_nothing_is_lost() -> None:
    state, _ = step(at(fb.Checking(DRAFT)), HubGone(), NOW)
    state, wishes = step(state, SEND, NOW + 1)
    assert (state.page, wishes) == (fb.Checking(DRAFT), ())
    state, _ = step(state, HubShows(snapshot()), NOW + 2)
    state, wishes = step(state, SEND, NOW + 3)
    assert len(wishes) == 1


def test_an_emergency_wipes_what_is_being_written_and_keeps_a_code() -> None:
    message = Emergency("e1", Text("Keluar", "Leave"), datetime(2026, 1, 12, 1, 4, tzinfo=UTC))
    alarmed = msgspec.structs.replace(snapshot(), emergency=message)
    state, _ = step(at(fb.Telling(SECRET)), HubShows(alarmed), NOW)
    assert state.page == Home()
    assert not holds(state, "papan")
    state, _ = step(at(fb.Receipt(FILED)), HubShows(alarmed), NOW)
    assert state.page == fb.Receipt(FILED)


def test_a_receipt_asks_after_a_minute_and_goes() -> None:
    state = at(fb.Receipt(FILED, Paper.FAILED), touched=NOW, turned=NOW)
    state, _ = step(state, Tick(), NOW + 59)
    assert state.asked is None
    state, _ = step(state, do.NeedTime(), NOW + 59)
    state, _ = step(state, Tick(), NOW + 118)
    assert state.asked is None
    state, _ = step(state, Tick(), NOW + 119)
    state, _ = step(state, Tick(), NOW + 150)
    assert state.page == Attract()
    assert not holds(state, CODE)


def test_no_message_of_ours_can_quote_what_was_written() -> None:
    state = at(fb.Checking(replace(DRAFT, sent=Sent("n1", CODE))))
    said = repr((state, touch.TypeLetters(TOLD), SEND, fb.Receipt(FILED)))
    assert "papan" not in said
    assert "ani@" not in said
    assert CODE not in said

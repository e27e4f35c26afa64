"""Surveys and cases handed in, looked up, moved on and found again after a restart, on both databases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from shared.feedback import CaseKind, CaseLevel, CaseState, Scores, SurveyChannel, SurveySheet
from shared.hub.store import Reader, Told
from shared.model import Role
from shared.protocol.cases import (
    AnswerSurvey,
    CaseFiled,
    CaseFound,
    CaseShown,
    FileCase,
    ListCases,
    LookUpCase,
    MoveCase,
    ReadCase,
)
from shared.protocol.commands import (
    CallNext,
    CloseDay,
    ConfirmArrival,
    FinishTicket,
    IssueTicket,
    Nothing,
    SlipReady,
    TicketDone,
)
from shared.protocol.refusal import RefusalCode
from shared.survey.rows import DayHalf
from tests.hub.feedback.conftest import CODES, OFFICERS, SHEET, Phone, officer, report
from tests.hub.running import MONDAY_NINE, running_hub

MONDAY = date(2026, 1, 12)


def _answers(hub):
    with Reader.read(hub.database) as reader:
        return reader.survey_answers(MONDAY, MONDAY + timedelta(days=30))


def _told(hub):
    with Reader.read(hub.database) as reader:
        return reader.verify_told()


def _served(hub):
    """A ticket that was served at desk 1."""
    with hub.screen(Role.KIOSK) as kiosk:
        slip = kiosk.done(IssueTicket("kp"))
        assert isinstance(slip, SlipReady)
    with hub.desk("sari", "loket-1") as desk:
        called = desk.done(CallNext())
        assert isinstance(called, TicketDone)
        desk.done(ConfirmArrival(called.ticket))
        desk.done(FinishTicket(called.ticket))
    return called.ticket


def test_a_survey_from_a_desks_qr_is_kept_without_ticket_and_minute(hub, phone):
    sheet = SurveySheet(Scores(waktu=2), "taspen", "loket-1", suggestion=" Kursi\nkurang. ")
    assert phone.done(AnswerSurvey(sheet)) == Nothing()
    (row,) = _answers(hub)
    assert (row.day, row.half, row.channel) == (MONDAY, DayHalf.MORNING, SurveyChannel.DESK)
    assert (row.service, row.desk, row.scores, row.suggestion) == (
        "taspen",
        "loket-1",
        Scores(waktu=2),
        "Kursi\nkurang.",
    )


def test_a_served_tickets_survey_counts_once_and_knows_service_and_desk_by_itself(hub, phone):
    ticket = _served(hub)
    asked = AnswerSurvey(SHEET, ticket)
    assert phone.done(asked, "form-1") == Nothing()
    assert phone.done(asked, "form-1") == Nothing()
    assert phone.refused(asked, "form-2").code is RefusalCode.SURVEY_DONE
    (row,) = _answers(hub)
    assert (row.channel, row.service, row.desk) == (SurveyChannel.TICKET, "kp", "loket-1")


def test_a_form_sent_again_after_a_restart_counts_once(tmp_path, database_url):
    with running_hub(tmp_path, database=database_url) as hub:
        Phone(hub).done(AnswerSurvey(SHEET), "form-1")
    with running_hub(tmp_path, database=database_url) as hub:
        assert Phone(hub).done(AnswerSurvey(SHEET), "form-1") == Nothing()
        assert len(_answers(hub)) == 1
        Phone(hub).done(AnswerSurvey(SHEET), "form-2")
        assert len(_answers(hub)) == 2


def test_twelve_at_once_with_one_ticket_count_once(hub, phone):
    ticket = _served(hub)
    told = [phone.send(AnswerSurvey(SHEET, ticket), f"form-{n}") for n in range(12)]
    outcomes = [one.result(10) for one in told]
    assert outcomes.count(Nothing()) == 1
    assert len(_answers(hub)) == 1


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (SurveySheet(Scores(), "taspen"), RefusalCode.SURVEY_EMPTY),
        (SurveySheet(Scores(4), "no-such"), RefusalCode.UNKNOWN_SERVICE),
        (SurveySheet(Scores(4), "taspen", "99"), RefusalCode.UNKNOWN_DESK),
        (SurveySheet(Scores(4), "taspen", suggestion="a\u202eb"), RefusalCode.BAD_TEXT),
        (SurveySheet(Scores(4), "taspen", suggestion="e" + "\u0301" * 10_000), RefusalCode.BAD_TEXT),
        (SurveySheet(Scores(4), "taspen", suggestion="\0"), RefusalCode.BAD_TEXT),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(small_hub, sheet, code):
    assert Phone(small_hub).refused(AnswerSurvey(sheet)).code is code
    assert _answers(small_hub) == ()


def test_only_a_served_ticket_of_today_is_asked_about(small_hub):
    phone = Phone(small_hub)
    with small_hub.screen(Role.KIOSK) as kiosk:
        slip = kiosk.done(IssueTicket("kp"))
        assert kiosk.refused(AnswerSurvey(SHEET, slip.slip.ticket)).code is RefusalCode.NOT_ALLOWED
        assert kiosk.done(AnswerSurvey(SHEET)) == Nothing()
    assert phone.refused(AnswerSurvey(SHEET, slip.slip.ticket)).code is RefusalCode.WRONG_STATE
    assert phone.refused(AnswerSurvey(SHEET, "none")).code is RefusalCode.UNKNOWN_TICKET


def test_the_office_answers_no_survey_of_its_own(small_hub):
    with small_hub.desk("sari") as desk:
        assert desk.refused(AnswerSurvey(SHEET)).code is RefusalCode.NOT_ALLOWED


def test_a_complaint_goes_its_way_and_whoever_holds_the_code_follows_it(hub, phone):
    filed = phone.done(FileCase(report(service="taspen", contact="0812-1111"), CODES[0]))
    assert filed == CaseFiled(date(2026, 1, 30))  # fourteen working days
    with officer(hub) as rina:
        (line,) = rina.done(ListCases()).cases
        assert (line.state, line.level, line.service) == (CaseState.RECEIVED, CaseLevel.ORDINARY, "taspen")
        rina.done(MoveCase(line.case, 0, CaseState.EXAMINED, CaseLevel.LIGHT, note="mudah"))
        rina.done(MoveCase(line.case, 1, CaseState.DONE, answer="Sudah kami perbaiki."))
        shown = rina.done(ReadCase(line.case))
        assert isinstance(shown, CaseShown)
        assert (shown.file.text, shown.file.contact) == ("Diminta dua kali.", "0812-1111")
        assert [(s.state, s.by, s.answer, s.note) for s in shown.file.steps] == [
            (CaseState.EXAMINED, "Rina", "", "mudah"),
            (CaseState.DONE, "Rina", "Sudah kami perbaiki.", ""),
        ]
        assert rina.done(ListCases()).cases == ()
        assert [one.case for one in rina.done(ListCases(closed=True)).cases] == [line.case]
    found = phone.done(LookUpCase("k7m2 9qxr 4tbn 8wde"))
    assert isinstance(found, CaseFound)
    assert (found.status.state, found.status.due) == (CaseState.DONE, date(2026, 1, 14))
    assert found.status.answers[-1].text == "Sudah kami perbaiki."
    assert phone.refused(LookUpCase(CODES[1])).code is RefusalCode.UNKNOWN_CASE
    assert isinstance(_told(hub), Told)


def test_a_case_is_the_same_after_a_restart_and_its_code_files_it_once(tmp_path, database_url):
    command = FileCase(report(contact="rumah biru"), CODES[0])
    with running_hub(tmp_path, database=database_url, feedback=OFFICERS) as hub:
        filed = Phone(hub).done(command, "form-1")
        with officer(hub) as rina:
            (line,) = rina.done(ListCases()).cases
            rina.done(MoveCase(line.case, 0, CaseState.EXAMINED))
            before = rina.done(ReadCase(line.case))
    with running_hub(tmp_path, database=database_url, feedback=OFFICERS) as hub:
        phone = Phone(hub)
        assert phone.done(command, "form-1") == filed
        assert phone.done(command, "form-2") == filed
        other = FileCase(report(text="Yang lain."), CODES[0])
        assert phone.refused(other).code is RefusalCode.SAME_ID_OTHER_CONTENT
        with hub.screen(Role.DESK) as desk:
            assert desk.log_in("rina", "592817") is None
            assert desk.done(ReadCase(line.case)) == before
            assert len(desk.done(ListCases()).cases) == 1


def test_twelve_at_once_with_one_code_are_one_case(hub, phone):
    told = [phone.send(FileCase(report(), CODES[0]), f"form-{n}") for n in range(12)]
    assert {one.result(10) for one in told} == {CaseFiled(date(2026, 1, 30))}
    with officer(hub) as rina:
        assert len(rina.done(ListCases()).cases) == 1


def test_two_officers_do_not_answer_over_each_other(small_hub):
    phone = Phone(small_hub)
    phone.done(FileCase(report(), CODES[0]))
    with officer(small_hub) as rina:
        (line,) = rina.done(ListCases()).cases
        assert rina.refused(MoveCase(line.case, 0, CaseState.DONE, answer="x")).code is RefusalCode.CASE_WRONG_STEP
        step = MoveCase(line.case, 0, CaseState.EXAMINED, note="dibaca")
        assert rina.done(step) == Nothing()
        assert rina.done(step) == Nothing()  # sent again after an answer was lost
        assert rina.refused(MoveCase(line.case, 0, CaseState.EXAMINED)).code is RefusalCode.CASE_CHANGED
        assert rina.refused(MoveCase(line.case, 1, CaseState.REJECTED, answer=" ")).code is RefusalCode.ANSWER_NEEDED
        long = MoveCase(line.case, 1, CaseState.REJECTED, answer="a" * 4_001)
        assert rina.refused(long).code is RefusalCode.CASE_TOO_LONG
        assert len(rina.done(ReadCase(line.case)).file.steps) == 1


def test_who_is_no_officer_reads_nothing(small_hub):
    phone = Phone(small_hub)
    phone.done(FileCase(report(), CODES[0]))
    with officer(small_hub) as rina:
        (line,) = rina.done(ListCases()).cases
    for name, role in (("sari", Role.DESK), ("budi", Role.SUPERVISOR)):
        with small_hub.desk(name, role=role) as other:
            assert other.refused(ListCases()).code is RefusalCode.NOT_ALLOWED
            assert other.refused(ReadCase(line.case)).code is RefusalCode.UNKNOWN_CASE
            assert other.refused(MoveCase(line.case, 0, CaseState.EXAMINED)).code is RefusalCode.UNKNOWN_CASE
    with small_hub.screen(Role.KIOSK) as kiosk:
        assert kiosk.refused(ListCases()).code is RefusalCode.NOT_ALLOWED
    assert phone.refused(ReadCase(line.case)).code is RefusalCode.NOT_ALLOWED


def test_where_no_officer_is_named_the_supervisor_is(tmp_path):
    with running_hub(tmp_path) as hub:
        Phone(hub).done(FileCase(report(), CODES[0]))
        with hub.desk("budi", role=Role.SUPERVISOR) as lead:
            assert len(lead.done(ListCases()).cases) == 1
            assert lead.refused(ListCases(whistle=True)).code is RefusalCode.NOT_ALLOWED


@pytest.mark.parametrize(
    ("what", "code"),
    [
        (report(text=" \n "), RefusalCode.CASE_EMPTY),
        (report(text="a" * 4_001), RefusalCode.CASE_TOO_LONG),
        (report(text="a\u202eb"), RefusalCode.BAD_TEXT),
        (report(service="none"), RefusalCode.UNKNOWN_SERVICE),
        (report(CaseKind.WHISTLE, contact="0812"), RefusalCode.NO_CONTACT_HERE),
    ],
)
def test_a_report_that_cannot_be_kept_is_refused(small_hub, what, code):
    assert Phone(small_hub).refused(FileCase(what, CODES[0])).code is code
    assert Phone(small_hub).refused(LookUpCase(CODES[0])).code is RefusalCode.UNKNOWN_CASE


def test_an_answer_gets_its_record_when_the_day_turns(hub, phone):
    for n in range(3):
        phone.done(AnswerSurvey(SHEET), f"form-{n}")
    assert _told(hub) == Told(3, 0, 0, 3)
    with hub.screen(Role.ADMIN) as admin:
        admin.done(CloseDay())
    assert _told(hub) == Told(3, 0, 0, 0)
    hub.clock.jump(MONDAY_NINE + timedelta(days=1))
    phone.done(AnswerSurvey(SHEET), "form-9")
    assert _told(hub) == Told(4, 0, 0, 1)

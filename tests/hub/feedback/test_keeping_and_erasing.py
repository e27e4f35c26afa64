"""What visitors told is proven by the log, kept as long as the office says, and erased so that it can be shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import create_engine, text

from shared.feedback import CaseState, Element
from shared.hub.feedback.retention import NO_RUN, due
from shared.hub.store import Mistold, MistoldBecause, Reader, Told
from shared.hub.store.feedback import Rule
from shared.model import Role
from shared.protocol.cases import AnswerSurvey, CaseFiled, FileCase, ListCases, LookUpCase, MoveCase, ReadCase
from shared.protocol.commands import CloseDay
from shared.settings.sections import RetentionSettings
from tests.hub.feedback.conftest import CODES, OFFICERS, SHEET, Phone, officer, report
from tests.hub.running import MONDAY_NINE, NEW_PIN, Clock, example, running_hub


def _told(hub):
    with Reader.read(hub.database) as reader:
        return reader.verify_told()


def _spoil(hub, *statements):
    engine = create_engine(hub.database)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


@pytest.fixture
def proven(hub, phone):
    """Two surveys and two cases of a day that is closed, one of the cases moved on."""
    for n in range(2):
        phone.done(AnswerSurvey(SHEET), f"form-{n}")
        phone.done(FileCase(report(contact="0812"), CODES[n]))
    with officer(hub) as rina:
        first, _ = rina.done(ListCases()).cases
        rina.done(MoveCase(first.case, 0, CaseState.EXAMINED, note="x"))
    with hub.screen(Role.ADMIN) as admin:
        admin.done(CloseDay())
    assert _told(hub) == Told(2, 2, 0, 0)
    return hub


SPOILT = {
    "a score": ("UPDATE survey_answer SET waktu = 1", MistoldBecause.EDITED),
    "a suggestion": ("UPDATE survey_answer SET suggestion = 'Bagus'", MistoldBecause.EDITED),
    "an answer is gone": ("DELETE FROM survey_answer", MistoldBecause.LOST),
    "a case is gone": ("DELETE FROM filed_case", MistoldBecause.LOST),
    "a story": ("UPDATE filed_case SET story = salt_of_nobody", MistoldBecause.EDITED),
    "a due date": ("UPDATE filed_case SET due = '2030-01-01'", MistoldBecause.EDITED),
    "a step": ("UPDATE case_step SET state = 'done'", MistoldBecause.EDITED),
    "a step is gone": ("DELETE FROM case_step", MistoldBecause.LOST),
    "a contact is erased by hand": ("UPDATE filed_case SET contact = NULL, contact_salt = NULL", MistoldBecause.LOST),
    "a step's words are erased": ("UPDATE case_step SET words = NULL, words_salt = NULL", MistoldBecause.ERASED),
}


@pytest.mark.parametrize(("statement", "because"), SPOILT.values(), ids=SPOILT.keys())
def test_whatever_is_changed_behind_the_hub_is_found(proven, statement, because):
    _spoil(proven, statement.replace("salt_of_nobody", "story_salt"))
    told = _told(proven)
    assert isinstance(told, Mistold)
    assert told.because is because


def test_an_answer_slipped_in_is_found(proven):
    columns = "day, half, channel, service, waktu, suggestion, language, salt"
    _spoil(
        proven,
        f"INSERT INTO survey_answer (answer, {columns}, proven) "  # noqa: S608
        f"SELECT 'slipped-in', {columns}, proven FROM survey_answer LIMIT 1",
    )
    assert _told(proven) == Mistold("slipped-in", MistoldBecause.ADDED)


def test_rows_lie_in_the_order_of_random_keys_once_their_day_has_turned(hub, phone):
    for n in range(6):
        phone.done(AnswerSurvey(SHEET), f"form-{n}")
    with hub.screen(Role.ADMIN) as admin:
        admin.done(CloseDay())
    engine = create_engine(hub.database)
    with engine.connect() as connection:
        lain = [row[0] for row in connection.execute(text("SELECT answer FROM survey_answer"))]
        logged = [
            row[0]
            for row in connection.execute(text("SELECT payload FROM log WHERE type = 'survey_given' ORDER BY seq"))
        ]
        commands = connection.execute(text("SELECT count(*) FROM command WHERE device = 'phone'")).scalar()
        spent = [bytes(row[0]) for row in connection.execute(text("SELECT key FROM survey_spent"))]
    engine.dispose()
    assert lain == sorted(lain)
    assert (len(spent), spent) == (6, sorted(spent)), "what is spent says no more of the order than the answers do"
    assert all(key in payload for key, payload in zip(lain, logged, strict=True))
    assert commands == 0


def test_what_was_kept_long_enough_goes_and_is_counted(tmp_path, database_url):
    clock = Clock()
    with running_hub(tmp_path, database=database_url, feedback=OFFICERS, clock=clock) as hub:
        phone = Phone(hub)
        phone.done(AnswerSurvey(SHEET), "form-1")
        phone.done(FileCase(report(text="PLANTED", contact="PLANTED-0812"), CODES[0]))
        with officer(hub) as rina:
            (line,) = rina.done(ListCases()).cases
            rina.done(MoveCase(line.case, 0, CaseState.EXAMINED))
            rina.done(MoveCase(line.case, 1, CaseState.DONE, answer="PLANTED-answer"))
    for days in (20, 32, 60):  # a clock that leaps farther is doubted, and nothing goes by it
        clock.jump(MONDAY_NINE + timedelta(days=days))
        with running_hub(tmp_path, database=database_url, feedback=OFFICERS, clock=clock) as hub:
            with hub.screen(Role.DESK) as rina:
                rina.log_in("rina", NEW_PIN)
                file = rina.done(ReadCase(line.case)).file
            assert (file.text, file.contact) == ("PLANTED", "PLANTED-0812" if days < 31 else "")
            assert isinstance(_told(hub), Told)
    short = RetentionSettings(survey_years=1, case_years=1, contact_days=30)
    for days in range(95, 400, 35):
        clock.jump(MONDAY_NINE + timedelta(days=days))
        rules = type(OFFICERS)(OFFICERS.complaints, OFFICERS.whistle, short)
        with running_hub(tmp_path, database=database_url, feedback=rules, clock=clock) as hub:
            Phone(hub).done(LookUpCase(CODES[0]))  # after the first tick
            told = _told(hub)
    assert told == Told(0, 1, 3, 0)
    with Reader.read(database_url) as reader:
        years = {(one.year, one.service, one.element): (one.answers, one.total) for one in reader.survey_years()}
        assert years[2026, SHEET.service, None] == (1, 0)
        assert years[2026, SHEET.service, Element.TIME] == (1, SHEET.scores.waktu)
        assert {run.rule for run in reader.retained()} == set(Rule)
    with running_hub(tmp_path, database=database_url, feedback=rules, clock=clock) as hub:
        status = Phone(hub).done(LookUpCase(CODES[0])).status
        assert status.state is CaseState.DONE
        assert [answer.text for answer in status.answers] == ["", ""]
        again = Phone(hub).done(FileCase(report(text="PLANTED", contact="PLANTED-0812"), CODES[0]))
        assert again == CaseFiled(status.due)
    assert not [path for path in tmp_path.glob("antrean.db*") if b"PLANTED" in path.read_bytes()]
    engine = create_engine(database_url)
    with engine.connect() as connection:
        for table in ("log", "command", "filed_case", "case_step"):
            rows = connection.execute(text(f"SELECT * FROM {table}")).all()  # noqa: S608
            assert "PLANTED" not in repr([tuple(map(_plain, row)) for row in rows])
    engine.dispose()


def _plain(value):
    return bytes(value) if isinstance(value, memoryview) else value


def test_one_run_a_day_is_enough(small_hub):
    room, office = small_hub.opened.hub.judge.feedback, example().office
    Phone(small_hub).done(AnswerSurvey(SHEET))  # after the first tick
    assert due(room.book, RetentionSettings(), office, MONDAY_NINE) is NO_RUN
    again = due(room.book, RetentionSettings(), office, MONDAY_NINE + timedelta(days=1))
    assert again.events == ()
    assert len(again.rows) == 4


def test_a_year_back_from_the_29th_of_february_is_the_28th(small_hub):
    room, office = small_hub.opened.hub.judge.feedback, example().office
    leap = datetime(2028, 2, 29, 2, tzinfo=UTC)
    run = due(room.book, RetentionSettings(survey_years=1), office, leap)
    assert [row.before.isoformat() for row in run.rows if getattr(row, "rule", None) is Rule.SURVEYS] == ["2027-02-28"]

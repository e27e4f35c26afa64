"""What officers' windows and the TVs are told of surveys and cases."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from shared.feedback import CaseCount, CaseKind, CaseState, Grade
from shared.model import Role, SurveyRules
from shared.protocol.cases import AnswerSurvey, FileCase, ListCases, MoveCase
from shared.protocol.frames import Change, NeedSnapshot, SnapshotFrame
from shared.protocol.views import AlertKind, BoardSnapshot, DeskSnapshot, PutAlert, PutMe, PutSatisfaction
from tests.hub.feedback.conftest import CODES, OFFICERS, SHEET, Phone, officer, report
from tests.hub.running import MONDAY_NINE, NEW_PIN, Clock, example, running_hub


def _patch(screen, kind):
    """The next patch of this kind."""
    while True:
        frame = screen.until(Change)
        for patch in frame.patches:
            if isinstance(patch, kind):
                return patch


def _cases(screen, wanted):
    """Wait until the window knows so much of cases."""
    while _patch(screen, PutMe).me.cases != wanted:
        pass


def test_an_officers_window_counts_what_waits_as_it_comes_and_goes(small_hub):
    phone = Phone(small_hub)
    with officer(small_hub) as rina:
        phone.done(FileCase(report(), CODES[0]))
        _cases(rina, CaseCount(1, 0))
        phone.done(FileCase(report(CaseKind.WHISTLE), CODES[1]))
        (line,) = rina.done(ListCases()).cases
        rina.done(MoveCase(line.case, 0, CaseState.EXAMINED))
        rina.done(MoveCase(line.case, 1, CaseState.DONE, answer="Sudah."))
        _cases(rina, CaseCount(0, 0))


def test_a_disclosure_is_counted_for_its_officers_and_changes_nothing_for_others(small_hub):
    with officer(small_hub, "wayan") as wayan, officer(small_hub) as rina, small_hub.desk("sari") as sari:
        Phone(small_hub).done(FileCase(report(CaseKind.WHISTLE), CODES[1]))
        _cases(wayan, CaseCount(0, 0, whistle=1))
        Phone(small_hub).done(FileCase(report(), CODES[0]))
        _cases(rina, CaseCount(1, 0))  # the first and only change
        assert _counts(rina) <= {None, CaseCount(0, 0), CaseCount(1, 0)}
        assert _counts(sari) <= {None}


def _counts(screen):
    """What a window was told of cases so far."""
    return {p.me.cases for f in screen.heard if isinstance(f, Change) for p in f.patches if isinstance(p, PutMe)}


def test_what_is_overdue_is_said_to_its_officers_once_a_day(tmp_path):
    clock = Clock()
    with running_hub(tmp_path, feedback=OFFICERS, clock=clock) as hub:
        phone = Phone(hub)
        phone.done(FileCase(report(CaseKind.INFORMATION), CODES[0]))
        phone.done(FileCase(report(CaseKind.WHISTLE), CODES[1]))
        officer(hub).close()
        officer(hub, "wayan").close()
    clock.jump(MONDAY_NINE + timedelta(days=14))
    with (
        running_hub(tmp_path, feedback=OFFICERS, clock=clock) as hub,
        hub.screen(Role.DESK) as wayan,
        hub.screen(Role.DESK) as rina,
    ):
        assert wayan.log_in("wayan", NEW_PIN) is None
        assert rina.log_in("rina", NEW_PIN) is None
        clock.jump(MONDAY_NINE + timedelta(days=14, minutes=1))
        while (alert := _patch(rina, PutAlert).row).kind is not AlertKind.CASES:
            pass
        assert alert.number == "1"
        wayan.done(ListCases(whistle=True))  # the disclosure has sixty days, and the question is none of theirs
        told = [p.row.kind for f in wayan.heard if isinstance(f, Change) for p in f.patches if isinstance(p, PutAlert)]
        assert AlertKind.CASES not in told


def _rules(**more):
    return replace(example(), survey=SurveyRules(smallest_group=5, **more))


def test_the_tvs_get_the_index_when_the_next_day_begins_and_not_with_each_answer(tmp_path, database_url):
    clock = Clock()
    with running_hub(tmp_path, database=database_url, directory=_rules(), clock=clock) as hub:
        phone = Phone(hub)
        for n in range(5):
            phone.done(AnswerSurvey(SHEET), f"form-{n}")
        with hub.screen(Role.DISPLAY) as tv:
            assert isinstance(tv.welcome.snapshot, BoardSnapshot)
            assert tv.welcome.snapshot.satisfaction is None
            clock.jump(MONDAY_NINE + timedelta(days=1))
            made = _patch(tv, PutSatisfaction).satisfaction
    assert (made.first, made.last, made.respondents) == (date(2026, 1, 1), date(2026, 1, 12), 5)
    assert (made.index_hundredths, made.grade) == (9167, Grade.A)
    with (
        running_hub(tmp_path, database=database_url, directory=_rules(population=500), clock=clock) as hub,
        hub.screen(Role.DISPLAY) as tv,
    ):
        assert tv.welcome.snapshot.satisfaction == replace(made, target=217)


def test_fewer_answers_than_a_group_must_have_are_not_published(tmp_path):
    clock = Clock()
    with running_hub(tmp_path, directory=_rules(), clock=clock) as hub:
        for n in range(4):
            Phone(hub).done(AnswerSurvey(SHEET), f"form-{n}")
    clock.jump(MONDAY_NINE + timedelta(days=1))
    with running_hub(tmp_path, directory=_rules(), clock=clock) as hub, hub.screen(Role.DISPLAY) as tv:
        assert tv.welcome.snapshot.satisfaction is None


def test_who_is_no_officer_has_no_count(small_hub):
    Phone(small_hub).done(FileCase(report(), CODES[0]))
    with small_hub.desk("budi", role=Role.SUPERVISOR) as lead:
        lead.say(NeedSnapshot())
        frame = lead.until(SnapshotFrame)
        assert isinstance(frame.snapshot, DeskSnapshot)
        assert frame.snapshot.me.cases is None

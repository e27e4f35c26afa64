"""What a report may read of cases: bare facts, of erased ones too; and officers are told when things were erased."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from shared.complaint.rows import CaseRow
from shared.feedback import CaseChannel, CaseKind, CaseLevel, CaseState, Erasing
from shared.hub.store import Reader
from shared.model import Role
from shared.protocol.cases import FileCase, ListCases, MoveCase
from shared.settings.sections import RetentionSettings
from tests.hub.feedback.conftest import CODES, OFFICERS, Phone, officer, report
from tests.hub.running import MONDAY_NINE, NEW_PIN, Clock, RunningHub, running_hub

MONDAY = date(2026, 1, 12)
DUE, LATER = date(2026, 1, 30), date(2026, 4, 13)
LIGHT = date(2026, 1, 14)


def facts(hub: RunningHub, first: date = MONDAY, last: date = MONDAY) -> set[CaseRow]:
    with Reader.read(hub.database) as reader:
        return set(reader.case_facts(first, last))


def test_a_case_is_told_by_kind_state_days_service_and_channel(hub: RunningHub, phone: Phone) -> None:
    phone.done(FileCase(report(service="taspen", contact="0812"), CODES[0]))
    phone.done(FileCase(report(CaseKind.SUGGESTION), CODES[1]))
    with officer(hub) as rina:
        first = next(line for line in rina.done(ListCases()).cases if line.kind is CaseKind.COMPLAINT)
        rina.done(MoveCase(first.case, 0, CaseState.EXAMINED, CaseLevel.LIGHT))
        suggestion = CaseRow(CaseKind.SUGGESTION, CaseState.RECEIVED, MONDAY, DUE, channel=CaseChannel.PHONE)
        told = CaseRow(CaseKind.COMPLAINT, CaseState.EXAMINED, MONDAY, LIGHT, None, "taspen", CaseChannel.PHONE)
        assert facts(hub) == {told, suggestion}
        rina.done(MoveCase(first.case, 1, CaseState.REJECTED, answer="Bukan wewenang kami."))
        done = CaseRow(CaseKind.COMPLAINT, CaseState.REJECTED, MONDAY, LIGHT, MONDAY, "taspen", CaseChannel.PHONE)
        assert facts(hub) == {done, suggestion}


def test_a_disclosure_is_told_without_service_and_channel(hub: RunningHub, phone: Phone) -> None:
    phone.done(FileCase(report(CaseKind.WHISTLE, service="taspen"), CODES[0]))
    assert facts(hub) == {CaseRow(CaseKind.WHISTLE, CaseState.RECEIVED, MONDAY, LATER)}


@pytest.mark.parametrize(("first", "last", "n"), [(-1, -1, 0), (-1, 0, 1), (0, 0, 1), (0, 1, 1), (1, 1, 0)])
def test_both_ends_of_the_days_count(hub: RunningHub, phone: Phone, first: int, last: int, n: int) -> None:
    phone.done(FileCase(report(), CODES[0]))
    assert len(facts(hub, MONDAY + timedelta(first), MONDAY + timedelta(last))) == n


def test_an_erased_case_counts_as_before_and_officers_see_when_it_went(tmp_path, database_url) -> None:
    clock, short = Clock(), RetentionSettings(case_years=1)
    rules = type(OFFICERS)(OFFICERS.complaints, OFFICERS.whistle, short)
    with running_hub(tmp_path, database=database_url, feedback=rules, clock=clock) as hub:
        Phone(hub).done(FileCase(report(service="taspen", contact="0812"), CODES[0]))
        with officer(hub) as rina:
            first_run = rina.done(ListCases()).erasing
            assert first_run is not None
            assert first_run.rows == 0
            (line,) = rina.done(ListCases()).cases
            rina.done(MoveCase(line.case, 0, CaseState.EXAMINED))
            rina.done(MoveCase(line.case, 1, CaseState.DONE, answer="Sudah."))
        before = facts(hub)
    told: Erasing | None = None
    for days in (20, 50, 80, 110, 145, 180, 215, 250, 285, 320, 355, 385):  # farther leaps of a clock are doubted
        clock.jump(MONDAY_NINE + timedelta(days=days))
        with running_hub(tmp_path, database=database_url, feedback=rules, clock=clock) as hub:
            with hub.screen(Role.DESK) as rina:
                rina.log_in("rina", NEW_PIN)
                told = rina.done(ListCases(closed=True)).erasing
            assert facts(hub) == before
    assert told is not None
    assert told.rows == 1
    assert told.at.date() == (MONDAY_NINE + timedelta(days=385)).date()
    (row,) = before
    assert (row.state, row.service) == (CaseState.DONE, "taspen")

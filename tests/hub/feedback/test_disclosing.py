"""A disclosure: sealed before it reaches the disk, read by who is named alone, and without a trace of who and when."""

from __future__ import annotations

import stat
import time
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text

from shared.feedback import CaseKind, CaseState
from shared.hub.feedback.sealing import Sealer
from shared.hub.store import Reader, Told
from shared.model import Role
from shared.protocol.cases import CaseFiled, CaseShown, FileCase, ListCases, LookUpCase, MoveCase, ReadCase
from shared.protocol.commands import AddStaff, CallHelp, CloseDay, NewPin, Nothing, PinGiven
from shared.protocol.refusal import Refusal, RefusalCode
from shared.settings.sections import FeedbackSettings
from tests.hub.feedback.conftest import CODES, OFFICERS, Phone, officer, report
from tests.hub.running import MONDAY_NINE, NEW_PIN, running_hub

SECRET = "PLANTED-kepala-bidang-minta-uang"
ANSWERED = "PLANTED-sedang-kami-periksa"
DISCLOSURE = FileCase(report(CaseKind.WHISTLE, SECRET), CODES[0])


def _everything(hub):
    """All that the database holds, as one text."""
    engine = create_engine(hub.database)
    tables = ("log", "command", "filed_case", "case_step", "device", "mark", "survey_spent")
    try:
        with engine.connect() as connection:
            return {name: [tuple(r) for r in connection.execute(text(f"SELECT * FROM {name}"))] for name in tables}  # noqa: S608
    finally:
        engine.dispose()


def test_no_word_of_it_lies_on_the_disk_and_the_key_is_its_owners_alone(hub, phone):
    phone.done(DISCLOSURE)
    with officer(hub, "wayan") as wayan:
        (line,) = wayan.done(ListCases(whistle=True)).cases
        wayan.done(MoveCase(line.case, 0, CaseState.EXAMINED, answer=ANSWERED, note=ANSWERED))
    assert "PLANTED" not in repr(_everything(hub))
    for path in hub.data.rglob("*"):
        if path.is_file():
            assert b"PLANTED" not in path.read_bytes(), path
    key = hub.data / "keys" / "feedback.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(key.parent.stat().st_mode) == 0o700


def test_nothing_says_who_handed_it_in_where_and_when(hub):
    with hub.screen(Role.KIOSK) as kiosk:
        before = _everything(hub)
        assert isinstance(kiosk.done(DISCLOSURE), CaseFiled)
        after = _everything(hub)
    assert [name for name in before if before[name] != after[name]] == ["filed_case"]
    with hub.screen(Role.ADMIN) as admin:
        admin.done(CloseDay())
    (opened,) = [row for row in _everything(hub)["log"] if row[7] == "case_opened"]
    assert opened[3:7] == ("hub", "admin", None, None)


def test_it_is_read_by_who_is_named_alone_and_nobody_else_learns_of_it(small_hub):
    phone = Phone(small_hub)
    phone.done(DISCLOSURE)
    with officer(small_hub, "wayan") as wayan:
        (line,) = wayan.done(ListCases(whistle=True)).cases
        file = wayan.done(ReadCase(line.case)).file
        assert (file.text, file.channel, file.contact) == (SECRET, None, "")
        assert wayan.refused(ListCases()).code is RefusalCode.NOT_ALLOWED  # complaints are others' to read
    for name, role in (("rina", Role.DESK), ("budi", Role.SUPERVISOR)):
        with small_hub.desk(name, role=role) as other:
            assert other.refused(ListCases(whistle=True)).code is RefusalCode.NOT_ALLOWED
            for command in (ReadCase(line.case), MoveCase(line.case, 0, CaseState.EXAMINED)):
                assert other.refused(command).code is RefusalCode.UNKNOWN_CASE
    with small_hub.screen(Role.ADMIN) as admin:
        assert admin.refused(ReadCase(line.case)).code is RefusalCode.UNKNOWN_CASE


def test_its_rows_hold_the_day_alone_and_nothing_of_whom_from_where_and_about_what(hub, phone):
    phone.done(FileCase(report(CaseKind.WHISTLE, SECRET, service="kp"), CODES[0]))
    with officer(hub, "wayan") as wayan:
        (line,) = wayan.done(ListCases(whistle=True)).cases
        wayan.done(MoveCase(line.case, 0, CaseState.EXAMINED, note=ANSWERED))
        assert wayan.done(ReadCase(line.case)).file.line.service == "kp"  # sealed with the words
    engine = create_engine(hub.database)
    with engine.connect() as connection:
        of_case = "SELECT received, service, channel, at, contact FROM filed_case"
        assert connection.execute(text(of_case)).all() == [("2026-01-12", None, None, None, None)]
        assert connection.execute(text("SELECT day, at FROM case_step")).all() == [("2026-01-12", None)]
    engine.dispose()


def test_no_file_says_at_what_minute_it_came(small_hub):
    made = (small_hub.data / "keys" / "feedback.key").stat().st_mtime_ns  # at the start, not with the first of them
    beside = small_hub.data / "antrean.db-wal"
    with small_hub.screen(Role.KIOSK) as kiosk:
        kiosk.done(CallHelp())
        assert beside.stat().st_size > 0, "commits lie in it one after the other"
        marks = _everything(small_hub)["mark"]
        small_hub.clock.jump(MONDAY_NINE + timedelta(minutes=17))
        kiosk.done(DISCLOSURE)
        assert beside.stat().st_size == 0
        assert _everything(small_hub)["mark"] == marks
    assert (small_hub.data / "keys" / "feedback.key").stat().st_mtime_ns == made


def test_whoever_reads_the_database_meanwhile_holds_nothing_up(small_hub):
    engine = create_engine(small_hub.database)
    with engine.connect() as reader:
        reader.execute(text("SELECT count(*) FROM log")).scalar()
        began = time.monotonic()
        Phone(small_hub).done(DISCLOSURE)
        assert time.monotonic() - began < 2
    engine.dispose()


def test_where_nobody_is_named_to_read_it_nothing_is_taken_and_that_is_said(tmp_path):
    with running_hub(tmp_path, feedback=FeedbackSettings()) as hub:
        assert Phone(hub).refused(DISCLOSURE).code is RefusalCode.NOBODY_READS
        assert _everything(hub)["filed_case"] == []
    with running_hub(tmp_path, feedback=OFFICERS) as hub:
        filed = Phone(hub).done(DISCLOSURE)
    with running_hub(tmp_path, feedback=FeedbackSettings()) as hub:
        assert Phone(hub).done(DISCLOSURE) == filed  # what was taken is taken


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMIN])
def test_no_superior_comes_to_an_officers_pin_and_so_to_what_was_disclosed(small_hub, role):
    denied = Refusal(RefusalCode.NOT_ALLOWED)
    with small_hub.desk("budi", role=role) as chief:
        assert chief.do(AddStaff("wayan", "Wayan", Role.DESK)) == denied  # named, and has no account yet
        with officer(small_hub, "wayan"):
            assert chief.do(NewPin("wayan")) == denied
        with small_hub.desk("rina"):
            assert isinstance(chief.done(NewPin("rina")), PinGiven)
    with small_hub.screen(Role.ADMIN) as machine:
        assert isinstance(machine.done(NewPin("wayan")), PinGiven)


def test_its_steps_name_nobody_and_only_the_day(hub, phone):
    phone.done(DISCLOSURE)
    with officer(hub, "wayan") as wayan:
        (line,) = wayan.done(ListCases(whistle=True)).cases
        hub.clock.jump(MONDAY_NINE + timedelta(hours=2, minutes=17))
        step = MoveCase(line.case, 0, CaseState.EXAMINED, answer=ANSWERED)
        assert wayan.done(step) == Nothing()
        shown = wayan.done(ReadCase(line.case))
        assert isinstance(shown, CaseShown)
        (one,) = shown.file.steps
    assert (one.by, one.at) == ("", MONDAY_NINE + timedelta(hours=3))  # noon of the day
    assert [row[7] for row in _everything(hub)["log"]].count("case_moved") == 0
    (answer,) = phone.done(LookUpCase(CODES[0])).status.answers
    assert answer.text == ANSWERED


def test_it_is_sent_again_after_a_restart_and_proven_when_the_day_turns(tmp_path, database_url):
    with running_hub(tmp_path, database=database_url, feedback=OFFICERS) as hub:
        filed = Phone(hub).done(DISCLOSURE)
        with officer(hub, "wayan") as wayan:
            (line,) = wayan.done(ListCases(whistle=True)).cases
            wayan.done(MoveCase(line.case, 0, CaseState.EXAMINED))
            wayan.done(MoveCase(line.case, 1, CaseState.ACTED_ON))
    with running_hub(tmp_path, database=database_url, feedback=OFFICERS) as hub:
        assert Phone(hub).done(DISCLOSURE) == filed
        with hub.screen(Role.DESK) as wayan:
            assert wayan.log_in("wayan", NEW_PIN) is None
            assert wayan.done(MoveCase(line.case, 1, CaseState.ACTED_ON)) == Nothing()
            assert wayan.done(ReadCase(line.case)).file.text == SECRET
        with hub.screen(Role.ADMIN) as admin:
            admin.done(CloseDay())
        with Reader.read(database_url) as reader:
            assert reader.verify_told() == Told(0, 1, 0, 0)


def test_without_its_key_it_stays_sealed_and_the_hub_goes_on(tmp_path):
    with running_hub(tmp_path, feedback=OFFICERS) as hub:
        Phone(hub).done(DISCLOSURE)
    (tmp_path / "keys" / "feedback.key").rename(tmp_path / "elsewhere")
    with running_hub(tmp_path, feedback=OFFICERS) as hub:
        with officer(hub, "wayan") as wayan:
            (line,) = wayan.done(ListCases(whistle=True)).cases
            assert wayan.done(ReadCase(line.case)).file.text == ""
        Phone(hub).done(FileCase(report(CaseKind.WHISTLE, "lain"), CODES[1]))


def test_a_key_file_that_holds_none_refuses_instead_of_storing_what_nobody_can_read(tmp_path):
    folder = tmp_path / "keys"
    folder.mkdir()
    (folder / "feedback.key").write_text("rubbish")
    with running_hub(tmp_path, feedback=OFFICERS) as hub:
        outcome = Phone(hub).ask(DISCLOSURE)
        assert isinstance(outcome, Refusal)
        assert outcome.code is RefusalCode.STORAGE
        assert Phone(hub).refused(LookUpCase(CODES[0])).code is RefusalCode.UNKNOWN_CASE
    assert (folder / "feedback.key").read_text() == "rubbish"


def test_a_sealed_length_says_little(tmp_path):
    sealer = Sealer(tmp_path)
    opened = [sealer.open(sealer.seal(b"a" * length)) for length in (1, 900, 1_025)]
    assert [len(words) for words in opened] == [1_024, 1_024, 2_048]

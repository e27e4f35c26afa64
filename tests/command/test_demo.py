"""``antrean demo``: a day from a seed, its people, and a real day in a few seconds."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import msgspec
import pytest

from shared.command.alone import Held, hold
from shared.command.demo.cast import split, window_desk
from shared.command.demo.hours import playing
from shared.command.demo.plan import visitors_of_day
from shared.command.demo.settings import demo_config
from shared.command.demo.tally import tally_of
from shared.command.reach import hub_answers
from shared.model import CallKind, Holiday, Language, PrintOutcome, Role, Shift, Text, WeekdayHours
from shared.queue import events as ev
from shared.rehearsal import ClerkPart, Habits, read_part, write_part
from shared.settings import Loaded, load
from tests.command.going import started
from tests.command.office_here import Machine
from tests.hub.running import MONDAY_NINE, example

DIRECTORY = example()
OPENS, CLOSES = datetime(2026, 1, 12, 0, tzinfo=UTC), datetime(2026, 1, 12, 7, tzinfo=UTC)


def test_a_seed_is_a_day() -> None:
    first = visitors_of_day(DIRECTORY, 7, 60, OPENS, CLOSES)
    assert first == visitors_of_day(DIRECTORY, 7, 60, OPENS, CLOSES)
    assert first != visitors_of_day(DIRECTORY, 8, 60, OPENS, CLOSES)


def test_visitors_come_in_order_within_the_hours_for_services_of_the_kiosk() -> None:
    visitors = visitors_of_day(DIRECTORY, 7, 200, OPENS, CLOSES)
    assert len(visitors) == 200
    assert [one.at for one in visitors] == sorted(one.at for one in visitors)
    assert all(OPENS <= one.at <= CLOSES for one in visitors)
    assert {one.service for one in visitors} <= {one.id for one in DIRECTORY.services if one.on_kiosk}
    assert {one.language for one in visitors} == set(Language)
    assert any(one.priority for one in visitors)


def test_a_clerks_habits_depend_on_the_seed_and_the_number_alone() -> None:
    habits = Habits(7)
    assert habits.minutes("A001", 10) == Habits(7).minutes("A001", 10) != Habits(8).minutes("A001", 10)
    assert 0.02 < sum(habits.absent(f"A{n:03}") for n in range(1000)) / 1000 < 0.09


def test_the_day_has_the_offices_hours() -> None:
    day = playing(DIRECTORY.office, None)
    assert day is not None
    assert day.opens == datetime(2026, 1, 12, 0, tzinfo=UTC)  # 08.00 in Makassar
    assert day.opens < day.last_ticket < day.ends
    assert day.rest is not None
    short = playing(DIRECTORY.office, time(8, 20))
    assert short is not None
    assert not short.enough


def test_an_office_closed_on_mondays_plays_another_day_and_one_never_open_none() -> None:
    saturday = (WeekdayHours(5, (Shift(time(9), time(12)),)),)
    holiday = Holiday(date(2026, 1, 17), date(2026, 1, 17), Text("Libur", "Holiday"))
    office = msgspec.structs.replace(DIRECTORY.office, hours=saturday, holidays=(holiday,))
    day = playing(office, None)
    assert day is not None
    assert day.opens.date() == date(2026, 1, 24)
    assert day.rest is None
    assert playing(msgspec.structs.replace(office, hours=()), None) is None


def test_the_real_kiosk_serves_as_many_as_it_can_and_nobody_twice() -> None:
    day = playing(DIRECTORY.office, None)
    assert day is not None
    visitors = visitors_of_day(DIRECTORY, 7, 80, day.opens, day.last_ticket)
    slow, fast = split(visitors, day, 60), split(visitors, day, 2000)
    assert len(slow[0]) == 40
    assert 1 <= len(fast[0]) < 5
    for mine, others in (slow, fast):
        assert sorted([*mine, *others], key=lambda one: one.at) == list(visitors)
    assert split((), day, 240) == ([], [])


def test_the_demo_has_a_folder_database_printer_and_port_of_its_own(here: Machine) -> None:
    folder = here.data / "demo"
    folder.mkdir(parents=True)
    loaded = load(demo_config(here.config, folder))
    assert isinstance(loaded, Loaded)
    settings = loaded.settings
    assert settings.machine.data == folder
    assert settings.hub.database == f"sqlite:///{folder / 'antrean.db'}"
    assert settings.kiosk.printer.folder == folder / "printed"
    assert settings.hub.host == "127.0.0.1"
    assert str(settings.hub.port) in settings.hub.url
    office = settings.directory.office
    assert not office.takes_disclosures  # as shipped nobody is named to read them
    served = msgspec.structs.replace(office, most_numbers_a_minute=None, takes_disclosures=True)
    assert msgspec.structs.replace(settings.directory, office=served) == DIRECTORY
    assert window_desk(settings).id == settings.counter.desk


def test_a_part_is_for_its_owner_alone(tmp_path: Path) -> None:
    part = ClerkPart("budi", "123456", "654321", "loket-1", Habits(7), 240)
    write_part(tmp_path / "part.json", part)
    write_part(tmp_path / "part.json", part)
    assert read_part(tmp_path / "part.json", ClerkPart) == part
    assert (tmp_path / "part.json").stat().st_mode & 0o077 == 0


# --- what a day came to --------------------------------------------------------------------------------------------


def log(*events: ev.Event) -> list[ev.Record]:
    actor = ev.Actor("kiosk-1", Role.KIOSK)
    return [ev.Record(n, date(2026, 1, 12), MONDAY_NINE, actor, event) for n, event in enumerate(events, 1)]


def issued(ticket: str, number: str) -> ev.TicketIssued:
    service = DIRECTORY.services[0]
    figure = int(number[1:])
    return ev.TicketIssued(
        ticket, date(2026, 1, 12), "A", figure, number, service.id, "A", False, Language.INDONESIAN, ticket, 0
    )


def called(ticket: str, desk: str, kind: CallKind = CallKind.FIRST) -> ev.TicketCalled:
    return ev.TicketCalled(ticket, desk, kind)


def test_a_day_is_counted_from_the_log() -> None:
    tally = tally_of(
        log(
            issued("t1", "A001"),
            ev.TicketPrinted("t1", PrintOutcome.PRINTED),
            issued("t2", "A002"),
            ev.TicketPrinted("t2", PrintOutcome.FAILED),
            issued("t3", "A003"),
            called("t1", "1"),
            called("t1", "1", CallKind.RECALL),
            ev.TicketMissed("t1", "1"),
            called("t2", "1"),
            called("t3", "2"),
            ev.TicketFinished("t2", "1", DIRECTORY.services[0].id),
        )
    )
    assert (len(tally.numbers), tally.served, tally.absent, tally.open, tally.printed) == (3, 1, 1, 1, 1)
    assert tally.calls_of_desk == {"1": 2, "2": 1}
    assert (tally.twice, tally.double) == (0, 0)


def test_a_number_drawn_again_and_a_double_call_are_found() -> None:
    assert tally_of(log(issued("t1", "A001"), issued("t2", "A001"))).twice == 1
    two_desks = log(issued("t1", "A001"), called("t1", "1"), called("t1", "2"))
    assert tally_of(two_desks).double == 1
    two_visitors = log(issued("t1", "A001"), issued("t2", "A002"), called("t1", "1"), called("t2", "1"))
    assert tally_of(two_visitors).double == 1


# --- a real day ----------------------------------------------------------------------------------------------------


@pytest.mark.timeout(90)
def test_a_working_day_in_seconds(here: Machine) -> None:
    done = here.call("demo", "--offscreen", "--speed", "2000", "--visitors", "15", seconds=80)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "0 duplicate numbers, 0 double calls" in done.stdout
    sums(done.stdout, 15)
    assert re.search(r"The day is over: 15 visitors = 1[45] numbers", done.stdout)  # the kiosk's last may be late
    assert re.search(r"10:00: numbers \d+", done.stdout)
    printed = re.search(r"printed by the kiosk program: (\d+) · calls made from the desk window: (\d+)", done.stdout)
    assert printed
    assert int(printed[1]) >= 1
    assert int(printed[2]) >= 1
    demo = here.data / "demo"
    assert len(list((demo / "printed").glob("*.png"))) == int(printed[1])
    assert {"kiosk.png", "counter.png", "display.png"} <= {path.name for path in (demo / "pictures").iterdir()}
    for log_file in (demo / "log").iterdir():
        assert "Traceback" not in log_file.read_text(), log_file


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_demo_that_is_told_to_stop_sums_up_and_leaves_nothing_running(here: Machine) -> None:
    with started(here, "demo", "--offscreen", "--speed", "1000", "--visitors", "10") as demo:
        demo.until("09:00: numbers", 60)
        assert demo.end() == 0
    loaded = load(here.data / "demo" / "config.toml")
    assert isinstance(loaded, Loaded)
    assert not hub_answers(loaded.settings.hub.url)
    said = "\n".join(demo.said)
    assert "stopped before its end" in said
    assert "0 duplicate numbers, 0 double calls" in said
    assert "Traceback" not in said
    sums(said, 10)


def sums(said: str, visitors: int) -> None:
    """Everybody who was announced is in the last line, and every number too."""
    line = re.search(
        r"The day is over: (\d+) visitors = (\d+) numbers \+ (\d+) refused \+ (\d+) who did not get to the kiosk"
        r" in time\. Numbers: (\d+) served, (\d+) absent, (\d+) unserved",
        said,
    )
    assert line, said
    came, numbers, refused, missed, served, absent, left = map(int, line.groups())
    assert came == visitors == numbers + refused + missed
    assert numbers == served + absent + left


def test_two_demos_do_not_eat_each_others_day(here: Machine) -> None:
    held = hold(here.data, "demo")
    assert isinstance(held, Held)
    result = here.run("demo", "--offscreen")
    held.let_go()
    assert result.exit_code == 1
    assert "Another demo is running" in result.output

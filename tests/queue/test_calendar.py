"""Business days and hours in the office's zone, whatever UTC says, and clocks that cannot be right."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from shared.model import Holiday, OfficeInfo, Shift, WeekdayHours
from shared.protocol.commands import AcceptClock, CallHelp, CloseDay, IssueTicket
from shared.protocol.refusal import RefusalCode
from shared.protocol.views import OfficePhase
from shared.queue.calendar import business_day, hours_of, next_opening, phase
from shared.queue.clock import day_to_open
from shared.queue.events import DayClosed, DayOpened, DeskClosed, TicketUnserved
from tests.queue.room import BOSS, MONDAY, NINE, WEEK, Room, office, text


def in_zone(zone: str, cutover: time = time(0)) -> OfficeInfo:
    return replace(office().office, zone=zone, cutover=cutover)


WIB, WITA, WIT = (in_zone(f"Asia/{city}") for city in ("Jakarta", "Makassar", "Jayapura"))
LATE = in_zone("Asia/Makassar", time(4))


@pytest.mark.parametrize(
    ("of", "utc", "day"),
    [
        (WIB, "2026-01-11 16:59:59", date(2026, 1, 11)),
        (WIB, "2026-01-11 17:00", MONDAY),
        (WITA, "2026-01-11 15:59:59", date(2026, 1, 11)),
        (WITA, "2026-01-11 16:00", MONDAY),
        (WIT, "2026-01-11 14:59:59", date(2026, 1, 11)),
        (WIT, "2026-01-11 15:00", MONDAY),
        (LATE, "2026-01-11 19:59:59", date(2026, 1, 11)),  # 03.59 WITA
        (LATE, "2026-01-11 20:00", MONDAY),  # 04.00 WITA
        (WITA, "2025-12-31 16:00", date(2026, 1, 1)),
        (WITA, "2028-02-28 16:00", date(2028, 2, 29)),
    ],
)
def test_the_business_day_begins_at_the_offices_own_hour(of: OfficeInfo, utc: str, day: date) -> None:
    assert business_day(datetime.fromisoformat(f"{utc}+00:00"), of) == day


@pytest.mark.parametrize(("of", "hours"), [(WIB, 7), (WITA, 8), (WIT, 9)])
@pytest.mark.parametrize("month", [1, 4, 7, 10])
def test_the_zones_of_indonesia_know_no_summer_time(of: OfficeInfo, hours: int, month: int) -> None:
    opening = next_opening(datetime(2026, month, 5, 12, tzinfo=UTC), of)
    assert opening is not None
    assert opening.hour == (8 - hours) % 24


FRIDAY = WeekdayHours(4, (Shift(time(8), time(11, 30)), Shift(time(13, 30), time(15, 30))))


@pytest.mark.parametrize(
    ("local", "is_", "until"),
    [
        ("2026-01-12 07:59:59", OfficePhase.CLOSED, "2026-01-12 08:00"),
        ("2026-01-12 08:00", OfficePhase.OPEN, None),
        ("2026-01-12 11:59:59", OfficePhase.OPEN, None),
        ("2026-01-12 12:00", OfficePhase.BREAK, "2026-01-12 13:00"),
        ("2026-01-12 13:00", OfficePhase.OPEN, None),
        ("2026-01-12 15:00", OfficePhase.LAST_TICKET_PASSED, "2026-01-13 08:00"),
        ("2026-01-12 15:30", OfficePhase.CLOSED, "2026-01-13 08:00"),
        ("2026-01-16 12:00", OfficePhase.BREAK, "2026-01-16 13:30"),
        ("2026-01-16 15:30", OfficePhase.CLOSED, "2026-01-19 08:00"),
        ("2026-01-17 09:00", OfficePhase.CLOSED, "2026-01-19 08:00"),
        ("2026-03-19 09:00", OfficePhase.HOLIDAY, "2026-03-23 08:00"),
    ],
)
def test_what_the_office_does(local: str, is_: OfficePhase, until: str | None) -> None:
    nyepi = Holiday(date(2026, 3, 19), date(2026, 3, 20), text("Nyepi"))
    of = replace(WITA, hours=(*WEEK[:4], FRIDAY), holidays=(nyepi,))
    hours = phase(datetime.fromisoformat(f"{local}+08:00"), of)
    assert hours.phase is is_
    assert hours.until == (datetime.fromisoformat(f"{until}+08:00") if until else None)
    assert (hours.holiday is nyepi) is (is_ is OfficePhase.HOLIDAY)


RAMADAN = Holiday(date(2026, 2, 18), date(2026, 3, 19), text("Ramadan"), (Shift(time(8), time(13)),))
A_FRIDAY = Holiday(date(2026, 2, 20), date(2026, 2, 20), text("Jumat Ramadan"), (Shift(time(8), time(11)),))
A_SATURDAY = Holiday(date(2026, 2, 28), date(2026, 2, 28), text("Layanan Sabtu"), (Shift(time(9), time(10)),))
NYEPI = Holiday(date(2026, 3, 19), date(2026, 3, 20), text("Nyepi"))


@pytest.mark.parametrize("backwards", [False, True], ids=["as written", "written the other way round"])
@pytest.mark.parametrize(
    ("day", "hours", "named"),
    [
        (date(2026, 2, 17), ((8, 12), (13, 15.5)), None),
        (date(2026, 2, 18), ((8, 13),), RAMADAN),
        (date(2026, 2, 20), ((8, 11),), A_FRIDAY),
        (date(2026, 2, 21), (), None),  # a Saturday
        (date(2026, 2, 22), (), None),
        (date(2026, 2, 23), ((8, 13),), RAMADAN),
        (date(2026, 2, 28), ((9, 10),), A_SATURDAY),
        (date(2026, 3, 18), ((8, 13),), RAMADAN),
        (date(2026, 3, 19), (), NYEPI),
        (date(2026, 3, 21), (), None),
    ],
)
def test_other_hours_of_many_days_open_no_weekend_and_give_way_to_the_shorter_entry(
    day: date, hours: tuple[tuple[float, float], ...], named: Holiday | None, backwards: bool
) -> None:
    listed = (RAMADAN, A_FRIDAY, A_SATURDAY, NYEPI)
    of = replace(WITA, hours=WEEK, holidays=listed[::-1] if backwards else listed)
    shifts, holiday = hours_of(day, of)
    assert tuple((_hour(s.opens), _hour(s.closes)) for s in shifts) == hours
    assert holiday is named


def _hour(at: time) -> float:
    return at.hour + at.minute / 60


def test_a_night_shift_belongs_to_the_day_on_which_it_began() -> None:
    of = replace(LATE, hours=tuple(WeekdayHours(n, (Shift(time(20), time(2)),)) for n in range(7)))
    one_at_night = datetime(2026, 1, 12, 17, tzinfo=UTC)  # 01.00 WITA on the 13th
    hours = phase(one_at_night, of)
    assert (hours.day, hours.phase) == (MONDAY, OfficePhase.OPEN)
    assert phase(one_at_night + timedelta(hours=1), of).phase is OfficePhase.CLOSED


def test_the_next_opening_is_looked_for_sixty_days_ahead() -> None:
    def shut(days: int) -> OfficeInfo:
        return replace(WITA, holidays=(Holiday(MONDAY, MONDAY + timedelta(days=days), text("Renovasi")),))

    assert next_opening(NINE, shut(58)) == datetime(2026, 3, 12, 0, 0, tzinfo=UTC)
    assert next_opening(NINE, shut(61)) is None


# --- the clock -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (NINE, MONDAY),
        (NINE - timedelta(minutes=5), MONDAY),
        (NINE - timedelta(minutes=5, seconds=1), None),
        (NINE + timedelta(days=40), MONDAY + timedelta(days=40)),
        (NINE + timedelta(days=40, seconds=1), None),
        (datetime(1970, 1, 1, tzinfo=UTC), None),
        (datetime(2099, 1, 1, tzinfo=UTC), None),
    ],
)
def test_a_clock_far_from_the_high_water_mark_is_wrong(now: datetime, day: date | None) -> None:
    assert day_to_open(now, NINE, WITA).day == day


def test_the_very_first_start_trusts_the_clock_unless_it_is_older_than_this_program() -> None:
    assert day_to_open(datetime(2030, 5, 1, tzinfo=UTC), None, WITA).day == date(2030, 5, 1)
    assert day_to_open(datetime(1970, 1, 1, tzinfo=UTC), None, WITA).wrong


def test_what_was_logged_under_a_dead_battery_does_not_cast_doubt_on_the_right_time() -> None:
    room = Room(now=datetime(1970, 1, 1, tzinfo=UTC))
    room.ok(CallHelp())
    assert (room.state.day, room.state.high_water) == (None, None)
    room.now = NINE
    room.tick()
    assert room.state.day == MONDAY


@pytest.mark.parametrize("wrong", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, 3, tzinfo=UTC)])
def test_a_wrong_clock_opens_no_day_and_the_numbers_of_the_running_day_go_on(wrong: datetime) -> None:
    room = Room()
    room.take()
    room.now = wrong
    assert room.tick() == ()
    assert room.clock_wrong
    assert room.ticket(room.take()).number == "A002"
    assert room.state.day == MONDAY
    assert room.state.high_water == NINE
    room.now = NINE + timedelta(minutes=1)
    room.tick()
    assert not room.clock_wrong
    assert room.ticket(room.take()).number == "A003"


@pytest.mark.parametrize("wrong", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, 3, tzinfo=UTC)])
def test_with_a_wrong_clock_a_closed_day_stays_closed(wrong: datetime) -> None:
    room = Room()
    room.ok(CloseDay(), BOSS)
    room.now = wrong
    assert room.tick() == ()
    assert room.why_not(IssueTicket("KP")) is RefusalCode.CLOCK_WRONG


def test_a_far_jump_ahead_opens_a_day_only_after_a_supervisor_accepted_the_clock() -> None:
    room = Room()
    room.now = datetime(2026, 6, 1, 2, tzinfo=UTC)
    assert room.tick() == ()
    room.ok(AcceptClock(), BOSS)
    room.mark = room.state.high_water
    assert room.tick() == (DayClosed(MONDAY), DayOpened(date(2026, 6, 1)))


def test_an_accepted_clock_can_lead_back_from_a_future_that_never_was() -> None:
    room = Room(now=datetime(2099, 1, 5, 2, tzinfo=UTC))  # the first start, with a wrong battery
    room.take()
    room.now = NINE
    assert room.tick() == ()
    room.ok(AcceptClock(), BOSS)
    room.mark = room.state.high_water
    assert isinstance(room.tick()[-1], DayOpened)
    assert room.state.day == MONDAY
    room.later(days=1)
    room.tick()
    assert room.state.day == MONDAY + timedelta(days=1)


FUTURE = NINE + timedelta(days=21)
"""Near enough not to be doubted."""


def led_back() -> Room:
    """An office whose clock ran three weeks ahead for a while, until a supervisor led it back."""
    room = Room()
    room.take()
    room.now = FUTURE
    room.tick()
    room.take()
    room.take()
    room.now = NINE + timedelta(hours=1)
    room.tick()
    assert room.clock_wrong
    room.ok(AcceptClock(), BOSS)
    room.mark = room.state.high_water
    return room


def test_a_used_day_is_not_opened_again_when_the_clock_is_led_back_to_it() -> None:
    room = led_back()
    assert room.tick() == ()
    assert room.state.day == MONDAY + timedelta(days=21)
    assert room.ticket(room.take()).number == "A003"


@pytest.mark.parametrize("closed", [False, True])
def test_a_day_that_a_wrong_clock_used_up_works_when_it_comes_and_repeats_no_number(closed: bool) -> None:
    room = led_back()
    if closed:
        room.ok(CloseDay(), BOSS)
    room.now = NINE + timedelta(days=1)
    assert room.tick()[-1] == DayOpened(MONDAY + timedelta(days=1))
    assert room.ticket(room.take()).number == "A001"
    room.now = FUTURE
    assert room.tick()[-1] == DayOpened(FUTURE.date())
    assert room.tick() == ()
    assert room.ticket(room.take()).number == "A003"
    room.ok(CloseDay(), BOSS)
    assert room.tick() == ()
    assert room.replayed().fingerprint() == room.state.fingerprint()


@pytest.mark.parametrize("closed", [False, True])
def test_the_day_that_was_begun_too_early_ends_and_begins_anew_at_its_own_midnight(closed: bool) -> None:
    room = Room()
    room.later(days=1)
    room.tick()
    room.take()
    room.now = NINE + timedelta(hours=1)
    room.ok(AcceptClock(), BOSS)
    room.mark = room.state.high_water
    if closed:
        room.ok(CloseDay(), BOSS)
    assert room.tick() == ()
    room.later(days=1)
    tuesday = MONDAY + timedelta(days=1)
    assert room.tick() == (
        (DayOpened(tuesday),) if closed else (TicketUnserved("t1"), DayClosed(tuesday), DayOpened(tuesday))
    )
    assert room.ticket(room.take()).number == "A002"
    assert room.replayed().fingerprint() == room.state.fingerprint()


# --- midnight --------------------------------------------------------------------------------------------------------


def test_midnight_closes_the_old_day_and_opens_the_next_once() -> None:
    room = Room()
    room.sit("1")
    room.take()
    room.now = datetime(2026, 1, 12, 15, 59, 59, tzinfo=UTC)
    assert room.tick() == ()
    room.later(seconds=1)
    tuesday = MONDAY + timedelta(days=1)
    closing = (TicketUnserved("t1"), DeskClosed("1", "staff-1"), DayClosed(MONDAY), DayOpened(tuesday))
    assert room.tick() == closing
    assert room.tick() == ()
    room.later(hours=9)
    assert room.ticket(room.take()).number == "A001"
    assert room.replayed().fingerprint() == room.state.fingerprint()


def test_a_small_step_back_over_midnight_opens_no_old_day() -> None:
    first_start = Room(now=datetime(2026, 1, 12, 16, 0, 1, tzinfo=UTC))  # just past midnight, WITA
    first_start.later(minutes=-2)
    assert first_start.tick() == ()
    assert first_start.state.day == date(2026, 1, 13)


def test_a_hub_that_slept_over_days_opens_only_today() -> None:
    room = Room()
    room.later(days=9)
    assert room.tick() == (DayClosed(MONDAY), DayOpened(MONDAY + timedelta(days=9)))

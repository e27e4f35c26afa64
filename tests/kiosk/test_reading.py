"""How states read: waits as ranges, long names, nobody and three hundred waiting, refusals, opening hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest
from kiosk_room import MORNING, KioskRoom, directory, snapshot

from kiosk.describing import Moment, describe
from kiosk.state import Detail, Home, Services, Sorry, State, Visit
from shared.model import Directory, Estimate, Holiday, Language, Text
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import KioskSnapshot, OfficePhase, OfficeRow, ServiceRow, ServiceState

LONG = "Penerbitan rekomendasi pemindahan pegawai antarperangkat daerah dan antarprovinsi"
MOMENT = Moment(100.0, MORNING)


def at(page: Home | Services | Detail | Sorry, shows: KioskSnapshot | None = None, **visit: object) -> State:
    """A connected kiosk on a page."""
    made = State(page=page, snapshot=shows or snapshot(), connected=True, touched=99, turned=90)
    return replace(made, visit=replace(Visit(), **visit))  # type: ignore[arg-type]


def long_names() -> Directory:
    """The example agency, with names of 80 letters and words that do not end."""
    whole = directory()
    text, word = Text(LONG[:80], LONG[:80]), Text("W" * 80, "W" * 80)
    queues = tuple(msgspec.structs.replace(q, name=word if n % 2 else text) for n, q in enumerate(whole.queues))
    services = tuple(
        msgspec.structs.replace(s, name=word if n % 2 else text, note=text) for n, s in enumerate(whole.services)
    )
    office = msgspec.structs.replace(whole.office, name=LONG)
    return msgspec.structs.replace(whole, queues=queues, services=services, office=office)


def test_waiting_is_a_number_and_a_range_and_never_a_clock_time() -> None:
    rows = describe(at(Home()), MOMENT).rows
    assert (rows[0].value, rows[0].range) == ("4 menunggu", "15–20 menit")
    assert (rows[3].value, rows[3].range) == ("Langsung dilayani", "")


def test_in_english() -> None:
    rows = describe(at(Home(), language=Language.ENGLISH), MOMENT).rows
    assert rows[0].value == "4 waiting"
    assert rows[3].value == "No waiting"


@pytest.mark.parametrize("count", [0, 1, 300])
def test_nobody_one_and_three_hundred(count: int) -> None:
    view = describe(at(Detail("kp"), snapshot(waiting={"a": (count, Estimate(60, 90))})), MOMENT)
    said = {0: "Langsung dilayani", 1: "60–90 menit", 300: "60–90 menit"}[count]
    assert view.facts[0].value == said


def test_no_honest_estimate_is_said_as_such() -> None:
    view = describe(at(Detail("kp"), snapshot(waiting={"a": (3, None)})), MOMENT)  # type: ignore[dict-item]
    assert view.facts[0].value == "Belum tentu"


@pytest.mark.parametrize("code", list(RefusalCode))
@pytest.mark.parametrize("language", list(Language))
def test_every_refusal_has_a_sentence(code: RefusalCode, language: Language) -> None:
    view = describe(at(Sorry(Refusal(code, at=MORNING, name="Natal", number="A012")), language=language), MOMENT)
    assert view.page == "sorry"
    assert view.sub
    assert "{" not in view.sub


def test_a_closed_desk_still_gives_numbers_and_says_when_it_opens() -> None:
    rows = tuple(
        ServiceRow(one.id, ServiceState.NO_DESK, datetime(2026, 1, 12, 5, 0, tzinfo=UTC))
        for one in directory().services
    )
    view = describe(at(Detail("kp"), snapshot(services=rows)), MOMENT)
    assert (view.can_take, view.why_not) == (True, "Loket belum dibuka. Buka pukul 13.00")


def test_a_full_quota_gives_no_number() -> None:
    rows = tuple(ServiceRow(one.id, ServiceState.QUOTA_FULL) for one in directory().services)
    assert not describe(at(Detail("kp"), snapshot(services=rows)), MOMENT).can_take
    assert not any(row.open for row in describe(at(Home(), snapshot(services=rows)), MOMENT).rows)


DONE, EARLY = "Layanan hari ini sudah selesai", "Layanan hari ini belum dibuka"
LAST = "Pengambilan nomor hari ini sudah ditutup"
TUESDAY = datetime(2026, 1, 13, 0, 0, tzinfo=UTC)
CLOSED = [
    (OfficePhase.CLOSED, TUESDAY, DONE, "Buka besok pukul 08.00"),
    (OfficePhase.CLOSED, datetime(2026, 1, 12, 2, 0, tzinfo=UTC), EARLY, "Buka pukul 10.00"),
    (OfficePhase.CLOSED, datetime(2026, 1, 16, 0, 0, tzinfo=UTC), DONE, "Buka Jumat pukul 08.00"),
    (OfficePhase.LAST_TICKET_PASSED, TUESDAY, LAST, "Buka besok pukul 08.00"),
]


@pytest.mark.parametrize(("phase", "until", "why", "opens"), CLOSED)
def test_closed(phase: OfficePhase, until: datetime, why: str, opens: str) -> None:
    view = describe(at(Home(), snapshot(phase, until)), MOMENT)
    assert (view.page, view.sub, view.heading) == ("closed", why, opens)
    assert [row.title for row in view.hours] == ["Senin–Kamis", "Jumat", "Sabtu, Minggu"]


def test_a_holiday_is_named() -> None:
    shows = snapshot(OfficePhase.HOLIDAY, datetime(2026, 1, 13, 0, 0, tzinfo=UTC))
    name = Holiday(MORNING.date(), MORNING.date(), Text("Tahun Baru", "New Year")).name
    office = OfficeRow(OfficePhase.HOLIDAY, shows.office.day, shows.office.until, holiday=name)
    assert describe(at(Home(), msgspec.structs.replace(shows, office=office)), MOMENT).sub == "Libur: Tahun Baru"


def test_numbers_can_be_taken_in_the_break_and_it_says_so() -> None:
    view = describe(at(Home(), snapshot(OfficePhase.BREAK, datetime(2026, 1, 12, 5, 0, tzinfo=UTC))), MOMENT)
    assert (view.page, view.notice.title) == ("home", "Istirahat sampai pukul 13.00. Nomor tetap dapat diambil.")


def test_a_wrong_clock_stops_the_kiosk_before_the_day_but_not_a_day_that_runs() -> None:
    def shown(phase: OfficePhase) -> tuple[str, str]:
        shows = snapshot(phase)
        office = msgspec.structs.replace(shows.office, clock_wrong=True)
        view = describe(at(Home(), msgspec.structs.replace(shows, office=office)), MOMENT)
        return view.page, view.heading

    assert shown(OfficePhase.CLOSED) == ("calm", "Kios ini sedang bermasalah")
    assert shown(OfficePhase.OPEN)[0] == "home"


def test_names_of_eighty_letters_stay_inside_their_keys(room: KioskRoom) -> None:
    for page in (Home(), Services("a"), Services("b"), Detail("kp"), Detail("mut")):
        for visit in ({}, {"large": True}, {"low": True}):
            room.put(at(page, snapshot(office=long_names(), waiting={"a": (300, Estimate(60, 90))}), **visit))
            for key in room.shown_keys():
                for item in key.childItems():
                    assert item.width() <= key.width() + 17  # the focus ring stands 8 px outside
            assert room.screen.view.page in {"home", "services", "detail"}

"""Which notice has its turn, when the TV is quiet, what a closed office says, and how far a number can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from display import pages
from display.board import Board, Changed, Connected, Lost, Rejected
from display.legible import called_number, type_px
from display.pages import LEAST_S, Page, PageKind, page, turn_taking, turns_at
from display.quiet import quiet
from display.view import view, wakes_at
from shared.model import Language, Text
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import BoardSnapshot, OfficePhase, PutCall
from shared.settings.sections import QuietWindow
from tests.display.conftest import EN, ID, played
from tests.display.room import NOON, call, snapshot

BOTH = (Language.INDONESIAN, Language.ENGLISH)


def kinds(board: Board, now: float = 100.0, languages: tuple[Language, ...] = ID) -> list[PageKind]:
    return [one.kind for one in turn_taking(board, languages, now)]


def shut(phase: OfficePhase, until: datetime | None, day_off: bool = False) -> Board:
    made = snapshot(phase=phase, until=until)
    row = made.office
    if day_off:
        row = type(row)(row.phase, row.day, row.until)
    return played(Connected(BoardSnapshot(made.now, made.directory, row, made.queues, ())))


def test_an_open_office_shows_its_charter_and_its_queues_in_turn() -> None:
    assert kinds(played(Connected(snapshot()))) == [PageKind.TEXT, PageKind.QUEUES]
    assert kinds(played(Connected(snapshot())), languages=BOTH) == [PageKind.TEXT, PageKind.QUEUES] * 2


def test_an_announcement_comes_first_and_only_in_the_languages_it_is_written_in() -> None:
    board = played(Connected(snapshot(announcement=Text("Libur besok", ""))))
    assert kinds(board, languages=BOTH) == [PageKind.NOTICE, *[PageKind.TEXT, PageKind.QUEUES] * 2]
    assert turn_taking(board, BOTH, 100)[0].title == "Libur besok"


@pytest.mark.parametrize(
    ("phase", "kind"),
    [
        (OfficePhase.BREAK, PageKind.BREAK),
        (OfficePhase.CLOSED, PageKind.CLOSED),
        (OfficePhase.HOLIDAY, PageKind.CLOSED),
    ],
)
def test_a_resting_office_shows_one_page(phase: OfficePhase, kind: PageKind) -> None:
    board = shut(phase, NOON + timedelta(hours=1))
    assert kinds(board) == [kind]
    assert turns_at(board, ID, 100) is None


def test_a_lost_hub_goes_before_everything() -> None:
    board = played(Connected(snapshot(phase=OfficePhase.CLOSED)), Lost(NOON - timedelta(minutes=1)))
    assert kinds(board) == [PageKind.STALE]


@pytest.mark.parametrize(
    ("hours", "day_off", "indonesian", "english"),
    [
        (1, False, ("Layanan belum dibuka", "Buka pukul\u00a010.05"), ("Not open yet", "Opens at\u00a010:05")),
        (23, False, ("Layanan hari ini sudah selesai", "Buka besok pukul\u00a008.05"), None),
        (71, False, ("Layanan hari ini sudah selesai", "Buka Kamis pukul\u00a008.05"), None),
        (23, True, ("Hari ini tutup", "Buka besok pukul\u00a008.05"), ("Closed today", "Opens tomorrow at\u00a008:05")),
    ],
)
def test_a_closed_office_says_when_it_opens(
    hours: int, day_off: bool, indonesian: tuple[str, str], english: tuple[str, str] | None
) -> None:
    board = shut(OfficePhase.CLOSED, NOON + timedelta(hours=hours), day_off)
    for languages, expected in ((ID, indonesian), (EN, english)):
        shown = page(board, languages, 100)
        assert expected is None or (shown.label, shown.title) == expected


def test_a_closed_office_without_a_next_opening_promises_none() -> None:
    shown = page(shut(OfficePhase.CLOSED, None), ID, 100)
    assert shown.title == "Layanan hari ini sudah selesai"
    assert shown.label == ""


def test_neighbouring_days_of_the_same_hours_are_one_line() -> None:
    lines = page(shut(OfficePhase.CLOSED, None), ID, 100).lines
    assert [(line.name, line.value) for line in lines] == [
        ("Senin–Kamis", "08.00–12.00, 13.00–15.30"),
        ("Jumat", "08.00–11.30, 13.30–15.30"),
        ("Sabtu–Minggu", "Tutup"),
    ]


def test_a_notice_stands_fifteen_seconds_or_sixty_milliseconds_a_letter() -> None:
    assert Page(PageKind.TEXT, "x" * 10).seconds == LEAST_S
    assert Page(PageKind.TEXT, "x" * 1000).seconds == 60


def test_notices_take_turns_for_ever_and_the_next_turn_is_known() -> None:
    board = played(Connected(snapshot()))
    first, second = turn_taking(board, ID, 100)
    assert page(board, ID, 100 + first.seconds - 0.01) == first
    assert turns_at(board, ID, 100) == pytest.approx(100 + first.seconds)
    assert page(board, ID, 100 + first.seconds + 0.01) == second
    assert page(board, ID, 100 + 7 * (first.seconds + second.seconds) + 0.01) == first


def test_why_the_hub_refuses_this_screen_is_said_at_the_foot() -> None:
    board = played(Rejected(Refusal(RefusalCode.UNKNOWN_DEVICE)))
    assert "antrean pair" in page(board, ID, 100).foot
    assert page(played(Rejected(Refusal(RefusalCode.UNKNOWN_DEVICE)), Connected(snapshot())), ID, 100).kind is (
        PageKind.TEXT
    )


@pytest.mark.parametrize("code", list(RefusalCode))
def test_every_refusal_has_a_sentence_here(code: RefusalCode) -> None:
    for languages in (ID, EN):
        assert page(played(Rejected(Refusal(code, name="x"))), languages, 100).foot


def test_a_quiet_hour_begins_and_ends_to_the_minute_and_keeps_its_weekday() -> None:
    friday = (QuietWindow(time(11, 45), time(13), 4),)
    day = datetime(2026, 1, 16, 11, 45)  # noqa: DTZ001 - local time, a Friday
    assert quiet(friday, day)
    assert not quiet(friday, day - timedelta(minutes=1))
    assert not quiet(friday, day.replace(hour=13, minute=0))
    assert not quiet(friday, day - timedelta(days=1))
    assert not quiet((), day)


def test_a_quiet_night_reaches_past_midnight() -> None:
    night = (QuietWindow(time(22), time(5), 4),)
    friday = datetime(2026, 1, 16, 23)  # noqa: DTZ001
    assert quiet(night, friday)
    assert quiet(night, friday + timedelta(hours=5))
    assert not quiet(night, friday - timedelta(hours=22))


def test_the_size_for_a_distance_is_the_designs() -> None:
    mm_per_px = 0.496
    assert type_px(13.8, mm_per_px) == pytest.approx(468, rel=0.01)
    assert type_px(8.5, mm_per_px) == pytest.approx(288, rel=0.01)


def test_a_number_too_small_for_the_room_is_known() -> None:
    fits = called_number(7.0, 43.0, (1920, 1080), 468)
    assert fits.enough
    assert fits.reaches_m == pytest.approx(13.8, abs=0.1)
    small = called_number(8.0, 21.5, (1920, 1080), 468)
    assert not small.enough
    assert small.reaches_m == pytest.approx(6.9, abs=0.1)
    same = called_number(7.0, 43.0, (3840, 2160), 936)
    assert same.reaches_m == pytest.approx(fits.reaches_m), "4K has smaller pixels, not smaller numbers"


def test_the_screen_wakes_for_the_next_change_and_not_before() -> None:
    assert wakes_at(Board(), ID, 100) is None, "nothing is known: nothing can change by itself"
    closed = shut(OfficePhase.CLOSED, None)
    assert wakes_at(closed, ID, 100) == pytest.approx(160), "only the minute"
    board = played(Connected(snapshot()), Changed(snapshot(), (PutCall(call(1)),)))
    assert (wakes_at(board, ID, 100) or 0) <= 120


def test_the_list_in_portrait_does_not_repeat_the_call_above_it() -> None:
    board = played(Connected(snapshot(call(1), call(2))), Changed(snapshot(call(1), call(2)), (PutCall(call(3)),)))
    assert [row.number for row in view(board, ID, 100, portrait=True).rows] == ["A002", "A001"]
    assert [row.number for row in view(board, ID, 100).rows] == ["A003", "A002", "A001"]


def test_a_desk_that_is_no_longer_configured_is_shown_by_its_id() -> None:
    stray = replace_desk(call(3), "old-7")
    board = played(Connected(snapshot()), Changed(snapshot(), (PutCall(stray),)))
    shown = view(board, ID, 100).call
    assert shown is not None
    assert (shown.word, shown.place) == ("Loket", "old-7")


def replace_desk(row: object, desk: str) -> object:
    return type(row)(row.call, row.number, desk, row.kind, row.at, row.service)  # type: ignore[attr-defined,call-arg]


def test_the_maklumat_names_the_office() -> None:
    board = played(Connected(snapshot()))
    assert pages.page(board, ID, 100).foot == "Kepala BKD Provinsi Contoh"
    assert replace(pages.page(board, ID, 100), foot="").foot == ""

"""Which notice has its turn, when the TV is quiet, what a closed office says, and how far a number can be read."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest

from display import board as the
from display.board import Board
from display.happening import Changed, Connected, Lost, Rejected
from display.here import Here
from display.legible import called_number, type_px
from display.view import view, wakes_at
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import CallRow, OfficePhase, OfficeRow, PutCall
from shared.settings.sections import Layout
from shared.stage.page import Page, PageKind
from tests.display.conftest import EN, ID, played
from tests.display.room import NOON, call, snapshot


def shut(phase: OfficePhase, until: datetime | None, day_off: bool = False, here: Here | None = None) -> Board:
    made = snapshot(phase=phase, until=until)
    if day_off:
        row = OfficeRow(made.office.phase, made.office.day, made.office.until)
        made = msgspec.structs.replace(made, office=row)
    return played(Connected(made), here=here)


def page(board: Board) -> Page:
    return the.page(board, 100.0)


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
    for languages, expected in ((ID, indonesian), (EN, english)):
        shown = page(shut(OfficePhase.CLOSED, NOON + timedelta(hours=hours), day_off, Here(languages=languages)))
        assert expected is None or (shown.label, shown.title) == expected


def test_a_closed_office_without_a_next_opening_promises_none() -> None:
    shown = page(shut(OfficePhase.CLOSED, None))
    assert shown.title == "Layanan hari ini sudah selesai"
    assert shown.label == ""


def test_neighbouring_days_of_the_same_hours_are_one_line() -> None:
    lines = page(shut(OfficePhase.CLOSED, None)).lines
    assert [(line.name, line.value) for line in lines] == [
        ("Senin–Kamis", "08.00–12.00, 13.00–15.30"),
        ("Jumat", "08.00–11.30, 13.30–15.30"),
        ("Sabtu–Minggu", "Tutup"),
    ]


def test_why_the_hub_refuses_this_screen_is_said_at_the_foot() -> None:
    board = played(Rejected(Refusal(RefusalCode.UNKNOWN_DEVICE)))
    assert "antrean pair" in page(board).foot
    assert page(played(Rejected(Refusal(RefusalCode.UNKNOWN_DEVICE)), Connected(snapshot()))).kind is PageKind.TEXT


@pytest.mark.parametrize("code", list(RefusalCode))
def test_every_refusal_has_a_sentence_here(code: RefusalCode) -> None:
    for languages in (ID, EN):
        assert page(played(Rejected(Refusal(code, name="x")), here=Here(languages=languages))).foot


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
    assert wakes_at(Board(), 100) is None, "nothing is known: nothing can change by itself"
    closed = shut(OfficePhase.CLOSED, None)
    assert wakes_at(closed, 100) == pytest.approx(160), "only the minute"
    board = played(Connected(snapshot()), Changed(snapshot(), (PutCall(call(1)),)))
    assert (wakes_at(board, 100) or 0) <= 120


def test_the_list_in_portrait_does_not_repeat_the_call_above_it() -> None:
    board = played(Connected(snapshot(call(1), call(2))), Changed(snapshot(call(1), call(2)), (PutCall(call(3)),)))
    assert [row.number for row in view(board, 100, portrait=True).rows] == ["A002", "A001"]
    assert [row.number for row in view(board, 100).rows] == ["A003", "A002", "A001"]


def test_a_desk_that_is_no_longer_configured_is_shown_by_its_id() -> None:
    stray = replace_desk(call(3), "old-7")
    board = played(Connected(snapshot()), Changed(snapshot(), (PutCall(stray),)))
    shown = view(board, 100).call
    assert shown is not None
    assert (shown.word, shown.place) == ("Loket", "old-7")


ALONE = Here(languages=ID, layout=Layout.CALLS)


def counted(*calls: CallRow, here: Here = ALONE, phase: OfficePhase = OfficePhase.OPEN) -> list[tuple[str, int]]:
    board = played(Connected(snapshot(*calls, phase=phase)), here=here)
    return [(one.letter, one.count) for one in view(board, 100).waiting]


def test_where_no_page_takes_turns_the_list_counts_who_waits_but_not_in_a_sensitive_queue() -> None:
    assert counted(call(1)) == [("A", 3), ("B", 0), ("C", 1), ("D", 12), ("E", 2)]
    assert counted(call(1), here=Here(languages=ID)) == [], "there the page of the queues has its turn"


def test_nobody_is_counted_where_the_office_is_closed_or_the_hub_is_away() -> None:
    assert counted(call(1), phase=OfficePhase.BREAK) != []
    assert counted(call(1), phase=OfficePhase.CLOSED) == []
    away = played(Connected(snapshot(call(1))), Lost(NOON - timedelta(minutes=3)), here=ALONE)
    assert view(away, 100).waiting == ()


def replace_desk(row: object, desk: str) -> object:
    return type(row)(row.call, row.number, desk, row.kind, row.at, row.service)  # type: ignore[attr-defined,call-arg]

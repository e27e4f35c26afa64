"""What the pages say: complete, from live data, in both languages, on as many pages as they need."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from shared.language import Catalogue, catalogue
from shared.model import (
    AnnouncementKind,
    BoardPage,
    DeskInfo,
    DeskKind,
    Holiday,
    Language,
    OfficeInfo,
    Shift,
    Text,
)
from shared.protocol.views import DeskState, PlaceRow
from shared.stage import now
from shared.stage.announced import announced, said_in
from shared.stage.built_in import turns
from shared.stage.facts import Facts
from shared.stage.filling import fills
from shared.stage.page import LEAST_S, Line, Page, PageKind, Tone
from shared.stage.week import next_closure
from tests.display.room import RESULT, card, media, office, snapshot

LOCAL = datetime(2026, 1, 12, 9, 5, tzinfo=ZoneInfo("Asia/Makassar"))
ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)


def facts(**directory: object) -> Facts:
    """The room with some of its directory changed."""
    made = Facts.of(snapshot(), LOCAL)
    return replace(made, directory=msgspec.structs.replace(made.directory, **directory))


@pytest.mark.parametrize("page", list(BoardPage))
@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
def test_every_built_in_page_says_something_in_both_languages(page: BoardPage, words: Catalogue) -> None:
    made = turns(page, Facts.of(snapshot(), LOCAL), words)
    assert made
    assert all(one.title for turn in made for one in turn)


def test_the_two_languages_say_it_in_their_own_words() -> None:
    for page in BoardPage:
        one, two = (turns(page, Facts.of(snapshot(), LOCAL), words)[0][0] for words in (ID, EN))
        assert (one.title, one.label, one.foot) != (two.title, two.label, two.foot), page


def test_a_standard_has_time_cost_result_and_legal_basis() -> None:
    bring, standard = turns(BoardPage.SERVICES, Facts.of(snapshot(), LOCAL), ID)[0]
    assert len(bring.lines) == 8
    assert [(line.name, line.value) for line in standard.lines] == [
        ("Di loket", "sekitar 15 menit"),
        ("Proses", "5 hari kerja, lalu Pertek BKN"),
        ("Biaya", "Gratis"),
        ("Hasil", "SK kenaikan pangkat"),
    ]
    assert standard.foot.startswith("Dasar hukum: UU 20/2023")


def test_a_service_that_needs_nothing_says_so() -> None:
    bring = turns(BoardPage.SERVICES, Facts.of(snapshot(), LOCAL), ID)[1][0]
    assert (bring.lines, bring.body) == ((), ("Tidak ada syarat khusus.",))


def test_the_letter_of_a_sensitive_queue_is_not_shown_with_its_service() -> None:
    directory = snapshot().directory
    service = msgspec.structs.replace(directory.services[0], queue="F")
    made = turns(BoardPage.SERVICES, facts(services=(service,)), ID)
    assert [page.mark for page in made[0]] == ["", ""]


def test_todays_hours_are_marked_and_the_next_closure_is_named_with_its_days() -> None:
    ((page,),) = turns(BoardPage.HOURS, Facts.of(snapshot(), LOCAL), ID)
    assert [line.name for line in page.lines if line.tone is Tone.NOW] == ["Senin–Kamis"]
    assert page.label == "Tutup berikutnya"
    assert page.body == (
        "Nyepi, Idulfitri, dan cuti bersama",
        "Rabu, 18 Maret 2026 sampai Selasa, 24 Maret 2026",
    )


@pytest.mark.parametrize(
    ("today", "name"),
    [("2026-01-01", "Tahun Baru 2026"), ("2026-01-02", "Nyepi"), ("2026-03-24", "Nyepi"), ("2026-03-25", None)],
)
def test_a_closure_is_the_next_until_its_last_day_is_over(today: str, name: str | None) -> None:
    ahead = next_closure(office().holidays, date.fromisoformat(today))
    assert ahead is None if name is None else (ahead is not None and ahead.name.id.startswith(name))


def test_days_of_other_hours_are_no_closure() -> None:
    hours = (Shift(LOCAL.time(), LOCAL.time()),)
    ramadan = Holiday(date(2026, 2, 18), date(2026, 3, 17), Text("Ramadan", "Ramadan"), hours)
    made: OfficeInfo = msgspec.structs.replace(office(), holidays=(ramadan,))
    ((page,),) = turns(BoardPage.HOURS, facts(office=made), ID)
    assert page.label == "Jam khusus"
    assert page.body[1].endswith("· 09.05–09.05")


def test_many_queues_and_desks_are_shared_among_pages_evenly() -> None:
    lines = tuple(Line("", str(n), "") for n in range(17))
    assert [len(part) for part in now.parts(lines, 8)] == [6, 6, 5]
    assert now.parts((), 8) == ()


def test_a_desk_is_open_paused_or_closed_and_nobody_is_named() -> None:
    made = Facts.of(snapshot(), LOCAL)
    lines = [line for page in now.desks(made, ID) for line in page.lines]
    assert [(line.mark, line.name, line.value) for line in lines[:6]] == [
        ("1", "Penerimaan berkas", "Buka"),
        ("2", "Penerimaan berkas", "Jeda"),
        ("3", "Konsultasi", "Buka"),
        ("4", "Persuratan", "Tutup"),
        ("5", "Pengambilan berkas", "Buka"),
        ("6", "Loket 6", "Buka"),
    ]


@pytest.mark.parametrize(
    ("kind", "label", "name", "line"),
    [
        (DeskKind.TABLE, "Meja", "Penerima tamu", ("", "Meja · Penerima tamu")),
        (DeskKind.ROOM, "Bidang Mutasi", "", ("", "Ruang Bidang Mutasi")),
        (DeskKind.COUNTER, "12", "", ("12", "Loket 12")),
    ],
)
def test_rooms_and_tables_are_called_what_they_are(
    kind: DeskKind, label: str, name: str, line: tuple[str, str]
) -> None:
    desk = DeskInfo("x", Text(label, label), Text(name, name), kind)
    made = facts(desks=(desk,))
    made = replace(made, places=(PlaceRow("x", DeskState.OPEN),))
    assert [(one.mark, one.name) for one in now.desks(made, ID)[0].lines] == [line]


def test_three_hundred_waiting_and_nobody() -> None:
    ((many,),) = turns(BoardPage.QUEUES, Facts.of(snapshot(waiting=300), LOCAL), ID)
    assert many.lines[0].value == "300 menunggu"
    ((none,),) = turns(BoardPage.QUEUES, Facts.of(snapshot(waiting=0), LOCAL), ID)
    assert {line.value for line in none.lines} == {"Langsung dilayani"}


def test_the_office_says_where_to_complain_and_the_two_outside_of_it_are_named_once() -> None:
    ((page,),) = turns(BoardPage.COMPLAINT, Facts.of(snapshot(), LOCAL), ID)
    assert [line.name for line in page.lines] == ["Di ruang ini", "LAPOR!", "Ombudsman RI"]
    assert page.lines[0].value == "Pengaduan: loket 6"
    assert page.link.startswith("https://www.lapor.go.id")


def test_the_result_of_the_survey_has_index_grade_period_and_who_answered() -> None:
    ((page,),) = turns(BoardPage.SATISFACTION, Facts.of(snapshot(), LOCAL), ID)
    assert (page.title, page.mark, page.body) == ("84,62", "B", ("Baik", "Semester II 2025 · seluruh layanan"))
    people = [(line.name, line.value) for line in page.lines if line.icon]
    assert people == [("Responden", "387"), ("Laki-laki", "169"), ("Perempuan", "218")]
    assert [line.value for line in page.lines if not line.icon] == ["11", "14", "92", "178", "81", "11"]
    assert page.foot == "Terima kasih atas penilaian yang telah Anda berikan"
    ((english,),) = turns(BoardPage.SATISFACTION, Facts.of(snapshot(), LOCAL), EN)
    assert (english.title, english.body) == ("84.62", ("Good", "Second half of 2025 · all services"))


def test_without_a_result_there_is_no_page_of_it() -> None:
    assert turns(BoardPage.SATISFACTION, Facts.of(snapshot(satisfaction=None), LOCAL), ID) == ()


def test_a_group_that_may_not_be_shown_has_no_row_of_zero() -> None:
    hidden = msgspec.structs.replace(RESULT, male=0, female=0, education=())
    ((page,),) = turns(BoardPage.SATISFACTION, Facts.of(snapshot(satisfaction=hidden), LOCAL), ID)
    assert [(line.name, line.value) for line in page.lines] == [("Responden", "387")]


def test_a_card_is_shown_in_what_it_is_written_in_and_a_picture_without_words_in_any() -> None:
    made = Facts.of(snapshot(), LOCAL)
    assert announced(card("Libur"), made, EN) == ()
    ((page,),) = announced(card("Libur", "Besok"), made, ID)
    assert (page.kind, page.title, page.body) == (PageKind.NOTICE, "Libur", ("Besok",))
    mute = card("", kind=AnnouncementKind.IMAGE, media=media())
    assert said_in(mute) == ()
    assert announced(mute, made, EN)[0][0].media == media()
    assert announced(card("Baris", kind=AnnouncementKind.TICKER), made, ID) == ()


def test_a_page_stands_fifteen_seconds_or_sixty_milliseconds_a_letter() -> None:
    assert Page(PageKind.TEXT, "x" * 10).seconds == LEAST_S
    assert Page(PageKind.TEXT, "x" * 1000).seconds == 60


@pytest.mark.parametrize(
    ("shape", "place", "cut_to_fill"),
    [
        (16 / 9, 1320 / 856, True),
        (4 / 3, 1320 / 856, True),
        (16 / 9, 1920 / 980, True),
        (1.0, 1320 / 856, False),
        (210 / 297, 1320 / 856, False),
        (9 / 16, 1320 / 856, False),
        (16 / 9, 1080 / 1116, False),
        (210 / 297, 1080 / 1820, False),
        (0.0, 1.5, True),
    ],
)
def test_a_photograph_fills_its_place_and_a_poster_is_shown_whole(
    shape: float, place: float, cut_to_fill: bool
) -> None:
    assert fills(shape, place) is cut_to_fill

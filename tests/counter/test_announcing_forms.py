"""What is typed becomes an announcement, or is said to be wrong at its field; and how lines and weeks are worded."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace as changed

from counter.announcing.form import Field, Form, bumped, content_of, form_of, left, problems
from counter.announcing.listing import Stand, stand_of, when
from counter.announcing.reading import next_day, next_hour, read_day, read_figure, read_hour
from counter.announcing.state import Board, Paper
from counter.announcing.weekly import lines, picture
from counter.words import Words
from shared.announcing import limits
from shared.model import Airtime, Announcement, AnnouncementKind, BoardPage, Language, Text
from tests.counter.notice_samples import CARD, FILM, ROWS, supervised
from tests.counter.sample import NOW

TODAY = date(2026, 1, 12)
ID, EN = (Words(language, ZoneInfo("Asia/Makassar")) for language in Language)
LOCAL = NOW.astimezone(ZoneInfo("Asia/Makassar"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("31/01/2026", date(2026, 1, 31)),
        ("31-1-26", date(2026, 1, 31)),
        ("31.1.2026", date(2026, 1, 31)),
        ("2026-01-31", date(2026, 1, 31)),
        ("12/1", date(2026, 1, 12)),
        ("11/1", date(2027, 1, 11)),  # the next one to come
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, meant: date | None) -> None:
    assert read_day(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["31/02/2026", "besok", "1/13/2026", "2026-1", "1/1/1/1", "٣/١/2026x"])
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8", time(8)),
        ("08.30", time(8, 30)),
        ("8:30", time(8, 30)),
        ("0830", time(8, 30)),
        ("24.00", time(0)),
        ("", None),
    ],
)
def test_an_hour_is_read_as_people_write_it(typed: str, meant: time | None) -> None:
    assert read_hour(typed) == meant


@pytest.mark.parametrize("typed", ["25.00", "8.60", "pagi", "8.3"])
def test_what_is_no_hour_is_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_hour(typed)


@pytest.mark.parametrize("typed", ["-5", "5.5", "lima", "9999999", "²"])
def test_what_is_no_figure_is_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_figure(typed)


def test_arrows_go_on_by_a_day_and_by_a_quarter_of_an_hour() -> None:
    assert next_day("31/01/2026", 1, TODAY) == "01/02/2026"
    assert next_day("", 1, TODAY) == "12/01/2026"
    assert next_hour("23.45", 1, Language.INDONESIAN, time(8)) == "00.00"
    assert next_hour("", 1, Language.ENGLISH, time(8)) == "08:00"
    form = Form(typed={Field.SECONDS: "600"})
    assert bumped(form, Field.SECONDS, 1, TODAY, Language.INDONESIAN).text(Field.SECONDS) == "600"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("content", [row.draft or row.approved for row in ROWS])
def test_an_announcement_comes_out_of_the_editor_as_it_went_in(content: Announcement, language: Language) -> None:
    assert content_of(form_of(content, language), TODAY) == content


def test_what_does_not_belong_to_the_kind_is_kept_in_the_editor_and_not_sent() -> None:
    form = form_of(CARD, Language.INDONESIAN)
    ticker = Form(AnnouncementKind.TICKER, form.typed, media=FILM)
    assert content_of(ticker, TODAY).body == Text("", "")
    assert content_of(ticker, TODAY).media is None
    page = content_of(Form(AnnouncementKind.PAGE, form.typed, BoardPage.FLOW), TODAY)
    assert (page.title, page.page) == (Text("", ""), BoardPage.FLOW)
    assert limits.refused(page) is None


@pytest.mark.parametrize(
    ("form", "at", "key"),
    [
        (Form(), Field.TITLE_ID, "refusal.announcement_incomplete"),
        (Form(typed={Field.TITLE_ID: "a" * 61}), Field.TITLE_ID, "notice.too_long"),
        (Form(typed={Field.TITLE_ID: "a", Field.BODY_EN: "b" * 191}), Field.BODY_EN, "notice.too_long"),
        (Form(typed={Field.TITLE_ID: "a\u202eb"}), Field.TITLE_ID, "notice.bad_letters"),
        (Form(typed={Field.TITLE_ID: "a", Field.FIRST: "31/02/2026"}), Field.FIRST, "notice.like_day"),
        (Form(typed={Field.TITLE_ID: "a", Field.ENDS: "25"}), Field.ENDS, "notice.like_hour"),
        (Form(typed={Field.TITLE_ID: "a", Field.SECONDS: "x"}), Field.SECONDS, "notice.like_figure"),
        (Form(typed={Field.TITLE_ID: "a", Field.SECONDS: "4"}), Field.SECONDS, "refusal.announcement_incomplete"),
        (
            Form(typed={Field.TITLE_ID: "a", Field.FIRST: "2/2/2026", Field.LAST: "1/2/2026"}),
            Field.LAST,
            "refusal.announcement_incomplete",
        ),
        (Form(AnnouncementKind.IMAGE), Field.MEDIA, "refusal.announcement_incomplete"),
        (Form(typed={Field.BODY_EN: "no title"}), Field.TITLE_ID, "refusal.announcement_incomplete"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(form: Form, at: Field, key: str) -> None:
    assert problems(form, TODAY)[at].key == key


def test_a_pasted_line_break_is_a_space_and_letters_left_are_counted_as_people_count() -> None:
    form = Form().with_text(Field.TITLE_ID, "Satu\r\ndua\ntiga")
    assert form.text(Field.TITLE_ID) == "Satu dua tiga"
    assert left(form, Field.TITLE_ID) == 60 - 13
    assert left(Form(AnnouncementKind.TICKER), Field.TITLE_ID) == 160
    assert left(Form(typed={Field.TITLE_ID: "e\u0301"}), Field.TITLE_ID) == 59


@pytest.mark.parametrize(
    ("airtime", "indonesian", "english"),
    [
        (Airtime(), "Setiap hari", "Every day"),
        (Airtime(weekdays=(0, 1, 2, 3, 4), begins=time(8)), "Sen–Jum, 08.00–24.00", "Mon–Fri, 08:00–24:00"),
        (Airtime(date(2026, 1, 12), date(2026, 1, 16)), "12–16 Jan 2026", "12–16 Jan 2026"),
        (Airtime(date(2026, 1, 12), date(2026, 5, 1)), "12 Jan – 1 Mei 2026", "12 Jan – 1 May 2026"),
        (Airtime(date(2025, 12, 30), date(2026, 1, 2)), "30 Des 2025 – 2 Jan 2026", "30 Dec 2025 – 2 Jan 2026"),
        (Airtime(last=date(2026, 1, 12), weekdays=(1, 5)), "Sel, Sab, s.d. 12 Jan 2026", "Tue, Sat, until 12 Jan 2026"),
    ],
)
def test_when_something_is_shown_is_said_shortly(airtime: Airtime, indonesian: str, english: str) -> None:
    assert when(airtime, ID) == indonesian
    assert when(airtime, EN) == english


@pytest.mark.parametrize(
    ("key", "stand"),
    [
        ("n1", Stand.AIRING),
        ("n2", Stand.DRAFT),
        ("n3", Stand.AIRING),
        ("n4", Stand.CHANGED),
        ("n5", Stand.LATER),
        ("n6", Stand.OVER),
    ],
)
def test_how_an_announcement_stands(key: str, stand: Stand) -> None:
    assert stand_of(next(row for row in ROWS if row.announcement == key), LOCAL) is stand


def test_the_week_has_a_band_wherever_something_is_shown_and_a_line_for_now() -> None:
    board = Board(snapshot=supervised(), chosen="n1", papers={})
    week = picture(board, ID, NOW)
    assert [day.name for day in week.days] == ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"]
    assert (week.today, week.title) == (0, "12–18 Jan 2026")
    assert week.now == pytest.approx((9 * 60 + 29 - 7 * 60) / (10 * 60), abs=0.001)
    drawn = {line.key: line for line in lines(board, ID, NOW)}
    assert [band.day for band in drawn["n1"].bands] == [0, 1, 2, 3, 4]
    assert drawn["n1"].bands[0].label == "08.00–12.00"
    assert (drawn["n1"].bands[0].begins, drawn["n1"].bands[0].ends) == (0.1, 0.5)
    assert [band.day for band in drawn["n5"].bands] == [1, 3]
    assert "n6" not in drawn  # over
    later = Board(snapshot=supervised(), chosen="n1", week=1)
    assert picture(later, ID, NOW).today == -1
    assert "n1" not in {line.key for line in lines(Board(snapshot=supervised(), week=1), ID, NOW)}


def test_the_week_shows_what_is_being_written_and_hours_outside_of_the_office() -> None:
    night = Airtime(weekdays=(6,), begins=time(22), ends=time(2))
    form = form_of(changed(CARD, airtime=night), Language.INDONESIAN)
    board = Board(snapshot=supervised(), chosen="n1", papers={"n1": Paper("n1", 3, form)})
    line = next(line for line in lines(board, ID, NOW) if line.key == "n1")
    assert line.chosen
    assert [(band.day, band.label) for band in line.bands] == [(0, "00.00–02.00"), (6, "22.00–24.00")]
    assert line.bands[1].begins < line.bands[1].ends == 1.0


def test_the_office_alone_decides_what_day_it_is() -> None:
    late = datetime(2026, 1, 11, 17, 0, tzinfo=UTC)  # 01.00 on Monday in Makassar
    assert Board(snapshot=supervised()).today(late) == TODAY

"""What is on the stage between calls, minute by minute: turns, languages, weights, schedules, calls, a lost hub."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from display import board as the
from display.board import Board
from display.casting import BREAK, CLOSED, LAST, NOBODY, STALE, STARTING
from display.happening import (
    Changed,
    Connected,
    FilmOver,
    Happening,
    Lost,
    Said,
    Showable,
    Stocked,
    Tick,
    Trouble,
    Unshowable,
    Wish,
)
from display.here import Here
from display.view import view, wakes_at
from shared.model import Airtime, AnnouncementKind, BoardPage, Language, MediaKind, MediaProblem
from shared.protocol.views import AiringRow, BoardSnapshot, DropCall, OfficePhase, PutCall, PutSatisfaction
from shared.settings.sections import Layout
from shared.stage.page import Page, PageKind
from tests.display.conftest import ID
from tests.display.room import NOON, RESULT, airs, call, card, media, snapshot
from tests.display.scenes import MUTE, PICTURE, VIDEO

BOTH = (Language.INDONESIAN, Language.ENGLISH)
MAKASSAR = ZoneInfo("Asia/Makassar")


@dataclass
class Stage:
    """A TV whose clock is turned by hand; ``now`` counts seconds since the snapshot at 09.05."""

    here: Here = field(default_factory=lambda: Here(languages=ID))
    now: float = 0.0
    board: Board = field(init=False)
    wishes: list[Wish] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.board = Board(here=self.here)

    def give(self, happening: Happening) -> None:
        self.board, wishes = the.step(self.board, happening, self.now)
        self.wishes += wishes

    @property
    def key(self) -> str:
        standing = self.board.programme.standing
        return standing.key if standing else ""

    @property
    def page(self) -> Page:
        return view(self.board, self.now).page

    def until(self, seconds: float) -> list[tuple[float, str, Page]]:
        """Every page that comes until then, with its second; the TV is woken only when it asked for it."""
        seen = [(self.now, self.key, self.page)]
        while (due := wakes_at(self.board, self.now)) is not None and due <= seconds:
            self.now = max(due, self.now + 1e-3)
            self.give(Tick())
            if (self.key, self.page) != seen[-1][1:]:
                seen.append((self.now, self.key, self.page))
        self.now = seconds
        return seen

    def turns(self, seconds: float) -> list[str]:
        """Whose turns they were, one after the other; pages of one turn count once."""
        keys = [key for _, key, _ in self.until(seconds)]
        return [key for n, key in enumerate(keys) if n == 0 or key != keys[n - 1]]


def opened(made: BoardSnapshot, here: Here | None = None) -> Stage:
    stage = Stage(here or Here(languages=ID))
    stage.give(Connected(made))
    return stage


def test_built_in_pages_take_turns_in_the_offices_order() -> None:
    stage = opened(snapshot(pages=(BoardPage.MAKLUMAT, BoardPage.QUEUES, BoardPage.HOURS)))
    assert stage.turns(200)[:6] == ["maklumat", "queues", "hours", "maklumat", "queues", "hours"]


def test_the_result_of_the_survey_takes_its_turn_once_there_is_one_and_is_true_without_the_hub() -> None:
    pages = (BoardPage.MAKLUMAT, BoardPage.SATISFACTION)
    stage = opened(snapshot(pages=pages, satisfaction=None))
    assert stage.turns(100) == ["maklumat"]
    stage.give(Changed(snapshot(pages=pages), (PutSatisfaction(RESULT),)))
    assert "satisfaction" in stage.turns(200)
    stage.give(Lost(NOON))
    stage.until(230)
    assert "satisfaction" in stage.turns(500)


def test_each_page_stands_as_long_as_it_is_read_and_the_tv_wakes_for_nothing_else_but_the_minute() -> None:
    stage = opened(snapshot(pages=(BoardPage.MAKLUMAT, BoardPage.QUEUES)))
    first = stage.page
    assert stage.board.programme.wakes_at == pytest.approx(first.seconds)
    changes = stage.until(120)
    assert changes[1][0] == pytest.approx(first.seconds, abs=0.01)


def test_a_page_that_is_alone_stays_and_wakes_nobody() -> None:
    stage = opened(snapshot(pages=(BoardPage.MAKLUMAT,)))
    assert stage.board.programme.wakes_at is None
    assert wakes_at(stage.board, stage.now) == pytest.approx(60), "only the clock"
    assert len(stage.until(4000)) == 1


def test_without_any_page_the_charter_stands_that_every_office_must_show() -> None:
    assert opened(snapshot(pages=())).page.kind is PageKind.TEXT


def test_a_turn_is_one_page_in_each_language_and_a_language_without_words_is_left_out() -> None:
    made = snapshot(pages=(BoardPage.MAKLUMAT,), airing=airs(card("Libur besok"), card("", en="Only English")))
    seen = opened(made, Here(languages=BOTH)).until(200)
    assert [page.title for _, _, page in seen[:5]] == [
        "Maklumat pelayanan",
        "Service charter",
        "Libur besok",
        "Only English",
        "Maklumat pelayanan",
    ]


def test_services_show_the_next_one_at_each_of_their_turns_first_what_to_bring_then_the_standard() -> None:
    seen = opened(snapshot(pages=(BoardPage.SERVICES, BoardPage.MAKLUMAT))).until(400)
    services = [(page.title, page.kind) for _, key, page in seen if key == "services"]
    assert services[:4] == [
        ("Kenaikan pangkat", PageKind.BRING),
        ("Kenaikan pangkat", PageKind.STANDARD),
        ("Satyalancana Karya Satya", PageKind.BRING),
        ("Satyalancana Karya Satya", PageKind.STANDARD),
    ]


def test_weight_is_how_often_and_nothing_comes_twice_running() -> None:
    rows = airs(card("Sering", weight=3), card("Jarang"))
    keys = opened(snapshot(pages=(BoardPage.MAKLUMAT,), airing=rows)).turns(15 * 400)
    counts = Counter(keys)
    assert counts["a1"] == pytest.approx(counts["a2"] + counts["maklumat"], abs=2)
    assert counts["a2"] == pytest.approx(counts["maklumat"], abs=2)


def test_the_time_on_screen_is_what_was_written() -> None:
    stage = opened(snapshot(pages=(BoardPage.MAKLUMAT,), airing=airs(card("Singkat", seconds=7))))
    stood = [later[0] - one[0] for one, later in pairwise(stage.until(60)) if one[1] == "a1"]
    assert stood[0] == pytest.approx(7, abs=0.01)


def test_an_announcement_for_another_tv_is_not_shown_here() -> None:
    rows = airs(card("Untuk TV 2", screens=("TV 2",)), card("Untuk semua"), card("Untuk TV 1", screens=("TV 1",)))
    keys = set(opened(snapshot(pages=(), airing=rows)).turns(300))
    assert keys == {"a2", "a3"}


def test_an_announcement_of_a_page_rules_instead_of_the_offices_list() -> None:
    rule = card("", kind=AnnouncementKind.PAGE, page=BoardPage.MAKLUMAT, seconds=9)
    keys = set(opened(snapshot(pages=(BoardPage.MAKLUMAT, BoardPage.HOURS), airing=airs(rule))).turns(200))
    assert keys == {"a1", "hours"}
    elsewhere = airs(card("", kind=AnnouncementKind.PAGE, page=BoardPage.MAKLUMAT, screens=("TV 9",)))
    assert set(opened(snapshot(pages=(BoardPage.MAKLUMAT, BoardPage.HOURS), airing=elsewhere)).turns(200)) == {"hours"}


def at(local: str) -> float:
    """The second at which the office's clock shows ``local``."""
    return (datetime.fromisoformat(local).replace(tzinfo=MAKASSAR) - NOON).total_seconds()


SCHEDULES: list[tuple[str, Airtime, list[tuple[str, bool]]]] = [
    (
        "mornings",
        Airtime(begins=time(10), ends=time(11, 30)),
        [
            ("2026-01-12 09:59:59", False),
            ("2026-01-12 10:00:01", True),
            ("2026-01-12 11:29:59", True),
            ("2026-01-12 11:30:01", False),
            ("2026-01-13 10:00:01", True),
        ],
    ),
    (
        "past midnight",
        Airtime(begins=time(22), ends=time(2)),
        [
            ("2026-01-12 21:59:00", False),
            ("2026-01-12 23:59:59", True),
            ("2026-01-13 00:00:01", True),
            ("2026-01-13 02:00:01", False),
        ],
    ),
    (
        "a week, on Fridays",
        Airtime(weekdays=(4,)),
        [
            ("2026-01-15 23:59:00", False),
            ("2026-01-16 00:00:01", True),
            ("2026-01-17 00:00:01", False),
            ("2026-01-23 09:00:00", True),
        ],
    ),
    (
        "a month",
        Airtime(first=date(2026, 2, 1), last=date(2026, 2, 28)),
        [
            ("2026-01-31 23:59:00", False),
            ("2026-02-01 00:00:01", True),
            ("2026-02-28 23:59:00", True),
            ("2026-03-01 00:00:01", False),
        ],
    ),
    (
        "over the new year",
        Airtime(first=date(2026, 12, 31), last=date(2027, 1, 1)),
        [
            ("2026-12-30 12:00:00", False),
            ("2026-12-31 12:00:00", True),
            ("2027-01-01 12:00:00", True),
            ("2027-01-02 00:00:01", False),
        ],
    ),
]


@pytest.mark.parametrize("case", SCHEDULES, ids=lambda case: case[0])
def test_an_announcement_comes_and_goes_by_itself(case: tuple[str, Airtime, list[tuple[str, bool]]]) -> None:
    """Nothing is told by the hub meanwhile: the TV wakes by itself to the second."""
    _, airtime, expected = case
    stage = opened(snapshot(pages=(), airing=airs(card("Sewaktu", airtime=airtime))))
    for local, shown in expected:
        second = at(local)
        ahead = second - 90
        if ahead > stage.now:  # days in between are skipped: their minutes change nothing
            stage.now = ahead
            stage.give(Tick())
        stage.until(second)
        assert (stage.key == "a1") is shown, local


def test_a_change_is_waited_for_exactly() -> None:
    rows = airs(card("Nanti", airtime=Airtime(begins=time(9, 5, 20))))
    stage = opened(snapshot(pages=(BoardPage.MAKLUMAT,), airing=rows))
    assert stage.board.programme.alone
    assert wakes_at(stage.board, 0.0) == pytest.approx(20)


def called(stage: Stage, n: int) -> None:
    stage.give(Changed(stage.board.picture or snapshot(), (PutCall(call(n)),)))


def test_a_call_stops_the_programme_which_goes_on_with_the_time_it_had_left() -> None:
    stage = opened(snapshot(pages=(BoardPage.MAKLUMAT, BoardPage.QUEUES)))
    whole = stage.page.seconds
    stage.now = 6.0
    called(stage, 1)
    assert stage.board.programme.wakes_at is None
    stage.now = 8.0
    stage.give(Said(1, heard=True))
    stage.until(18.5)
    assert stage.board.turns.stage is None, "twelve seconds"
    assert stage.key == "maklumat"
    assert stage.board.programme.wakes_at == pytest.approx(18 + whole - 6, abs=0.1)


def test_many_calls_in_a_row_take_nothing_from_the_page() -> None:
    stage = opened(snapshot(pages=(BoardPage.MAKLUMAT, BoardPage.QUEUES)))
    whole = stage.page.seconds
    for n in range(1, 6):
        called(stage, n)
        stage.give(Said(n, heard=True))
    stage.until(100)
    for n in range(1, 6):
        stage.give(Said(n, heard=True))
        stage.until(100 + 20 * n)
    assert stage.board.turns.stage is None
    fresh = opened(snapshot(pages=(BoardPage.MAKLUMAT, BoardPage.QUEUES)))
    assert fresh.page.seconds == whole


def test_a_page_that_is_withdrawn_during_a_call_is_gone_after_it() -> None:
    stage = opened(snapshot(pages=(), airing=airs(card("Satu"), card("Dua"))))
    called(stage, 1)
    made = snapshot(pages=(), airing=airs(card("Satu"), card("Dua"))[1:])
    stage.give(Changed(made, (DropCall(99),)))
    assert stage.key == "a2"


def test_an_hour_without_the_hub_the_programme_goes_on_beside_what_must_be_said() -> None:
    later = Airtime(begins=time(9, 30), ends=time(9, 40))
    rows = airs(card("Tetap tayang"), PICTURE, card("Sebentar lagi", airtime=later))
    stage = opened(snapshot(pages=(BoardPage.QUEUES, BoardPage.MAKLUMAT), airing=rows))
    stage.give(Stocked(PICTURE.media.hash if PICTURE.media else ""))
    stage.now = 10.0
    stage.give(Lost(NOON + timedelta(seconds=10)))
    seen = stage.until(3600)
    keys = [key for second, key, _ in seen if second > 20]
    assert set(keys) == {STALE, "maklumat", "a1", "a2", "a3"}, "no waiting figures while nobody tells them"
    assert keys.count(STALE) == pytest.approx(len(keys) / 2, abs=2), "every second turn"
    third = [second for second, key, _ in seen if key == "a3"]
    assert min(third) >= 25 * 60 - 1
    assert max(third) <= 35 * 60
    first_stale = next(second for second, key, _ in seen if key == STALE)
    assert first_stale == pytest.approx(14, abs=0.1), "at once"


def test_the_hub_is_back_and_the_round_goes_on() -> None:
    made = snapshot(pages=(BoardPage.MAKLUMAT, BoardPage.QUEUES))
    stage = opened(made)
    stage.give(Lost(NOON))
    stage.until(600)
    stage.give(Connected(made))
    assert stage.key != STALE


@pytest.mark.parametrize(
    ("phase", "layout", "keys"),
    [
        (OfficePhase.CLOSED, Layout.FULL, {CLOSED}),
        (OfficePhase.HOLIDAY, Layout.MEDIA, {CLOSED}),
        (OfficePhase.BREAK, Layout.FULL, {BREAK, "maklumat", "a1"}),
        (OfficePhase.LAST_TICKET_PASSED, Layout.FULL, {LAST, "maklumat", "a1"}),
        (OfficePhase.OPEN, Layout.CALLS, {NOBODY}),
        (OfficePhase.BREAK, Layout.CALLS, {BREAK}),
        (OfficePhase.CLOSED, Layout.CALLS, {CLOSED}),
    ],
)
def test_what_the_state_of_the_office_has_to_say(phase: OfficePhase, layout: Layout, keys: set[str]) -> None:
    made = snapshot(phase=phase, pages=(BoardPage.MAKLUMAT,), airing=airs(card("Pengumuman")))
    stage = opened(made, Here(languages=ID, layout=layout))
    assert stage.key == next(iter(keys & {CLOSED, BREAK, LAST, NOBODY})), "at once"
    assert set(stage.turns(400)) == keys


def test_before_the_hub_has_spoken_it_gets_ready_in_all_its_languages() -> None:
    stage = Stage(Here(languages=BOTH))
    stage.give(Tick())
    assert stage.key == STARTING
    assert {page.title for _, _, page in stage.until(60)} == {"Sedang menyiapkan layanan…", "Getting ready…"}


def test_a_picture_is_shown_when_its_file_is_here_and_not_before() -> None:
    stage = opened(snapshot(pages=(BoardPage.MAKLUMAT,), airing=airs(PICTURE)))
    assert set(stage.turns(100)) == {"maklumat"}
    stage.give(Stocked(media(name="picture").hash))
    assert set(stage.turns(200)) == {"maklumat", "a1"}


def test_a_picture_without_words_is_shown_once_a_turn() -> None:
    stage = opened(snapshot(pages=(BoardPage.MAKLUMAT,), airing=airs(MUTE)), Here(languages=BOTH))
    stage.give(Stocked(media(name="picture").hash))
    kinds = [page.kind for _, _, page in stage.until(60)]
    assert kinds[:4] == [PageKind.TEXT, PageKind.TEXT, PageKind.PICTURE, PageKind.TEXT]


def test_a_video_gives_way_at_its_end_and_one_that_cannot_be_played_is_passed_over_told_and_tried_again() -> None:
    stage = opened(snapshot(pages=(BoardPage.MAKLUMAT,), airing=airs(VIDEO)))
    stage.give(Stocked(media(MediaKind.VIDEO, "v").hash))
    stage.until((stage.board.programme.wakes_at or 0) + 1)
    assert stage.key == "a1"
    stage.give(FilmOver("a1"))
    assert stage.key == "maklumat"
    stage.until((stage.board.programme.wakes_at or 0) + 1)
    assert stage.key == "a1"
    stage.wishes.clear()
    stage.give(Unshowable("a1", MediaProblem.NO_FRAME))
    assert stage.wishes == [Trouble("a1", MediaProblem.NO_FRAME)]
    assert stage.key == "maklumat"
    assert set(stage.turns(600)) == {"maklumat"}
    assert "a1" in stage.turns(800)
    stage.wishes.clear()
    stage.give(Showable("a1"))
    assert stage.wishes == [Trouble("a1", None)]


def test_a_film_that_is_alone_begins_again_when_it_is_over() -> None:
    stage = opened(snapshot(pages=(), airing=airs(VIDEO)))
    stage.give(Stocked(media(MediaKind.VIDEO, "v").hash))
    stage.until((stage.board.programme.wakes_at or 0) + 1)
    assert stage.key == "a1"
    steps = []
    for _ in range(3):
        stage.give(FilmOver("a1"))
        standing = stage.board.programme.standing
        assert standing is not None
        steps.append((standing.key, standing.step))
    assert [key for key, _ in steps] == ["a1"] * 3
    assert len(set(steps)) == 3, "each showing is a turn of its own: the player starts anew"


def test_a_file_that_cannot_be_had_is_told_and_its_coming_too() -> None:
    stage = opened(snapshot(airing=(AiringRow("x", PICTURE),)))
    hash = media(name="picture").hash
    stage.give(Stocked(hash, MediaProblem.MISSING))
    stage.give(Stocked(hash))
    stage.give(Stocked(hash))
    assert stage.wishes == [Trouble("x", MediaProblem.MISSING), Trouble("x", None)]


@pytest.mark.parametrize(("layout", "least"), [(Layout.FULL, 20), (Layout.CALLS, 40)])
def test_in_the_worst_burst_a_called_number_can_still_be_checked(layout: Layout, least: int) -> None:
    """Thirty calls at once: from its turn on a number stays on the stage or in the list for so many seconds."""
    stage = opened(snapshot(), Here(languages=ID, layout=layout))
    for n in range(1, 31):
        called(stage, n)
    first: dict[str, float] = {}
    last: dict[str, float] = {}
    while stage.now < 400:
        stage.now += 0.5
        speaking = stage.board.turns.speaking
        stage.give(Said(speaking, heard=True) if speaking is not None else Tick())
        shown = view(stage.board, stage.now)
        for number in [row.number for row in shown.rows] + ([shown.call.number] if shown.call else []):
            first.setdefault(number, stage.now)
            last[number] = stage.now
    gone = [number for number in first if last[number] < 390]
    assert len(gone) > 15
    assert min(last[number] - first[number] for number in gone) >= least - 1

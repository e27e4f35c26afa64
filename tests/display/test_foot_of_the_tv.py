"""The line at the foot: two texts at a time at most, the quick line always one of them, the others in their turn."""

from __future__ import annotations

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from display import ticker
from display.here import Here
from shared.model import Airtime, Announcement, AnnouncementKind, Language, Text
from shared.protocol.views import BoardSnapshot
from tests.display.conftest import ID
from tests.display.room import NOON, airs, card, snapshot

HERE = Here(languages=ID)
LOCAL = NOON.astimezone(ZoneInfo("Asia/Makassar"))
FREE = "Seluruh layanan tidak dipungut biaya. Mohon tidak memberi imbalan dalam bentuk apa pun kepada petugas."


def line(text: str, en: str = "", **more: object) -> Announcement:
    return msgspec.structs.replace(card(text, "", en), kind=AnnouncementKind.TICKER, **more)


def room(*lines: Announcement, quick: str = "") -> BoardSnapshot:
    return snapshot(airing=airs(*lines), announcement=Text(quick, ""))


def test_what_every_visitor_must_know_stands_alone_when_nothing_else_does() -> None:
    assert ticker.shown(room(), HERE, LOCAL) == (FREE,)
    assert ticker.changes(room(), HERE, LOCAL) is None


def test_the_quick_line_comes_first() -> None:
    assert ticker.shown(room(quick="Lift rusak"), HERE, LOCAL) == ("Lift rusak", FREE)


def test_more_than_two_take_turns_in_pairs_and_each_is_seen() -> None:
    made = room(line("Satu"), line("Dua"))
    seen: set[str] = set()
    moment = LOCAL
    for _ in range(6):
        texts = ticker.shown(made, HERE, moment)
        assert len(texts) == 2
        seen |= set(texts)
        due = ticker.changes(made, HERE, moment)
        assert due is not None
        assert ticker.shown(made, HERE, moment + timedelta(seconds=due - 0.1)) == texts, "not before its time"
        moment += timedelta(seconds=due + 0.1)
    assert seen == {"Satu", "Dua", FREE}


def test_the_quick_line_stays_while_the_others_take_turns() -> None:
    made = room(line("Satu"), line("Dua"), quick="Lift rusak")
    pairs = {ticker.shown(made, HERE, LOCAL + timedelta(seconds=120 * n)) for n in range(3)}
    assert pairs == {("Lift rusak", "Satu"), ("Lift rusak", "Dua"), ("Lift rusak", FREE)}


@pytest.mark.parametrize(("hour", "shown"), [(9, False), (10, True), (11, False)])
def test_a_line_keeps_its_hours_and_its_screens(hour: int, shown: bool) -> None:
    made = room(line("Jam sepuluh", airtime=Airtime(begins=time(10), ends=time(11))), line("Lain", screens=("TV 2",)))
    assert ("Jam sepuluh" in ticker.shown(made, HERE, LOCAL.replace(hour=hour))) is shown
    assert "Lain" not in ticker.shown(made, HERE, LOCAL)


def test_a_line_is_said_in_each_language_of_the_tv_in_which_it_is_written() -> None:
    both = Here(languages=(Language.INDONESIAN, Language.ENGLISH))
    assert set(ticker.others(room(line("Satu", en="One"), line("Dua")), both, LOCAL)) >= {"Satu", "One", "Dua"}


def test_the_same_text_twice_is_one() -> None:
    assert ticker.shown(room(line("Satu"), line("Satu"), quick="Satu"), HERE, LOCAL) == ("Satu", FREE)

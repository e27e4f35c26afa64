"""A screen's files: fetched once, checked, kept, played with the hub away; and what is told when one does not come."""

from __future__ import annotations

import errno
import hashlib
import os
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from shared.fetching import fetching as module
from shared.fetching.address import connection_to
from shared.fetching.cupboard import FOLDER, RESERVE, Cupboard
from shared.fetching.download import Wanted
from shared.fetching.fetching import Fetched, Fetching, News, Unfetched
from shared.model import Media, MediaProblem, Role
from tests.fetching.serving import giving
from tests.hub.media.samples import picture, video
from tests.hub.media.sending import upload
from tests.hub.running import running_hub

DATA = bytes(range(256)) * 1000
WANTED = Wanted(hashlib.sha256(DATA).hexdigest(), len(DATA))
NOWHERE = "ws://127.0.0.1:9/ws"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries follow each other at once."""
    monkeypatch.setattr(module, "FIRST_SECONDS", 0.01)
    monkeypatch.setattr(module, "MOST_SECONDS", 0.02)


class Told:
    """What a fetching has told."""

    def __init__(self, fetching: Fetching, news: queue.SimpleQueue[News]) -> None:
        self.fetching = fetching
        self.news = news

    def next(self) -> News:
        return self.news.get(timeout=10)


@contextmanager
def fetching(
    url: str, data: Path, *wanted: Wanted, up: bool = True, cupboard: Cupboard | None = None
) -> Iterator[Told]:
    """A screen that wants these files."""
    news: queue.SimpleQueue[News] = queue.SimpleQueue()
    one = Fetching(url, data, news.put, cupboard=cupboard)
    one.want(wanted)
    one.link(up)
    one.start()
    try:
        yield Told(one, news)
    finally:
        one.stop()


def test_what_the_hub_keeps_comes_whole_and_stays_without_the_hub(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as admin:
        files = [upload(hub, admin, data) for data in (picture(), video())]
        wanted = [Wanted(media.hash, media.bytes) for media in files if isinstance(media, Media)]
        assert len(wanted) == 2
        with fetching(hub.url, tmp_path, *wanted) as told:
            for one in wanted:
                news = told.next()
                assert isinstance(news, Fetched)
                path = news.path
                assert told.fetching.path_of(one.hash) == path
                assert path.parent == tmp_path / FOLDER
                assert path.suffix == (".png" if one is wanted[0] else ".mp4")
                assert hashlib.sha256(path.read_bytes()).hexdigest() == one.hash
    with fetching(hub.url, tmp_path, *wanted, up=False) as told:  # the hub is gone, the screen has started anew
        assert {told.next().hash for _ in wanted} == {one.hash for one in wanted}
        assert all(told.fetching.path_of(one.hash) for one in wanted)


def test_a_file_is_fetched_once(tmp_path: Path) -> None:
    with giving(DATA) as giver:
        for _ in range(2):
            with fetching(giver.url, tmp_path, WANTED) as told:
                assert isinstance(told.next(), Fetched)
                told.fetching.want([WANTED])
    assert giver.asked == [""]


def test_a_download_that_broke_off_goes_on_where_it_was(tmp_path: Path) -> None:
    with giving(DATA, cut_at=100_000) as giver, fetching(giver.url, tmp_path, WANTED) as told:
        assert isinstance(told.next(), Fetched)
    assert giver.asked == ["", "bytes=100000-", "bytes=200000-"]


def test_a_hub_that_knows_no_ranges_is_read_from_the_start(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / f"{WANTED.hash}.part").write_bytes(DATA[:5000])
    with giving(DATA, ranges=False) as giver, fetching(giver.url, tmp_path, WANTED) as told:
        assert isinstance(told.next(), Fetched)


def test_what_an_earlier_try_left_damaged_is_fetched_anew_without_a_word(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / f"{WANTED.hash}.part").write_bytes(b"!" * 5000)
    with giving(DATA) as giver, fetching(giver.url, tmp_path, WANTED) as told:
        assert isinstance(told.next(), Fetched)
    assert giver.asked == ["bytes=5000-", ""]


@pytest.mark.parametrize(
    ("data", "status", "problem"),
    [
        (DATA[:-1] + b"!", 200, MediaProblem.DAMAGED),
        (DATA + b"!", 200, MediaProblem.DAMAGED),
        (DATA, 404, MediaProblem.MISSING),
        (DATA[:-1], 200, MediaProblem.MISSING),
    ],
    ids=["another byte", "too long", "404", "too short"],
)
def test_what_is_wrong_with_a_file_is_told_and_mended_later(
    tmp_path: Path, data: bytes, status: int, problem: MediaProblem
) -> None:
    with giving(data, status=status) as giver, fetching(giver.url, tmp_path, WANTED) as told:
        assert told.next() == Unfetched(WANTED.hash, problem)
        assert told.fetching.path_of(WANTED.hash) is None
        giver.data, giver.status = DATA, 200
        assert isinstance(told.next(), Fetched)
        path = told.fetching.path_of(WANTED.hash)
        assert path is not None
        assert path.read_bytes() == DATA


def test_a_busy_hub_is_asked_again_without_a_word(tmp_path: Path) -> None:
    with giving(DATA, status=503) as giver, fetching(giver.url, tmp_path, WANTED) as told:
        while len(giver.asked) < module.MISSED + 2:
            pass
        assert told.news.empty()
        giver.status = 200
        assert isinstance(told.next(), Fetched)


def test_one_file_that_does_not_come_holds_up_no_other(tmp_path: Path) -> None:
    other = Wanted("0" * 64, 5)
    with giving(DATA) as giver, fetching(giver.url, tmp_path, other, WANTED) as told:
        assert {type(told.next()), type(told.next())} == {Unfetched, Fetched}


def test_while_the_hub_is_away_nothing_is_asked_and_nothing_is_told(tmp_path: Path) -> None:
    with giving(DATA) as giver, fetching(giver.url, tmp_path, WANTED, up=False) as told:
        with pytest.raises(queue.Empty):
            told.news.get(timeout=0.2)
        assert giver.asked == []
        told.fetching.link(True)
        assert isinstance(told.next(), Fetched)


def test_a_hub_that_is_not_there_is_tried_and_then_called_missing(tmp_path: Path) -> None:
    with fetching(NOWHERE, tmp_path, WANTED) as told:
        assert told.next() == Unfetched(WANTED.hash, MediaProblem.MISSING)


def test_a_kept_file_that_the_disk_has_damaged_is_fetched_again(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / WANTED.hash).write_bytes(DATA[:-1] + b"!")
    with giving(DATA) as giver, fetching(giver.url, tmp_path, WANTED) as told:
        assert isinstance(told.next(), Fetched)
        assert (folder / WANTED.hash).read_bytes() == DATA
        (folder / WANTED.hash).unlink()  # somebody clears up
        assert told.fetching.path_of(WANTED.hash) is None
        told.fetching.want([WANTED])
        assert isinstance(told.next(), Fetched)


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    cupboard = Cupboard(tmp_path / FOLDER, free=lambda _: RESERVE + WANTED.bytes - 1)
    with giving(DATA) as giver, fetching(giver.url, tmp_path, WANTED, cupboard=cupboard) as told:
        assert told.next() == Unfetched(WANTED.hash, MediaProblem.NO_ROOM)
        assert giver.asked == []


def test_a_disk_that_fills_up_in_the_middle_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "fsync", full)
    with giving(DATA) as giver, fetching(giver.url, tmp_path, WANTED) as told:
        assert told.next() == Unfetched(WANTED.hash, MediaProblem.NO_ROOM)
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_what_was_used_longest_ago_makes_room_and_what_is_wanted_stays(tmp_path: Path) -> None:
    cupboard = Cupboard(tmp_path / FOLDER, most_bytes=len(DATA) + 250)
    cupboard.open()
    names = []
    for age in range(3):
        data = bytes((age,)) * 100
        names.append(hashlib.sha256(data).hexdigest())
        path = tmp_path / FOLDER / names[-1]
        path.write_bytes(data)
        os.utime(path, (1_000 - age, 1_000 - age))
    oldest = Wanted(names[2], 100)
    with giving(DATA) as giver, fetching(giver.url, tmp_path, oldest, WANTED, cupboard=cupboard) as told:
        assert [told.next().hash, told.next().hash] == [oldest.hash, WANTED.hash]
    assert {path.name for path in (tmp_path / FOLDER).iterdir()} == {names[0], names[2], WANTED.hash}


@pytest.mark.parametrize("hash_", ["../../etc/passwd", "", "A" * 64, "a" * 63])
def test_a_name_that_is_no_hash_is_never_a_path(tmp_path: Path, hash_: str) -> None:
    with giving(DATA) as giver, fetching(giver.url, tmp_path, Wanted(hash_, 5), WANTED) as told:
        assert told.next().hash == WANTED.hash
        assert told.fetching.path_of(hash_) is None
    assert giver.asked == [""]


def test_stopping_does_not_wait_for_a_hub_that_stalls(tmp_path: Path) -> None:
    hold = threading.Event()
    with giving(DATA, cut_at=1000, hold=hold) as giver:
        with fetching(giver.url, tmp_path, WANTED) as told:
            while not giver.asked:
                pass
            one = told.fetching
        assert not one._thread.is_alive()
        hold.set()


def test_no_proxy_of_the_environment_and_no_other_scheme_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:1")
    assert (connection_to("ws://hub.lan:8765/ws", 1).host, connection_to("ws://[::1]:1/ws", 1).host) == (
        "hub.lan",
        "::1",
    )
    for bad in ("file:///etc/passwd", "http://x/", "ws://", "nonsense"):
        with pytest.raises(ValueError, match="no address"):
            connection_to(bad, 1)

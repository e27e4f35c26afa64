"""The loudspeaker: the first player that works, never longer than allowed, hushed at once, honest about failure."""

from __future__ import annotations

import stat
import threading
import time
from pathlib import Path

import pytest

from shared.sound.player import NoSound, SystemPlayer
from shared.sound.samples import silence, to_wav

WAV = to_wav(silence(0.1))


def program(folder: Path, name: str, script: str) -> str:
    """A player of our own: a shell script that is given the file's path."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_the_first_player_that_works_plays_the_file_and_stays_first(tmp_path: Path) -> None:
    heard = tmp_path / "heard.wav"
    bad = program(tmp_path, "bad", f"echo tried >> {tmp_path}/tries; echo no server >&2; exit 1")
    good = program(tmp_path, "good", f'cp "$1" {heard}')
    player = SystemPlayer([("no-such-player-here",), (bad,), (good,)])
    player.play(WAV, 0.1)
    assert heard.read_bytes() == WAV
    player.play(WAV, 0.1)
    assert (tmp_path / "tries").read_text() == "tried\n", "what failed is not asked again while another works"


def test_no_player_at_all_is_said_with_every_reason(tmp_path: Path) -> None:
    bad = program(tmp_path, "bad", "echo no server >&2; exit 1")
    with pytest.raises(NoSound, match=r"no-such-player-here: No such file.*bad: no server"):
        SystemPlayer([("no-such-player-here",), (bad,)]).play(WAV, 0.1)
    with pytest.raises(NoSound, match="there is no player"):
        SystemPlayer([]).play(WAV, 0.1)


def test_a_player_that_hangs_is_ended_after_the_length_and_its_patience(tmp_path: Path) -> None:
    slow = program(tmp_path, "slow", "exec sleep 60")
    begun = time.monotonic()
    with pytest.raises(NoSound, match="not done after"):
        SystemPlayer([(slow,)], patience=0.3).play(WAV, 0.1)
    assert 0.4 <= time.monotonic() - begun < 5


def test_hushing_ends_the_sound_at_once_and_is_no_failure(tmp_path: Path) -> None:
    begun = threading.Event()
    mark = tmp_path / "begun"
    long = program(tmp_path, "long", f"touch {mark}; exec sleep 60")
    player = SystemPlayer([(long,)])
    ended: list[float] = []

    def play() -> None:
        begun.set()
        player.play(WAV, 60)
        ended.append(time.monotonic())

    thread = threading.Thread(target=play)
    thread.start()
    begun.wait()
    while not mark.exists():
        time.sleep(0.01)
    hushed = time.monotonic()
    player.hush()
    thread.join(5)
    assert ended
    assert ended[0] - hushed < 2


def test_a_player_that_does_not_listen_is_ended_all_the_same(tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    deaf = program(tmp_path, "deaf", f"trap '' TERM; touch {mark}; while :; do sleep 0.05; done")
    player = SystemPlayer([(deaf,)])
    thread = threading.Thread(target=player.play, args=(WAV, 60))
    thread.start()
    while not mark.exists():
        time.sleep(0.01)
    player.hush()
    thread.join(5)
    assert not thread.is_alive()


def test_one_that_was_hushed_before_it_began_ends_at_once(tmp_path: Path) -> None:
    long = program(tmp_path, "long", "exec sleep 60")
    begun = time.monotonic()
    SystemPlayer([(long,)]).play(WAV, 60, lambda: True)
    assert time.monotonic() - begun < 5


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    SystemPlayer([("true",)]).play(WAV, 0.1)
    assert list(tmp_path.iterdir()) == []

"""The voice's thread: calls in order, each end told, undone calls hushed; and once on a real sound server, recorded."""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from display.voice.cache import SentenceCache
from display.voice.engine import EspeakEngine
from display.voice.levelling import Leveller
from display.voice.speaker import Mute, Outcome, Speaker, Spoke
from display.voice.speech import Sentences, Speech, Synthetic
from shared.model import DeskInfo, Language, Text
from shared.settings.sections import VoiceSettings
from shared.sound.player import NoSound, SilentPlayer, SystemPlayer
from shared.sound.samples import RATE, Sound, from_wav, join, silence, to_wav
from tests.display.room import call

DESK = DeskInfo("d1", Text("3", "3"), Text("", ""))


class MemoryPlayer:
    """Keeps what it plays; can be blocked, hushed and unplugged."""

    def __init__(self) -> None:
        self.played: list[bytes] = []
        self.open = threading.Event()
        self.open.set()
        self.begun = threading.Event()
        self.broken = False

    def play(self, wav: bytes, seconds: float, silenced: Callable[[], bool] = lambda: False) -> None:  # noqa: ARG002 - a player of no length
        if self.broken:
            raise NoSound("unplugged")
        self.begun.set()
        self.open.wait(5)
        self.played.append(wav)

    def hush(self) -> None:
        self.open.set()


@pytest.fixture
def told() -> queue.Queue[Outcome]:
    return queue.Queue()


@pytest.fixture
def player() -> MemoryPlayer:
    return MemoryPlayer()


@pytest.fixture
def speaker(tmp_path: Path, told: queue.Queue[Outcome], player: MemoryPlayer) -> Iterator[Speaker]:
    speech = Speech(VoiceSettings(), True, Sentences((), SentenceCache(tmp_path), Leveller(())))
    made = Speaker(speech, player, told.put)
    yield made
    made.close()


def test_calls_are_played_in_order_and_each_end_is_told(
    speaker: Speaker, told: queue.Queue[Outcome], player: MemoryPlayer
) -> None:
    for n in range(1, 6):
        speaker.say(call(n), DESK, repeats=False)
    assert [told.get(timeout=5) for _ in range(5)] == [Spoke(n) for n in range(1, 6)]
    assert len(player.played) == 5


def test_a_missing_loudspeaker_is_told_and_the_next_call_is_tried(
    speaker: Speaker, told: queue.Queue[Outcome], player: MemoryPlayer
) -> None:
    player.broken = True
    speaker.say(call(1), DESK, repeats=False)
    assert told.get(timeout=5) == Mute(1, "unplugged")
    player.broken = False
    speaker.say(call(2), DESK, repeats=False)
    assert told.get(timeout=5) == Spoke(2)


def test_an_undone_call_is_hushed_and_another_is_not(
    speaker: Speaker, told: queue.Queue[Outcome], player: MemoryPlayer
) -> None:
    player.open.clear()
    speaker.say(call(1), DESK, repeats=False)
    assert player.begun.wait(5)
    speaker.hush(2)
    assert not player.open.is_set()
    speaker.hush(1)
    assert told.get(timeout=5) == Spoke(1)


def test_the_loudspeaker_is_tried_at_the_start_with_silence(
    speaker: Speaker, told: queue.Queue[Outcome], player: MemoryPlayer
) -> None:
    speaker.try_out()
    assert told.get(timeout=5) == Spoke(0)
    assert from_wav(player.played[0]).peak == 0


def test_a_silent_player_plays_nothing_at_once() -> None:
    begun = time.monotonic()
    SilentPlayer().play(to_wav(silence(60)), 60)
    assert time.monotonic() - begun < 1


@pytest.fixture
def sound_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """PulseAudio with a null sink; its monitor is recorded into the file."""
    if sys.platform != "linux" or not all(map(shutil.which, ("pulseaudio", "paplay", "parec", "pactl"))):
        pytest.skip("no sound server here: apt-get install pulseaudio pulseaudio-utils lets the recording test run")
    runtime = tmp_path / "pulse"
    runtime.mkdir(mode=0o700)
    for name in ("XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "HOME"):
        monkeypatch.setenv(name, str(runtime))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{runtime}/native")
    load = f"module-native-protocol-unix auth-anonymous=1 socket={runtime}/native"
    sink = f"module-null-sink sink_name=hall rate={RATE} channels=1"
    options = ("-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-level=error")
    server = subprocess.Popen(
        ("pulseaudio", *options, "-L", load, "-L", sink), stderr=subprocess.DEVNULL, env=dict(os.environ)
    )
    try:
        wait_for(lambda: subprocess.run(("pactl", "info"), capture_output=True, check=False).returncode == 0)
        yield tmp_path / "heard.raw"
    finally:
        server.terminate()
        server.wait(10)


def wait_for(ready: object, seconds: float = 10) -> None:
    ends = time.monotonic() + seconds
    assert callable(ready)
    while not ready():
        assert time.monotonic() < ends, "it did not come"
        time.sleep(0.05)


def loud(samples: Sound, bar: float = 0.01, gap: float = 0.35) -> list[tuple[float, float]]:
    """Begin and end of what is heard, in seconds; pauses shorter than ``gap`` do not part it."""
    found: list[list[float]] = []
    step = RATE // 100
    for index in range(0, len(samples.samples), step):
        if Sound(samples.samples[index : index + step]).peak > bar:
            at = index / RATE
            if found and at - found[-1][1] <= gap:
                found[-1][1] = at + 0.01
            else:
                found.append([at, at + 0.01])
    return [(begin, end) for begin, end in found]


def test_two_calls_come_out_of_a_real_sound_server_one_after_the_other(
    sound_server: Path, tmp_path: Path, told: queue.Queue[Outcome]
) -> None:
    engine = EspeakEngine(1.3)
    settings = VoiceSettings(repeat=1, languages=(Language.INDONESIAN,))
    speech = Speech(settings, True, Sentences((Synthetic(engine),), SentenceCache(tmp_path / "voice"), Leveller()))
    expected = [from_wav(speech.utterance(call(n), DESK, repeats=False).wav) for n in (1, 2)]
    form = (
        "--format=s16le",
        f"--rate={RATE}",
        "--channels=1",
        "--latency-msec=20",
    )
    with sound_server.open("wb") as file:
        recorder = subprocess.Popen(("parec", "--device=hall.monitor", *form), stdout=file)
        wait_for(lambda: sound_server.stat().st_size > 4000)
        speaker = Speaker(speech, SystemPlayer((("paplay",),)), told.put)
        begun = time.monotonic()
        for n in (1, 2):
            speaker.say(call(n), DESK, repeats=False)
        outcomes = [told.get(timeout=40) for _ in range(2)]
        took = time.monotonic() - begun
        speaker.close()
        time.sleep(0.3)  # what is still in the server's buffer reaches the recorder
        recorder.terminate()
        recorder.wait(5)
    assert outcomes == [Spoke(1), Spoke(2)]
    heard = from_wav(to_wav(Sound(samples_of(sound_server.read_bytes()))))
    total = sum(sound.seconds for sound in expected)
    assert total <= took < total + 6
    both = join(*expected)
    assert heard.peak == pytest.approx(both.peak, rel=0.1), "as loud as it was made"
    spoken = sum(end - begin for begin, end in loud(heard))
    meant = sum(end - begin for begin, end in loud(both))
    assert spoken == pytest.approx(meant, rel=0.12), "nothing is lost, doubled or laid over another"


def samples_of(data: bytes) -> array[int]:
    return array("h", data[: len(data) // 2 * 2])

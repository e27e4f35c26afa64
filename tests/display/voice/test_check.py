"""The doctor's question to the TV: what speaks here, and whether it comes out of the sound server."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from display.voice.check import BAD, HEARD, PLAYED, SPEECHLESS, UNHEARD, examine
from display.voice.recording.script import script
from display.voice.tongue import tongue
from shared.model import Language
from shared.settings import Loaded, Settings, load
from shared.settings.sections import VoiceEngine
from shared.sound.player import SilentPlayer, SystemPlayer
from tests.display.voice.conftest import Recorder
from tests.display.voice.officer import record

CONFIG = Path(__file__).parents[3] / "config.toml"
PAPLAY = SystemPlayer((("paplay",),))


def settings(**voice: object) -> Settings:
    loaded = load(CONFIG)
    assert isinstance(loaded, Loaded)
    tv = loaded.settings.display
    return replace(loaded.settings, display=replace(tv, voice=replace(tv.voice, **voice)))  # type: ignore[arg-type]


def test_what_was_played_and_came_out_is_heard(hall_recorder: Recorder) -> None:
    code, said = examine(settings(), PAPLAY)
    assert code == HEARD
    assert "espeak-ng" in said


def test_a_muted_output_is_played_and_not_heard(hall_recorder: Recorder) -> None:
    subprocess.run(("pactl", "set-sink-volume", "hall", "0"), check=True)
    subprocess.run(("pactl", "set-sink-mute", "hall", "1"), check=True)
    assert examine(settings(engine=VoiceEngine.NONE), PAPLAY)[0] == UNHEARD


def test_where_nothing_can_listen_playing_is_all_that_can_be_said() -> None:
    code, said = examine(settings(engine=VoiceEngine.NONE), SilentPlayer(), ("no-such-listener",))
    assert (code, "," in said) == (PLAYED, False)


def test_a_listener_that_fails_is_no_deaf_ear() -> None:
    assert examine(settings(engine=VoiceEngine.NONE), SilentPlayer(), ("false",))[0] == PLAYED


def test_without_a_player_and_without_an_engine_that_speaks_it_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    assert examine(settings(), SystemPlayer((("no-such-player",),)), ("no-such-listener",))[0] == BAD
    command = settings(engine=VoiceEngine.COMMAND, command=("no-such-voice",))
    code, said = examine(command, SilentPlayer(), ("no-such-listener",))
    assert code == SPEECHLESS
    assert "no-such-voice" in said


def test_recordings_are_counted(tmp_path: Path) -> None:
    here = settings(engine=VoiceEngine.NONE, clips=tmp_path / "suara")
    names = [line.name for line in script(tongue(Language.INDONESIAN), here.directory)]
    record(tmp_path / "suara" / "id", names[:-2])
    said = examine(here, SilentPlayer(), ("no-such-listener",))[1]
    assert f"suara {len(names) - 2}/{len(names)}" in said

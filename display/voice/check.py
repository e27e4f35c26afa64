"""``python -m display.voice.check --config F``: plays the chime, listens where it can, and says what speaks here.

Exit codes: ``HEARD`` it came out of the sound server; ``PLAYED`` it was played, and nothing here can listen;
``UNHEARD`` it was played and nothing came out (muted, volume 0, another output); ``BAD`` it cannot be played;
``SPEECHLESS`` it can, and the voice engine fails. The one line on standard output names player, recordings and engine,
or how to mend it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Sequence
from pathlib import Path

from display.voice.assembling import engine
from display.voice.chime import chime
from display.voice.clips import Clips
from display.voice.engine import EngineFailed
from display.voice.recording.script import script
from display.voice.tongue import tongue
from shared.model import Language
from shared.settings import Problems, Settings, load
from shared.settings.sections import VoiceSettings
from shared.sound.player import PLAYERS, NoSound, Player, system_player
from shared.sound.samples import RATE, Sound, to_wav

PLAYED, BAD, HEARD, UNHEARD, SPEECHLESS = 0, 1, 3, 4, 5
INSTALL = "apt-get install pulseaudio pulseaudio-utils"
_LISTEN = ("parec", "--device=@DEFAULT_MONITOR@", "--format=s16le", f"--rate={RATE}", "--channels=1")
_BAR = 0.002  # of full: the chime's peak is 0.35
_READY_S = 2.0
_AFTER_S = 0.4  # what the server still holds


def examine(settings: Settings, player: Player, listener: Sequence[str] = _LISTEN) -> tuple[int, str]:
    """Whether this machine speaks, by exit code, and what was found."""
    try:
        code = _hear(player, listener)
    except NoSound as problem:
        there = any(shutil.which(one[0]) for one in PLAYERS)
        return BAD, str(problem) if there else INSTALL
    name = next((one[0] for one in PLAYERS if shutil.which(one[0])), sys.platform)
    found = ", ".join(part for part in (name, _recorded(settings)) if part)
    try:
        voice = _voice(settings.display.voice)
    except EngineFailed as problem:
        return SPEECHLESS, f"{found}; {problem}"
    return code, f"{found}, {voice}" if voice else found


def _hear(player: Player, listener: Sequence[str]) -> int:
    """Play the chime; by the monitor of the sound server, whether it came out."""
    sound = chime(recall=False)
    if shutil.which(listener[0]) is None:
        player.play(to_wav(sound), sound.seconds)
        return PLAYED
    with tempfile.TemporaryFile() as file:
        ear = subprocess.Popen(listener, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.DEVNULL)
        try:
            listens = _begins(ear, file.fileno())
            player.play(to_wav(sound), sound.seconds)
            time.sleep(_AFTER_S if listens else 0)
        finally:
            ear.kill()
            ear.wait()
        file.seek(0)
        data = file.read()
    if not listens:
        return PLAYED
    heard = Sound(array("h", data[: len(data) // 2 * 2]))
    return HEARD if heard.peak > _BAR else UNHEARD


def _begins(ear: subprocess.Popen[bytes], file: int) -> bool:
    """Whether the listener has begun to write."""
    ends = time.monotonic() + _READY_S
    while time.monotonic() < ends and ear.poll() is None:
        if os.fstat(file).st_size:
            return True
        time.sleep(0.05)
    return False


def _recorded(settings: Settings) -> str:
    """How much of what a call needs is recorded: ``suara 27/27``."""
    folder = settings.display.voice.clips
    if folder is None:
        return ""
    spoken = tongue(Language.INDONESIAN)
    wanted = {line.name for line in script(spoken, settings.directory)}
    return f"{folder.name} {len(wanted & Clips(folder).names(spoken))}/{len(wanted)}"


def _voice(settings: VoiceSettings) -> str:
    voice = engine(settings)
    if voice is None:
        return ""
    try:
        voice.synth("satu", tongue(Language.INDONESIAN).voice)
    finally:
        voice.close()
    return voice.name


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m display.voice.check", description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    loaded = load(parser.parse_args(argv).config)
    if isinstance(loaded, Problems):
        sys.stdout.write("config.toml\n")
        return BAD
    code, line = examine(loaded.settings, system_player())
    sys.stdout.write(f"{line}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())

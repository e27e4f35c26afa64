"""``python -m display.voice.check --config F``: one line on what speaks here, exit code 0; else how to mend it, 1."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from display.voice.assembling import engine
from display.voice.engine import EngineFailed
from shared.model import Language
from shared.settings import Problems, load
from shared.settings.sections import VoiceSettings
from shared.sound.player import PLAYERS, NoSound, system_player
from shared.sound.samples import silence, to_wav

INSTALL = "apt-get install pulseaudio pulseaudio-utils"
_SECONDS = 0.1


def examine(settings: VoiceSettings) -> tuple[bool, str]:
    """Whether this machine speaks, and what was found."""
    try:
        system_player().play(to_wav(silence(_SECONDS)), _SECONDS)
    except NoSound as problem:
        there = any(shutil.which(player[0]) for player in PLAYERS)
        return False, str(problem) if there else INSTALL
    player = next((player[0] for player in PLAYERS if shutil.which(player[0])), sys.platform)
    voice = engine(settings)
    if voice is None:
        return True, player
    try:
        voice.synth("satu", Language.INDONESIAN)
    except EngineFailed as problem:
        return False, f"{player}; {problem}"
    finally:
        voice.close()
    return True, f"{player}, {voice.name}"


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m display.voice.check", description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    loaded = load(parser.parse_args(argv).config)
    if isinstance(loaded, Problems):
        sys.stdout.write("config.toml\n")
        return 1
    works, line = examine(loaded.settings.display.voice)
    sys.stdout.write(f"{line}\n")
    return 0 if works else 1


if __name__ == "__main__":
    sys.exit(main())

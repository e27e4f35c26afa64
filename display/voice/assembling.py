"""The voice as the settings want it: engine, cache, player, in one place for the TV and for whoever examines it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from display.voice.engine import Engine, EspeakEngine
from display.voice.speaker import Outcome, Speaker
from display.voice.speech import SentenceCache, Speech
from shared.settings.sections import DisplaySettings, VoiceEngine, VoiceSettings
from shared.sound.player import Player, system_player


def engine(settings: VoiceSettings) -> Engine | None:
    """Who speaks; None: the chime alone."""
    match settings.engine if settings.on else VoiceEngine.NONE:
        case VoiceEngine.ESPEAK:
            return EspeakEngine(settings.rate)
        case VoiceEngine.NONE:
            return None


def speech(settings: DisplaySettings, data: Path) -> Speech:
    """What makes sounds of calls."""
    return Speech(settings.voice, settings.chime, engine(settings.voice), SentenceCache(data / "voice"))


def speaker(
    settings: DisplaySettings, data: Path, tell: Callable[[Outcome], None], player: Player | None = None
) -> Speaker:
    """The voice's thread with everything it needs."""
    return Speaker(speech(settings, data), player or system_player(), tell)

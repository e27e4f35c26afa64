"""The voice as the settings want it: layers, cache, player, in one place for the TV and for whoever examines it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import structlog

from display.quiet import volume
from display.voice.cache import SentenceCache
from display.voice.clips import Clips
from display.voice.engine import CommandEngine, Engine, EspeakEngine
from display.voice.levelling import Leveller
from display.voice.speaker import Outcome, Speaker
from display.voice.speech import Layer, Sentences, Speech, Synthetic
from display.voice.tongue import BadTongue, Tongue, regional
from shared.settings.sections import DisplaySettings, VoiceEngine, VoiceSettings
from shared.sound.player import Player, system_player

ENGINES: dict[VoiceEngine, Callable[[VoiceSettings], Engine | None]] = {
    VoiceEngine.ESPEAK: lambda settings: EspeakEngine(settings.rate),
    VoiceEngine.COMMAND: lambda settings: CommandEngine(settings.command, settings.rate),
    VoiceEngine.NONE: lambda _: None,
}
"""Who can speak; another engine is one more row here and in the settings' ``VoiceEngine``."""

Local = Callable[[], datetime | None]

log = structlog.get_logger(__name__)


def engine(settings: VoiceSettings) -> Engine | None:
    """Who speaks what is not recorded; None: nobody."""
    return ENGINES[settings.engine](settings) if settings.on else None


def layers(settings: VoiceSettings) -> tuple[Layer, ...]:
    """Recordings first, then the engine."""
    synthetic = engine(settings)
    recorded: tuple[Layer, ...] = (Clips(settings.clips),) if settings.on and settings.clips else ()
    return (*recorded, Synthetic(synthetic)) if synthetic else recorded


def tongues(settings: VoiceSettings) -> tuple[Tongue, ...]:
    """The regional languages; one whose words cannot be used is left out and logged."""
    found: list[Tongue] = []
    for tag in settings.also:
        try:
            found.append(regional(tag, settings.clips))
        except BadTongue as problem:
            log.warning("a language of the voice is left out", language=tag, problem=str(problem))
    return tuple(found)


def speech(settings: DisplaySettings, data: Path, local: Local = lambda: None) -> Speech:
    """What makes sounds of calls; ``local`` tells the office's time, for a volume that changes by the hour."""
    voice = settings.voice
    said = Sentences(layers(voice), SentenceCache(data / "voice"), Leveller())
    return Speech(voice, settings.chime, said, tongues(voice), lambda: volume(voice, local()))


def speaker(
    settings: DisplaySettings,
    data: Path,
    tell: Callable[[Outcome], None],
    player: Player | None = None,
    local: Local = lambda: None,
) -> Speaker:
    """The voice's thread with everything it needs."""
    return Speaker(speech(settings, data, local), player or system_player(), tell)

"""One call in one language, as the TV would say it; for whoever wants to hear it without a hub."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from display.voice.chime import chime
from display.voice.sayings import sayings
from display.voice.speech import VOICE_AFTER_S, Sentences
from display.voice.tongue import Tongue
from display.voice.words import sentence
from shared.model import CallKind, DeskInfo, Directory
from shared.protocol.views import CallRow
from shared.settings.sections import DisplaySettings
from shared.sound.samples import Sound, over, silence

_NUMBER = re.compile(r"[A-Z]{1,2}[0-9]{1,5}")
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def is_number(number: str) -> bool:
    """Whether it is written like a queue number: A012."""
    return _NUMBER.fullmatch(number) is not None


def desk_called(name: str, directory: Directory) -> DeskInfo | None:
    """The desk with this label, in either language, or this id."""
    wanted = name.strip().casefold()
    for desk in directory.desks:
        if wanted in {desk.id, desk.label.id.casefold(), desk.label.en.casefold()} - {""}:
            return desk
    return None


def text_of(number: str, desk: DeskInfo, recall: bool, tongue: Tongue, settings: DisplaySettings) -> str:
    """The sentence."""
    call = CallRow(0, number, desk.id, CallKind.RECALL if recall else CallKind.FIRST, _NEVER, None)
    return sentence(call, desk, settings.voice.reading, tongue.words, sayings(settings.voice.say, tongue.tag))


def sound_of(text: str, recall: bool, tongue: Tongue, settings: DisplaySettings, said: Sentences) -> Sound:
    """Chime and sentence.

    Raises:
        EngineFailed: nobody can say it.
    """
    spoken = said.sound(text, tongue)
    bell = chime(recall) if settings.chime else silence(0)
    return over(bell, spoken, VOICE_AFTER_S if settings.chime else 0.0)

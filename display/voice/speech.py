"""What one call sounds like: chime, sentence, the sentence again, joined to one sound: nothing can come between.

Each sentence comes from the first layer that speaks all of it: the site's recordings, then the engine; what was
rendered once is kept. When no layer speaks, the chime is heard alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from display.voice import words
from display.voice.aloud import sentences, spoken_text
from display.voice.cache import SentenceCache
from display.voice.chime import chime
from display.voice.engine import Engine, EngineFailed
from display.voice.levelling import Leveller
from display.voice.sayings import Sayings, sayings
from display.voice.tongue import Tongue, tongue
from shared.model import CallKind, DeskInfo, Language
from shared.protocol.views import CallRow
from shared.settings.sections import VoiceSettings
from shared.sound.samples import BadSound, Sound, amplified, from_wav, join, over, silence, to_wav, trimmed

VOICE_AFTER_S = 0.9  # after the first tone
BETWEEN_LANGUAGES_S = 0.6
BETWEEN_SENTENCES_S = 0.5


@dataclass(frozen=True, slots=True)
class Utterance:
    """One call as one sound. ``failed`` says why there is less than there should be."""

    wav: bytes
    seconds: float
    failed: str = ""


class Layer(Protocol):
    """A way to make sound of words."""

    def name(self, tongue: Tongue) -> str:
        """Whose voice it is, for the cache: another name, other sound."""

    def speaks(self, text: str, tongue: Tongue) -> bool:
        """Whether it can say all of this."""

    def render(self, text: str, tongue: Tongue) -> Sound:
        """The sentence.

        Raises:
            EngineFailed, BadSound: it cannot after all.
        """

    def close(self) -> None:
        """Let go of whatever it holds."""


class Synthetic:
    """The layer of an engine, which speaks whatever is written."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def name(self, tongue: Tongue) -> str:
        """The engine and its voice."""
        return f"{self._engine.name} {tongue.voice}"

    def speaks(self, text: str, tongue: Tongue) -> bool:
        """Always."""
        return bool(text) and bool(tongue.tag)

    def render(self, text: str, tongue: Tongue) -> Sound:
        """The sentence."""
        sound = trimmed(from_wav(self._engine.synth(text, tongue.voice)))
        if not sound.samples:
            raise EngineFailed("the voice engine answered with silence")
        return sound

    def close(self) -> None:
        """Let go of the engine."""
        self._engine.close()


class Sentences:
    """Words to sound, through the layers, each sentence levelled once and kept. Several threads may use it."""

    def __init__(self, layers: tuple[Layer, ...], cache: SentenceCache, leveller: Leveller) -> None:
        self._layers = layers
        self._cache = cache
        self._leveller = leveller

    @property
    def silent(self) -> bool:
        """Whether there is nobody who speaks."""
        return not self._layers

    def sound(self, text: str, tongue: Tongue) -> Sound:
        """The sentence, by the first layer that says all of it.

        Raises:
            EngineFailed: none could; the text says why.
        """
        problems: list[str] = []
        for layer in self._layers:
            if not layer.speaks(text, tongue):
                continue
            try:
                return self._from(layer, text, tongue)
            except (EngineFailed, BadSound) as problem:
                problems.append(str(problem))
        raise EngineFailed("; ".join(problems) or f"nobody speaks {tongue.tag}")

    def kept(self, text: str, tongue: Tongue) -> bool:
        """Whether the sentence is already there."""
        layer = next((layer for layer in self._layers if layer.speaks(text, tongue)), None)
        return layer is None or self._cache.has(self._name(layer, tongue), text, tongue.tag)

    def _name(self, layer: Layer, tongue: Tongue) -> str:
        return f"{layer.name(tongue)} {self._leveller.name}"

    def _from(self, layer: Layer, text: str, tongue: Tongue) -> Sound:
        kept = self._cache.get(self._name(layer, tongue), text, tongue.tag)
        if kept is not None:
            return kept
        sound = self._leveller.even(layer.render(text, tongue))
        self._cache.put(self._name(layer, tongue), text, tongue.tag, sound)
        return sound

    def close(self) -> None:
        """Let go of every layer."""
        for layer in self._layers:
            layer.close()
        self._leveller.close()


class Speech:
    """Turns a call, or a notice, into its one sound."""

    def __init__(
        self,
        settings: VoiceSettings,
        chimes: bool,
        said: Sentences,
        also: tuple[Tongue, ...] = (),
        volume: Callable[[], float] | None = None,
    ) -> None:
        """``also``: regional languages of every call. ``volume``: how loud it is now, if not as the settings say."""
        self._settings = settings
        self._chimes = chimes
        self._said = said
        self._also = also
        self._volume = volume or (lambda: settings.volume)
        self._sayings: dict[str, Sayings] = {}

    def utterance(self, call: CallRow, desk: DeskInfo, repeats: bool) -> Utterance:
        """The sound for ``call``: chime, Indonesian, then the visitor's language; again if ``repeats``."""
        sound = chime(call.kind is CallKind.RECALL) if self._chimes else silence(0)
        spoken, failed = self._joined(self.texts(call, desk))
        if spoken is not None:
            sound = over(sound, spoken, VOICE_AFTER_S if self._chimes else 0.0)
            for _ in range(self._settings.repeat - 1 if repeats else 0):
                sound = join(sound, silence(self._settings.repeat_after_s), spoken)
        return self._loud(sound, failed)

    def notice(
        self, texts: tuple[tuple[Language, str], ...], urgent: bool, cut: Callable[[], bool] = lambda: False
    ) -> Utterance:
        """The sound of a notice that is read aloud; an urgent one comes with the chime. ``cut``: leave the rest."""
        said: list[tuple[str, Tongue]] = []
        for language, text in texts:
            spoken_in = tongue(language)
            spoken = spoken_text(text, spoken_in.words, self._said_as(spoken_in))
            said += [(sentence, spoken_in) for sentence in sentences(spoken)]
        spoken_sound, failed = self._joined(tuple(said), BETWEEN_SENTENCES_S, cut)
        sound = chime(recall=False) if urgent else silence(0)
        if spoken_sound is not None:
            sound = over(sound, spoken_sound, VOICE_AFTER_S if urgent else 0.0)
        return self._loud(sound, failed)

    def texts(self, call: CallRow, desk: DeskInfo) -> tuple[tuple[str, Tongue], ...]:
        """The sentences of a call and their languages, in the order in which they are heard."""
        tongues = [tongue(language) for language in words.languages(call, self._settings.languages)]
        order = dict.fromkeys((tongues[0], *self._also, *tongues[1:]))
        return tuple(
            (words.sentence(call, desk, self._settings.reading, one.words, self._said_as(one)), one) for one in order
        )

    def prepare(self, call: CallRow, desk: DeskInfo) -> bool:
        """Render what a call would need; False when it was there already, or nobody speaks.

        Raises:
            EngineFailed: it cannot be rendered.
        """
        if self._said.silent or not self._settings.on:
            return False
        missing = [(text, one) for text, one in self.texts(call, desk) if not self._said.kept(text, one)]
        for text, one in missing:
            self._said.sound(text, one)
        return bool(missing)

    def warm(self) -> str:
        """Load chime and layers before the first call; why nobody speaks, if nobody does."""
        chime(recall=False)
        chime(recall=True)
        name = tongue(Language.INDONESIAN)
        return self._joined(((" ".join(words.digits("0", name.words)), name),))[1]

    def _joined(
        self,
        texts: tuple[tuple[str, Tongue], ...],
        gap: float = BETWEEN_LANGUAGES_S,
        cut: Callable[[], bool] = lambda: False,
    ) -> tuple[Sound | None, str]:
        """All of it as one sound, and what is missing of it."""
        if self._said.silent or not self._settings.on:
            return None, ""
        parts: list[Sound] = []
        failed: list[str] = []
        for text, spoken_in in texts:
            if cut():
                break
            try:
                sound = self._said.sound(text, spoken_in)
            except EngineFailed as problem:
                failed.append(str(problem))
                continue
            parts += [silence(gap), sound] if parts else [sound]
        return (join(*parts) if parts else None), "; ".join(dict.fromkeys(failed))

    def _said_as(self, spoken_in: Tongue) -> Sayings:
        known = self._sayings.get(spoken_in.tag)
        if known is None:
            known = self._sayings[spoken_in.tag] = sayings(self._settings.say, spoken_in.tag)
        return known

    def _loud(self, sound: Sound, failed: str) -> Utterance:
        sound = amplified(sound, self._volume())
        return Utterance(to_wav(sound), sound.seconds, failed)

    def close(self) -> None:
        """Let go of every layer."""
        self._said.close()

"""``python -m display.voice.recording script | check FOLDER | say NUMBER PLACE``: what ``antrean voice`` starts."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from display.voice.assembling import layers
from display.voice.cache import SentenceCache
from display.voice.chime import chime
from display.voice.clips import Clips, clip_name
from display.voice.engine import EngineFailed
from display.voice.levelling import Leveller
from display.voice.recording.checking import check
from display.voice.recording.saying import desk_called, is_number, sound_of, text_of
from display.voice.recording.script import script
from display.voice.sayings import sayings
from display.voice.speech import Sentences
from display.voice.tongue import BadTongue, Tongue, regional
from display.voice.words import cardinal
from shared.language import Catalogue, catalogue
from shared.model import DeskInfo, Language
from shared.settings import Problems, Settings, describe, load
from shared.sound.player import NoSound, system_player
from shared.sound.samples import Sound, join, silence, to_wav

OK, FAILED, BAD_INPUT = 0, 1, 2
_BETWEEN_SAMPLES_S = 1.0


def main(argv: Sequence[str] | None = None) -> int:
    """The command line.

    Returns:
        0, or 1 when a call cannot be spoken, or 2 when what was asked cannot be.
    """
    options = _options(argv)
    words = catalogue(Language(options.words))
    loaded = load(options.config)
    if isinstance(loaded, Problems):
        for problem in loaded.problems:
            sys.stderr.write(f"{describe(problem, words.language)}\n")
        return BAD_INPUT
    desk = _Desk(loaded.settings, words)
    match options.what:
        case "script":
            return desk.script(options.language)
        case "check":
            return desk.check(options.folder)
        case _:
            return desk.say(options)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m display.voice.recording", description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--words", choices=[language.value for language in Language], default=Language.INDONESIAN.value)
    kinds = parser.add_subparsers(dest="what", required=True)
    kinds.add_parser("script").add_argument("--language")
    kinds.add_parser("check").add_argument("folder", type=Path)
    say = kinds.add_parser("say")
    say.add_argument("number")
    say.add_argument("place")
    say.add_argument("--to", type=Path)
    say.add_argument("--language")
    say.add_argument("--recall", action="store_true")
    return parser.parse_args(argv)


class _Desk:
    """The person's table: settings, the words of the report, and where it is written."""

    def __init__(self, settings: Settings, words: Catalogue) -> None:
        self._settings = settings
        self._voice = settings.display.voice
        self._words = words

    def script(self, language: str | None) -> int:
        """Say what to record."""
        tags = (language,) if language else self._tags(self._voice.clips)
        for number, tag in enumerate(tags):
            tongue = self._tongue(tag, self._voice.clips)
            if tongue is None:
                return BAD_INPUT
            lines = script(tongue, self._settings.directory, sayings(self._voice.say, tag))
            sys.stdout.write("\n" if number else "")
            self._tell("recording.title", language=tag, n=len(lines), folder=tag)
            for group, clips in groupby(lines, lambda line: line.group):
                sys.stdout.write(f"\n{self._words.say(f'recording.group.{group.value}')}\n")
                for clip in clips:
                    sys.stdout.write(f"  {f'{tag}/{clip.name}.wav':<32}  {clip.says}\n")
        sys.stdout.write("\n")
        for key in ("how_room", "how_voice", "how_format"):
            self._tell(f"recording.{key}")
        self._tell("recording.how_longer", name=clip_name(" ".join(cardinal(12, catalogue(Language.INDONESIAN)))))
        self._tell("recording.how_check")
        return OK

    def check(self, folder: Path) -> int:
        """Judge a folder."""
        if not folder.is_dir():
            self._warn("recording.no_folder", folder=folder)
            return BAD_INPUT
        if folder.name in {language.value for language in Language}:
            folder = folder.absolute().parent  # the folder of one language was meant
        worst = OK
        for tag in self._tags(folder):
            if tag != Language.INDONESIAN.value and not (folder / tag).is_dir():
                continue  # the engine speaks it
            tongue = self._tongue(tag, folder)
            if tongue is None:
                worst = FAILED
                continue
            found = check(folder, tongue, self._settings, self._words)
            for line in found.lines:
                sys.stdout.write(f"{line}\n")
            if found.missing:
                self._tell("recording.incomplete", language=tag, n=found.missing)
                worst = FAILED
            elif not self._sample(folder, tongue):
                worst = FAILED
        return worst

    def _sample(self, folder: Path, tongue: Tongue) -> bool:
        queues, desks = self._settings.directory.queues, self._settings.directory.desks
        number = f"{queues[0].letter}{min(12, queues[0].last):0{queues[0].width}}"
        with tempfile.TemporaryDirectory(prefix="antrean-") as kept:
            said = Sentences((Clips(folder),), SentenceCache(Path(kept)), Leveller())
            try:
                parts = [self._call(number, desks[0], recall, tongue, said) for recall in (False, True)]
            except EngineFailed as problem:
                self._warn("recording.no_voice", why=problem)
                return False
            finally:
                said.close()
        file = folder / f"contoh-{tongue.tag}.wav"
        written = self._written(file, join(parts[0], silence(_BETWEEN_SAMPLES_S), parts[1]))
        return written and self._tell("recording.complete", language=tongue.tag, file=file)

    def say(self, options: argparse.Namespace) -> int:
        """Say one call."""
        directory = self._settings.directory
        number, desk = str(options.number).upper(), desk_called(options.place, directory)
        if not is_number(number):
            self._warn("recording.bad_number", number=options.number)
            return BAD_INPUT
        if desk is None:
            desks = ", ".join(one.label.id for one in directory.desks)
            self._warn("recording.no_desk", desk=options.place, desks=desks)
            return BAD_INPUT
        tongue = self._tongue(options.language or Language.INDONESIAN.value, self._voice.clips)
        if tongue is None:
            return BAD_INPUT
        said = Sentences(layers(self._voice), SentenceCache(self._settings.machine.data / "voice"), Leveller())
        worst = OK
        try:
            sound = self._call(number, desk, options.recall, tongue, said)
        except EngineFailed as problem:
            self._warn("recording.no_voice", why=problem)
            sound, worst = chime(options.recall), FAILED
        finally:
            said.close()
        sys.stdout.write(f"{text_of(number, desk, options.recall, tongue, self._settings.display)}\n")
        if options.to is not None:
            return worst if self._written(options.to, sound) else BAD_INPUT
        return max(worst, self._played(sound))

    def _call(self, number: str, desk: DeskInfo, recall: bool, tongue: Tongue, said: Sentences) -> Sound:
        tv = self._settings.display
        return sound_of(text_of(number, desk, recall, tongue, tv), recall, tongue, tv, said)

    def _played(self, sound: Sound) -> int:
        try:
            system_player().play(to_wav(sound), sound.seconds)
        except (NoSound, OSError) as problem:
            self._warn("recording.no_sound", why=problem)
            return FAILED
        return OK

    def _written(self, file: Path, sound: Sound) -> bool:
        try:
            file.write_bytes(to_wav(sound))
        except OSError as problem:
            self._warn("recording.cannot_write", file=file, why=problem.strerror or problem)
            return False
        seconds = f"{sound.seconds:.1f}"
        point = "," if self._words.language is Language.INDONESIAN else "."
        return self._tell("recording.written", file=file, seconds=seconds.replace(".", point))

    def _tags(self, clips: Path | None) -> tuple[str, ...]:
        """Indonesian, what the office speaks, and every other language that its folder holds."""
        there = [place.parent.name for place in sorted(clips.glob("*/voice.po"))] if clips else []
        spoken = [language.value for language in self._voice.languages]
        return tuple(dict.fromkeys((Language.INDONESIAN.value, *spoken, *self._voice.also, *there)))

    def _tongue(self, tag: str, clips: Path | None) -> Tongue | None:
        try:
            return regional(tag, clips)
        except BadTongue as problem:
            self._warn("recording.bad_language", why=problem)
            return None

    def _tell(self, key: str, /, **values: object) -> bool:
        sys.stdout.write(f"{self._words.say(key, **values)}\n")
        return True

    def _warn(self, key: str, /, **values: object) -> None:
        sys.stderr.write(f"{self._words.say(key, **values)}\n")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # its reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""``antrean voice``: a few dozen clips, each fault found by measure and named, and a call that anyone can hear."""

from __future__ import annotations

from pathlib import Path

import pytest

from display.voice.recording.__main__ import main
from display.voice.recording.judging import Fault, judge
from display.voice.recording.script import Group, script
from display.voice.sayings import sayings
from display.voice.tongue import tongue
from shared.language import catalogue
from shared.model import Language
from shared.settings import Loaded, load
from shared.settings.sections import Pronunciation
from shared.sound.player import SystemPlayer
from shared.sound.samples import from_wav
from tests.display.room import directory
from tests.display.voice.officer import record, recording

CONFIG = Path(__file__).parents[3] / "config.toml"
ID = tongue(Language.INDONESIAN)
SAY = catalogue(Language.ENGLISH).say


def written(path: Path, source: Path, old: str, new: str) -> Path:
    text = source.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The shipped agency, speaking with the engine "none" unless a test says otherwise."""
    path = tmp_path / "config.toml"
    path.write_text(
        CONFIG.read_text(encoding="utf-8").replace('engine = "espeak"', 'engine = "none"'), encoding="utf-8"
    )
    return path


@pytest.fixture
def names(config: Path) -> list[str]:
    loaded = load(config)
    assert isinstance(loaded, Loaded)
    return [line.name for line in script(ID, loaded.settings.directory)]


def run(config: Path, *arguments: str) -> int:
    return main(["--config", str(config), "--words", "en", *arguments])


def test_a_good_clip_has_no_fault() -> None:
    assert judge(recording("nol"), 1) == ()
    assert judge(recording("nol", rate=48_000, channels=2, hiss=0.001), 1) == ()


BAD = {
    Fault.UNREADABLE: b"ID3 this is an mp3",
    Fault.SILENT: recording("x", level=0.0),
    Fault.LOW_RATE: recording("x", rate=8_000),
    Fault.QUIET: recording("x", level=0.01),
    Fault.CLIPPED: recording("x", level=1.8, hertz=300),
    Fault.LONG: recording("x", seconds=2.5),
    Fault.SILENCE: recording("x", around=1.2),
    Fault.NOISE: recording("x", level=0.2, hiss=0.03),
}


@pytest.mark.parametrize("fault", list(Fault))
def test_each_fault_is_found_and_no_other(fault: Fault) -> None:
    assert [found.fault for found in judge(BAD[fault], 1)] == [fault]


@pytest.mark.parametrize("data", [b"", b"RIFF", recording("x")[:40], recording("x")[:44], b"\0" * 5000])
def test_a_file_that_is_cut_off_or_no_sound_is_named_and_stops_nothing(data: bytes) -> None:
    assert judge(data, 1)[0].fault in {Fault.UNREADABLE, Fault.SILENT}


def test_a_phrase_may_last_longer_than_a_word() -> None:
    three_seconds = recording("x", seconds=3.0)
    assert judge(three_seconds, 4) == ()
    assert [found.fault for found in judge(three_seconds, 1)] == [Fault.LONG]


def test_the_script_lists_letters_numbers_phrases_and_the_places_of_the_office() -> None:
    lines = script(ID, directory())
    of = {group: [line.name for line in lines if line.group is group] for group in Group}
    assert of[Group.PHRASES] == ["panggilan-ulang", "nomor-antrean", "silakan-menuju", "loket", "ruang"]
    assert of[Group.LETTERS] == ["a", "be", "ce", "de", "e", "ef"]
    assert len(of[Group.NUMBERS]) == 16
    assert of[Group.PLACES] == ["meja-penerima-tamu", "bidang-mutasi"]


def test_a_place_that_is_spoken_otherwise_is_recorded_so() -> None:
    said = sayings((Pronunciation("Mutasi", "mu ta si"),), "id")
    assert "bidang-mu-ta-si" in {line.name for line in script(ID, directory(), said)}


def test_a_figure_that_is_spoken_otherwise_in_numbers_is_recorded_too() -> None:
    said = sayings((Pronunciation("nol", "kosong"), Pronunciation("a", "alfa")), "id")
    names = {line.name for line in script(ID, directory(), said)}
    assert {"kosong", "nol", "alfa"} <= names
    assert "a" not in names


def test_the_script_is_printed_with_file_names_and_how(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(config, "script", "--language", "id") == 0
    said = capsys.readouterr().out
    for part in (
        "id/nomor-antrean.wav",
        "id/nol.wav",
        "id/belas.wav",
        "id/loket.wav",
        "20 cm",
        "16,000",
        "voice check",
    ):
        assert part in said
    assert "en/" not in said


def test_an_empty_folder_is_told_every_missing_clip(
    config: Path, tmp_path: Path, names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "clips").mkdir()
    assert run(config, "check", str(tmp_path / "clips")) == 1
    said = capsys.readouterr().out
    assert all(f"id/{name}.wav: is missing" in said for name in names)
    assert SAY("recording.incomplete", language="id", n=len(names)) in said


def test_a_whole_folder_gives_a_sample_call(
    config: Path, tmp_path: Path, names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    clips = tmp_path / "clips"
    record(clips / "id", names)
    assert run(config, "check", str(clips)) == 0
    sample = from_wav((clips / "contoh-id.wav").read_bytes())
    assert 8 < sample.seconds < 25, "a call and its recall"
    assert "is missing" not in capsys.readouterr().out
    assert run(config, "check", str(clips / "id")) == 0, "the folder of the language does as well"


def test_each_bad_clip_is_named_and_only_unusable_ones_keep_a_call_from_being_spoken(
    config: Path, tmp_path: Path, names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = record(tmp_path / "clips" / "id", names)
    (folder / "nol.wav").write_bytes(BAD[Fault.QUIET])
    (folder / "nomer-antrean.wav").write_bytes(recording("x"))
    (folder / "dua-belas.wav").write_bytes(recording("x"))
    assert run(config, "check", str(folder.parent)) == 0
    said = capsys.readouterr().out
    assert "id/nol.wav: too quiet" in said
    assert "dua-belas" not in said, "a longer phrase of words that are asked for is welcome"
    (folder / "nomor-antrean.wav").unlink()
    (folder / "satu.wav").write_bytes(BAD[Fault.UNREADABLE])
    assert run(config, "check", str(folder.parent)) == 1
    said = capsys.readouterr().out
    assert "id/nomer-antrean.wav: nothing asks for this name. Do you mean nomor-antrean.wav?" in said
    assert "id/satu.wav: cannot be read" in said
    assert SAY("recording.incomplete", language="id", n=2) in said


def test_a_telephones_recording_is_named_with_what_it_should_be(
    config: Path, tmp_path: Path, names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = record(tmp_path / "clips" / "id", names)
    (folder / "nol.wav").rename(folder / "nol.m4a")
    assert run(config, "check", str(folder.parent)) == 1
    assert "id/nol.m4a: cannot be read (m4a). Save it as WAV of 16 bit." in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_said(config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(config, "check", str(tmp_path / "nowhere")) == 2
    assert "there is no such folder" in capsys.readouterr().err


def test_a_call_is_written_to_a_file_and_its_words_shown(
    tmp_path: Path, config: Path, names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    record(tmp_path / "suara" / "id", names)
    config.write_text(
        config.read_text(encoding="utf-8").replace('#clips = "suara"', 'clips = "suara"'), encoding="utf-8"
    )
    assert run(config, "say", "a012", "3", "--to", str(tmp_path / "call.wav")) == 0
    said = capsys.readouterr().out
    assert "Nomor antrean, a, nol satu dua. Silakan menuju, loket tiga." in said
    first = from_wav((tmp_path / "call.wav").read_bytes()).seconds
    assert run(config, "say", "A012", "loket-3", "--recall", "--to", str(tmp_path / "again.wav")) == 0
    assert "Panggilan ulang." in capsys.readouterr().out
    assert from_wav((tmp_path / "again.wav").read_bytes()).seconds > first


def test_without_a_voice_the_chime_is_written_and_the_code_says_so(
    tmp_path: Path, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(config, "say", "A012", "3", "--to", str(tmp_path / "call.wav")) == 1
    assert from_wav((tmp_path / "call.wav").read_bytes()).seconds == pytest.approx(1.37, abs=0.05)
    assert "Nobody speaks here" in capsys.readouterr().err


def test_a_machine_without_loudspeaker_says_how_to_hear_it(
    tmp_path: Path, config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("display.voice.recording.__main__.system_player", lambda: SystemPlayer(()))
    assert run(config, "say", "A012", "3") == 1
    assert "--to sample.wav" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("say", "twelve", "3"), "Write it like A012"),
        (("say", "A012", "nowhere"), "there is no such place. Choose one of: Meja, 1, 2"),
        (("say", "A012", "3", "--language", "xx"), "The words of this language cannot be used"),
        (("script", "--language", "xx"), "The words of this language cannot be used"),
        (("say", "A012", "3", "--to", "/nowhere/call.wav"), "cannot be written"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    config: Path, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(config, *arguments) == 2
    assert said in capsys.readouterr().err


def test_a_broken_config_is_told_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "config.toml").write_text("[display.voice]\nrate = 9\n")
    assert run(tmp_path / "config.toml", "script") == 2
    assert "line 2" in capsys.readouterr().err

"""``antrean voice``: the command passes on what was asked, and the exit code of the program that does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from shared.command.doctor.examination import HEARD, UNHEARD, judge_sound
from shared.command.doctor.finding import Grade
from tests.command.office_here import Machine


def test_the_script_is_printed(here: Machine) -> None:
    done = here.call("voice", "script", "--language", "id")
    assert done.returncode == 0, done.stderr
    assert "id/nomor-antrean.wav" in done.stdout
    assert "Record in a quiet room" in done.stdout


def test_a_missing_folder_ends_with_two_and_missing_clips_with_one(here: Machine, tmp_path: Path) -> None:
    assert here.call("voice", "check", str(tmp_path / "nowhere")).returncode == 2
    (tmp_path / "clips").mkdir()
    done = here.call("voice", "check", str(tmp_path / "clips"))
    assert done.returncode == 1
    assert "id/nol.wav: is missing" in done.stdout


def test_a_call_is_written_to_a_file(here: Machine, tmp_path: Path) -> None:
    done = here.call("voice", "say", "A012", "3", "--recall", "--language", "en", "--to", str(tmp_path / "call.wav"))
    assert done.returncode == 0, done.stderr
    assert "Repeated call. Number A, zero one two, please proceed to counter three." in done.stdout
    assert (tmp_path / "call.wav").stat().st_size > 100_000


@pytest.mark.parametrize("number", ["--help-me", "-1", "A012; rm"])
def test_what_is_no_number_is_refused_and_taken_for_nothing_else(here: Machine, number: str) -> None:
    done = here.call("voice", "say", "--", number, "3")
    assert done.returncode == 2
    assert "this is no queue number" in done.stderr


def test_the_doctor_words_what_the_tv_found() -> None:
    found = {code: judge_sound(code, "paplay") for code in (0, 1, HEARD, UNHEARD)}
    assert [one.grade for one in found.values()] == [Grade.OK, Grade.WARNING, Grade.OK, Grade.WARNING]
    assert [one.key for one in found.values()] == [
        "doctor.sound",
        "doctor.sound_bad",
        "doctor.sound_heard",
        "doctor.sound_unheard",
    ]
    assert judge_sound(1, "apt-get install x").key == "doctor.sound_none"

"""``antrean whistle export``: for its recipients alone, refused without one. The proof; what the doctor says."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from pyrage import decrypt, x25519

from shared.feedback import CaseKind
from shared.protocol.cases import AnswerSurvey, FileCase
from tests.command.office_here import Machine, machine
from tests.hub.feedback.conftest import CODES, OFFICERS, SHEET, Phone, report
from tests.hub.running import running_hub


@pytest.fixture
def here(tmp_path: Path) -> Machine:
    """A machine whose hub has a disclosure and a complaint."""
    made = machine(tmp_path, 9)
    made.data.mkdir()
    with running_hub(made.data, feedback=OFFICERS) as hub:
        phone = Phone(hub)
        phone.done(FileCase(report(CaseKind.WHISTLE, "Ada yang minta uang.", service="taspen"), CODES[0]))
        phone.done(FileCase(report(), CODES[1]))
        phone.done(AnswerSurvey(SHEET))
    return made


def test_it_is_written_for_its_recipients_alone(here: Machine) -> None:
    reader, other = x25519.Identity.generate(), x25519.Identity.generate()
    out = here.folder / "wbs.age"
    result = here.run("whistle", "export", "--to", str(reader.to_public()), "--output", str(out))
    assert result.exit_code == 0, result.output
    assert f"Reports written to {out}, encrypted to recipients: 1. How many" in result.output
    assert b"minta uang" not in out.read_bytes()
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    (one,) = json.loads(decrypt(out.read_bytes(), [reader]))
    assert (one["text"], one["service"], one["received"]) == ("Ada yang minta uang.", "taspen", "2026-01-12")
    with pytest.raises(Exception, match="matching keys"):
        decrypt(out.read_bytes(), [other])


def test_the_recipients_of_the_config_are_used_and_nothing_is_written_over(here: Machine) -> None:
    reader = x25519.Identity.generate()
    named = machine(here.folder, 9, whistle={"recipients": [str(reader.to_public())]})
    out = here.folder / "wbs.age"
    assert named.run("whistle", "export", "--output", str(out)).exit_code == 0
    before = out.read_bytes()
    again = named.run("whistle", "export", "--output", str(out))
    assert again.exit_code == 1
    assert "cannot be written" in again.output
    assert out.read_bytes() == before


@pytest.mark.parametrize(("to", "said"), [((), "no recipient"), (("--to", "age1nobody"), "no public age key")])
def test_without_a_good_recipient_nothing_is_written(here: Machine, to: tuple[str, ...], said: str) -> None:
    out = here.folder / "wbs.age"
    result = here.run("whistle", "export", *to, "--output", str(out))
    assert result.exit_code == 2
    assert said in result.output
    assert not out.exists()


def test_the_proof_and_the_doctor_say_how_it_stands(here: Machine) -> None:
    proof = here.run("audit", "verify")
    assert proof.exit_code == 0, proof.output
    assert "surveys 1, and all cases" in proof.output, "their number less the report's would be that of disclosures"
    said = here.run("doctor").output
    assert "Retention: last run" in said
    assert "nobody is named to read them, so none is taken" in said

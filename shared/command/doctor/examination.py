"""The whole examination: every check, a line each, and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from shared.command.doctor.database import check_database
from shared.command.doctor.finding import Finding, Grade, found
from shared.command.doctor.libraries import check_libraries
from shared.command.doctor.machine import check_clock, check_folder, check_hub, check_python
from shared.command.programs import has_screen
from shared.command.says import BAD_INPUT, FAILED, OK, tell, words
from shared.settings import Problems, describe, load
from shared.settings.sections import Program, Settings

MARKS = {Grade.OK: "✓", Grade.WARNING: "!", Grade.BAD: "✗"}


def examine(config: Path) -> int:
    """Check everything and say it.

    Returns:
        0 when all is well or only to be minded, 1 when something is broken, 2 when the settings are.
    """
    findings = [check_python(), check_libraries(windows=has_screen(os.environ, sys.platform))]
    loaded = load(config)
    if isinstance(loaded, Problems):
        for problem in loaded.problems:
            click.echo(describe(problem, words().language), err=True)
        findings.append(found(Grade.BAD, "doctor.settings_bad", path=config, n=len(loaded.problems)))
        return _report(findings, BAD_INPUT)
    findings.append(found(Grade.OK, "doctor.settings", path=config))
    findings.extend(_room(loaded.settings, config))
    return _report(findings, FAILED)


def _room(settings: Settings, config: Path) -> list[Finding]:
    runs = settings.machine.runs
    findings = [check_folder(settings.machine.data), check_hub(settings)]
    last: datetime | None = None
    if Program.HUB in runs:
        finding, last = check_database(settings)
        findings.append(finding)
    zone = ZoneInfo(settings.directory.office.zone)
    findings.append(check_clock(datetime.now(UTC), last, zone, words().language))
    if Program.KIOSK in runs:
        findings.append(_asked("kiosk.printing.check", config, "doctor.printer", "doctor.printer_bad", "state"))
    if Program.DISPLAY in runs:
        findings.append(_asked("display.voice.check", config, "doctor.sound", "doctor.sound_none", "player"))
    return findings


def _asked(module: str, config: Path, good: str, bad: str, name: str) -> Finding:
    """Ask the program that owns the device: exit code 0 and one line of what it found. This room imports no app."""
    try:
        answer = subprocess.run(
            (sys.executable, "-m", module, "--config", str(config)),
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return found(Grade.WARNING, bad, **{name: "?", "line": ""})
    said = answer.stdout.strip()
    if answer.returncode == 0:
        return found(Grade.OK, good, **{name: said})
    return found(Grade.WARNING, bad, **{name: said, "line": said})


def _report(findings: list[Finding], code: int) -> int:
    say = words().say
    for finding in findings:
        click.echo(f"{MARKS[finding.grade]} {say(finding.key, **dict(finding.values))}")
    bad = sum(finding.grade is Grade.BAD for finding in findings)
    if bad:
        tell("doctor.some_bad", n=bad)
        return code
    tell("doctor.all_fine")
    return OK

"""The whole examination: every check, a line each, and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from shared.command.doctor.database import check_database
from shared.command.doctor.feedback import check_feedback
from shared.command.doctor.finding import Finding, Grade, found
from shared.command.doctor.libraries import check_libraries
from shared.command.doctor.machine import check_clock, check_folder, check_hub, check_python, check_watched
from shared.command.programs import has_screen
from shared.command.says import BAD_INPUT, FAILED, OK, tell, words
from shared.installing import install_line
from shared.settings import Problems, describe, load
from shared.settings.sections import Program, Settings

HEARD, UNHEARD, SPEECHLESS = 3, 4, 5
"""How the TV's program says: its sound came out of the sound server; it did not; it did, but the voice engine fails."""
LACKING = 3
"""How the kiosk's program says that the printer's software is not there: no look at the paper mends that."""
INSTALL = "apt-get "
"""What is missing and can be installed is said as the line that installs it."""
SOUND = "sudo apt-get install alsa-utils pulseaudio pulseaudio-utils"
"""A sound server with its players, where there are players and none of them is heard."""
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
        findings.append(found(Grade.BAD, "doctor.settings_bad", path=config))
        return _report(findings, BAD_INPUT)
    findings.append(found(Grade.OK, "doctor.settings", path=config))
    for warning in loaded.warnings:
        findings.append(found(Grade.WARNING, "doctor.settings_minded", what=describe(warning, words().language)))
    findings.extend(_room(loaded.settings, config))
    return _report(findings, FAILED)


def _room(settings: Settings, config: Path) -> list[Finding]:
    runs = settings.machine.runs
    findings = [check_folder(settings.machine.data), check_hub(settings)]
    last: datetime | None = None
    if Program.HUB in runs:
        finding, last = check_database(settings)
        findings.append(finding)
        if finding.key == "doctor.database":
            findings += check_feedback(settings)
        if settings.announcements.folder is not None:
            findings.append(check_watched(settings.announcements.folder))
    zone = ZoneInfo(settings.directory.office.zone)
    findings.append(check_clock(datetime.now(UTC), last, zone, words().language))
    if Program.KIOSK in runs:
        code, said = _asked("kiosk.printing.check", config)
        findings.append(_printer(code, said))
    if Program.DISPLAY in runs:
        findings.append(judge_sound(*_asked("display.voice.check", config)))
        findings.append(_video(*_asked("display.player.check", config)))
    return findings


def _printer(code: int, said: str) -> Finding:
    """A configured printer that cannot print is a fault: the kiosk's visitors would go without a ticket."""
    if code == OK:
        return found(Grade.OK, "doctor.printer", state=said)
    return found(Grade.BAD, "doctor.printer" if code == LACKING else "doctor.printer_bad", state=said)


def judge_sound(code: int, said: str) -> Finding:
    """What the TV's program found, and how to mend it."""
    if code == OK:
        return found(Grade.OK, "doctor.sound", player=said)
    if code == HEARD:
        return found(Grade.OK, "doctor.sound_heard", player=said)
    if code == UNHEARD:
        return found(Grade.WARNING, "doctor.sound_unheard", player=said)
    if code == SPEECHLESS:
        return found(Grade.WARNING, "doctor.voice_bad", line=said, install=install_line())
    if said.startswith(INSTALL):
        return found(Grade.WARNING, "doctor.sound_none", line=said)
    return found(Grade.WARNING, "doctor.sound_bad", line=said, install=SOUND)


def _video(code: int, said: str) -> Finding:
    if code == OK:
        return found(Grade.OK, "doctor.video", player=said)
    return found(Grade.WARNING, "doctor.video_none", line=said)


def _asked(module: str, config: Path) -> tuple[int, str]:
    """Ask the program that owns the device: its exit code, and one line of what it found. This room imports no app."""
    try:
        answer = subprocess.run(
            (sys.executable, "-m", module, "--config", str(config)),
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return FAILED, "?"
    said = " ".join(answer.stdout.split())
    return answer.returncode, said or "?"


def _report(findings: list[Finding], code: int) -> int:
    say = words().say
    for finding in findings:
        click.echo(f"{MARKS[finding.grade]} {say(finding.key, **dict(finding.values))}")
    grades = Counter(finding.grade for finding in findings)
    if grades[Grade.BAD]:
        click.echo(words().count("doctor.some_bad", grades[Grade.BAD]))
        return code
    if grades[Grade.WARNING]:
        click.echo(words().count("doctor.some_minded", grades[Grade.WARNING]))
    else:
        tell("doctor.all_fine")
    return OK

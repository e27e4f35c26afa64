"""``antrean whistle export``: all disclosures in one file that only its recipients can read."""

from __future__ import annotations

import os
from pathlib import Path

import click

from shared.command.configured import settings_from
from shared.command.options import CONFIG
from shared.command.says import BAD_INPUT, FAILED, OK, tell, warn, words

_say = words().say


@click.group(help=_say("command.help.whistle"))
def whistle() -> None:
    """Disclosures."""


@whistle.command(name="export", help=_say("command.help.whistle_export"))
@CONFIG
@click.option("--to", "to", multiple=True, metavar="age1…", help=_say("command.help.whistle_to"))
@click.option(
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help=_say("command.help.whistle_output"),
)
def whistle_export(config: Path, to: tuple[str, ...], output: Path) -> None:
    """Write the file."""
    raise SystemExit(_export(config, to, output))


def _export(config: Path, to: tuple[str, ...], output: Path) -> int:
    """Write all disclosures, encrypted.

    Returns:
        0 when they were written, 1 when the database or the file says no, 2 without a recipient or with a wrong one.
    """
    from shared.hub.feedback.exporting import BadRecipientError, export  # noqa: PLC0415
    from shared.hub.feedback.sealing import Sealer  # noqa: PLC0415
    from shared.hub.store import Reader, StoreProblem  # noqa: PLC0415

    settings = settings_from(config)
    recipients = to or settings.feedback.whistle.recipients
    if not recipients:
        warn("command.whistle_no_recipient")
        return BAD_INPUT
    try:
        with Reader.read(settings.hub.database) as reader:
            cases, steps = reader.cases()
    except StoreProblem as problem:
        warn("command.audit_no_store", why=problem.sentence(words()))
        return FAILED
    try:
        made = export(cases, steps, Sealer(settings.machine.data), recipients)
    except BadRecipientError as error:
        warn("command.whistle_bad_recipient", key=error.args[0])
        return BAD_INPUT
    try:
        with os.fdopen(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(made.data)
    except OSError as error:
        warn("command.whistle_no_file", path=output, why=error.strerror or "")
        return FAILED
    tell("command.whistle_written", path=output, keys=len(recipients))  # how many is the officers' to know
    if made.empty:
        warn("command.whistle_empty")
    return OK

"""``antrean cases report``: the three files that an agency publishes about the complaints it was told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Unpack
from zoneinfo import ZoneInfo

from shared.command import plain
from shared.command.cases import blocks, workbook
from shared.command.cases.line import Days
from shared.command.cases.pdf import document
from shared.command.cases.pdf.document import Sheet
from shared.command.configured import settings_from
from shared.command.paper.ink import palette
from shared.command.period import wished
from shared.command.says import FAILED, OK, tell, warn, words
from shared.complaint.report import Report
from shared.complaint.report import report as made_of
from shared.hub.store import Reader, StoreProblem
from shared.language import catalogue
from shared.language.periods import period_name
from shared.model import Directory, Language
from shared.settings.sections import Settings


def report(config: Path, folder: Path, language: Language, **days: Unpack[Days]) -> int:
    """Write the report of the cases received on these days into ``folder``.

    Returns:
        0 when it was written; 1 when nothing could be read or written.

    Raises:
        SystemExit: 2 when the days asked for are none; it has been said.
    """
    settings = settings_from(config)
    directory = settings.directory
    today = datetime.now(UTC).astimezone(ZoneInfo(directory.office.zone)).date()
    try:
        made = _made(settings, today, **days)
    except StoreProblem as problem:
        warn("command.audit_no_store", why=problem.sentence(words()))
        return FAILED
    try:
        folder.mkdir(parents=True, exist_ok=True)
        paths = _files(folder, made, directory, language)
    except OSError as problem:
        warn("command.skm_cannot_write", folder=folder, why=problem.strerror or problem)
        return FAILED
    all_of_them = made.together
    name = period_name(made.period, words().language)
    tell(
        "command.cases_result",
        period=name,
        n=all_of_them.received,
        closed=all_of_them.closed,
        open=all_of_them.open,
        late=all_of_them.overdue,
    )
    for path in paths:
        tell("command.skm_file", path=path)
    return OK


def _made(settings: Settings, today: date, **days: Unpack[Days]) -> Report:
    directory = settings.directory
    length = directory.survey.period
    period = wished(days["period"], days["first"], days["last"], length, today)
    with Reader.read(settings.hub.database) as reader:
        rows = reader.case_facts(period.first, period.last)
    return made_of(rows, period, directory.office, length, today)


def _files(folder: Path, made: Report, directory: Directory, language: Language) -> tuple[Path, ...]:
    say = catalogue(language)
    pdf, book, text = (folder / f"cases-{made.period.name}.{ending}" for ending in ("pdf", "xlsx", "csv"))
    told = blocks.blocks(made, directory, say)
    document.write(pdf, Sheet(made, told, directory, say, palette(directory.office)))
    workbook.write(book, made, told, directory, say)
    plain.write(text, blocks.heads(say), blocks.lines(told, say), language)
    return pdf, book, text

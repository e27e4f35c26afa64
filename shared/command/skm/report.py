"""``antrean skm report``: the files that an agency publishes, and on demand those that it keeps to itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from shared.command import plain
from shared.command.paper.ink import palette
from shared.command.says import FAILED, OK, tell, warn, words
from shared.command.skm import columns, workbook
from shared.command.skm.asking import Found, Wish, found
from shared.command.skm.pdf import document
from shared.command.skm.pdf.sheet import Sheet
from shared.language import catalogue
from shared.language.dates import long_date
from shared.language.figures import decimal
from shared.language.periods import period_name
from shared.model import Language
from shared.survey.report import Report, TooFew
from shared.survey.report import report as made_of


def report(config: Path, wish: Wish, folder: Path, language: Language, *, internal: bool) -> int:
    """Write the report of the answers wished for into ``folder``.

    Returns:
        0 when it was written; 1 when too few answered, or nothing could be read or written.
    """
    what = found(config, wish)
    made = made_of(what.rows, what.period, what.rules, what.scope, population=what.population, earlier=what.earlier)
    if isinstance(made, TooFew):
        name, least = period_name(what.period, words().language), what.rules.smallest_group
        warn("command.skm_too_few", n=made.answers, least=least, period=name)
        return FAILED
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = _files(folder, what, made, language, internal=internal)
    except OSError as problem:
        warn("command.skm_cannot_write", folder=folder, why=problem.strerror or problem)
        return FAILED
    _told(made, written)
    return OK


def _files(folder: Path, what: Found, made: Report, language: Language, *, internal: bool) -> list[Path]:
    say = catalogue(language)
    name = "-".join(("skm", what.period.name, *(part for part in (what.scope.service, what.scope.desk) if part)))
    sheet = Sheet(made, what.directory, say, palette(what.directory.office), what.served, _signed(what.today, language))
    paths = [folder / f"{name}.{ending}" for ending in ("pdf", "xlsx", "csv")]
    open_answers = columns.published(made, what.directory, say)
    document.write(paths[0], sheet)
    workbook.write(paths[1], made, open_answers, what.directory, say)
    plain.write(paths[2], open_answers.heads, open_answers.rows, language)
    if internal:
        own = columns.internal(what.scope.of(what.rows), what.rules.order, what.directory, say)
        more = [folder / f"{name}-internal.{ending}" for ending in ("xlsx", "csv")]
        workbook.write(more[0], made, own, what.directory, say)
        plain.write(more[1], own.heads, own.rows, language)
        paths += more
    return paths


def _signed(today: date, language: Language) -> str:
    return f"{'…' * 10}, {long_date(today, language)}"


def _told(made: Report, paths: list[Path]) -> None:
    language = words().language
    tell(
        "command.skm_result",
        period=period_name(made.period, language),
        index=decimal(made.index.hundredths, 2, language),
        grade=made.index.grade.value,
        n=made.reach.answers,
    )
    for path in paths:
        tell("command.skm_file", path=path)

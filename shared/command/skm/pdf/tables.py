"""The tables of the report."""

from __future__ import annotations

from reportlab.platypus import Table, TableStyle

from shared.command.paper import ink, styles
from shared.command.paper.styles import LINES, ROOM, WIDTH, text
from shared.command.skm.naming import exact, heading, in_order, label, share, whole
from shared.command.skm.pdf.sheet import Sheet
from shared.language.figures import decimal
from shared.survey.elements import ordered
from shared.survey.report import Reach
from shared.survey.summary import Group, Trait


def elements(sheet: Sheet) -> Table:
    """The nine elements with their means, and the index below."""
    made, language = sheet.report.index, sheet.language
    rows = [_head(sheet, "skm.no", "skm.element", "skm.answers", "skm.mean", "skm.weighted")]
    marked = []
    for n, element in enumerate(ordered(sheet.report.rules.order), 1):
        mean = made.of(element)
        if element in sheet.report.lowest:
            marked.append(n)
        figures = (whole(mean.answers, language), exact(mean.mean, 4, language), exact(mean.weighted, 4, language))
        name = text(sheet.say(f"survey.{element}.name"), styles.CELL)
        rows.append([text(f"U{n}", styles.CELL), name, *(text(figure, styles.RIGHT) for figure in figures)])
    ikm = decimal(made.hundredths, 2, language)
    for name, figure in ((sheet.say("skm.index_1_4"), exact(made.exact, 4, language)), (sheet.say("skm.ikm"), ikm)):
        rows.append(["", text(name, styles.CELL_STRONG), "", "", text(figure, styles.RIGHT_STRONG)])
    table = Table(rows, colWidths=[30, WIDTH - 30 - 3 * 78, 78, 78, 78], repeatRows=1)
    table.setStyle(TableStyle([*LINES, *(("BACKGROUND", (0, n), (-1, n), ink.SOGA_SOFT) for n in marked)]))
    return table


def respondents(trait: Trait, sheet: Sheet, width: float) -> Table:
    """How many of each kind answered."""
    language, answers = sheet.language, sheet.report.reach.answers
    head = [text(heading(trait, sheet.words), styles.HEAD), *(text(t, styles.HEAD_RIGHT) for t in ("n", "%"))]
    rows: list[list[object]] = [head]
    for group in in_order(trait, sheet.report.groups[trait], sheet.directory):
        name = label(trait, group.key, sheet.directory, sheet.words)
        n, part = whole(group.respondents, language), share(group.respondents, answers, language)
        rows.append([text(name, styles.CELL), text(n, styles.RIGHT), text(part, styles.RIGHT)])
    rest = sheet.report.merged[trait]
    if rest is not None:
        n, part = whole(rest.respondents, language), share(rest.respondents, answers, language)
        rows.append([text(sheet.say("skm.merged"), styles.CELL), text(n, styles.RIGHT), text(part, styles.RIGHT)])
    table = Table(rows, colWidths=[width - 96, 42, 54], repeatRows=1)
    table.setStyle(TableStyle(list(LINES)))
    return table


def services(sheet: Sheet) -> Table:
    """Each service: how many were served, how many answered of how many wanted, and the index."""
    keys = ("skm.by.service", "skm.served", "skm.target", "skm.respondents", "skm.ikm_short", "skm.grade_short")
    rows = [_head(sheet, *keys, left=1)]
    groups = {group.key: group for group in sheet.report.groups[Trait.SERVICE]}
    listed = tuple(groups.get(one.id, Group(one.id, 0, None)) for one in sheet.directory.services)
    gone = tuple(group for key, group in groups.items() if key not in {one.key for one in listed})
    for group in (*listed, *in_order(Trait.SERVICE, gone, sheet.directory)):
        served = sheet.served.get(group.key or "")
        if not served and group.respondents == 0:
            continue
        wanted = Reach(0, served).target
        name = label(Trait.SERVICE, group.key, sheet.directory, sheet.words)
        figures = _right(sheet, served, wanted, group.respondents)
        rows.append([text(name, styles.CELL), *figures, *_result(group, sheet)])
    rows += _merged(Trait.SERVICE, 2, sheet)
    table = Table(rows, colWidths=[WIDTH - 5 * 64, *[64] * 5], repeatRows=1)
    table.setStyle(TableStyle(list(LINES)))
    return table


def desks(sheet: Sheet) -> Table:
    """Each desk, for those who said (or whose ticket says) where they were served."""
    rows = [_head(sheet, "skm.by.desk", "skm.respondents", "skm.ikm_short", "skm.grade_short", left=1)]
    for group in in_order(Trait.DESK, sheet.report.groups[Trait.DESK], sheet.directory):
        name = label(Trait.DESK, group.key, sheet.directory, sheet.words)
        rows.append([text(name, styles.CELL), *_right(sheet, group.respondents), *_result(group, sheet)])
    rows += _merged(Trait.DESK, 0, sheet)
    table = Table(rows, colWidths=[WIDTH - 3 * 64, *[64] * 3], repeatRows=1)
    table.setStyle(TableStyle(list(LINES)))
    return table


def plan(sheet: Sheet) -> Table:
    """The three lowest elements, with room to write what will be done, when and by whom."""
    rows = [_head(sheet, "skm.element", "skm.plan.what", "skm.plan.when", "skm.plan.who", left=4)]
    for element in sheet.report.lowest:
        mean = exact(sheet.report.index.of(element).mean, 4, sheet.language)
        name = sheet.say("skm.plan.element", name=sheet.say(f"survey.{element}.name"), mean=mean)
        rows.append([text(name, styles.CELL), "", "", ""])
    table = Table(rows, colWidths=[136, WIDTH - 136 - 82 - 100, 82, 100], rowHeights=[20, *[62] * (len(rows) - 1)])
    table.setStyle(TableStyle([*LINES, *ROOM, ("LEFTPADDING", (0, 1), (0, -1), 6)]))
    return table


def _head(sheet: Sheet, *keys: str, left: int = 2) -> list[object]:
    return [text(sheet.say(key), styles.HEAD if at < left else styles.HEAD_RIGHT) for at, key in enumerate(keys)]


def _right(sheet: Sheet, *figures: int | None) -> list[object]:
    return [text(whole(figure, sheet.language), styles.RIGHT) for figure in figures]


def _merged(trait: Trait, blank: int, sheet: Sheet) -> list[list[object]]:
    """The hidden ones as one row; ``blank`` columns lie between its name and its figures."""
    rest = sheet.report.merged[trait]
    if rest is None:
        return []
    name = text(sheet.say("skm.merged"), styles.CELL)
    return [[name, *[""] * blank, *_right(sheet, rest.respondents), *_result(rest, sheet)]]


def _result(group: Group, sheet: Sheet) -> list[object]:
    if group.index is None:
        return [text("–", styles.RIGHT), text("–", styles.RIGHT)]
    figure = decimal(group.index.hundredths, 2, sheet.language)
    return [text(figure, styles.RIGHT_STRONG), text(group.index.grade.value, styles.RIGHT_STRONG)]

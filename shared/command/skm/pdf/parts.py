"""The parts of the report, in the order in which it is read."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table, TableStyle

from shared.command.paper import ink, styles
from shared.command.paper.styles import WIDTH, signed, text
from shared.command.skm.naming import exact, heading, in_order, label, share, whole
from shared.command.skm.pdf import charts, tables
from shared.command.skm.pdf.charts import Bar
from shared.command.skm.pdf.sheet import Sheet
from shared.language.figures import decimal
from shared.language.periods import period_name
from shared.survey.elements import ordered
from shared.survey.index import CONVERSION
from shared.survey.summary import Group, Trait

_KINDS = (Trait.SEX, Trait.AGE, Trait.EDUCATION, Trait.OCCUPATION)
_HALF = (WIDTH - 24) / 2


def result(sheet: Sheet) -> list[Flowable]:
    """The index, large, with what stands behind it."""
    report, language = sheet.report, sheet.language
    figure = ParagraphStyle("figure", styles.BODY, fontName=ink.BOLD, fontSize=62, leading=78)
    quality = ParagraphStyle("quality", styles.BODY, fontName=ink.BOLD, fontSize=16, leading=21)
    grade = report.index.grade
    left = [
        text(sheet.say("skm.index"), styles.STRONG),
        text(decimal(report.index.hundredths, 2, language), figure),
        text(sheet.say("skm.grade", grade=grade.value, words=sheet.say(f"survey.grade.{grade.lower()}")), quality),
    ]
    facts = [
        (sheet.say("skm.respondents"), whole(report.reach.answers, language)),
        (sheet.say("skm.target_long"), whole(report.reach.target, language)),
        (sheet.say("skm.served_long"), whole(report.reach.population, language)),
        (sheet.say("skm.complete"), whole(report.complete, language)),
        (sheet.say("skm.index_1_4"), exact(report.index.exact, 4, language)),
    ]
    right = Table([[text(name, styles.CELL), text(said, styles.RIGHT_STRONG)] for name, said in facts], [170, 60])
    right.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -2), 0.4, ink.LINE), ("RIGHTPADDING", (1, 0), (1, -1), 0)]))
    panel = Table([[left, right]], colWidths=[WIDTH - 236, 236])
    panel.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, 0), 0)]))
    return [panel, Spacer(0, 10), charts.grade_scale(report.index.hundredths, sheet), _sample(sheet)]


def _sample(sheet: Sheet) -> Flowable:
    reach = sheet.report.reach
    if reach.target is None:
        return Spacer(0, 2)
    key = "skm.sample.reached" if reach.reached else "skm.sample.short"
    part = share(reach.answers, reach.target, sheet.language)
    said = sheet.say(
        key, answers=whole(reach.answers, sheet.language), target=whole(reach.target, sheet.language), part=part
    )
    return text(said, styles.BODY)


def elements(sheet: Sheet) -> list[Flowable]:
    """Every element, as a table and as bars."""
    rows = []
    for n, element in enumerate(ordered(sheet.report.rules.order), 1):
        mean = sheet.report.index.of(element).mean
        low = element in sheet.report.lowest
        name = f"U{n} {sheet.say(f'survey.{element}.name')}"
        note = sheet.say("skm.lowest_mark") if low else ""
        rows.append(Bar(name, mean, exact(mean, 4, sheet.language), low, note))
    chart = charts.bars(rows, 1, 4, (1, 2, 3, 4), sheet)
    return [
        KeepTogether([text(sheet.say("skm.elements"), styles.H1), tables.elements(sheet)]),
        KeepTogether([text(sheet.say("skm.chart.elements"), styles.H2), chart]),
    ]


def better(sheet: Sheet) -> list[Flowable]:
    """The three lowest elements and room for the plan."""
    return [
        KeepTogether(
            [
                text(sheet.say("skm.better"), styles.H1),
                text(sheet.say("skm.better.how"), styles.BODY),
                Spacer(0, 6),
                tables.plan(sheet),
            ]
        )
    ]


def who(sheet: Sheet) -> list[Flowable]:
    """Who answered, and the index of each group that may be shown."""
    pairs = [[tables.respondents(trait, sheet, _HALF) for trait in _KINDS[at : at + 2]] for at in (0, 2)]
    grid = Table(pairs, colWidths=[_HALF + 24, _HALF])
    edges = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
    grid.setStyle(TableStyle([*edges, ("BOTTOMPADDING", (0, 0), (-1, -1), 14)]))
    small = text(sheet.say("skm.hidden", n=sheet.report.rules.smallest_group), styles.SMALL)
    made: list[Flowable] = [KeepTogether([text(sheet.say("skm.who"), styles.H1), grid, small])]
    if not sheet.report.scope.whole:
        return made
    for trait in _KINDS:
        rows = _group_bars(trait, sheet)
        if rows:
            title = text(sheet.say("skm.chart.groups", by=heading(trait, sheet.words).lower()), styles.H2)
            made.append(KeepTogether([title, charts.bars(rows, 25, 100, (25, 65, 100), sheet)]))
    return made


def _group_bars(trait: Trait, sheet: Sheet) -> list[Bar]:
    """The index of each group, when at least two may be shown."""
    named = [
        (label(trait, group.key, sheet.directory, sheet.words), group)
        for group in in_order(trait, sheet.report.groups[trait], sheet.directory)
    ]
    rest = sheet.report.merged[trait]
    if rest is not None:
        named.append((sheet.say("skm.merged"), rest))
    rows = [
        Bar(
            name,
            group.index.exact * CONVERSION,
            decimal(group.index.hundredths, 2, sheet.language),
            note=sheet.say("skm.n", n=whole(group.respondents, sheet.language)),
        )
        for name, group in named
        if group.index is not None
    ]
    return rows if len(rows) > 1 else []


def where(sheet: Sheet) -> list[Flowable]:
    """Every service and desk."""
    if not sheet.report.scope.whole:
        return []
    small = text(sheet.say("skm.hidden", n=sheet.report.rules.smallest_group), styles.SMALL)
    made: list[Flowable] = [
        CondPageBreak(160),
        text(sheet.say("skm.services"), styles.H1),
        tables.services(sheet),
        Spacer(0, 4),
        small,
    ]
    if any(group.key is not None for group in sheet.report.groups[Trait.DESK]):
        made.append(KeepTogether([text(sheet.say("skm.desks"), styles.H2), tables.desks(sheet), Spacer(0, 4), small]))
    return made


def trend(sheet: Sheet) -> list[Flowable]:
    """The index of this period beside those before."""
    known = [moment for moment in sheet.report.trend if moment.index is not None]
    if len(known) < 2:
        return []
    first = next(at for at, moment in enumerate(sheet.report.trend) if moment.index is not None)
    shown = [
        (period_name(moment.period, sheet.language), None if moment.index is None else moment.index.hundredths)
        for moment in sheet.report.trend[first:]
    ]
    return [KeepTogether([text(sheet.say("skm.trend"), styles.H1), charts.columns(shown, sheet)])]


def method(sheet: Sheet) -> list[Flowable]:
    """How it was done, how nobody is known by it, and room to sign."""
    report = sheet.report
    every, answers = report.groups[Trait.CHANNEL], report.reach.answers
    channels = ", ".join(
        f"{_channel(group, sheet)} {share(group.respondents, answers, sheet.language)}"
        for group in in_order(Trait.CHANNEL, every, sheet.directory)
    )
    said = [
        sheet.say("skm.method.law"),
        sheet.say(f"skm.method.weights.{_WEIGHTS[report.rules.weights.value]}"),
        sheet.say("skm.method.rounding"),
        sheet.say("skm.method.left_out", n=whole(report.reach.answers - report.complete, sheet.language)),
        sheet.say("skm.method.sample"),
        sheet.say("skm.method.channels", channels=channels),
        sheet.say("skm.method.anonymous", n=report.rules.smallest_group),
    ]
    body = [text(one, ParagraphStyle("method", styles.BODY, spaceAfter=5)) for one in said]
    return [KeepTogether([text(sheet.say("skm.method"), styles.H1), *body, Spacer(0, 26), _signed(sheet)])]


_WEIGHTS = {"exact": "exact", "0.111": "three", "0.11": "two"}


def _channel(group: Group, sheet: Sheet) -> str:
    return label(Trait.CHANNEL, group.key, sheet.directory, sheet.words)


def _signed(sheet: Sheet) -> Flowable:
    lines = signed(sheet.place_and_day, sheet.say("skm.sign.title"), sheet.say("skm.sign.name"), 58)
    return Table([["", lines]], [WIDTH - 220, 220])

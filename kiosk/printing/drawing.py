"""How a paper looks: every block a strip of dots, stacked and cut to black and white by threshold, never dithered."""

from __future__ import annotations

from typing import assert_never

from PIL import Image, ImageDraw

from kiosk.printing.lettering import balanced, draw_runs, printable, width_of, wrapped
from kiosk.printing.numeral import number
from kiosk.printing.ornament import mark, qr, stripe
from kiosk.printing.paper import (
    Align,
    Bar,
    Block,
    Checklist,
    Code,
    Dashes,
    Facts,
    Gap,
    Heading,
    Number,
    Paper,
    Run,
    Stamps,
    Stripe,
    Weight,
    Words,
)
from kiosk.printing.raster import harmless
from kiosk.printing.strips import BLACK, SMALLEST, WHITE, blank, is_wide, lines, margin, stacked

WIDTHS = {80: 576, 58: 384}
"""Dots across, by the paper's width in mm, at 8 dots a mm."""
THRESHOLD = 150
"""Lighter is white. A little above the middle, so that thin strokes of small letters hold."""


def width_for(paper_mm: int) -> int:
    """The dots across a paper of this width; anything odd counts as 58 mm, which prints on every printer."""
    return WIDTHS.get(paper_mm, WIDTHS[58])


def draw(paper: Paper, width: int) -> Image.Image:
    """The paper as a picture of mode "1", ``width`` dots wide."""
    strips = [_strip(block, width) for block in paper.blocks]
    whole = Image.new("L", (width, sum(strip.height for strip in strips)), WHITE)
    top = 0
    for strip in strips:
        whole.paste(strip, (0, top))
        top += strip.height
    return harmless(whole.point(lambda value: WHITE if value >= THRESHOLD else BLACK, mode="1"))


def _strip(block: Block, width: int) -> Image.Image:
    match block:
        case Heading():
            return _heading(block, width)
        case Words():
            return _words(block, width)
        case Number():
            return number(block, width)
        case Stamps():
            return _stamps(block, width)
        case Dashes():
            return _dashes(width)
        case Facts():
            return _facts(block, width)
        case Checklist():
            return _checklist(block, width)
        case Code():
            return _code(block, width)
        case Bar():
            return _bar(block, width)
        case Stripe():
            return _stripe(width)
        case Gap():
            return blank(width, block.height)
        case _:
            assert_never(block)


def _heading(block: Heading, width: int) -> Image.Image:
    edge = margin(width)
    side = 72
    room = width - 2 * edge - side - 16
    wide = is_wide(width)
    name = lines(wrapped((Run(block.agency, Weight.BOLD),), 32, room), 32, room, Align.LEFT)
    when_room = room if wide else width - 2 * edge
    when = lines(wrapped(block.when, SMALLEST, when_room), SMALLEST, when_room, Align.LEFT)
    beside = [name, when] if wide else [name]
    tall = max(side, sum(part.height for part in beside))
    strip = blank(width, 24 + tall + 12 + (0 if wide else when.height))
    strip.paste(mark(), (edge, 24))
    strip.paste(
        stacked(beside, room), (edge + side + 16, 24 + max(0, (side - sum(part.height for part in beside)) // 2))
    )
    if not wide:
        strip.paste(when, (edge, 24 + tall + 6))
    return strip


def _words(block: Words, width: int) -> Image.Image:
    room = width - 2 * margin(width)
    size = block.size
    while block.most_lines and size > SMALLEST and len(wrapped(block.runs, size, room)) > block.most_lines:
        size -= 1
    arrange = balanced if block.align is Align.CENTRE else wrapped
    return stacked([lines(arrange(block.runs, size, room), size, room, block.align)], width, 8, 8, margin(width))


def _stamps(block: Stamps, width: int) -> Image.Image:
    size, gap, inside = 27, 16, 24
    words = [(Run(printable(text), Weight.BOLD),) for text in block.texts]
    wide = [round(width_of(line, size)) + 2 * inside for line in words]
    strip = blank(width, size + 36)
    pen = ImageDraw.Draw(strip)
    left = (width - sum(wide) - gap * (len(wide) - 1)) // 2
    for line, box in zip(words, wide, strict=True):
        pen.rounded_rectangle((left, 4, left + box - 1, size + 25), 12, WHITE, BLACK, 4)
        draw_runs(pen, (left + inside, 4 + (size + 22) // 2 + round(size * 0.727 / 2)), line, size, BLACK)
        left += box + gap
    return strip


def _dashes(width: int) -> Image.Image:
    strip = blank(width, 29)
    pen = ImageDraw.Draw(strip)
    for left in range(margin(width), width - margin(width), 18):
        pen.rectangle((left, 13, min(left + 8, width - margin(width) - 1), 15), BLACK)
    return strip


def _facts(block: Facts, width: int) -> Image.Image:
    room = width - 2 * margin(width)
    needs = [
        max(width_of((Run(f.label),), SMALLEST), width_of((Run(f.value, Weight.BOLD),), 36)) + 36 for f in block.facts
    ]
    rows = not is_wide(width) or sum(needs) > room
    shares = [room for _ in needs] if rows else [round(need + (room - sum(needs)) / len(needs)) for need in needs]
    cells = [
        stacked(
            [
                lines(balanced((Run(fact.label),), SMALLEST, share - 12), SMALLEST, share - 12, Align.CENTRE),
                lines(balanced((Run(fact.value, Weight.BOLD),), 36, share - 12), 36, share - 12, Align.CENTRE),
            ],
            share,
            14,
            15,
            6,
        )
        for fact, share in zip(block.facts, shares, strict=True)
    ]
    return _box(cells, rows, width)


def _box(cells: list[Image.Image], rows: bool, width: int) -> Image.Image:
    edge = margin(width)
    tall = sum(cell.height for cell in cells) if rows else max(cell.height for cell in cells)
    strip = blank(width, tall + 8)
    pen = ImageDraw.Draw(strip)
    left, top = edge, 4
    for index, cell in enumerate(cells):
        strip.paste(cell, (left, top))
        if index and rows:
            pen.rectangle((edge, top, width - edge - 1, top + 2), BLACK)
        elif index:
            pen.rectangle((left - 1, top, left + 1, top + tall), BLACK)
        left, top = (left, top + cell.height) if rows else (left + cell.width, top)
    pen.rounded_rectangle((edge, 4, width - edge - 1, tall + 4), 12, None, BLACK, 3)
    return strip


def _checklist(block: Checklist, width: int) -> Image.Image:
    room = width - 2 * margin(width)
    parts = [lines(wrapped((Run(block.title, Weight.BOLD),), 29, room), 29, room, Align.LEFT), blank(room, 6)]
    for item in block.items:
        text = lines(wrapped((Run(item),), SMALLEST, room - 32), SMALLEST, room - 32, Align.LEFT)
        row = stacked([text], room, 1, 4, 32)
        ImageDraw.Draw(row).rectangle((0, 8, 17, 25), WHITE, BLACK, 3)
        parts.append(row)
    if block.after:
        after = lines(wrapped((Run(block.after),), SMALLEST, room - 32), SMALLEST, room - 32, Align.LEFT)
        parts.append(stacked([after], room, left=32))
    return stacked(parts, width, 2, 2, margin(width))


def _code(block: Code, width: int) -> Image.Image:
    edge = margin(width)
    room = width - 2 * edge
    code = qr(block.content, room)
    beside = is_wide(width) and room - code.width - 24 >= 190
    measure = room - code.width - 24 if beside else room
    align = Align.LEFT if beside else Align.CENTRE
    title = lines(balanced((Run(block.title, Weight.BOLD),), 29, measure), 29, measure, align)
    hint = lines(balanced(block.hint, SMALLEST, measure), SMALLEST, measure, align)
    words = stacked([title, hint], measure)
    if not beside:
        strip = blank(width, 12 + code.height + 16 + words.height + 4)
        strip.paste(code, ((width - code.width) // 2, 12))
        strip.paste(words, (edge, 12 + code.height + 16))
        return strip
    tall = max(code.height, words.height)
    strip = blank(width, tall + 16)
    strip.paste(code, (edge, 8 + (tall - code.height) // 2))
    strip.paste(words, (edge + code.width + 24, 8 + (tall - words.height) // 2))
    return strip


def _bar(block: Bar, width: int) -> Image.Image:
    edge = margin(width)
    room = width - 2 * edge
    size = 32
    while size > 28 and len(wrapped((Run(block.text, Weight.BOLD),), size, room - 24)) > 1:
        size -= 1
    text = balanced((Run(block.text, Weight.BOLD),), size, room - 24)
    words = lines(text, size, room - 24, Align.CENTRE, fill=WHITE)
    strip = blank(width, words.height + 24 + 8)
    ImageDraw.Draw(strip).rounded_rectangle((edge, 4, width - edge - 1, words.height + 27), 12, BLACK)
    strip.paste(words, (edge + 12, 4 + 12))
    return strip


def _stripe(width: int) -> Image.Image:
    return stacked([stripe(width)], width, 12)

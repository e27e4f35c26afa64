"""What must agree between keys: ids that exist, letters used once, hours that do not overlap, desks for every queue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from shared.accent import Accent, accent
from shared.settings import shape
from shared.settings.locate import Path as KeyPath
from shared.settings.locate import line_of
from shared.settings.problem import Code, nearest
from shared.settings.reading import Notes, Sheet
from shared.settings.sections import NUMBER_PIXELS, PrinterKind, Program, VoiceEngine
from shared.settings.values import span

READING_GOAL = 0.0122
"""Height of a capital letter per distance, for 0.7 degrees (EN 301 549, 5.1.4)."""
NUMBER_HEIGHT = {layout: px * 0.727 / 1080 for layout, px in NUMBER_PIXELS.items()}
"""Cap height of the called number per height of a landscape TV, at its largest (design, section 3)."""

ICONS = Path(__file__).parents[1] / "ui" / "icons"
"""The icons that the screens ship."""


def check(sheet: Sheet, notes: Notes) -> None:
    """Note what does not agree."""
    _unique(sheet, notes)
    _hours(sheet, notes)
    _queues(sheet, notes)
    _references(sheet, notes)
    _printer(sheet, notes)
    _voice(sheet, notes)
    _machine(sheet, notes)


def warn(sheet: Sheet, notes: Notes) -> None:
    """Note what works and should still be looked at."""
    for place, queue in sheet.queues.items():
        if set(queue.letter) & set("IO"):
            notes.add(("queue", place, "letter"), Code.LETTER_LIKE_DIGIT, found=queue.letter)
        if all(service.queue != queue.id for service in sheet.services.values()):
            notes.add(("queue", place, "id"), Code.NO_SERVICE_FOR_QUEUE, found=queue.id)
    if sheet.office is not None:
        derived = accent(sheet.office.accent)
        if isinstance(derived, Accent) and derived.darkened_from is not None:
            notes.add(("office", "accent"), Code.ACCENT_DARKENED, derived.base, sheet.office.accent)
    if sheet.display is not None:
        share = NUMBER_HEIGHT[sheet.display.layout]
        height_m = sheet.display.diagonal_inch * 0.0254 * 9 / (16**2 + 9**2) ** 0.5 * share
        reach = height_m / READING_GOAL
        if reach < sheet.display.reading_distance_m:
            path = ("display", "reading_distance_m")
            notes.add(path, Code.NUMBER_TOO_SMALL, f"{reach:.1f}", sheet.display.reading_distance_m)


def _unique(sheet: Sheet, notes: Notes) -> None:
    for key, ids in sheet.ids.items():
        _once({(key, place, "id"): id for place, id in ids.items()}, notes)
    _once({("queue", place, "letter"): queue.letter for place, queue in sheet.queues.items()}, notes)


def _once(values: Mapping[KeyPath, str], notes: Notes) -> None:
    seen: dict[str, KeyPath] = {}
    for path, value in values.items():
        first = seen.setdefault(value, path)
        if first is not path:
            notes.add(path, Code.DUPLICATE, str(line_of(notes.lines, first)), value)


def _hours(sheet: Sheet, notes: Notes) -> None:
    if sheet.office is not None:
        week = sheet.office.hours
        days = {name: getattr(week, name) for name in shape.Week.model_fields}
        for name, hours in days.items():
            _apart(("office", "hours", name), hours, notes)
        if not any(days.values()):
            notes.add(("office", "hours"), Code.NO_HOURS)
    for place, holiday in sheet.holidays.items():
        _apart(("holiday", place, "hours"), holiday.hours, notes)
        if holiday.last is not None and holiday.last < holiday.first:
            notes.add(("holiday", place, "last"), Code.ENDS_BEFORE, str(holiday.first), holiday.last)


def _apart(path: KeyPath, hours: Sequence[str], notes: Notes) -> None:
    spans = [(span(text), place) for place, text in enumerate(hours)]
    for (one, _), (other, place) in pairwise(spans):
        if one is not None and other is not None and other[0] < one[1]:
            notes.add((*path, place), Code.HOURS_OVERLAP, hours[place - 1], hours[place])


def _queues(sheet: Sheet, notes: Notes) -> None:
    served = {id for desk in sheet.desks.values() for id in (*desk.main, *desk.help)}
    whole = len(sheet.desks) == len(sheet.ids.get("desk", {}))
    icons = [path.stem for path in ICONS.glob("*.svg")]
    for place, queue in sheet.queues.items():
        if icons and queue.icon not in icons:
            notes.add(("queue", place, "icon"), Code.UNKNOWN_ICON, found=queue.icon, near=nearest(queue.icon, icons))
        if queue.last < queue.first:
            notes.add(("queue", place, "last"), Code.ENDS_BEFORE, str(queue.first), queue.last)
        if len(str(queue.last)) > queue.width:
            notes.add(("queue", place, "width"), Code.NUMBERS_TOO_WIDE, str(queue.last), queue.width)
        if whole and queue.id not in served:  # a desk that could not be read may serve it
            notes.add(("queue", place, "id"), Code.NO_DESK_FOR_QUEUE, found=queue.id)


def _references(sheet: Sheet, notes: Notes) -> None:
    queues = list(sheet.ids.get("queue", {}).values())
    named: list[tuple[KeyPath, str]] = [
        (("service", place, "queue"), service.queue) for place, service in sheet.services.items()
    ]
    for place, desk in sheet.desks.items():
        named += [(("desk", place, "main", number), id) for number, id in enumerate(desk.main)]
        named += [(("desk", place, "help", number), id) for number, id in enumerate(desk.help)]
    if sheet.display is not None:
        named += [(("display", "queues", number), id) for number, id in enumerate(sheet.display.queues)]
    for path, id in named:
        if id not in queues:
            notes.add(path, Code.UNKNOWN_QUEUE, ", ".join(queues), id, nearest(id, queues))
    desks = list(sheet.ids.get("desk", {}).values())
    if sheet.counter is not None and sheet.counter.desk and sheet.counter.desk not in desks:
        wanted = sheet.counter.desk
        notes.add(("counter", "desk"), Code.UNKNOWN_DESK, ", ".join(desks), wanted, nearest(wanted, desks))
    for number, id in enumerate(sheet.display.desks if sheet.display is not None else ()):
        if id not in desks:
            notes.add(("display", "desks", number), Code.UNKNOWN_DESK, ", ".join(desks), id, nearest(id, desks))


def _printer(sheet: Sheet, notes: Notes) -> None:
    if sheet.kiosk is None:
        return
    printer = sheet.kiosk.printer
    needed: dict[PrinterKind, dict[str, object]] = {
        PrinterKind.FOLDER: {},
        PrinterKind.NETWORK: {"address": printer.address},
        PrinterKind.USB: {"vendor_id": printer.vendor_id, "product_id": printer.product_id},
        PrinterKind.SERIAL: {"device": printer.device},
        PrinterKind.FILE: {"device": printer.device},
        PrinterKind.WINDOWS: {"queue": printer.queue},
    }
    for key, value in needed[printer.kind].items():
        if not value:
            notes.add(("kiosk", "printer", key), Code.NEEDED_FOR_KIND, printer.kind.value)
    if printer.paper_mm not in (58, 80):
        notes.add(("kiosk", "printer", "paper_mm"), Code.NOT_ONE_OF, "58, 80", printer.paper_mm)


def _voice(sheet: Sheet, notes: Notes) -> None:
    if sheet.display is not None and sheet.display.voice.engine is VoiceEngine.COMMAND:
        command = sheet.display.voice.command
        if not command or not command[0]:
            notes.add(("display", "voice", "command"), Code.NEEDED_FOR_KIND, VoiceEngine.COMMAND.value)


def _machine(sheet: Sheet, notes: Notes) -> None:
    if sheet.machine is None or sheet.hub is None:
        return
    if not sheet.machine.runs:
        notes.add(("machine", "runs"), Code.EMPTY)
    elif Program.HUB not in sheet.machine.runs and not sheet.hub.url:
        notes.add(("hub", "url"), Code.HUB_UNREACHABLE)

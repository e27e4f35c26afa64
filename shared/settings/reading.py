"""From parsed TOML to shapes: each section and each list entry by itself, so that one error hides no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import UnionType
from typing import Annotated, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from shared.settings import shape
from shared.settings.locate import Path as KeyPath
from shared.settings.locate import line_of, lines
from shared.settings.problem import Code, Problem, nearest, shortened

S = TypeVar("S", bound=shape.Shape)

SECTIONS: dict[str, type[shape.Shape]] = {
    "machine": shape.Machine,
    "hub": shape.Hub,
    "kiosk": shape.Kiosk,
    "counter": shape.Counter,
    "display": shape.Display,
    "office": shape.Office,
    "announcements": shape.Announcements,
    "survey": shape.Survey,
    "complaints": shape.Complaints,
    "whistle": shape.Whistle,
    "retention": shape.Retention,
}
LISTS: dict[str, type[shape.Shape]] = {
    "holiday": shape.Holiday,
    "queue": shape.Queue,
    "service": shape.Service,
    "desk": shape.Desk,
}

_TYPES = {
    "string_type": "text",
    "int_type": "number",
    "int_from_float": "number",
    "float_type": "decimal",
    "bool_type": "yes_no",
    "list_type": "list",
    "dict_type": "table",
    "model_type": "table",
    "model_attributes_type": "table",
    "date_type": "date",
    "date_from_datetime_inexact": "date",
}
_CODES = {code.value: code for code in Code}
_LIMITS = {
    "greater_than_equal": (Code.TOO_SMALL, "ge"),
    "less_than_equal": (Code.TOO_LARGE_NUMBER, "le"),
    "string_too_long": (Code.TOO_LONG, "max_length"),
    "too_long": (Code.TOO_MANY, "max_length"),
}


@dataclass
class Notes:
    """The problems found so far, with their places in the file."""

    file: Path
    text: str
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def lines(self) -> Mapping[KeyPath, int]:
        """Where each key stands; asked for only when something is wrong."""
        return lines(self.text)

    def add(self, path: KeyPath, code: Code, expected: str = "", found: object = None, near: str | None = None) -> None:
        """Note a problem at this path."""
        seen = "" if found is None else shortened(found)  # TOML has no null
        line = line_of(self.lines, path) if path else None
        self.problems.append(Problem(self.file, line, spelled(path), code, expected, seen, near))


@dataclass
class Sheet:
    """What could be read. Entries of lists keep their place; the ids of broken ones still count as known."""

    machine: shape.Machine | None = None
    hub: shape.Hub | None = None
    kiosk: shape.Kiosk | None = None
    counter: shape.Counter | None = None
    display: shape.Display | None = None
    office: shape.Office | None = None
    announcements: shape.Announcements | None = None
    survey: shape.Survey | None = None
    complaints: shape.Complaints | None = None
    whistle: shape.Whistle | None = None
    retention: shape.Retention | None = None
    holidays: dict[int, shape.Holiday] = field(default_factory=dict)
    queues: dict[int, shape.Queue] = field(default_factory=dict)
    services: dict[int, shape.Service] = field(default_factory=dict)
    desks: dict[int, shape.Desk] = field(default_factory=dict)
    ids: dict[str, dict[int, str]] = field(default_factory=dict)


def spelled(path: KeyPath) -> str:
    """A path as people write it, list entries counted from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def read(raw: Mapping[str, object], notes: Notes) -> Sheet:
    """All shapes that are whole; everything else is noted."""
    known = [*SECTIONS, *LISTS]
    for key in raw:
        if key not in known:
            notes.add((key,), Code.UNKNOWN_KEY, near=nearest(key, known))
    sheet = Sheet(
        machine=_section(shape.Machine, raw, "machine", notes),
        hub=_section(shape.Hub, raw, "hub", notes),
        kiosk=_section(shape.Kiosk, raw, "kiosk", notes),
        counter=_section(shape.Counter, raw, "counter", notes),
        display=_section(shape.Display, raw, "display", notes),
        office=_section(shape.Office, raw, "office", notes),
        announcements=_section(shape.Announcements, raw, "announcements", notes),
        survey=_section(shape.Survey, raw, "survey", notes),
        complaints=_section(shape.Complaints, raw, "complaints", notes),
        whistle=_section(shape.Whistle, raw, "whistle", notes),
        retention=_section(shape.Retention, raw, "retention", notes),
        holidays=_list(shape.Holiday, raw, "holiday", notes),
        queues=_list(shape.Queue, raw, "queue", notes),
        services=_list(shape.Service, raw, "service", notes),
        desks=_list(shape.Desk, raw, "desk", notes),
    )
    sheet.ids = {key: _ids(raw.get(key)) for key in ("queue", "service", "desk")}
    for key in sheet.ids:
        if key not in raw:
            notes.add((key,), Code.MISSING_KEY)
    return sheet


def _section(model: type[S], raw: Mapping[str, object], key: str, notes: Notes) -> S | None:
    if key == "office" and key not in raw:
        notes.add((key,), Code.MISSING_KEY)
        return None
    return _one(model, raw.get(key, {}), (key,), notes)


def _list(model: type[S], raw: Mapping[str, object], key: str, notes: Notes) -> dict[int, S]:
    entries = raw.get(key, [])
    if not isinstance(entries, list):
        notes.add((key,), Code.WRONG_TYPE, "list", entries)
        return {}
    read = {place: _one(model, entry, (key, place), notes) for place, entry in enumerate(entries)}
    return {place: entry for place, entry in read.items() if entry is not None}


def _ids(entries: object) -> dict[int, str]:
    if not isinstance(entries, list):
        return {}
    return {
        place: entry["id"]
        for place, entry in enumerate(entries)
        if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    }


def _one(model: type[S], value: object, path: KeyPath, notes: Notes) -> S | None:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _note(model, detail, path, notes)
        return None


def _note(model: type[BaseModel], detail: ErrorDetails, path: KeyPath, notes: Notes) -> None:
    kind, found, context = detail["type"], detail["input"], detail.get("ctx", {})
    at = (*path, *detail["loc"])
    if kind == "extra_forbidden":
        fields = _fields(model, detail["loc"][:-1])
        notes.add(at, Code.UNKNOWN_KEY, near=nearest(detail["loc"][-1], fields))
    elif kind == "missing":
        notes.add(at, Code.MISSING_KEY)
    elif kind in _TYPES:
        notes.add(at, Code.WRONG_TYPE, _TYPES[kind], found)
    elif kind == "enum":
        choices = [part.strip("' ") for part in str(context["expected"]).replace(" or ", ",").split(",")]
        notes.add(at, Code.NOT_ONE_OF, ", ".join(choices), found, nearest(found, choices))
    elif kind in _LIMITS:
        code, name = _LIMITS[kind]
        notes.add(at, code, f"{context[name]:g}", found)
    elif kind == "string_too_short":
        notes.add(at, Code.EMPTY)
    elif kind in _CODES:
        notes.add(at, _CODES[kind], str(context.get("expected", "")), found, _near_zone(kind, found))
    else:
        raise AssertionError(f"no words for the error {kind}")  # a test walks every key with every wrong type


def _near_zone(kind: str, found: object) -> str | None:
    zones = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")
    return nearest(found, zones) if kind == Code.UNKNOWN_ZONE.value else None


def _fields(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """The keys that may stand in the table at ``loc``."""
    inner: object = model
    for part in loc:
        if isinstance(part, str) and isinstance(inner, type) and issubclass(inner, BaseModel):
            inner = inner.model_fields[part].annotation
        inner = _bare(inner)
    return list(inner.model_fields) if isinstance(inner, type) and issubclass(inner, BaseModel) else []


def _bare(annotation: object) -> object:
    """What a list, an option or an annotation is about."""
    while get_origin(annotation) in {list, Annotated, Union, UnionType}:
        annotation = get_args(annotation)[0]
    return annotation

"""The protocol's page and schema, written from the types: ``python -m shared.protocol.document [--check]``."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import get_args

import msgspec
from msgspec import inspect as types

from shared.model import Struct
from shared.protocol.cases import FeedbackCommand
from shared.protocol.codec import decode_client, decode_hub
from shared.protocol.commands import AccessCommand, HeartCommand, MediaCommand, Result
from shared.protocol.frames import ClientFrame, HubFrame
from shared.protocol.views import Patch, Snapshot

HERE = Path(__file__).parent
EXAMPLES = HERE / "examples"
DOCS = HERE.parents[1] / "docs"

SECTIONS: tuple[tuple[str, UnionType], ...] = (
    ("Frames from a client", ClientFrame),
    ("Frames from the hub", HubFrame),
    ("Commands: the queue", HeartCommand),
    ("Commands: access and files", AccessCommand | MediaCommand),
    ("Commands: surveys and cases", FeedbackCommand),
    ("Results", Result),
    ("Snapshots", Snapshot),
    ("Patches", Patch),
)

_FIELD = re.compile(r"^    (\w+)(?::| =)[^#\n]*#\s*(.+)$", re.MULTILINE)
"""A field or enum member with a comment behind it: the comment is its description."""


def schema() -> bytes:
    """Both directions as one JSON Schema."""
    (client, hub), parts = msgspec.json.schema_components((ClientFrame, HubFrame), ref_template="#/$defs/{name}")
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Antrean protocol",
        "anyOf": [{"$ref": "#/$defs/ClientFrame"}, {"$ref": "#/$defs/HubFrame"}],
        "$defs": {"ClientFrame": client, "HubFrame": hub, **{name: _described(part) for name, part in parts.items()}},
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def _described(part: dict[str, object]) -> dict[str, object]:
    """The same without the margin of its docstring, which Python takes off by itself from 3.13 on."""
    text = part.get("description")
    return {**part, "description": inspect.cleandoc(text)} if isinstance(text, str) else part


def page() -> str:
    """The page for people."""
    parts = [(HERE / "introduction.md").read_text("utf-8").rstrip()]
    shown: set[type] = set()
    for title, union in SECTIONS:
        parts.append(f"## {title}")
        for one in get_args(union):
            parts.append(_message(one))
            shown.add(one)
    structs, enums = _rest(shown)
    parts.append("## Rows and parts")
    parts += [_message(one) for one in structs]
    parts.append("## Words of choice")
    parts += [_choice(one) for one in enums]
    return "\n\n".join(parts) + "\n"


def read_example(path: Path) -> ClientFrame | HubFrame:
    """The frame in an example file; the file's name begins with who says it."""
    decode = decode_client if path.name.startswith("client.") else decode_hub
    return decode(path.read_bytes())


def parts_of(value: object) -> Iterator[type[Struct]]:
    """The kinds of all structs in a frame, itself included."""
    if isinstance(value, Struct):
        yield type(value)
        for name in value.__struct_fields__:
            yield from parts_of(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from parts_of(one)


@cache
def examples() -> dict[type[msgspec.Struct], tuple[str, ...]]:
    """The example files by what is in them, the shortest first."""
    found: dict[type[msgspec.Struct], list[str]] = {}
    for path in sorted(EXAMPLES.glob("*.json"), key=lambda path: (path.stat().st_size, path.name)):
        for kind in dict.fromkeys(parts_of(read_example(path))):
            found.setdefault(kind, []).append(path.name)
    return {kind: tuple(names) for kind, names in found.items()}


def _rest(shown: set[type]) -> tuple[list[type[msgspec.Struct]], list[type[Enum]]]:
    """What the messages are made of, in the order in which it is met."""
    structs: dict[type[msgspec.Struct], None] = {}
    enums: dict[type[Enum], None] = {}
    for kind in _walk(types.multi_type_info((ClientFrame, HubFrame))):
        if isinstance(kind, types.StructType) and kind.cls not in shown:
            structs[kind.cls] = None
        elif isinstance(kind, types.EnumType):
            enums[kind.cls] = None
    return list(structs), list(enums)


def _walk(kinds: tuple[types.Type, ...]) -> Iterator[types.Type]:
    seen: set[object] = set()
    left = list(kinds)
    while left:
        kind = left.pop(0)
        key = getattr(kind, "cls", None)
        if key is not None and key in seen:
            continue
        seen.add(key)
        yield kind
        if isinstance(kind, types.StructType):
            left += [field.type for field in kind.fields]
        elif isinstance(kind, types.UnionType):
            left += list(kind.types)
        elif isinstance(kind, types.VarTupleType):
            left.append(kind.item_type)
        elif isinstance(kind, types.TupleType):
            left += list(kind.item_types)


def _message(cls: type[msgspec.Struct]) -> str:
    info = types.type_info(cls)
    assert isinstance(info, types.StructType)  # noqa: S101  (the unions hold structs only)
    tag = f" `{info.tag}`" if info.tag is not None else ""
    lines = [f"### {cls.__name__}{tag}", " ".join((inspect.getdoc(cls) or "").replace("``", "`").split())]
    if info.fields:
        notes = dict(_FIELD.findall(inspect.getsource(cls)))
        rows = [_row(field, notes.get(field.name, "")) for field in info.fields]
        lines.append("\n".join(["| field | type | default | |", "|---|---|---|---|", *rows]))
    if info.tag is not None and cls in examples():
        first, *more = examples()[cls]
        lines.append(f"Example: `{first}`" + (f" and {len(more)} more" if more else ""))
    return "\n\n".join(lines)


def _row(field: types.Field, note: str) -> str:
    default = "needed" if field.required else f"`{_json(field.default)}`"
    kind = _type(field.type).replace("|", "\\|")
    return f"| `{field.name}` | {kind} | {default} | {note.replace('``', '`').replace('|', '/').strip()} |"


def _json(value: object) -> str:
    return "…" if value is msgspec.NODEFAULT else msgspec.json.encode(value).decode()


def _type(kind: types.Type) -> str:
    match kind:
        case types.StructType(cls=cls) | types.EnumType(cls=cls):
            return f"[{cls.__name__}](#{_anchor(cls)})"
        case types.UnionType(types=several):
            return _union(several)
        case types.VarTupleType(item_type=item):
            return f"list of {_type(item)}"
        case types.TupleType(item_types=items):
            return f"[{', '.join(_type(item) for item in items)}]"
        case _:
            return _PLAIN[type(kind)]


_PLAIN: dict[type[types.Type], str] = {
    types.StrType: "text",
    types.IntType: "whole number",
    types.FloatType: "number",
    types.BoolType: "true or false",
    types.NoneType: "null",
    types.DateTimeType: "time, UTC",
    types.DateType: "day",
    types.TimeType: "hour of the day",
}

_NAMED = {get_args(union): title for title, union in SECTIONS}


def _union(several: tuple[types.Type, ...]) -> str:
    classes = tuple(kind.cls for kind in several if isinstance(kind, types.StructType))
    if len(classes) > 5:
        titles = [title for members, title in _NAMED.items() if set(members) <= set(classes)]
        return " or ".join(f"[{title}](#{title.lower().replace(': ', '-').replace(' ', '-')})" for title in titles)
    return " or ".join(_type(kind) for kind in several)


def _anchor(cls: type) -> str:
    """GitHub's anchor of the heading that ``_message`` or ``_choice`` writes."""
    info = types.type_info(cls)
    tag = f"-{info.tag}" if isinstance(info, types.StructType) and info.tag is not None else ""
    return f"{cls.__name__}{tag}".lower()


def _choice(cls: type[Enum]) -> str:
    notes = dict(_FIELD.findall(inspect.getsource(cls)))
    rows = [f"- `{one.value}`{': ' + notes[one.name].replace('``', '`') if one.name in notes else ''}" for one in cls]
    return "\n\n".join([f"### {cls.__name__}", " ".join((inspect.getdoc(cls) or "").split()), "\n".join(rows)])


def main(arguments: list[str]) -> int:
    """Write both files; with ``--check`` only say (by exit code 1) whether they are out of date."""
    wanted = {DOCS / "protocol.md": page().encode(), DOCS / "protocol.schema.json": schema()}
    if "--check" in arguments:
        return int(any(not path.exists() or path.read_bytes() != content for path, content in wanted.items()))
    for path, content in wanted.items():
        path.write_bytes(content)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

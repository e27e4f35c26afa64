"""Every declared text of every command, attacked: found from the types, so that a new field is attacked by itself."""

from __future__ import annotations

import io
import types
import unicodedata
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pytest

from shared import log as hub_log
from shared.hub.access.rights import RIGHTS
from shared.model import Role
from shared.protocol.codec import BadFrame, decode_client, decode_hub
from shared.protocol.commands import Command
from shared.protocol.frames import Answer, Change, Goodbye, HubFrame, Ping, Pong, SnapshotFrame, Welcome
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.writing import printable
from tests.hub.running import Screen, running_hub

POISON = {
    "nul": "a\0b",
    "escape": "\x1b[31mred\x1b]0;title\x07",
    "line break": "one\ntwo\r\nthree",
    "separator": "one\u2028two\u2029three",
    "bidi": "abc\u202edcba\u2066x\u2069",
    "zero width": "a\u200bb\u200dc\ufeff",
    "soft hyphen": "a\u00adb",
    "c1 control": "a\u0085b\u009b31m",
    "private use": "a\ue000b",
    "unassigned": "a\u0378b",
    "tag letters": "a\U000e0041\U000e0042",
    "marks": "e" + "\u0301" * 10_000,
    "few marks": "e" + "\u0301" * 40,
    "long": "x" * 60_000,
    "wide": "\ufdfd" * 301,
}
LEGAL = "Jl. Pattimura №5 — “Ambon” & <b>Maluku</b> 東"


def _texts(kind: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], bool]]:
    """Paths of free texts in a command's type."""
    found: list[tuple[tuple[str | int, ...], bool]] = []
    hints = get_type_hints(kind)
    for field in kind.__struct_fields__:
        found += _in(hints[field], (*path, field))
    return found


def _in(hint: Any, path: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], bool]]:
    if hint is str:
        return [(path, True)]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return []
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _texts(hint, path)
    if get_origin(hint) is tuple:
        return [text for arm in get_args(hint) if arm is not ... for text in _in(arm, (*path, 0))]
    if isinstance(hint, types.UnionType):
        return [text for arm in get_args(hint) for text in _in(arm, path)]
    return []


def _sample(hint: Any, path: tuple[str | int, ...], text: str) -> Any:
    """A value of the type; ``text`` where the path leads, "x" everywhere else."""
    if hint is str:
        return text if path == () else "x"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return next(iter(hint)).value
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _built(hint, path, text)
    if get_origin(hint) is tuple:
        return [_sample(get_args(hint)[0], path[1:], text)] if path else []
    if hint is int:
        return 1
    if isinstance(hint, types.UnionType):
        arms = [arm for arm in get_args(hint) if arm is not type(None)]
        leading = [arm for arm in arms if path in [p for p, _ in _in(arm, ())]]
        return _sample((leading or arms)[0], path, text)
    raise AssertionError(f"a kind of field that this test does not know: {hint}")


def _built(kind: Any, path: tuple[str | int, ...], text: str) -> dict[str, Any]:
    hints = get_type_hints(kind)
    built: dict[str, Any] = {"type": kind.__struct_config__.tag} if kind.__struct_config__.tag else {}
    required = kind.__struct_fields__[: len(kind.__struct_fields__) - len(kind.__struct_defaults__)]
    for field in kind.__struct_fields__:
        if path and path[0] == field:
            built[field] = _sample(hints[field], path[1:], text)
        elif field in required:
            built[field] = _sample(hints[field], ("",), text)
    return built


TEXTS = [(kind, path) for kind in get_args(Command) for path, _ in _texts(kind)]
SECRETS = {"ChangePin.old", "ChangePin.new"}
COUNTED = {"title.id", "title.en", "body.id", "body.en"}
"""Of an announcement: who writes too much is told how many letters too many."""
SPACIOUS = {"sheet.suggestion", "report.text", "answer", "note"}
"""Where somebody tells a story: three hundred letters are welcome."""


def _name(kind: Any, path: tuple[str | int, ...]) -> str:
    return ".".join((kind.__name__, *map(str, path)))


def test_the_types_are_really_searched() -> None:
    names = {_name(*one) for one in TEXTS}
    assert {"SetAnnouncement.text.en", "TransferTicket.to.staff", "FinishTicket.service_given"} <= names
    assert {"SaveAnnouncement.content.screens.0", "SaveAnnouncement.content.media.label", "OfferMedia.label"} <= names
    assert len(names) > 30


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for k, v in value.items() for s in (*_strings(k), *_strings(v))]
    return [s for v in value for s in _strings(v)] if isinstance(value, list | tuple) else []


def test_no_poison_comes_in_by_any_text_of_any_command(tmp_path: Path) -> None:
    """Each refused, named by its field, answered on the same connection; nothing of it seen, logged or broken."""
    lines = io.StringIO()
    with running_hub(tmp_path) as hub:
        hub_log.set_up(lines)
        with hub.screen(Role.DISPLAY) as tv, hub.screen(Role.DESK) as onlooker:
            lead = hub.desk("lead", "loket-1", role=Role.SUPERVISOR)
            kiosk = hub.screen(Role.KIOSK)
            n = 0
            for kind, path in TEXTS:
                screen = lead if Role.SUPERVISOR in RIGHTS[kind] or Role.ADMIN in RIGHTS[kind] else kiosk
                field = ".".join(str(part) for part in path if part != 0).removeprefix("content.")
                for poison, text in POISON.items():
                    if poison == "wide" and field in SPACIOUS:
                        continue
                    n += 1
                    command = msgspec.convert(_built(kind, path, text), Command)
                    outcome = _patient(screen, command, f"poison-{n}")
                    assert isinstance(outcome, Refusal), (_name(kind, path), poison, outcome)
                    if _name(kind, path) not in SECRETS:
                        counted = field in COUNTED and poison == "wide"
                        code = RefusalCode.ANNOUNCEMENT_TOO_LONG if counted else RefusalCode.BAD_TEXT
                        assert (outcome.code, outcome.name) == (code, field), (_name(kind, path), poison, outcome)
                    assert not _bad(_strings(msgspec.to_builtins(outcome)))
            for watcher in (tv, onlooker):
                watcher.say(Ping(1))
                watcher.until(Pong)
                assert not _bad([s for frame in watcher.heard for s in _strings(msgspec.to_builtins(frame))])
    said = lines.getvalue()
    assert "a decision failed" not in said
    assert all(32 <= ord(c) < 127 or c == "\n" for c in said)


def _patient(screen: Screen, command: Command, id_: str) -> Any:
    """Ask again as long as the hub says that it is too much at once."""
    attempt = 0
    while True:
        outcome = screen.do(command, f"{id_}-{attempt}")
        if not (isinstance(outcome, Refusal) and outcome.code is RefusalCode.TOO_MANY):
            return outcome
        attempt += 1


def _bad(texts: list[str]) -> list[str]:
    return [t for t in texts if any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn"} for c in t)]


@pytest.mark.parametrize("text", POISON.values(), ids=POISON.keys())
def test_poison_is_not_printable_or_too_long(text: str) -> None:
    assert not printable(text) or len(text) > 80


def test_ordinary_writing_is_printable() -> None:
    for text in (LEGAL, "Nāṣir الحَمْدُ", "Việt Nam", "ကျောင်း", "e\u0301"):
        assert printable(text), text


@pytest.mark.parametrize("figure", ["1e400", "-1", "NaN", "Infinity", "9223372036854775808", "1.5", "true", '"1"'])
def test_no_figure_but_a_count_comes_in(figure: str) -> None:
    for text in (
        f'{{"type":"ping","n":{figure}}}',
        f'{{"type":"report","report":{{"type":"shown","call":{figure}}}}}',
        f'{{"type":"do","id":"x","command":{{"type":"call_next","service_given":{figure}}}}}'.replace('"1"', "1"),
    ):
        with pytest.raises(BadFrame):
            decode_client(text)


def test_a_hub_gone_mad_breaks_no_screen() -> None:
    """The other way round: what a screen is sent is read as strictly."""
    for text in ("[" * 60_000, '{"type":"pong","n":1e999,"now":"2026-01-12"}', '{"type":"welcome"}', "\ud800", ""):
        with pytest.raises(BadFrame):
            decode_hub(text)
    assert {Welcome, SnapshotFrame, Change, Answer, Goodbye, Pong} == set(get_args(HubFrame))


def test_secrets_of_this_table_are_only_pins() -> None:
    assert {_name(*one) for one in TEXTS if {"old", "new", "pin"} & set(one[1])} == SECRETS

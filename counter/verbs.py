"""The verbs of a desk: what each is called, which key presses it, and which of them reach the hub."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from shared.model import Text


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence of the catalogue with what it names: the pure rooms never hold finished words."""

    key: str
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class At:
    """An instant inside a sentence, worded as the office's clock shows it."""

    at: datetime


Value = str | int | Text | Say | At
"""What a sentence can name."""


class Verb(StrEnum):
    """All a clerk can ask for."""

    CALL_NEXT = "call_next"
    ARRIVE = "arrive"
    RECALL = "recall"
    NO_SHOW = "no_show"
    PARK = "park"
    TRANSFER = "transfer"
    FINISH = "finish"
    FINISH_OTHER = "finish_other"
    WALK_IN = "walk_in"
    CALL_CHOSEN = "call_chosen"
    RESUME = "resume"
    RETURN = "return"
    CANCEL = "cancel"
    UNDO = "undo"
    PAUSE = "pause"
    UNPAUSE = "unpause"
    OPEN_DESK = "open_desk"
    CLOSE_DESK = "close_desk"
    LOG_IN = "log_in"
    LOG_OUT = "log_out"
    CHANGE_PIN = "change_pin"
    ANNOUNCE = "announce"
    NOTICES = "notices"  # the supervisors' window
    CASES = "cases"  # the complaint officers' window
    FILE_CASE = "file_case"  # take down what a visitor complains of
    EMERGENCY = "emergency"  # read the one that stands; supervisors lift it
    CLOSE_DAY = "close_day"
    ACCEPT_CLOCK = "accept_clock"
    LIST = "list"
    MENU = "menu"
    LANGUAGE = "language"
    ON_TOP = "on_top"


SHORTCUTS: Mapping[Verb, str] = MappingProxyType(
    {
        Verb.CALL_NEXT: "F2",
        Verb.FINISH: "F3",
        Verb.FINISH_OTHER: "Shift+F3",
        Verb.RECALL: "F4",
        Verb.ARRIVE: "F5",
        Verb.NO_SHOW: "F6",
        Verb.PARK: "F7",
        Verb.TRANSFER: "F8",
        Verb.WALK_IN: "F9",
        Verb.PAUSE: "F10",
        Verb.UNPAUSE: "F10",
        Verb.LIST: "F11",
        Verb.MENU: "F12",
        Verb.CALL_CHOSEN: "Return",
        Verb.RESUME: "Return",
        Verb.RETURN: "Return",
        Verb.CANCEL: "Del",
        Verb.UNDO: "Ctrl+Z",
        Verb.OPEN_DESK: "Return",
        Verb.CLOSE_DESK: "Ctrl+W",
        Verb.LOG_IN: "Return",
        Verb.LOG_OUT: "Ctrl+Q",
        Verb.CHANGE_PIN: "Ctrl+P",
        Verb.ANNOUNCE: "Ctrl+U",
        Verb.NOTICES: "Ctrl+N",
        Verb.CASES: "Ctrl+K",
        Verb.FILE_CASE: "Ctrl+B",
        Verb.EMERGENCY: "Ctrl+E",
        Verb.CLOSE_DAY: "Ctrl+D",
        Verb.ACCEPT_CLOCK: "Ctrl+J",
        Verb.LANGUAGE: "Ctrl+L",
        Verb.ON_TOP: "Ctrl+T",
    }
)
"""One key for each verb, the same in both languages. Two verbs share a key only where they never stand together."""

LOCAL = frozenset({Verb.LIST, Verb.MENU, Verb.LANGUAGE, Verb.ON_TOP})
"""Verbs that never leave this window, and so work without the hub."""

UNDOABLE = frozenset(
    {
        Verb.CALL_NEXT,
        Verb.ARRIVE,
        Verb.NO_SHOW,
        Verb.PARK,
        Verb.TRANSFER,
        Verb.FINISH,
        Verb.FINISH_OTHER,
        Verb.WALK_IN,
        Verb.CALL_CHOSEN,
        Verb.RESUME,
        Verb.RETURN,
        Verb.CANCEL,
    }
)
"""Verbs after which the undo bar appears."""

IN_MAIN_PLACE = frozenset({Verb.CALL_NEXT, Verb.ARRIVE, Verb.UNPAUSE})
"""Verbs that take turns on the one main key: a double click must not press both."""


def keycap(shortcut: str) -> str:
    """A shortcut as the cap on a key shows it."""
    return shortcut.replace("Return", "Enter").replace("Shift+", "⇧")

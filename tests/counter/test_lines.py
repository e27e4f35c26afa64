"""A list changes row by row, and always ends as what was asked for."""

from __future__ import annotations

import time
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from counter.screen.lines import Lines
from shared.ui.opening import application


@dataclass(frozen=True, slots=True)
class Shown:
    key: str
    words: str


Item = tuple[str, int]


def model() -> Lines[Item, Shown]:
    return Lines(Shown, lambda item: item[0], lambda item: Shown(item[0], f"{item[0]} {item[1]}"))


def shown(lines: Lines[Item, Shown]) -> list[str]:
    role = next(role for role, name in lines.roleNames().items() if bytes(name.data()) == b"words")
    return [lines.data(lines.index(i), role) for i in range(lines.rowCount(QModelIndex()))]


class Watch:
    """Counts what a list view would have to do."""

    def __init__(self, lines: Lines[Item, Shown]) -> None:
        self.reset = self.inserted = self.removed = self.moved = self.changed = 0
        lines.modelReset.connect(lambda: self._add("reset"))
        lines.rowsInserted.connect(lambda *_: self._add("inserted"))
        lines.rowsRemoved.connect(lambda *_: self._add("removed"))
        lines.rowsMoved.connect(lambda *_: self._add("moved"))
        lines.dataChanged.connect(lambda *_: self._add("changed"))

    def _add(self, what: str) -> None:
        setattr(self, what, getattr(self, what) + 1)

    @property
    def all(self) -> tuple[int, int, int, int, int]:
        return self.reset, self.inserted, self.removed, self.moved, self.changed


Rows = st.lists(st.tuples(st.sampled_from("abcdefghijkl"), st.integers(0, 1)), unique_by=lambda row: row[0])


@settings(max_examples=150, deadline=None)
@given(before=Rows, after=Rows)
def test_any_list_becomes_any_other(before: list[Item], after: list[Item]) -> None:
    application("tests", offscreen=True)
    lines = model()
    QAbstractItemModelTester(lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    lines.show(before)
    assert shown(lines) == [f"{key} {n}" for key, n in before]
    lines.show(after)
    assert shown(lines) == [f"{key} {n}" for key, n in after]


def test_the_first_leaving_and_one_joining_touch_two_rows() -> None:
    lines = model()
    rows = [(f"t{i}", 0) for i in range(300)]
    lines.show(rows)
    watch = Watch(lines)
    lines.show([*rows[1:], ("new", 0)])
    assert watch.all == (0, 1, 1, 0, 0)


def test_a_new_next_one_moves_one_row_and_the_last_next_one_goes_home() -> None:
    lines = model()
    rows = [(f"t{i:03}", 0) for i in range(300)]
    lines.show([rows[200], *rows[:200], *rows[201:]])
    watch = Watch(lines)
    lines.show([rows[100], *rows[:100], *rows[101:]])
    assert watch.reset == watch.inserted == watch.removed == 0
    assert watch.moved <= 3


def test_a_changed_row_is_read_again_and_nothing_else() -> None:
    lines = model()
    rows = [(f"t{i}", 0) for i in range(10)]
    lines.show(rows)
    watch = Watch(lines)
    lines.show([*rows[:4], ("t4", 1), *rows[5:]])
    assert watch.all == (0, 0, 0, 0, 1)
    assert shown(lines)[4] == "t4 1"


def test_the_same_rows_again_change_nothing() -> None:
    lines = model()
    lines.show([("a", 0)])
    watch = Watch(lines)
    lines.show([("a", 0)])
    assert watch.all == (0, 0, 0, 0, 0)


def test_six_thousand_rows_change_within_a_frame_or_two() -> None:
    lines = model()
    rows = [(f"t{i}", 0) for i in range(6000)]
    lines.show(rows)
    began = time.perf_counter()
    for i in range(10):
        lines.show([*rows[i + 1 :], *((f"n{j}", 0) for j in range(i + 1))])
    assert (time.perf_counter() - began) / 10 < 0.1

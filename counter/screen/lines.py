"""How rows reach QML: a list model that changes row by row, so that thousands of rows stay smooth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

Item = TypeVar("Item")
Shown = TypeVar("Shown")
Row = TypeVar("Row", bound="Keyed")
Index = QModelIndex | QPersistentModelIndex

MOST_MOVES = 64
"""More changes in the middle than this are shown as a new list at once."""
_FIRST = int(Qt.ItemDataRole.UserRole) + 1
_TOP = QModelIndex()


class Keyed(Protocol):
    """A row that says by itself which one it is."""

    @property
    def key(self) -> str:
        """Stays while the row stays."""


class Lines(QAbstractListModel, Generic[Item, Shown]):
    """Rows kept by key. ``read`` makes the words of a row, and is asked only for rows on the screen."""

    def __init__(
        self,
        shape: type[Shown],
        key: Callable[[Item], str],
        read: Callable[[Item], Shown],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._names = [field.name for field in fields(shape)]  # type: ignore[arg-type]
        self._key = key
        self._read = read
        self._items: list[Item] = []
        self._last: tuple[Item, Shown] | None = None

    @property
    def items(self) -> Sequence[Item]:
        """The rows now."""
        return self._items

    def index_of(self, key: str) -> int:
        """Where the row stands; -1 when it is gone."""
        return next((i for i, item in enumerate(self._items) if self._key(item) == key), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._items)

    def roleNames(self) -> dict[int, QByteArray]:
        """Each field of the shown row is a role."""
        return {_FIRST + i: QByteArray(name.encode()) for i, name in enumerate(self._names)}

    def data(self, index: Index, role: int = 0) -> Any:
        """One field of one row."""
        if not 0 <= index.row() < len(self._items) or not 0 <= role - _FIRST < len(self._names):
            return None
        item = self._items[index.row()]
        if self._last is None or self._last[0] is not item:
            self._last = (item, self._read(item))
        return getattr(self._last[1], self._names[role - _FIRST])

    def show(self, items: Sequence[Item]) -> None:
        """Show these rows: what left goes, what is new comes in, what moved moves, what changed is read again."""
        self._last = None
        new, old = list(items), self._items
        if new == old:
            return
        keys, had = [self._key(item) for item in new], [self._key(item) for item in old]
        head = _common(keys, had)
        tail = _common(keys[head:][::-1], had[head:][::-1])
        if keys != had and not self._rearrange(new, keys, had[head : len(had) - tail], head, len(keys) - tail):
            self.beginResetModel()
            self._items = new
            self.endResetModel()
            return
        changed = [i for i, (a, b) in enumerate(zip(self._items, new, strict=True)) if a is not b and a != b]
        self._items = new
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def read_again(self) -> None:
        """The words of all rows may differ now: another minute, another language."""
        self._last = None
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    def _rearrange(self, new: list[Item], keys: list[str], middle: list[str], start: int, end: int) -> bool:
        """Make rows ``start`` to ``end`` those of ``keys``, row by row; False when a new list is cheaper."""
        here = set(middle)
        wanted = set(keys[start:end])
        if len(wanted ^ here) > MOST_MOVES:
            return False
        for i in range(len(middle) - 1, -1, -1):
            if middle[i] not in wanted:
                self.beginRemoveRows(_TOP, start + i, start + i)
                del self._items[start + i], middle[i]
                self.endRemoveRows()
        moves = 0
        i = 0
        while i < end - start:
            key = keys[start + i]
            if i < len(middle) and middle[i] == key:
                i += 1
            elif key not in here:
                self.beginInsertRows(_TOP, start + i, start + i)
                self._items.insert(start + i, new[start + i])
                middle.insert(i, key)
                self.endInsertRows()
            elif moves == MOST_MOVES:
                return False
            else:
                moves += 1
                self._move(middle, start, i, middle.index(key, i), keys.index(middle[i], start) - start)
        return True

    def _move(self, middle: list[str], start: int, i: int, found: int, home: int) -> None:
        """Bring the row at ``found`` up to ``i``; or, when only the row at ``i`` went down, send that one home."""
        down = found == i + 1 and home < len(middle)
        source, target = (i, home) if down else (found, i)
        # Qt names the row before which the moved one comes to stand, counted before the move.
        self.beginMoveRows(_TOP, start + source, start + source, _TOP, start + target + (1 if down else 0))
        self._items.insert(start + target, self._items.pop(start + source))
        middle.insert(target, middle.pop(source))
        self.endMoveRows()


def worded(shape: type[Row], parent: QObject) -> Lines[Row, Row]:
    """Rows that are words already."""
    return Lines(shape, lambda row: row.key, lambda row: row, parent)


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many leading entries are alike."""
    for i, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return i
    return min(len(a), len(b))

"""The rows of a plan as a table: what becomes of each, what changes, what is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from advocate_desk.base.words import day_words, money_words
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.mapping import fields_of
from advocate_desk.sheets.planned import PlannedRow, Section, Verdict
from advocate_desk.ui.importing.row_classes import is_left_by_choice
from advocate_desk.ui.importing.rows_view import CHIP, INK, IS_STRONG
from advocate_desk.ui.widgets.plain import safe_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)

VERDICT_WORDS = {
    Verdict.NEW: "New",
    Verdict.UPDATE: "Changed",
    Verdict.SAME: "Same",
    Verdict.SKIPPED: "To decide",
    Verdict.INVALID: "Problem",
}
LEFT_OUT = "Left out"
_CHIPS = {
    Verdict.NEW: "green",
    Verdict.UPDATE: "blue",
    Verdict.SAME: "grey",
    Verdict.SKIPPED: "amber",
    Verdict.INVALID: "red",
}
ROW, BECOMES, BECAUSE = range(3)
_FIXED = ("Row", "Becomes", "Because")


class PlanTable(QAbstractTableModel):
    """Shows rows of one section; nothing is copied."""

    def __init__(self) -> None:
        super().__init__()
        self._section: Section | None = None
        self._rows: Sequence[PlannedRow] = ()
        self._headings: tuple[str, ...] = ()
        self._money: frozenset[int] = frozenset()

    def show_rows(self, section: Section, rows: Sequence[PlannedRow]) -> None:
        """Show some rows of a section."""
        self.beginResetModel()
        self._section, self._rows = section, rows
        by_field = {key: heading for heading, key in section.mapping.items()}
        self._headings = tuple(by_field.get(key, key) for key in section.keys)
        money = {one.key for one in fields_of(section.kind) if one.shape is Shape.MONEY}
        self._money = frozenset(at for at, key in enumerate(section.keys) if key in money)
        self.endResetModel()

    def row_at(self, at: int) -> PlannedRow | None:
        """Give the planned row of a line."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def reason(self, row: PlannedRow) -> str:
        """Say why a row becomes what it becomes: what is wrong with it, or what it changes."""
        return because(row) or self._changes(row)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_FIXED) + len(self._headings)

    def headerData(
        self, at: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in _DISPLAY:
            return None
        return (*_FIXED, *self._headings)[at]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        if role in _DISPLAY:
            return self._text(row, column)
        if role == CHIP:
            return chip_of(row) if column == BECOMES else None
        if role == INK:
            return self._ink(row, column)
        if role == IS_STRONG:
            return self._is_changed(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return safe_tip(self._tip(row, column))
        return None

    def _text(self, row: PlannedRow, column: int) -> str:
        if column == ROW:
            return str(row.number)
        if column == BECOMES:
            return verdict_words(row)
        if column == BECAUSE:
            return self.reason(row)
        at = column - len(_FIXED)
        return self._value(row, at, row.values[at]) if at < len(row.values) else ""

    def _value(self, row: PlannedRow, at: int, value: Any) -> str:
        if at in self._money and isinstance(value, int) and self._section is not None:
            return money_words(value, str(self._section.value(row, "currency") or "EUR"))
        return value_words(value)

    def _changes(self, row: PlannedRow) -> str:
        """Say what a changed row had before, field by field."""
        keys, before = self._keys(), row.before or {}
        told = []
        for key, value in (row.changes or {}).items():
            at = keys.index(key) if key in keys else -1
            name = self._headings[at] if at >= 0 else key.replace("_", " ")
            old, new = self._value(row, at, before.get(key)), self._value(row, at, value)
            told.append(f"{name}: {old or 'blank'} → {new or 'blank'}")
        return "; ".join(told)

    def _ink(self, row: PlannedRow, column: int) -> str | None:
        if column == ROW:
            return "muted"
        if column == BECAUSE:
            return "chip_amber" if row.problems else "muted"
        return "accent" if self._is_changed(row, column) else None

    def _is_changed(self, row: PlannedRow, column: int) -> bool:
        return bool(row.changes) and self._key(column) in (row.changes or {})

    def _keys(self) -> tuple[str, ...]:
        return self._section.keys if self._section is not None else ()

    def _key(self, column: int) -> str | None:
        at = column - len(_FIXED)
        return self._keys()[at] if at >= 0 else None

    def _tip(self, row: PlannedRow, column: int) -> str:
        key = self._key(column)
        if key is not None and self._is_changed(row, column):
            at = column - len(_FIXED)
            before = self._value(row, at, (row.before or {}).get(key))
            return f"Until now: {before}" if before else "Until now blank"
        return self._text(row, column)


def chip_of(row: PlannedRow) -> str:
    """Give the colour of what becomes of a row."""
    return "grey" if is_left_by_choice(row) else _CHIPS[row.verdict]


def verdict_words(row: PlannedRow) -> str:
    """Say what becomes of a row."""
    return LEFT_OUT if is_left_by_choice(row) else VERDICT_WORDS[row.verdict]


def because(row: PlannedRow) -> str:
    """Say what is wrong with a row, each problem with its column and value."""
    return "; ".join(
        f"{problem.column}: “{problem.value}” {problem.text}".removeprefix(": ")
        if problem.value
        else f"{problem.column} {problem.text}".strip()
        for problem in row.problems
    )


def value_words(value: Any) -> str:
    """Give a value as she reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return day_words(value)
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)

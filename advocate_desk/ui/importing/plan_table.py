"""The rows of a plan as a table: what becomes of each, what changes, what is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from advocate_desk.base.words import day_words
from advocate_desk.sheets.planned import PlannedRow, Section, Verdict
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.plain import safe_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

VERDICT_WORDS = {
    Verdict.NEW: "New",
    Verdict.UPDATE: "Changed",
    Verdict.SAME: "Same",
    Verdict.SKIPPED: "To decide",
    Verdict.INVALID: "Problem",
}
_INK = {
    Verdict.NEW: "ok",
    Verdict.UPDATE: "accent",
    Verdict.SAME: "muted",
    Verdict.SKIPPED: "warn",
    Verdict.INVALID: "bad",
}
_FIXED = ("Row", "Becomes", "Because")


class PlanTable(QAbstractTableModel):
    """Shows the rows of one section that a filter lets through; nothing is copied."""

    def __init__(self) -> None:
        super().__init__()
        self._section: Section | None = None
        self._rows: Sequence[PlannedRow] = ()
        self._headings: tuple[str, ...] = ()

    def show_rows(self, section: Section, holds: Callable[[PlannedRow], bool]) -> None:
        """Show the rows of a section for which `holds` is true."""
        self.beginResetModel()
        self._section = section
        self._rows = [row for row in section.rows if holds(row)]
        by_field = {key: heading for heading, key in section.mapping.items()}
        self._headings = tuple(by_field.get(key, key) for key in section.keys)
        self.endResetModel()

    def row_at(self, at: int) -> PlannedRow | None:
        """Give the planned row of a line."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_FIXED) + len(self._headings)

    def headerData(
        self, at: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (*_FIXED, *self._headings)[at]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(row, column)
        if role == Qt.ItemDataRole.FontRole and self._is_changed(row, column):
            return theme.font(TextStyle.STRONG)
        if role == Qt.ItemDataRole.ToolTipRole:
            return safe_tip(self._tip(row, column))
        return None

    def _text(self, row: PlannedRow, column: int) -> str:
        if column == 0:
            return str(row.number)
        if column == 1:
            return verdict_words(row)
        if column == 2:
            return because(row)
        at = column - len(_FIXED)
        return value_words(row.values[at]) if at < len(row.values) else ""

    def _ink(self, row: PlannedRow, column: int) -> QColor | None:
        tokens = theme.tokens()
        if column == 0:
            return QColor(tokens.muted)
        if column == 1:
            ink = "muted" if is_left_by_choice(row) else _INK[row.verdict]
            return QColor(getattr(tokens, ink))
        if column == 2 and row.problems:
            return QColor(tokens.warn)
        return QColor(tokens.accent) if self._is_changed(row, column) else None

    def _is_changed(self, row: PlannedRow, column: int) -> bool:
        key = self._key(column)
        return bool(row.changes) and key is not None and key in (row.changes or {})

    def _key(self, column: int) -> str | None:
        at = column - len(_FIXED)
        return self._section.keys[at] if self._section is not None and at >= 0 else None

    def _tip(self, row: PlannedRow, column: int) -> str:
        key = self._key(column)
        if key is not None and self._is_changed(row, column):
            before = value_words((row.before or {}).get(key))
            return f"Until now: {before}" if before else "Until now blank"
        return self._text(row, column)


def verdict_words(row: PlannedRow) -> str:
    """Say what becomes of a row."""
    return "Left out" if is_left_by_choice(row) else VERDICT_WORDS[row.verdict]


def is_left_by_choice(row: PlannedRow) -> bool:
    """Say whether a row is left out because she said so."""
    return row.verdict is Verdict.SKIPPED and not row.problems


def because(row: PlannedRow) -> str:
    """Say what is wrong with a row, each problem with its column and value."""
    return "; ".join(
        f"{problem.column}: “{problem.value}” {problem.text}"
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

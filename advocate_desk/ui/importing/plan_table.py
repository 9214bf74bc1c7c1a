"""The rows of a plan as a table: what becomes of each, what changes, what is wrong."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from advocate_desk.base.words import day_words, money_words
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.column_setup import ColumnSetup
from advocate_desk.sheets.doubts import Rule
from advocate_desk.sheets.mapping import fields_of
from advocate_desk.sheets.mending import cell_now, cell_of_file, is_mended
from advocate_desk.sheets.planned import Group, LeftOut, PlannedRow, RowProblem, Section, Verdict
from advocate_desk.ui.importing.row_classes import is_left_by_choice
from advocate_desk.ui.importing.rows_view import CHIP, INK, IS_STRONG, IS_WRONG
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
CHIPS = {
    Verdict.NEW: "green",
    Verdict.UPDATE: "blue",
    Verdict.SAME: "grey",
    Verdict.SKIPPED: "amber",
    Verdict.INVALID: "red",
}
ROW, BECOMES, BECAUSE = range(3)
_FIXED = ("Row", "Becomes", "Because")
FIRST_FIELD = len(_FIXED)
_NAMED = 4  # rows told by their numbers
_UID = re.compile(r" \([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\)")


class PlanTable(QAbstractTableModel):
    """Shows rows of one section; nothing is copied. A cell that a column has can be mended.

    Signals:
        mended: the row, the column of the file, and what she wrote over the cell.
    """

    mended = Signal(object, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._section: Section | None = None
        self._rows: Sequence[PlannedRow] = ()
        self._headings: tuple[str, ...] = ()
        self._money: frozenset[int] = frozenset()
        self._columns: tuple[ColumnSetup | None, ...] = ()
        self._groups: dict[int, Group] = {}  # of several rows, by each that is on this sheet
        self._by_role: dict[int, Callable[[PlannedRow, int], Any]] = {
            **dict.fromkeys(_DISPLAY, self._text),
            CHIP: lambda row, at: chip_of(row) if at == BECOMES else None,
            INK: self._ink,
            IS_WRONG: self._is_wrong,
            IS_STRONG: self._is_changed,
            Qt.ItemDataRole.EditRole: self._said,
            Qt.ItemDataRole.ToolTipRole: lambda row, at: safe_tip(self._tip(row, at)),
        }

    def show_rows(self, section: Section, rows: Sequence[PlannedRow]) -> None:
        """Show some rows of a section."""
        self.beginResetModel()
        self._section, self._rows = section, rows
        fields = fields_of(section.kind)
        by_field = {one.key: one.heading for one in fields}
        by_field |= {key: heading for heading, key in section.mapping.items()}
        self._headings = tuple(by_field.get(key, key) for key in section.keys)
        money = {one.key for one in fields if one.shape is Shape.MONEY}
        self._money = frozenset(at for at, key in enumerate(section.keys) if key in money)
        self._columns = tuple(section.setup.column_of(key) for key in section.keys)
        several = [group for group in section.groups if len(group.rows) > 1]
        self._groups = {id(row): group for group in several for row in _of_sheet(group)}
        self.endResetModel()

    def row_at(self, at: int) -> PlannedRow | None:
        """Give the planned row of a line."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def reason(self, row: PlannedRow) -> str:
        """Say why a row becomes what it becomes: what is wrong with it, or what it changes."""
        told = (because(row), self._changes(row), self._together(row))
        return "; ".join(words for words in told if words)

    def place_of(self, number: int) -> int | None:
        """Give the line of a row of the file; None when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.number == number), None)

    def wrong_columns(self, at: int) -> list[int]:
        """Give the columns something is wrong with in a line; that of the reason for others."""
        problems = [p for p in self._rows[at].problems if p.left_out is not LeftOut.NOTHING]
        headings = {problem.column for problem in problems}
        wrong = [
            place + FIRST_FIELD
            for place, column in enumerate(self._columns)
            if column is not None and column.heading in headings
        ]
        return wrong or ([BECAUSE] if problems else [])

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
        tell = self._by_role.get(role)
        return tell(self._rows[index.row()], index.column()) if tell else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_cell = index.isValid() and self._column(index.column()) is not None
        editable = Qt.ItemFlag.ItemIsEditable if is_cell else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what she wrote; the rows are planned anew, and shown again."""
        row, column = self._rows[index.row()], self._column(index.column())
        is_new = str(value) != self._said(row, index.column())
        if role == Qt.ItemDataRole.EditRole and column is not None and is_new:
            self.mended.emit(row, column, str(value))
        return False

    def _column(self, at: int) -> ColumnSetup | None:
        """Give the column of the file that is shown in a column."""
        return self._columns[at - FIRST_FIELD] if at >= FIRST_FIELD else None

    def _said(self, row: PlannedRow, at: int) -> str:
        """Give what the file, or she, says in a cell."""
        column = self._column(at)
        if column is None or self._section is None:
            return ""
        return cell_now(self._section.setup, column, row.number)

    def _text(self, row: PlannedRow, column: int) -> str:
        if column == ROW:
            return str(row.number)
        if column == BECOMES:
            return verdict_words(row)
        if column == BECAUSE:
            return self.reason(row)
        if self._is_wrong(row, column):
            return self._said(row, column)  # as it was not taken, it is in no value
        at = column - FIRST_FIELD
        now = self._value(row, at, row.values[at]) if at < len(row.values) else ""
        return f"{self._before(row, at) or 'blank'} → {now}" if self._replaces(row, at) else now

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

    def _before(self, row: PlannedRow, at: int) -> str:
        return self._value(row, at, (row.before or {}).get(self._keys()[at]))

    def _replaces(self, row: PlannedRow, at: int) -> bool:
        """Say whether a cell changes what stands in a row that is there."""
        return row.before is not None and self._keys()[at] in (row.changes or {})

    def _together(self, row: PlannedRow) -> str:
        """Say which other rows of the file mean the same."""
        group = self._groups.get(id(row))
        if group is None:
            return ""
        numbers = sorted(one.number for one in _of_sheet(group))
        rows = ", ".join(map(str, numbers[:_NAMED]))
        more = "…" if len(numbers) > _NAMED else ""
        elsewhere = len(group.rows) - len(numbers)
        others = f" and {elsewhere} on other sheets" if elsewhere else ""
        return f"{len(group.rows)} rows for {group.name or 'the same'}: {rows}{more}{others}"

    def _is_wrong(self, row: PlannedRow, at: int) -> bool:
        column = self._column(at)
        if column is None:
            return False
        wrong = (p for p in row.problems if not _is_about_her(row, p))
        return any(problem.column == column.heading for problem in wrong)

    def _is_mended(self, row: PlannedRow, at: int) -> bool:
        column = self._column(at)
        section = self._section
        if column is None or section is None:
            return False
        return is_mended(section.setup, column, row.number)

    def _ink(self, row: PlannedRow, column: int) -> str | None:
        if column == ROW:
            return "muted"
        if self._is_wrong(row, column):
            return "chip_red"
        if column == BECAUSE:
            return "chip_amber" if row.problems else "muted"
        is_new = self._is_changed(row, column) or self._is_mended(row, column)
        return "accent" if is_new else None

    def _is_changed(self, row: PlannedRow, column: int) -> bool:
        return bool(row.changes) and self._key(column) in (row.changes or {})

    def _keys(self) -> tuple[str, ...]:
        return self._section.keys if self._section is not None else ()

    def _key(self, column: int) -> str | None:
        at = column - FIRST_FIELD
        return self._keys()[at] if at >= 0 else None

    def _tip(self, row: PlannedRow, column: int) -> str:
        told = [self._text(row, column)]
        at = self._column(column)
        if at is not None and self._section is not None:
            told += [p.text for p in row.problems if p.column == at.heading]
            if self._is_mended(row, column):
                was = cell_of_file(self._section.setup, at, row.number)
                told.append(f"The file says: {was or 'blank'}")
        return "\n".join(told)


def _is_about_her(row: PlannedRow, problem: RowProblem) -> bool:
    """Say whether a problem is who is meant, though the cell itself says what it should."""
    if row.doubt is None or problem.left_out is not LeftOut.ROW:
        return False
    return row.doubt.rule is not Rule.NOBODY


def chip_of(row: PlannedRow) -> str:
    """Give the colour of what becomes of a row."""
    return "grey" if is_left_by_choice(row) else CHIPS[row.verdict]


def verdict_words(row: PlannedRow) -> str:
    """Say what becomes of a row."""
    return LEFT_OUT if is_left_by_choice(row) else VERDICT_WORDS[row.verdict]


def because(row: PlannedRow) -> str:
    """Say what is wrong with a row, each problem with its column and value."""
    told = "; ".join(
        f"{problem.column}: “{problem.value}” {problem.text}".removeprefix(": ")
        if problem.value
        else f"{problem.column} {problem.text}".strip()
        for problem in row.problems
    )
    return _UID.sub("", told)  # what she mends here she chooses by name


def value_words(value: Any) -> str:
    """Give a value as she reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return day_words(value)
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _of_sheet(group: Group) -> Sequence[PlannedRow]:
    """Give the rows of a group on the sheet that named it first; those of others follow them."""
    return group.rows[: len(group.places)]

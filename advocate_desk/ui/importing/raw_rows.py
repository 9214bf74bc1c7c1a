"""The first rows of a sheet as they stand in the file, with the row that holds the headings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from advocate_desk.sheets.cells import Cell, cell_text, column_letter
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.setup import SheetSetup
from advocate_desk.ui.importing.rows_view import GROUND, INK, IS_STRONG
from advocate_desk.ui.widgets.plain import safe_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SHOWN = 20  # rows from the headings on
_WIDEST = 200  # columns
_LONG = 24  # characters; shorter texts fit and need no tip


class RawRows(QAbstractTableModel):
    """Shows a sheet's first rows; the first column holds their numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[int, tuple[Cell, ...]]] = []
        self._width = 0
        self._headings = range(0)

    def show_sheet(self, sheet: Sheet, setup: SheetSetup, *, only_special: bool = False) -> None:
        """Show a sheet; `only_special`: rows with letters that an encoding can get wrong."""
        self.beginResetModel()
        first = setup.header_row
        count = setup.table.heading_rows if setup.table is not None else 0
        self._headings = range(first, first + count)
        last = max(first, 1) + _SHOWN
        numbered = enumerate(sheet.rows, start=1)
        if only_special:
            found = ((number, row) for number, row in numbered if _is_special(row))
            self._rows = [row for row, _at in zip(found, range(_SHOWN), strict=False)]
        else:
            self._rows = [row for row, _at in zip(numbered, range(last), strict=False)]
        self._width = min(max((len(row) for _number, row in self._rows), default=0), _WIDEST)
        self.endResetModel()

    def number_at(self, row: int) -> int:
        """Give the number of a row as the spreadsheet program shows it; 0 beyond the rows."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else 0

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._width + 1

    def headerData(
        self, at: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letter(at - 1) if at else "Row"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number, cells = self._rows[index.row()]
        at = index.column() - 1
        text = str(number) if at < 0 else cell_text(cells[at]) if at < len(cells) else ""
        is_heading = number in self._headings
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        if role == GROUND:
            return "accent_soft" if is_heading else None
        if role == INK:
            is_above = bool(self._headings) and number < self._headings.start
            return "faint" if at < 0 or is_above else None
        if role == IS_STRONG:
            return is_heading
        if role == Qt.ItemDataRole.ToolTipRole and len(text) > _LONG:
            return safe_tip(text)
        return None


def _is_special(row: tuple[Cell, ...]) -> bool:
    return any(isinstance(cell, str) and not cell.isascii() for cell in row)

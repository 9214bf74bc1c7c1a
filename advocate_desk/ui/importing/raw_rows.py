"""The first rows of a sheet as they stand in the file, with the row that holds the headings."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from itertools import islice
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


class Shown(Enum):
    """Which rows of a sheet are shown."""

    FIRST = auto()
    SPECIAL = auto()  # with letters that an encoding can get wrong
    LEFT_OUT = auto()  # neither headings nor data


class RawRows(QAbstractTableModel):
    """Shows a sheet's first rows; the first column holds their numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[int, tuple[Cell, ...]]] = []
        self._width = 0
        self._headings = range(0)
        self._ignored: set[int] = set()

    def show_sheet(self, sheet: Sheet, setup: SheetSetup, shown: Shown = Shown.FIRST) -> None:
        """Show rows of a sheet."""
        self.beginResetModel()
        table = setup.table
        first = setup.header_row
        self._headings = range(first, first + (table.heading_rows if table is not None else 0))
        self._ignored = {line.number for line in table.ignored} if table is not None else set()
        top = sheet.area.top if sheet.area is not None else 0
        if shown is Shown.FIRST:
            self._rows = list(islice(_numbered(sheet), top, max(first, top + 1) + _SHOWN))
        elif shown is Shown.SPECIAL:
            found = (one for one in _numbered(sheet) if _is_special(one[1]))
            self._rows = list(islice(found, _SHOWN))
        else:
            self._rows = _left_out(sheet, setup)
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
            return "faint" if at < 0 or number in self._ignored else None
        if role == IS_STRONG:
            return is_heading
        if role == Qt.ItemDataRole.ToolTipRole and len(text) > _LONG:
            return safe_tip(text)
        return None


def _numbered(sheet: Sheet) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    return enumerate(sheet.rows, start=1)


def _left_out(sheet: Sheet, setup: SheetSetup) -> list[tuple[int, tuple[Cell, ...]]]:
    """Give the rows that are neither headings nor data; those of no part as the file has them."""
    elsewhere = {row.number: row.cells for row in sheet.elsewhere}
    lines = setup.table.ignored if setup.table is not None else ()
    return [(one.number, elsewhere.get(one.number) or sheet.rows[one.number - 1]) for one in lines]


def _is_special(row: tuple[Cell, ...]) -> bool:
    return any(isinstance(cell, str) and not cell.isascii() for cell in row)

"""The model behind every list: the ids of all rows, and the cells of the pages in view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from advocate_desk.base.row_ids import Ids, RowIds, ids_of, row_of
from advocate_desk.program.listing import Line
from advocate_desk.ui.tables.columns import BLANK, Cell, Column
from advocate_desk.ui.tables.values import value_of
from advocate_desk.ui.widgets.plain import safe_tip

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int]], Mapping[int, Line]]

PAGE = 64  # rows fetched at once: two windows full
_KEPT_PAGES = 128
_LONG = 24  # characters; shorter texts fit into their cell and need no tip

# As plain integers: comparing enums costs more than the rest of `data`.
_DISPLAY = Qt.ItemDataRole.DisplayRole.value
_EDIT = Qt.ItemDataRole.EditRole.value
_TIP = Qt.ItemDataRole.ToolTipRole.value
_READ_OUT = Qt.ItemDataRole.AccessibleTextRole.value
_ROOT = QModelIndex()

# Asked for every cell of every frame: put together once.
_READ_ONLY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _READ_ONLY | Qt.ItemFlag.ItemIsEditable


class _Page:
    """A page of lines with their cells in the order of the columns."""

    __slots__ = ("cells", "lines")

    def __init__(self, lines: list[Line | None], columns: Sequence[Column]) -> None:
        self.lines = lines
        self.cells: list[tuple[Cell, ...] | None] = [
            None if line is None else tuple(column.prepare(line) for column in columns)
            for line in lines
        ]


class LazyTable(QAbstractTableModel):
    """Shows lines of a long list without holding them all.

    Between the first answer and the second, the ids of later rows are not known: their cells are
    blank, while the scroll bar already tells the truth.
    """

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: Ids = ids_of(())
        self._rows = 0
        self._columns: tuple[Column, ...] = ()
        self._pages: OrderedDict[int, _Page] = OrderedDict()
        self._typed: dict[int, dict[str, Any]] = {}

    @property
    def columns(self) -> tuple[Column, ...]:
        """Give the columns in their order."""
        return self._columns

    @property
    def ids(self) -> Ids:
        """Give the ids of the rows in their order, as far as they are known."""
        return self._ids

    def show_ids(self, ids: RowIds) -> None:
        """Show these rows, in this order; selection and scroll are the view's to keep."""
        if ids.rows == self._rows and ids.known == self._ids:
            self.fetch_again()
            return
        self.beginResetModel()
        self._ids, self._rows = ids.known, ids.rows
        self._pages.clear()
        self.endResetModel()

    def fill_in(self, ids: RowIds) -> bool:
        """Take the rest of the ids when the known ones agree; False when they do not."""
        if ids.rows != self._rows or not ids.begin_with(self._ids):
            return False
        self._ids = ids.known
        self.fetch_again()
        return True

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same rows."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._pages.clear()
        self.endResetModel()

    def fetch_again(self) -> None:
        """Forget what was fetched, because the desk has changed."""
        self._pages.clear()
        self._tell_all()

    def show_typed(self, ids: Sequence[int], values: Mapping[str, Any]) -> None:
        """Show values of rows before they are saved."""
        for row_id in ids:
            self._typed.setdefault(row_id, {}).update(values)
        self.fetch_again()

    def settle(self, ids: Sequence[int], keys: Sequence[str]) -> None:
        """Show what the desk holds again: the typed values are saved, or were refused."""
        for row_id in ids:
            held = self._typed.get(row_id, {})
            for key in keys:
                held.pop(key, None)
            if not held:
                self._typed.pop(row_id, None)
        self.fetch_again()

    def id_at(self, row: int) -> int | None:
        """Give the id of a row; None while it is not known."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, row_id: int) -> int | None:
        """Give where a row stands; None when it is not in the list."""
        return row_of(self._ids, row_id)

    def line_at(self, row: int) -> Line | None:
        """Give a row's line; None when it was deleted since the ids were read."""
        if not 0 <= row < self._rows:
            return None
        return self._page(row // PAGE).lines[row % PAGE]

    def cell(self, row: int, column: int) -> Cell:
        """Give what a cell shows; blank when its row was deleted."""
        page = self._pages.get(row // PAGE) or self._page(row // PAGE)
        cells = page.cells[row % PAGE]
        return BLANK if cells is None else cells[column]

    def value_at(self, index: Index) -> Any:
        """Give the plain value that an edit of the cell would change."""
        line = self.line_at(index.row())
        field = self._columns[index.column()].writes
        if line is None or field is None:
            return None
        value = value_of(field, line.values)
        # a name that was put together from its parts is edited as it is shown
        return value if value is not None else self._shown_name(line, index.column())

    def _shown_name(self, line: Line, column: int) -> Any:
        shown = self._columns[column]
        differs = shown.writes is not None and shown.writes.key != shown.key
        return line.values.get(shown.key) if differs else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        if role == _DISPLAY:
            return self.cell(index.row(), index.column())[0]
        if role == _READ_OUT:
            label = self._columns[index.column()].field.label
            return f"{label}: {self.cell(index.row(), index.column())[0] or 'blank'}"
        if role == _EDIT:
            return self.cell(index.row(), index.column())[0]
        if role == _TIP:
            text = self.cell(index.row(), index.column())[0]
            return safe_tip(text) if len(text) > _LONG else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        field = self._columns[section].field
        if role in (_DISPLAY, _READ_OUT):
            return field.label
        return safe_tip(field.hint) or None if role == _TIP else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _READ_ONLY if self._columns[index.column()].writes is None else _EDITABLE

    def _page(self, number: int) -> _Page:
        page = self._pages.get(number)
        if page is not None:
            self._pages.move_to_end(number)
            return page
        first, end = number * PAGE, min((number + 1) * PAGE, self._rows)
        known = self._ids[first:end].tolist()
        lines = self._fetch(known) if known else {}
        shown = [self._with_typed(lines.get(row_id)) for row_id in known]
        page = _Page(shown + [None] * (end - first - len(known)), self._columns)
        self._pages[number] = page
        if len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        return page

    def _with_typed(self, line: Line | None) -> Line | None:
        typed = self._typed.get(line.id) if line and self._typed else None
        return Line(line.id, {**line.values, **typed}) if line and typed else line

    def _tell_all(self) -> None:
        if self._rows and self._columns:
            last = self.index(self._rows - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

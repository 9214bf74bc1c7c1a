"""The view of a list: rows of one height, a header that sorts, and the keys people know."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from advocate_desk.base.row_ids import Ids, RowIds, are_alike
from advocate_desk.program.listing import Chosen, Sort, Wanted
from advocate_desk.ui import theme
from advocate_desk.ui.tables.columns import Column, Look
from advocate_desk.ui.tables.editing import EditingDelegate
from advocate_desk.ui.tables.inputs import Known
from advocate_desk.ui.tables.lazy_table import Fetch, LazyTable
from advocate_desk.ui.tables.list_header import ListHeader
from advocate_desk.ui.tables.row_choice import (
    KeptChoice,
    chosen_for_verbs,
    chosen_ids,
    count_chosen,
    keep,
    selection_of,
)
from advocate_desk.ui.tables.row_painter import RowPainter
from advocate_desk.ui.widgets.buttons import ENTER

_Flag = QItemSelectionModel.SelectionFlag
_Trigger = QAbstractItemView.EditTrigger
_Hint = QAbstractItemDelegate.EndEditHint
_CHOOSE = _Flag.ClearAndSelect | _Flag.Rows
_LEAST_PX = 56
_MOST_PERSON_PX = 320  # for a name with a company below it
_TO_A_ROW = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home)


class ListView(QTableView):
    """A long list with a header, chosen rows and cells to edit.

    Signals:
        choice_changed: other rows are chosen.
        delete_pressed, panel_pressed, fill_pressed, copy_pressed(with headings): keys.
        menu_asked: where in the view she asks for the menu of a row.
        columns_moved: she moved a column.
        column_sized: a field's key and its new width at a text size of 100 %.
    """

    choice_changed = Signal()
    delete_pressed = Signal()
    panel_pressed = Signal()
    fill_pressed = Signal()
    copy_pressed = Signal(bool)
    menu_asked = Signal(QPoint)
    columns_moved = Signal()
    column_sized = Signal(str, int)

    def __init__(
        self, kind: str, fetch: Fetch, known: Known, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hover = -1
        self._is_filling = False
        self._widths: dict[str, int] = {}  # those she chose, px at 100 %
        self._waiting: RowIds | None = None
        self._lost: KeptChoice | None = None  # chosen before, among the rows not known yet
        self.table = LazyTable(fetch, self)
        self.rows = EditingDelegate(kind, known, self)
        self.head = ListHeader(self)
        self.setHorizontalHeader(self.head)
        self.setModel(self.table)
        self.setItemDelegate(self.rows)
        self._painter = RowPainter(self, self.table)
        self._set_up()
        self._dress()
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.head.sectionMoved.connect(self._on_moved)
        self.head.sectionResized.connect(self._on_sized)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)  # Tab leaves the list; inside an editor it moves right
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())  # else a stray frame where the scroll bars meet
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed | _Trigger.DoubleClicked
        )
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.head.setSectionsMovable(True)
        self.head.setHighlightSections(False)
        self.head.setMinimumSectionSize(_LEAST_PX)

    # -- rows

    def show_first(self, ids: RowIds) -> None:
        """Show the first rows of an answer; the selection stays where it can."""
        if not self._waits(ids):
            self._show(ids)

    def show_all(self, ids: RowIds) -> None:
        """Show all rows of an answer."""
        if self._waits(ids):
            return
        if not self.table.fill_in(ids):
            self._show(ids)
        elif self._lost is not None:
            self._choose_again(self._lost)

    def loses_place(self, ids: RowIds) -> bool:
        """Say whether what she is at would be lost: where it is among the ids is not known yet."""
        if ids.are_all:
            return False
        kept = keep(self.table, self.selectionModel())
        top = self.table.id_at(self.rowAt(0)) if self.rowAt(0) >= 0 else None
        known = {*ids.known, None}
        return not (known.issuperset((kept.current, top)) and known.issuperset(kept.ids))

    def reveal(self, row_id: int) -> bool:
        """Choose a row and bring it into view; False when it is not in the list."""
        row = self.table.row_of(row_id)
        if row is None:
            return False
        index = self.table.index(row, self._current_column())
        self.selectionModel().setCurrentIndex(index, _CHOOSE)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def count_chosen(self) -> int:
        """Count the chosen rows."""
        return count_chosen(self.selectionModel())

    def chosen_ids(self) -> list[int]:
        """Give the ids of the chosen rows; all of them, so ask only when they are few."""
        return [int(row_id) for row_id in self._chosen_ids()]

    def chosen(self, wanted: Wanted) -> Chosen:
        """Name the chosen rows for a change."""
        return chosen_for_verbs(self.table, self.selectionModel(), wanted)

    # -- columns

    def show_columns(self, columns: Sequence[Column], widths: dict[str, int]) -> None:
        """Show these columns; widths are px at a text size of 100 %."""
        self._is_filling = True
        kept = keep(self.table, self.selectionModel())
        self.head.show_sides([column.is_right for column in columns])
        self.table.show_columns(columns)
        for visual in range(self.head.count()):  # positions belong to the columns before
            self.head.moveSection(self.head.visualIndex(visual), visual)
        self._widths = dict(widths)
        self._size_columns()
        self.selectionModel().select(selection_of(self.table, kept), _Flag.ClearAndSelect)
        self._is_filling = False

    def columns_in_order(self) -> list[Column]:
        """Give the columns as they stand from left to right."""
        return [self.table.columns[self.head.logicalIndex(n)] for n in range(self.head.count())]

    def show_sort(self, sort: Sort) -> None:
        """Mark the column that the rows are sorted by."""
        order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
        keys = [column.key for column in self.table.columns]
        self.head.show_sort(keys.index(sort.field) if sort.field in keys else -1, order)

    # -- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painter.paint(QPainter(self.viewport()), event.rect(), self._hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = event.key()
        if ctrl and key == Qt.Key.Key_C:
            self.copy_pressed.emit(shift)
        elif ctrl and key == Qt.Key.Key_D:
            self.fill_pressed.emit()
        elif key == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_pressed.emit()
        elif key == Qt.Key.Key_Space and not ctrl:
            self.panel_pressed.emit()
        elif key == Qt.Key.Key_F10 and shift:  # not every system makes it the menu key
            self._ask_menu_here()
        elif not self._goes_by(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._ask_menu_here()
        else:
            self.menu_asked.emit(event.pos())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, _Hint.NoHint)
        if self._waiting is not None:
            QTimer.singleShot(0, self, self._show_waiting)
        steps = {
            _Hint.SubmitModelCache: (1, 0),
            _Hint.EditNextItem: (0, 1),
            _Hint.EditPreviousItem: (0, -1),
        }
        if hint in steps:
            self._move(*steps[hint])
        if hint is not _Hint.NoHint:  # else she went somewhere else, and stays there
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.rowAt(int(event.position().y())))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.setFont(theme.font())
        self._size_columns()
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.verticalScrollBar().setSingleStep(theme.row_height())
        self.horizontalScrollBar().setSingleStep(theme.row_height())

    def _size_columns(self) -> None:
        """Give the columns their widths; what stands for a row grows by the room left over."""
        columns = self.table.columns
        widths = [self._width_of(column) for column in columns]
        left = max(self.viewport().width() - sum(widths), 0)
        filling, self._is_filling = self._is_filling, True
        for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
            grows = column.look is Look.PERSON and column.key not in self._widths
            most = max(theme.scaled(_MOST_PERSON_PX), width)
            self.setColumnWidth(number, min(width + left, most) if grows else width)
        self._stretch_last()
        self._is_filling = filling

    def _stretch_last(self) -> None:
        """Let the last column take what is still left over; Qt's own way forgets its width."""
        last = self.head.logicalIndex(self.head.count() - 1)
        if last < 0:
            return
        filling, self._is_filling = self._is_filling, True
        others = sum(self.columnWidth(one) for one in range(self.head.count()) if one != last)
        room = self.viewport().width() - others
        self.setColumnWidth(last, max(self._width_of(self.table.columns[last]), room))
        self._is_filling = filling

    def _width_of(self, column: Column) -> int:
        if chosen := self._widths.get(column.key):
            return theme.scaled(chosen)
        return max(theme.scaled(column.width), self.head.width_of(column.field.label))

    def _waits(self, ids: RowIds) -> bool:
        """Say whether rows must wait because she types: moving them would close her editor."""
        if self.state() is not QAbstractItemView.State.EditingState:
            self._waiting = None
            return False
        self._waiting = ids
        self.table.fetch_again()
        return True

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_all(self._waiting)

    def _show(self, ids: RowIds) -> None:
        """Show other rows; chosen ones stay chosen and the first in view stays there."""
        kept = self._lost or keep(self.table, self.selectionModel())
        top = self.rowAt(0)
        top_id = self.table.id_at(top) if top > 0 else None
        offset = self.rowViewportPosition(top) if top_id else 0
        column = self._current_column()
        self._is_filling = True
        self.table.show_ids(ids)
        self._choose(kept, column)
        self._scroll_to(top_id, offset)
        self._is_filling = False
        self._lost = None if ids.are_all else kept
        if not are_alike(kept.ids, self._chosen_ids()):
            self.choice_changed.emit()

    def _choose(self, kept: KeptChoice, column: int) -> None:
        choice = self.selectionModel()
        choice.select(selection_of(self.table, kept), _Flag.ClearAndSelect)
        row = self.table.row_of(kept.current) if kept.current else None
        if row is not None or not kept.current:  # keys start from the top, nothing is chosen
            choice.setCurrentIndex(self.table.index(row or 0, column), _Flag.NoUpdate)

    def _choose_again(self, kept: KeptChoice) -> None:
        """Choose what was chosen before, now that the place of every row is known."""
        before = self._chosen_ids()
        self._lost = None
        self._is_filling = True
        self._choose(kept, self._current_column())
        self._is_filling = False
        if not are_alike(before, self._chosen_ids()):
            self.choice_changed.emit()

    def _chosen_ids(self) -> Ids:
        return chosen_ids(self.table, self.selectionModel())

    def _scroll_to(self, top_id: int | None, offset: int) -> None:
        row = self.table.row_of(top_id) if top_id else None
        if row is not None:
            self.verticalScrollBar().setValue(row * theme.row_height() - offset)

    def _move(self, down: int, right: int) -> None:
        current = self.currentIndex()
        visual = self.head.visualIndex(current.column()) + right
        row = min(max(current.row() + down, 0), self.table.rowCount() - 1)
        column = self.head.logicalIndex(min(max(visual, 0), self.head.count() - 1))
        index = self.table.index(row, column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _CHOOSE)
            self.scrollTo(index)

    def _goes_by(self, event: QKeyEvent) -> bool:
        """Move to another cell as a spreadsheet does; False for the keys that Qt moves by."""
        key, modifiers = event.key(), event.modifiers()
        ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        rows, columns = self.table.rowCount(), self.head.count()
        if key in ENTER and not ctrl:
            self._move(-1 if shift else 1, 0)
        elif key == Qt.Key.Key_Home and ctrl and not shift:
            self._move(-rows, -columns)
        elif key == Qt.Key.Key_End and ctrl and not shift:
            self._move(rows, columns)
        elif key in _TO_A_ROW and not modifiers and not self.count_chosen():
            self._move(0, 0)  # the first press chooses the row that the cursor is on
        else:
            return False
        return True

    def _ask_menu_here(self) -> None:
        self.scrollTo(self.currentIndex())
        self.menu_asked.emit(self.visualRect(self.currentIndex()).center())

    def _current_column(self) -> int:
        return max(self.currentIndex().column(), 0)

    def _point_at(self, row: int) -> None:
        if row != self._hover:
            for changed in (self._hover, row):
                if changed >= 0:
                    top = self.rowViewportPosition(changed)
                    self.viewport().update(
                        0, top, self.viewport().width(), self.rowHeight(changed)
                    )
            self._hover = row

    def _on_selection(self) -> None:
        if not self._is_filling:
            self._lost = None
            self.choice_changed.emit()

    def _on_moved(self) -> None:
        if not self._is_filling:
            self._size_columns()
            self.columns_moved.emit()

    def _on_sized(self, section: int, _before: int, width: int) -> None:
        if not self._is_filling:
            key = self.table.columns[section].key
            self._widths[key] = round(width * 100 / theme.text_size())
            self._stretch_last()
            self.column_sized.emit(key, self._widths[key])

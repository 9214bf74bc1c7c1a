"""What keys and the menu of a cell do in a list: edit, fill down, copy, delete, filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from advocate_desk.program.fields import Shape
from advocate_desk.program.listing import Chosen, Condition, Sort, Test, Value
from advocate_desk.ui.tables.clipboard import Copied, as_mime, rows_as_words
from advocate_desk.ui.tables.columns import Column
from advocate_desk.ui.tables.list_edits import ListEdits
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.list_view import ListView
from advocate_desk.ui.tables.row_choice import chosen_rows, row_beside
from advocate_desk.ui.tables.values import condition_words, value_of
from advocate_desk.ui.widgets.empty_state import Deed
from advocate_desk.ui.widgets.mnemonics import give_letters
from advocate_desk.ui.workspace import Workspace


class ListKeys(QObject):
    """Answers what is pressed in a list.

    Signals:
        filter_asked: a Condition that holds for the value of a cell.
        sort_asked: a Sort by the column of a cell.
        copied: how many rows are on the clipboard.
        choice_missed: no row is chosen that anything could be done with.
    """

    filter_asked = Signal(object)
    sort_asked = Signal(object)
    copied = Signal(int)
    choice_missed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        kind: ListKind,
        view: ListView,
        edits: ListEdits,
        chosen: Callable[[], Chosen],
    ) -> None:
        super().__init__(view)
        self._workspace, self._kind, self._view = workspace, kind, view
        self._edits, self._chosen = edits, chosen
        self._offered: list[QAction] = []
        view.rows.typed.connect(self._on_typed)
        view.delete_pressed.connect(self.delete)
        view.fill_pressed.connect(self.fill_down)
        view.copy_pressed.connect(self.copy)
        view.menu_asked.connect(self._open_menu)

    def offer(self, commands: Iterable[Deed]) -> None:
        """Offer commands in the menu of a cell, below what every list has."""
        for words, run in commands:
            action = QAction(words, self)
            action.triggered.connect(lambda _checked, run=run: run())
            self._offered.append(action)

    def delete(self) -> None:
        """Delete the chosen rows; undo is offered."""
        count = self._view.count_chosen()
        if not count:
            self.choice_missed.emit()
            return
        name = ""
        if count == 1:
            row_id = self._view.chosen_ids()[0]
            name = self._workspace.look(lambda session: self._kind.name_of(session, row_id))
        chosen = self._chosen()
        self._step_off()
        self._edits.delete(chosen, count, name)

    def _step_off(self) -> None:
        """Put the cursor beside the chosen rows: they are about to go, and she goes on there."""
        view = self._view
        row = row_beside(view.selectionModel(), view.table.rowCount())
        index = view.table.index(row, max(view.currentIndex().column(), 0))
        if index.isValid():
            view.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def fill_down(self) -> None:
        """Give the chosen rows the value of the first, in the column she is in."""
        view = self._view
        current = view.currentIndex()
        runs = chosen_rows(view.selectionModel())
        if not current.isValid() or not runs:
            self.choice_missed.emit()
            return
        top, count = runs[0][0], view.count_chosen()
        if count == 1:  # as in a spreadsheet: take it from the row above
            top = max(top - 1, 0)
        column = view.table.columns[current.column()]
        value = view.table.value_at(view.table.index(top, current.column()))
        self._edits.fill(self._chosen(), count, column, value)

    def copy(self, headings: bool) -> None:
        """Put the chosen rows on the clipboard."""
        ids, columns = self._view.chosen_ids(), self._view.columns_in_order()
        listing = self._kind.listing
        if not ids:
            self.choice_missed.emit()
            return

        def copied(found: Copied) -> None:
            QGuiApplication.clipboard().setMimeData(as_mime(found.rows, found.texts))
            self.copied.emit(len(found.rows) - (1 if headings else 0))

        self._workspace.read(
            lambda session: rows_as_words(session, listing, ids, columns, headings=headings),
            copied,
        )

    def _on_typed(self, row_id: int, column: Column, value: object) -> None:
        # later: the list must not change while the editor is being closed
        QTimer.singleShot(0, self, lambda: self._edits.set_cell(row_id, column, value))

    def _open_menu(self, point: QPoint) -> None:
        self.menu_at(point).popup(self._view.viewport().mapToGlobal(point))

    def menu_at(self, point: QPoint) -> QMenu:
        """Give the menu of the cell under a point."""
        view = self._view
        menu = QMenu(view)
        menu.aboutToHide.connect(menu.deleteLater)
        give_letters(menu)
        index = view.indexAt(point)
        if index.isValid():
            column = view.table.columns[index.column()]
            if condition := self._condition_at(index.row(), column):
                words = condition_words(self._kind.listing.key, column.field, condition)
                menu.addAction(
                    f"Filter by this value: {words}".replace("&", "&&"),
                    lambda: self.filter_asked.emit(condition),
                )
            for words, descending in (("Sort up", False), ("Sort down", True)):
                sort = Sort(column.key, descending)
                menu.addAction(words, partial(self.sort_asked.emit, sort))
            edit = menu.addAction("Edit", lambda: view.edit(index))
            edit.setEnabled(column.writes is not None)
            menu.addAction("Fill down\tCtrl+D", self.fill_down)
        menu.addAction("Copy\tCtrl+C", lambda: self.copy(False))
        menu.addAction("Copy with headings\tCtrl+Shift+C", lambda: self.copy(True))
        menu.addSeparator()
        menu.addActions(self._offered)
        menu.addAction(f"Delete {self._kind.one}\tDel", self.delete)
        return menu

    def _condition_at(self, row: int, column: Column) -> Condition | None:
        line = self._view.table.line_at(row)
        if line is None:
            return None
        value: Value = value_of(column.field, line.values)
        key = column.field.key
        if value in (None, ()):
            return Condition(key, Test.BLANK)
        if column.field.shape is Shape.LONG_TEXT:
            return Condition(key, Test.CONTAINS, value)
        return Condition(key, Test.IS, (value,) if isinstance(value, str) else value)

"""Editing in a cell: a field for its shape opens in place; Enter and Tab commit, Esc does not."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from advocate_desk.base.errors import DeskError
from advocate_desk.ui import theme
from advocate_desk.ui.tables.columns import Column
from advocate_desk.ui.tables.inputs import (
    ChoiceInput,
    Input,
    Known,
    LineInput,
    LongInput,
    input_for,
    is_enter,
    mark_wrong,
)
from advocate_desk.ui.tables.lazy_table import Index, LazyTable

_Hint = QAbstractItemDelegate.EndEditHint
_LONG_PX = 120  # a text of several lines opens over the rows below
_LEAST_PX = 160
_EDITOR_PX = 32


class EditingDelegate(QStyledItemDelegate):
    """Opens editors and says what was typed; the list decides what becomes of it.

    Signals:
        typed: row id, Column, value.
        not_readable: the DeskError that says why nothing was changed.
        left: Esc: the cell stays as it was.
    """

    typed = Signal(int, object, object)
    not_readable = Signal(object)
    left = Signal()

    def __init__(self, kind: str, known: Known, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind, self._known = kind, known

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        model, column = _model_of(index), _column_of(index)
        assert column.writes is not None  # noqa: S101 - only such cells are editable
        editor = input_for(self._kind, column.writes, self._known, parent)
        editor.setProperty("row_id", model.id_at(index.row()))
        editor.setAutoFillBackground(True)
        if isinstance(editor, ChoiceInput):
            editor.choose_in_list()
            editor.activated.connect(lambda _line: self._end(editor, _Hint.RevertModelCache))
            QTimer.singleShot(0, editor, editor.open_list)  # it was opened to be chosen from
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if not isinstance(editor, Input) or editor.property("filled"):
            return  # the list was read again while she types: what she types stays
        model = _model_of(index)
        line = model.line_at(index.row())
        currency = (line.values.get("currency") if line else "") or ""
        editor.show_value(model.value_at(index), currency)
        editor.setProperty("filled", True)
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        row_id = editor.property("row_id")
        if not isinstance(editor, Input) or not isinstance(model, LazyTable) or not row_id:
            return
        try:
            value: Any = editor.value()
        except DeskError as error:
            self.not_readable.emit(error)
            return
        before = model.value_at(index)
        if value != before and not (not value and not before and value is not False):
            self.typed.emit(row_id, _column_of(index), value)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        rect = option.rect.adjusted(2, 2, -2, -3)
        rect.setWidth(max(rect.width(), theme.scaled(_LEAST_PX)))
        if isinstance(editor, LongInput):
            rect.setHeight(max(rect.height(), theme.scaled(_LONG_PX)))
        else:
            height = min(rect.height(), max(editor.sizeHint().height(), theme.scaled(_EDITOR_PX)))
            rect.setTop(rect.center().y() - height // 2)
            rect.setHeight(height)
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            if _ends(event) and not _is_completing(editor) and not self._can_be_read(editor):
                return True
            if is_enter(event) and not _is_completing(editor):
                self._end(editor, _Hint.SubmitModelCache)
                return True
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                self.closeEditor.emit(editor, _Hint.RevertModelCache)
                self.left.emit()
                return True
        return super().eventFilter(editor, event)

    def _can_be_read(self, editor: QWidget) -> bool:
        """Let her mend what means nothing: the editor stays, with her words in it."""
        try:
            if isinstance(editor, Input):
                editor.value()
        except DeskError as error:
            mark_wrong(editor, wrong=True)
            self.not_readable.emit(error)
            return False
        return True

    def _end(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.commitData.emit(editor)
        # later: the list of a combo box is still closing
        QTimer.singleShot(0, editor, lambda: self.closeEditor.emit(editor, hint))


def _ends(event: QEvent) -> bool:
    """Say whether a key would save the cell and go on."""
    is_tab = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    return is_tab or is_enter(event)


def _is_completing(editor: QWidget) -> bool:
    completer = editor.completer() if isinstance(editor, LineInput) else None
    popup = completer.popup() if completer else None
    return bool(popup and popup.isVisible())


def _model_of(index: Index) -> LazyTable:
    model = index.model()
    if not isinstance(model, LazyTable):
        raise TypeError("only a LazyTable is edited here")
    return model


def _column_of(index: Index) -> Column:
    return _model_of(index).columns[index.column()]

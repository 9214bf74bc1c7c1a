"""Where she chooses the columns of a list and their order; each tick applies at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QWidget,
)

from advocate_desk.program.fields import ListField
from advocate_desk.ui import theme
from advocate_desk.ui.tables.popup import Finder, Popup, list_line
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import link_button
from advocate_desk.ui.widgets.plain import PlainLabel

_KEY = Qt.ItemDataRole.UserRole
_LIST_PX = 320


class ColumnsPopup(Popup):
    """All fields of a list; the shown ones first, in their order.

    Signals:
        chosen: the keys of the columns in order.
        usual_asked, field_asked: buttons.
    """

    chosen = Signal(object)
    usual_asked = Signal()
    field_asked = Signal()

    def __init__(
        self,
        parent: QWidget,
        fields: Mapping[str, ListField],
        shown: Sequence[str],
        fixed: str,
        *,
        can_add: bool,
    ) -> None:
        super().__init__(parent, 290)
        self._list = _OrderedList()
        self._find = Finder("Find a column", self._list)
        self._list.setAccessibleName("Columns; Alt and an arrow moves one")
        self._list.setFixedHeight(theme.scaled(_LIST_PX))
        rest = [key for key in fields if key not in shown]
        for key in (*shown, *rest):
            if key in fields:
                self._add(fields[key], is_shown=key in shown, is_fixed=key == fixed)
        self._lay_out(can_add=can_add)
        self._list.itemChanged.connect(lambda _line: self._tell())
        self._list.model().rowsMoved.connect(self._tell)
        self._list.moved.connect(self._tell)
        self.setFocusProxy(self._find)

    def keys(self) -> tuple[str, ...]:
        """Give the ticked columns in their order."""
        lines = (self._list.item(number) for number in range(self._list.count()))
        return tuple(
            line.data(_KEY) for line in lines if line.checkState() is Qt.CheckState.Checked
        )

    def _add(self, field: ListField, *, is_shown: bool, is_fixed: bool) -> None:
        line = list_line(field.label, self._list)
        line.setData(_KEY, field.key)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled
        if not is_fixed:  # without its name nobody knows what a row is
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
        line.setFlags(flags)
        line.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)

    def _lay_out(self, *, can_add: bool) -> None:
        self.column.addWidget(self._find)
        self.column.addWidget(self._list)
        self.column.addWidget(PlainLabel("Drag to change the order", TextStyle.SMALL, "muted"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        buttons = [("Usual columns", self.usual_asked)]
        if can_add:
            buttons.append(("Add a field…", self.field_asked))
        for words, signal in buttons:
            button = link_button(words)
            button.clicked.connect(lambda _checked, signal=signal: self._leave(signal))
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _leave(self, signal: Signal) -> None:
        self.close()
        signal.emit()  # type: ignore[attr-defined]

    def _tell(self) -> None:
        self.chosen.emit(self.keys())


class _OrderedList(QListWidget):
    """A list whose lines are moved by dragging, or by Alt and an arrow.

    Signals:
        moved: a line was moved by a key.
    """

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if way is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        if 0 <= row + way < self.count():
            line = self.takeItem(row)
            self.insertItem(row + way, line)
            self.setCurrentRow(row + way)
            self.moved.emit()

"""What: pills for the types she uses most, and a line that finds any other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from advocate_desk.base.text import fold_name
from advocate_desk.program.quick_log import TypeChoice
from advocate_desk.ui.dialogs.pill_row import PillRow
from advocate_desk.ui.dialogs.suggestions import Suggestion, Suggestions

_OFTEN = 6  # pills; the others are found by typing
_OTHER = "other"


class TypeField(QWidget):
    """Asks for an activity type.

    Signals:
        type_changed: the TypeChoice, or None.
    """

    type_changed = Signal(object)

    def __init__(self, types: Sequence[TypeChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._types = {choice.id: choice for choice in types}
        self._often = [choice.id for choice in types][:_OFTEN]
        self.row = PillRow("What", numbered=True)
        self.row.chosen.connect(self._on_chosen)
        self.line = QLineEdit()
        self.line.setPlaceholderText("Type to find any activity type")
        self.line.setAccessibleName("Other activity type")
        self.line.installEventFilter(self)
        self.line.hide()
        self._suggestions = Suggestions(self.line, self._look_up)
        self._suggestions.picked.connect(self._on_found)
        self.setFocusProxy(self.row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.row)
        column.addWidget(self.line)
        wide = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        wide.setHeightForWidth(True)
        self.setSizePolicy(wide)
        self._show_pills()

    def chosen(self) -> TypeChoice | None:
        """Give the chosen type."""
        value = self.row.value()
        return self._types.get(value) if isinstance(value, int) else None

    def set_type(self, type_id: int | None) -> None:
        """Choose a type without saying so; one that is not among the pills gets one."""
        if type_id in self._types and type_id not in self._often:
            self._often = [*self._often[:_OFTEN], type_id]
            self._show_pills()
        self.row.set_value(type_id)
        self.line.hide()

    def open_line(self) -> None:
        """Let her type the name of a type."""
        self.line.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._suggestions.pick_current()
                return True
            if event.key() == Qt.Key.Key_Escape:  # leaves the line, not the dialog
                self._close_line()
                return True
        return super().eventFilter(watched, event)

    def _show_pills(self) -> None:
        named = [(type_id, self._types[type_id].name) for type_id in self._often]
        self.row.show_choices([*named, (_OTHER, "Other…")])

    def _on_chosen(self, value: object) -> None:
        if value == _OTHER:
            self.row.set_value(None)
            self.open_line()
        self.type_changed.emit(self.chosen())

    def _look_up(self, words: str) -> list[Suggestion]:
        wanted = fold_name(words).split()
        found = [
            choice
            for choice in self._types.values()
            if all(word in fold_name(f"{choice.name} {choice.category}") for word in wanted)
        ]
        return [(choice, f"{choice.name} · {choice.category}") for choice in found]

    def _on_found(self, choice: TypeChoice) -> None:
        self.line.clear()
        self.set_type(choice.id)
        self.type_changed.emit(choice)

    def _close_line(self) -> None:
        self.line.clear()
        self.line.hide()
        self.row.setFocus()

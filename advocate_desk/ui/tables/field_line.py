"""A field on a panel: its name, what it holds, and the editor that opens when it is clicked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from advocate_desk.base.errors import DeskError
from advocate_desk.program.fields import ListField
from advocate_desk.ui import theme
from advocate_desk.ui.tables.inputs import (
    ChoiceInput,
    Input,
    Known,
    LongInput,
    input_for,
    is_enter,
    mark_wrong,
)
from advocate_desk.ui.tables.values import value_of, words_of
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.plain import ElidedLabel, safe_tip

_NAME_PX = 112
_LONG_PX = 96
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)


class FieldLine(QWidget):
    """One field of a row, edited in place.

    Signals:
        edited: the ListField and its new value.
        refused: the DeskError that says why the words mean nothing.
    """

    edited = Signal(object, object)
    refused = Signal(object)

    def __init__(
        self, kind: str, field: ListField, known: Known, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._kind, self._known = kind, known
        self._value: Any = None
        self._currency = ""
        self._input: Input | None = None
        self._name = ElidedLabel(field.label, TextStyle.SMALL, "muted")
        self._words = ElidedLabel()
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 4, 0, 4)
        self._row.setSpacing(8)
        self._row.addWidget(self._name)
        self._row.addWidget(self._words, 1)
        if field.editable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if field.hint:
            self._name.setToolTip(safe_tip(field.hint))
        self._dress()

    def show_line(self, values: Any) -> None:
        """Show what a row holds; what she is typing stays."""
        self._value = value_of(self.field, values)
        self._currency = values.get("currency") or ""
        words = words_of(self._kind, self.field, self._value, self._currency)
        self._words.setText(words or "–")
        self._words.paint_with("text" if words else "faint")
        self.setAccessibleName(f"{self.field.label}: {words or 'blank'}")

    def open(self) -> None:
        """Open the editor."""
        if self._input is not None or not self.field.editable:
            return
        self._input = editor = input_for(self._kind, self.field, self._known, self)
        editor.show_value(self._value, self._currency)
        editor.installEventFilter(self)
        if isinstance(editor, ChoiceInput):
            editor.choose_in_list()
            editor.activated.connect(lambda _line: QTimer.singleShot(0, self, self._commit))
        if isinstance(editor, LongInput):
            editor.setFixedHeight(theme.scaled(_LONG_PX))
        self._words.hide()
        self._row.addWidget(editor, 1)
        editor.setFocus()
        if isinstance(editor, ChoiceInput):
            editor.open_list()

    def close_editor(self) -> None:
        """Close the editor; what was typed is dropped."""
        if self._input is not None:
            editor, self._input = self._input, None
            editor.removeEventFilter(self)
            self._row.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
            self._words.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._input:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_editor()
                self.setFocus()
                return True
            if is_enter(event):
                self._commit()
                self.setFocus()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._commit_when_left)
        return super().eventFilter(watched, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.open()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        is_hot = self.underMouse() and self.field.editable
        if self._input is not None or not (is_hot or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens()
        painter.setPen(QPen(QColor(tokens.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hover))
        left = self._words.x() - 6  # the name stays flush with the headings
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(left, 1, -1, -1), 6, 6)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self._name.setFixedWidth(theme.scaled(_NAME_PX))

    def _commit_when_left(self) -> None:
        editor = self._input
        has_list = isinstance(editor, ChoiceInput) and editor.view().isVisible()
        if editor is not None and not editor.hasFocus() and not has_list:
            self._commit()

    def _commit(self) -> None:
        if self._input is None:
            return
        try:
            value = self._input.value()
        except DeskError as error:
            mark_wrong(self._input, wrong=True)
            self.refused.emit(error)
            return
        self.close_editor()
        if value != self._value and (value or self._value or value is False):
            self.edited.emit(self.field, value)

"""A card with one figure: what it is, the number, how it compares; a click opens its rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.frames import Card
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel, WrappedLabel

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FigureCard(Card):
    """Shows one figure.

    Signals:
        opened: she wants to see the rows behind the number.
    """

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("opens", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.label = ElidedLabel("", TextStyle.BODY, "muted")
        self.number = PlainLabel("", TextStyle.FIGURE)
        self.compared = WrappedLabel("", TextStyle.SMALL, "muted")
        self.compared.setMinimumHeight(1)  # its own is that of a word a line
        self.column.setSpacing(2)
        for part in (self.label, self.number, self.compared):
            self.column.addWidget(part)
        self.column.addStretch(1)  # beside a higher card

    def say(self, label: str, number: str, compared: str) -> None:
        """Show another figure."""
        self.label.setText(label)
        self.number.setText(number)
        self.compared.setText(compared)
        self.setAccessibleName(f"{label}: {number}. {compared}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING and not event.isAutoRepeat():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit()

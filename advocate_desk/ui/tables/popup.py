"""A small surface that opens under a button and closes when she clicks beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.base.text import fold
from advocate_desk.ui import theme

_GAP = 4


_LINE_PX = 28  # of a list on it: high enough to be hit


def list_line(words: str, lines: QListWidget) -> QListWidgetItem:
    """Add a line to a list on a popup."""
    line = QListWidgetItem(words, lines)
    line.setSizeHint(QSize(0, theme.scaled(_LINE_PX)))
    return line


class Finder(QLineEdit):
    """Narrows a list to the lines that have what is typed; Down leads into it."""

    def __init__(self, asks: str, lines: QListWidget) -> None:
        super().__init__()
        self._lines = lines
        lines.setObjectName("popupList")
        self.setPlaceholderText(asks)
        self.setAccessibleName(asks)
        self.textChanged.connect(self.narrow)

    def first(self) -> QListWidgetItem | None:
        """Give the first line that is left."""
        lines = (self._lines.item(number) for number in range(self._lines.count()))
        return next((line for line in lines if not line.isHidden()), None)

    def narrow(self) -> None:
        """Hide the other lines; to be asked for after the list was filled."""
        words = fold(self.text())
        for number in range(self._lines.count()):
            line = self._lines.item(number)
            line.setHidden(words not in fold(line.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = self.first()
        if event.key() == Qt.Key.Key_Down and first is not None:
            self._lines.setCurrentItem(first)
            self._lines.setFocus()
            return
        super().keyPressEvent(event)


class Popup(QFrame):
    """A surface over the page; `column` takes what stands on it."""

    def __init__(self, parent: QWidget, width: int = 300) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.scaled(width))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 12)
        self.column.setSpacing(8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def open_under(self, anchor: QWidget) -> None:
        """Open below a widget, moved so that it stays on the screen."""
        self.adjustSize()
        at = anchor.mapToGlobal(QPoint(0, anchor.height() + _GAP))
        room = anchor.screen().availableGeometry()
        left = min(at.x(), room.right() - self.width())
        top = min(at.y(), room.bottom() - self.height())
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()

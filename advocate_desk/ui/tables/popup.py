"""A small surface that opens under a button and closes when she clicks beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from advocate_desk.ui import theme

_GAP = 4


_LINE_PX = 28  # of a list on it: high enough to be hit


def list_line(words: str, lines: QListWidget) -> QListWidgetItem:
    """Add a line to a list on a popup."""
    line = QListWidgetItem(words, lines)
    line.setSizeHint(QSize(0, theme.scaled(_LINE_PX)))
    return line


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

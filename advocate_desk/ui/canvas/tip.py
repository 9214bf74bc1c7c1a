"""The words beside a marked spot: what it is, how much, and what a click does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.plain import PlainLabel

_AWAY = 12  # px from the spot
_RADIUS = 8


class SpotTip(QWidget):
    """A small raised sheet over its parent that never takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._room = parent
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 9)
        column.setSpacing(2)
        self._labels = [
            PlainLabel("", TextStyle.SMALL, "muted"),
            PlainLabel("", TextStyle.STRONG),
            PlainLabel("", TextStyle.SMALL),
            PlainLabel("", TextStyle.SMALL, "muted"),
        ]
        for label in self._labels:
            column.addWidget(label)
        self.hide()

    def say(self, lines: Sequence[str], spot: QPoint, reach: int) -> None:
        """Show a heading, the number, what goes with it and a hint, beside a spot.

        `reach` is how far the spot reaches to its sides.
        """
        for label, line in zip(self._labels, lines, strict=True):
            label.setText(line)
            label.setVisible(bool(line))
        self.adjustSize()
        self.move(self._place(spot, reach + _AWAY))
        self.show()
        self.raise_()

    def words(self) -> str:
        """Give what is said now; nothing while it is hidden."""
        said = (label.text() for label in self._labels if label.text())
        return "" if self.isHidden() else "\n".join(said)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.raised))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _place(self, spot: QPoint, away: int) -> QPoint:
        """Right of the spot, else left of it; never over the edge of the parent."""
        room = self._room.rect()
        left = spot.x() + away
        if left + self.width() > room.right():
            left = spot.x() - away - self.width()
        top = min(max(spot.y() - self.height() // 2, 0), room.bottom() - self.height())
        return QPoint(max(left, 0), max(top, 0))

"""A count that is a filter too: a large figure, its name, and a dot in its colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from advocate_desk.base.words import number_words
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle

_HEIGHT = 60
_LEAST_WIDTH = 96
_INSET = 14
_DOT = 7
_DOT_GAP = 6


class Tally(QAbstractButton):
    """Shows how many rows there are of a class; chosen, only these are listed."""

    def __init__(self, name: str, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._colour = name, colour
        self._count = 0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show how many there are."""
        self._count = count
        self.setText(f"{self._name} {number_words(count)}")
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def count(self) -> int:
        """Give how many there are."""
        return self._count

    def sizeHint(self) -> QSize:
        figure = theme.metrics(TextStyle.TITLE).horizontalAdvance(number_words(self._count))
        name = theme.metrics(TextStyle.SMALL).horizontalAdvance(self._name)
        inner = max(figure, name + theme.scaled(_DOT + _DOT_GAP)) + 2 * theme.scaled(_INSET)
        return QSize(max(round(inner), theme.scaled(_LEAST_WIDTH)), theme.scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = tokens.hover if self.underMouse() else tokens.surface
        painter.setBrush(QColor(tokens.accent_soft if self.isChecked() else ground))
        is_marked = self.isChecked() or self.hasFocus()
        edge = QPen(QColor(tokens.accent if is_marked else tokens.line))
        edge.setWidth(2 if self.hasFocus() else 1)
        painter.setPen(edge)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        inset, half = theme.scaled(_INSET), self.height() / 2
        painter.setFont(theme.font(TextStyle.TITLE))
        painter.setPen(QColor(tokens.text if self._count else tokens.faint))
        upper = QRectF(inset, theme.scaled(7), self.width() - inset, half - theme.scaled(5))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, number_words(self._count))
        self._paint_name(painter, QRectF(inset, half, self.width() - inset, half))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _paint_name(self, painter: QPainter, box: QRectF) -> None:
        lower = box.adjusted(0, 0, 0, -theme.scaled(6))
        if self._colour:
            size = theme.scaled(_DOT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.ink(self._colour)))
            painter.drawEllipse(QRectF(lower.left(), lower.center().y() - size / 2, size, size))
            lower.setLeft(lower.left() + theme.scaled(_DOT + _DOT_GAP))
        painter.setFont(theme.font(TextStyle.SMALL))
        painter.setPen(QColor(theme.tokens().muted))
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, self._name)

"""The line at the head of the wizard: which steps there are, and which one she is at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle, Tokens

_ROUND = 22
_GAP = 8
_LINE = 28
_TICK = 14


class StepLine(QWidget):
    """Numbered steps: those behind her are ticked, the one she is at is filled."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, now: int) -> None:
        """Show where she is."""
        self._now = now
        self.setAccessibleName(f"Step {now + 1} of {len(self._names)}: {self._names[now]}")
        self.update()

    def sizeHint(self) -> QSize:
        words = sum(map(self._room_of, self._names))
        lines = (len(self._names) - 1) * theme.scaled(_LINE + 2 * _GAP)
        return QSize(round(words) + lines, theme.scaled(_ROUND) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        for at, name in enumerate(self._names):
            self._paint_step(painter, left, at, tokens)
            left += self._room_of(name) + theme.scaled(_GAP)
            if at + 1 < len(self._names):
                painter.setPen(QPen(QColor(tokens.line), 1))
                middle = self.height() / 2
                end = left + theme.scaled(_LINE)
                painter.drawLine(round(left), round(middle), round(end), round(middle))
                left = end + theme.scaled(_GAP)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _room_of(self, name: str) -> float:
        words = theme.metrics(TextStyle.STRONG).horizontalAdvance(name)
        return float(words + theme.scaled(_ROUND + _GAP))

    def _paint_step(self, painter: QPainter, left: float, at: int, tokens: Tokens) -> None:
        size = theme.scaled(_ROUND)
        ring = QRectF(left, (self.height() - size) / 2, size, size)
        is_now, is_done = at == self._now, at < self._now
        ground = tokens.accent if is_now else tokens.accent_soft if is_done else tokens.surface
        painter.setPen(QPen(QColor(ground if is_now or is_done else tokens.line), 1))
        painter.setBrush(QColor(ground))
        painter.drawEllipse(ring.adjusted(0.5, 0.5, -0.5, -0.5))
        if is_done:
            tick = theme.icon_pixmap("check", "accent", _TICK)
            inset = (size - theme.scaled(_TICK)) // 2
            painter.drawPixmap(ring.topLeft().toPoint() + QPoint(inset, inset), tick)
        else:
            painter.setFont(theme.font(TextStyle.SMALL_STRONG))
            painter.setPen(QColor(tokens.on_accent if is_now else tokens.muted))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(at + 1))
        painter.setFont(theme.font(TextStyle.STRONG if is_now else TextStyle.MEDIUM))
        painter.setPen(QColor(tokens.text if is_now else tokens.muted))
        words = QRectF(ring.right() + theme.scaled(_GAP), 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._names[at])

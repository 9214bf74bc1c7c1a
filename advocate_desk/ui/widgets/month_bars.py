"""Small bars, one a month, drawn by hand: the panels they stand on open at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from advocate_desk.base.words import month_words
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.lettering import write_line
from advocate_desk.ui.widgets.plain import safe_tip

_SIZE = QSize(280, 128)
_FOOT = 20
_SIDE = 24
_LABEL = 16
_EVERY = 3  # months between two labels
_BAR_SHARE = 0.62
_LEAST_TOP = 4
_NONE = "None in this time"
_NONE_PX = 24

Months = Sequence[tuple[dt.date, int]]


class MonthBars(QWidget):
    """Counts of months, oldest first, from 0 with one line at half and one at the top.

    Without any count it is a line of words: empty axes say less.
    """

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noun = noun
        self._months: Months = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_months(self, months: Months) -> None:
        """Show other counts."""
        self._months = months
        told = ", ".join(f"{month_words(month)} {count}" for month, count in months if count)
        self.setAccessibleName(f"{self._noun} by month: {told or 'none'}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = _SIZE.height() if self._has_any() else _NONE_PX
        return QSize(theme.scaled(_SIZE.width()), theme.scaled(height))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._has_any():
            at = self.mapFromGlobal(self.cursor().pos())
            column = int((at.x() - theme.scaled(_SIDE)) // self._step())
            if 0 <= column < len(self._months):
                month, count = self._months[column]
                words = safe_tip(f"{month_words(month)}: {count}")
                QToolTip.showText(self.cursor().pos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._has_any():
            words = theme.tokens().muted
            write_line(painter, QRectF(self.rect()), _NONE, TextStyle.BODY, words)
            return
        painter.setFont(theme.font(TextStyle.CAPS))
        top = _round_top(max(count for _month, count in self._months))
        self._paint_lines(painter, top)
        self._paint_bars(painter, top)

    def _has_any(self) -> bool:
        return any(count for _month, count in self._months)

    def _plot(self) -> QRectF:
        side, foot = theme.scaled(_SIDE), theme.scaled(_FOOT)
        return QRectF(side, 8, self.width() - side, self.height() - foot - 8)

    def _step(self) -> float:
        return self._plot().width() / max(len(self._months), 1)

    def _paint_lines(self, painter: QPainter, top: int) -> None:
        tokens, plot = theme.tokens(), self._plot()
        for value in (0, top // 2, top):
            y = round(plot.bottom() - plot.height() * value / top)
            painter.setPen(QColor(tokens.line if value == 0 else tokens.row_line))
            painter.drawLine(round(plot.left()), y, round(plot.right()), y)
            painter.setPen(QColor(tokens.muted))
            height = theme.scaled(_LABEL)
            box = QRectF(0, y - height / 2, plot.left() - 8, height)
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, side, str(value))

    def _paint_bars(self, painter: QPainter, top: int) -> None:
        tokens, plot, step = theme.tokens(), self._plot(), self._step()
        for number, (month, count) in enumerate(self._months):
            left = plot.left() + step * number
            height = plot.height() * count / top
            bar = QRectF(left + step * (1 - _BAR_SHARE) / 2, 0, step * _BAR_SHARE, height)
            bar.moveBottom(plot.bottom())
            painter.fillRect(bar, QColor(tokens.series[0]))
            if number % _EVERY == 0:
                painter.setPen(QColor(tokens.muted))
                box = QRectF(left - step, plot.bottom() + 4, step * 3, theme.scaled(_FOOT) - 4)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, month_words(month)[:3])


def _round_top(highest: int) -> int:
    """Give an even number that the highest bar fits under."""
    top = max(highest, _LEAST_TOP)
    return top + top % 2

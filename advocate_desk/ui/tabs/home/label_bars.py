"""Bars with their names before and their numbers behind them, without an axis."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from advocate_desk.base.words import number_words
from advocate_desk.metrics.trend import Series
from advocate_desk.ui import theme

_ROW_PX, _BAR_SHARE, _GAP = 30, 0.56, 8
_MOST = 7  # the smallest are put together as one
_WIDTH = 260
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LabelBars(QWidget):
    """A bar a series, the longest first; arrows move, Enter and a click open.

    Signals:
        chosen: a Series whose rows she wants to see.
    """

    chosen = Signal(object)

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noun = noun
        self.series: tuple[Series, ...] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_series(self, series: Sequence[Series]) -> None:
        """Show other numbers."""
        shown = list(series[:_MOST])
        if rest := series[_MOST - 1 :] if len(series) > _MOST else ():
            keys = tuple(key for one in rest for key in one.keys)
            shown[-1] = Series(keys, "Others", (sum(sum(one.values) for one in rest),))
        self.series, self._at = tuple(shown), -1
        told = ", ".join(f"{one.label} {sum(one.values)}" for one in shown)
        self.setAccessibleName(f"{self._noun}: {told or 'none'}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(_WIDTH), theme.scaled(_ROW_PX) * max(len(self.series), 3))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(_WIDTH) // 2, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens()
        letters = theme.metrics()
        painter.setFont(theme.font())
        if not self.series:
            painter.setPen(QColor(tokens.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "None in this time")
            return
        names = min(
            max(letters.horizontalAdvance(one.label) for one in self.series), self.width() * 0.45
        )
        most = max(sum(one.values) for one in self.series)
        numbers = max(letters.horizontalAdvance(_number_of(one)) for one in self.series)
        room = max(self.width() - names - numbers - 3 * _GAP, 1)
        for at, one in enumerate(self.series):
            row = self._row(at)
            name = letters.elidedText(one.label, Qt.TextElideMode.ElideRight, names)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QRectF(0, row.y(), names, row.height()), int(_RIGHT), name)
            length = max(room * sum(one.values) / most, 2)
            height = row.height() * _BAR_SHARE
            bar = QRectF(names + _GAP, row.center().y() - height / 2, length, height)
            painter.fillRect(bar, QColor(tokens.series[0]))
            painter.setPen(QColor(tokens.text))
            behind = QRectF(bar.right() + _GAP, row.y(), numbers + _GAP, row.height())
            painter.drawText(behind, int(_LEFT), _number_of(one))
            if at == self._at:
                painter.setPen(QPen(QColor(tokens.accent), 2))
                painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self.series:
            self._go_to(min(max(self._at + steps[key], 0), len(self.series) - 1))
        elif key in _OPENING and self._at >= 0:
            self.chosen.emit(self.series[self._at])
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and self.series:
            self._go_to(max(self._at, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._go_to(-1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_to(self._at_height(event.position().y()))
        hand = Qt.CursorShape.PointingHandCursor if self._at >= 0 else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._at_height(event.position().y())
        if at >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self.series[at])

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._go_to(-1)

    def _go_to(self, at: int) -> None:
        self._at = at
        if at >= 0:
            one = self.series[at]
            self.setAccessibleDescription(f"{one.label}: {_number_of(one)}")
        self.update()

    def _row(self, at: int) -> QRectF:
        """Give the place of a bar: they share the height there is, up to twice the usual."""
        usual = theme.scaled(_ROW_PX)
        height = min(self.height() / max(len(self.series), 1), usual * 2)
        return QRectF(0, at * height, self.width(), height)

    def _at_height(self, y: float) -> int:
        found = (at for at in range(len(self.series)) if self._row(at).contains(1, y))
        return next(found, -1)


def _number_of(series: Series) -> str:
    return number_words(sum(series.values))

"""Pills: rounded buttons for views and filters that can be switched on or taken away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import ENTER

_HEIGHT = 28
_INSET = 13
_CROSS = 12
_CROSS_GAP = 6


class Pill(QAbstractButton):
    """A rounded button: a view that is on or off, or a filter with a cross to take it away.

    Signals:
        removed: the cross was clicked, or Delete was pressed.
    """

    removed = Signal()

    def __init__(
        self, words: str, parent: QWidget | None = None, *, removable: bool = False
    ) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setShortcut(QKeySequence())  # the & of a name would have made one
        self.setAccessibleName(words)
        self._is_removable = removable
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = theme.metrics(TextStyle.SMALL_STRONG).horizontalAdvance(self.text())
        cross = theme.scaled(_CROSS + _CROSS_GAP) if self._is_removable else 0
        return QSize(round(words + 2 * theme.scaled(_INSET) + cross), theme.scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_hot = self.underMouse() or self.isDown()
        ground = tokens.hover if is_hot else tokens.surface
        painter.setBrush(QColor(tokens.accent_soft if self.isChecked() else ground))
        edge = QColor(tokens.accent_soft if self.isChecked() else tokens.line)
        painter.setPen(QPen(QColor(tokens.accent), 2) if self.hasFocus() else QPen(edge, 1))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(theme.font(TextStyle.SMALL_STRONG))
        painter.setPen(QColor(tokens.accent if self.isChecked() else tokens.muted))
        inset = theme.scaled(_INSET)
        painter.drawText(
            QRectF(self.rect()).adjusted(inset, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter,
            self.text(),
        )
        if self._is_removable:
            colour = "accent" if self.isChecked() else "muted"
            at = self._cross().topLeft()
            painter.drawPixmap(at, theme.icon_pixmap("x", colour, _CROSS))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_removable and event.position().x() >= self._cross().left() - _CROSS_GAP / 2:
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _cross(self) -> QRectF:
        size = theme.scaled(_CROSS)
        left = self.width() - theme.scaled(_INSET) + 2 - size
        return QRectF(left, (self.height() - size) / 2, size, size)

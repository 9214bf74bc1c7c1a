"""The header of a list: muted words over the text of their cells, and an arrow where it sorts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.tables.row_painter import INSET
from advocate_desk.ui.theme import TextStyle

_HEIGHT = 36
_ARROW = 14
_DISPLAY = Qt.ItemDataRole.DisplayRole


class ListHeader(QHeaderView):
    """A header drawn in our own hand.

    Signals:
        sort_asked: a column was clicked, and whether the order is to be descending.
    """

    sort_asked = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sides: list[bool] = []
        self._sorted = -1
        self._order = Qt.SortOrder.AscendingOrder
        self.setSectionsClickable(True)
        self.setMouseTracking(True)
        self.sectionClicked.connect(self._on_clicked)

    def show_sides(self, is_right: Sequence[bool]) -> None:
        """Take which columns stand at the right."""
        self._sides = list(is_right)

    def show_sort(self, column: int, order: Qt.SortOrder) -> None:
        """Mark the column that sorts; -1 for none that is shown."""
        self._sorted, self._order = column, order
        self.viewport().update()

    def width_of(self, label: str) -> int:
        """Give the room that a label and its arrow need."""
        words = theme.metrics(TextStyle.SMALL_STRONG).horizontalAdvance(label)
        return round(words) + 2 * INSET + theme.scaled(_ARROW) + 4

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.scaled(_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens = theme.tokens()
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        box = QRectF(rect).adjusted(INSET, 0, -INSET, -1)
        is_sorted = section == self._sorted
        if is_sorted:
            box.setWidth(box.width() - theme.scaled(_ARROW) - 2)
        self._write(painter, box, section, "text" if is_sorted else "muted")
        painter.restore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _write(self, painter: QPainter, box: QRectF, section: int, colour: str) -> None:
        letters = theme.metrics(TextStyle.SMALL_STRONG)
        label = str(self.model().headerData(section, self.orientation(), _DISPLAY) or "")
        words = letters.elidedText(label, Qt.TextElideMode.ElideRight, box.width())
        is_right = section < len(self._sides) and self._sides[section]
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font(TextStyle.SMALL_STRONG))
        painter.setPen(QColor(getattr(theme.tokens(), colour)))
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)
        if section == self._sorted:
            size = theme.scaled(_ARROW)
            end = box.right() if is_right else box.left() + letters.horizontalAdvance(words)
            name = "chevron-up" if self._order is Qt.SortOrder.AscendingOrder else "chevron-down"
            at = QPointF(end + 2, box.center().y() - size / 2)
            painter.drawPixmap(at, theme.icon_pixmap(name, colour, _ARROW))

    def _on_clicked(self, section: int) -> None:
        was_ascending = section == self._sorted and self._order is Qt.SortOrder.AscendingOrder
        self.sort_asked.emit(section, was_ascending)

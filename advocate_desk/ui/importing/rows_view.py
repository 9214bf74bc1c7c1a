"""A table of cells, drawn by the roles of its model; those it allows can be written over."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from advocate_desk.ui import theme
from advocate_desk.ui.tables.list_header import ListHeader
from advocate_desk.ui.tables.row_painter import INSET
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.chips import chip_colours, chip_height, chip_width, paint_chip

# What a model may say of a cell besides its text.
CHIP = Qt.ItemDataRole.UserRole + 1  # the kind of the chip that holds the text
INK = Qt.ItemDataRole.UserRole + 2  # the token of the text's colour
GROUND = Qt.ItemDataRole.UserRole + 3  # the token behind the cell
IS_STRONG = Qt.ItemDataRole.UserRole + 4
IS_WRONG = Qt.ItemDataRole.UserRole + 5  # something is wrong with this very cell

_ROW = 38
_MOST_LETTERS = 1_000  # of a cell that are looked at: some files hold millions
_LOOKED_AT = 40  # rows measured for the width of a column
_NARROWEST, _WIDEST = 64, 280
_BAR = 3
_LEAST_EDITOR = 160  # px
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUSED = QStyle.StateFlag.State_HasFocus

Index = QModelIndex | QPersistentModelIndex


class RowsView(QTableView):
    """Shows rows to look through, by keyboard too."""

    def __init__(self, name: str, model: QAbstractItemModel, row_px: int = _ROW) -> None:
        super().__init__()
        self._row_px = row_px
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(RowsDelegate(self))
        self.head = ListHeader(self)
        self.head.setSectionsClickable(False)
        self.setHorizontalHeader(self.head)
        self.head.setStretchLastSection(True)
        self.head.setMinimumSectionSize(_NARROWEST)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerWidget(QWidget())  # else a stray frame where the scroll bars meet
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._dress()

    def fit_columns(self, given: Mapping[int, int] | None = None) -> None:
        """Make columns as wide as their first rows need; `given` are px at 100 %."""
        given = given or {}
        for column in range(self.model().columnCount()):
            px = theme.scaled(given[column]) if column in given else self._wanted(column)
            self.setColumnWidth(column, px)

    def choose_row(self, row: int) -> None:
        """Choose a row, as a click does."""
        self.setCurrentIndex(self.model().index(row, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _wanted(self, column: int) -> int:
        model = self.model()
        letters = theme.metrics(TextStyle.STRONG)
        heading = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        texts = (
            str(model.index(row, column).data() or "")
            for row in range(min(model.rowCount(), _LOOKED_AT))
        )
        widest = max((letters.horizontalAdvance(text[:80]) for text in texts), default=0)
        words = max(widest + 2 * INSET + 2, self.head.width_of(heading))
        return round(min(max(words, theme.scaled(_NARROWEST)), theme.scaled(_WIDEST)))

    def _dress(self) -> None:
        height = theme.scaled(self._row_px)
        self.setFont(theme.font())
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)
        self.horizontalScrollBar().setSingleStep(height)


class RowsDelegate(QStyledItemDelegate):
    """Draws a cell: its ground, a chip or its text, and the line below."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = theme.tokens()
        rect, state = option.rect, option.state
        is_chosen = bool(state & _SELECTED)
        ground = "selection" if is_chosen else index.data(GROUND)
        painter.save()
        if ground:
            painter.fillRect(rect, QColor(getattr(tokens, ground)))
        painter.setPen(QColor(tokens.row_line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.data(IS_WRONG):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.chip_red.ground))
            painter.drawRoundedRect(QRectF(rect).adjusted(4, 4, -4, -5), 5, 5)
        box = QRectF(rect).adjusted(INSET, 0, -INSET, -1)
        _write(painter, box, index, is_chosen=is_chosen)
        if is_chosen and index.column() == 0:
            bar = QRectF(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, QColor(tokens.accent))
        if state & _FOCUSED:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5), 5, 5)
        painter.restore()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        rect = option.rect.adjusted(2, 2, -2, -3)
        rect.setWidth(max(rect.width(), theme.scaled(_LEAST_EDITOR)))
        editor.setGeometry(rect)


def _write(painter: QPainter, box: QRectF, index: Index, *, is_chosen: bool) -> None:
    text = str(index.data() or "")
    if not text:
        return
    if chip := index.data(CHIP):
        width = min(chip_width(text, dot=True), box.width())
        place = QRectF(box.left(), box.center().y() - chip_height() / 2, width, chip_height())
        paint_chip(painter, place, text, chip_colours(chip, on_selection=is_chosen), dot=True)
        return
    style = TextStyle.STRONG if index.data(IS_STRONG) else TextStyle.BODY
    begins = " ".join(text[:_MOST_LETTERS].split())
    fitting = theme.metrics(style).elidedText(begins, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(theme.font(style))
    painter.setPen(QColor(theme.ink(index.data(INK) or "text")))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, fitting)

"""Draws the cells of a list: plain words, a person on two lines, chips, numbers at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from advocate_desk.ui import theme
from advocate_desk.ui.tables.columns import Cell, Look
from advocate_desk.ui.tables.lazy_table import LazyTable
from advocate_desk.ui.theme import ChipColours, TextStyle, Tokens
from advocate_desk.ui.widgets.avatars import paint_avatar
from advocate_desk.ui.widgets.chips import (
    CHIP_GAP,
    chip_colours,
    chip_height,
    chip_width,
    paint_chip,
)
from advocate_desk.ui.widgets.lettering import RIGHT, colour_of, write_line

INSET = 12  # px from the edge of a cell to its text, as in the header
_ACCENT_BAR = 3
_AVATAR = 32
_AVATAR_GAP = 10

# As plain integers: comparing enums would cost more than drawing.
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value

Index = QModelIndex | QPersistentModelIndex
Paint = Callable[[QPainter, QRectF, Cell, bool], None]


class RowDelegate(QStyledItemDelegate):
    """Draws the rows of a `LazyTable`; asks its view which row is under the mouse."""

    def __init__(self, hover_row: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hover_row = hover_row
        self._paints: dict[Look, Paint] = {
            Look.TEXT: self._paint_text,
            Look.DIM: self._paint_dim,
            Look.PERSON: self._paint_person,
            Look.STATUS: self._paint_status,
            Look.CHIPS: self._paint_chips,
            Look.NUMBER: self._paint_number,
        }

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, LazyTable):
            return
        tokens = theme.tokens()
        row, column = index.row(), index.column()
        state, rect = option.state.value, option.rect
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        is_chosen = state & _SELECTED
        painter.save()
        if is_chosen:
            painter.fillRect(left, top, width, height, colour_of(tokens.selection))
        elif row == self._hover_row():
            painter.fillRect(left, top, width, height, colour_of(tokens.hover))
        painter.fillRect(left, top + height - 1, width, 1, colour_of(tokens.row_line))
        cell = model.cell(row, column)
        if cell[0]:
            box = QRectF(left + INSET, top, width - 2 * INSET, height - 1)
            self._paints[model.columns[column].look](painter, box, cell, bool(is_chosen))
        if is_chosen and left <= 0:
            _paint_bar(painter, QRectF(rect), tokens)
        if state & _FOCUSED:
            _paint_focus(painter, QRectF(rect), tokens)
        painter.restore()

    def _paint_text(self, painter: QPainter, box: QRectF, cell: Cell, _chosen: bool) -> None:
        write_line(painter, box, cell[0], TextStyle.BODY, theme.tokens().text)

    def _paint_dim(self, painter: QPainter, box: QRectF, cell: Cell, _chosen: bool) -> None:
        write_line(painter, box, cell[0], TextStyle.BODY, theme.tokens().muted)

    def _paint_number(self, painter: QPainter, box: QRectF, cell: Cell, _chosen: bool) -> None:
        tokens = theme.tokens()
        colour = tokens.text if cell[1] else tokens.faint  # a column of zeros stays calm
        write_line(painter, box, cell[0], TextStyle.MEDIUM, colour, RIGHT)

    def _paint_person(self, painter: QPainter, box: QRectF, cell: Cell, _chosen: bool) -> None:
        name, second = cell
        tokens = theme.tokens()
        size = theme.scaled(_AVATAR)
        round_box = QRectF(box.left(), box.center().y() - size / 2, size, size)
        paint_avatar(painter, round_box, name)
        words = box.adjusted(size + _AVATAR_GAP, 0, 0, 0)
        if not second:
            write_line(painter, words, name, TextStyle.STRONG, tokens.text)
            return
        half = theme.scaled(18)
        middle = box.center().y()
        upper = QRectF(words.left(), middle - half, words.width(), half)
        lower = QRectF(words.left(), middle, words.width(), half)
        write_line(painter, upper, name, TextStyle.STRONG, tokens.text)
        write_line(painter, lower, second, TextStyle.SMALL, tokens.muted)

    def _paint_status(self, painter: QPainter, box: QRectF, cell: Cell, chosen: bool) -> None:
        words, kind = cell
        width = min(chip_width(words, dot=True), box.width())
        colours = chip_colours(kind, on_selection=chosen)
        if chosen and kind == "blue":  # its ground is the colour of a chosen row
            colours = ChipColours(theme.tokens().surface, colours.words)
        paint_chip(painter, _chip_box(box, box.left(), width), words, colours, dot=True)

    def _paint_chips(self, painter: QPainter, box: QRectF, cell: Cell, chosen: bool) -> None:
        words = cell[1]
        colours = chip_colours("grey", on_selection=chosen)
        left = box.left()
        for number, word in enumerate(words):
            rest = len(words) - number - 1
            width = chip_width(word)
            reserve = CHIP_GAP + chip_width(f"+{rest}") if rest else 0
            if left + width + reserve > box.right() and number:
                _paint_more(painter, box, left, rest + 1, chosen=chosen)
                return
            width = min(width, box.right() - left - reserve)
            paint_chip(painter, _chip_box(box, left, width), word, colours)
            left += width + CHIP_GAP


def _paint_more(painter: QPainter, box: QRectF, left: float, count: int, *, chosen: bool) -> None:
    words = f"+{count}"
    colours = chip_colours("grey", on_selection=chosen)
    paint_chip(painter, _chip_box(box, left, chip_width(words)), words, colours)


def _chip_box(box: QRectF, left: float, width: float) -> QRectF:
    height = chip_height()
    return QRectF(left, box.center().y() - height / 2, width, height)


def _paint_bar(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    painter.fillRect(QRectF(rect.left(), rect.top(), _ACCENT_BAR, rect.height()), tokens.accent)


def _paint_focus(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.accent), 1.5))
    inner = rect.adjusted(1.5, 1.5, -1.5, -2.5)
    painter.drawRoundedRect(QRectF(inner.topLeft(), QPointF(inner.bottomRight())), 5, 5)

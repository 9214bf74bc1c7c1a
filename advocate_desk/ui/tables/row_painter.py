"""Draws the rows of a list in one pass: plain words, people on two lines, chips, numbers.

A delegate is called for each cell through four calls of the view's own; a frame would take twice
as long.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTableView

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

Paint = Callable[[QPainter, QRectF, Cell, bool], None]


@dataclass(frozen=True, slots=True)
class _Across:
    """A column in view: which one it is, and where it stands, in px."""

    column: int
    left: int
    width: int
    paint: Paint


class RowPainter:
    """Draws the rows of a `LazyTable` that are in view."""

    def __init__(self, view: QTableView, table: LazyTable) -> None:
        self._view = view
        self._table = table
        self._paints: dict[Look, Paint] = {
            Look.TEXT: self._paint_text,
            Look.DIM: self._paint_dim,
            Look.PERSON: self._paint_person,
            Look.STATUS: self._paint_status,
            Look.CHIPS: self._paint_chips,
            Look.NUMBER: self._paint_number,
        }

    def paint(self, painter: QPainter, dirty: QRect, hover_row: int) -> None:
        """Draw what is in a part of the viewport; the row under the mouse is tinted."""
        view = self._view
        across = self._columns_in(dirty)
        first, last = view.rowAt(dirty.top()), view.rowAt(dirty.bottom())
        if first < 0 or not across:
            return
        choice, current = view.selectionModel(), view.currentIndex()
        focused = current.row() if view.hasFocus() else -1
        leading = across[0].column
        end = self._table.rowCount() if last < 0 else last + 1
        for row in range(first, end):
            strip = QRect(0, view.rowViewportPosition(row), dirty.right() + 1, view.rowHeight(row))
            is_chosen = choice.isSelected(self._table.index(row, leading))
            self._paint_row(painter, row, strip, across, (is_chosen, row == hover_row))
            if row == focused:
                _paint_focus(painter, QRectF(view.visualRect(current)), theme.tokens())

    def _columns_in(self, dirty: QRect) -> list[_Across]:
        head, columns = self._view.horizontalHeader(), self._table.columns
        places = (
            (n, head.sectionViewportPosition(n), head.sectionSize(n)) for n in range(head.count())
        )
        return [
            _Across(column, left, width, self._paints[columns[column].look])
            for column, left, width in places
            if left <= dirty.right() and left + width > dirty.left()
        ]

    def _paint_row(
        self,
        painter: QPainter,
        row: int,
        strip: QRect,
        across: list[_Across],
        marks: tuple[bool, bool],
    ) -> None:
        """Draw a row: its ground, the line below it, and its cells."""
        tokens = theme.tokens()
        is_chosen, is_hovered = marks
        top, width, height = strip.top(), strip.width(), strip.height()
        if is_chosen:
            painter.fillRect(0, top, width, height, colour_of(tokens.selection))
        elif is_hovered:
            painter.fillRect(0, top, width, height, colour_of(tokens.hover))
        painter.fillRect(0, top + height - 1, width, 1, colour_of(tokens.row_line))
        for one in across:
            cell = self._table.cell(row, one.column)
            if cell[0]:
                box = QRectF(one.left + INSET, top, one.width - 2 * INSET, height - 1)
                one.paint(painter, box, cell, is_chosen)
        if is_chosen:
            painter.fillRect(0, top, _ACCENT_BAR, height, colour_of(tokens.accent))

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


def _paint_focus(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.accent), 1.5))
    inner = rect.adjusted(1.5, 1.5, -1.5, -2.5)
    painter.drawRoundedRect(QRectF(inner.topLeft(), QPointF(inner.bottomRight())), 5, 5)

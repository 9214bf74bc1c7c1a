"""The rows of one change: which row, and what became of its fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from advocate_desk.program.history_words import FieldChange, RowChange
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.lettering import write_line
from advocate_desk.ui.widgets.plain import safe_tip

_LINE, _PAD, _INSET, _ICON, _LABEL = 19, 9, 18, 16, 130  # px at 100 %
_RING = 2  # px, of the row that the keys are at
_MOST_LINES = 6
_ICONS = {"added": ("plus", "ok"), "changed": ("pencil", "muted"), "deleted": ("trash", "bad")}
_BLANK = "blank"
_NO_PARENT = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class RowList(QAbstractListModel):
    """The rows read so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RowChange] = []

    def show(self, rows: Sequence[RowChange]) -> None:
        """Show the rows of another change."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def add(self, rows: Sequence[RowChange]) -> None:
        """Show more rows of the same change."""
        if rows:
            first = len(self.rows)
            self.beginInsertRows(_NO_PARENT, first, first + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join((row.name, f"{row.kind} {row.deed}", *map(field_words, row.fields)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return safe_tip("\n".join(map(field_words, row.fields)))
        return None


def field_words(field: FieldChange) -> str:
    """Say what became of a field on one line."""
    if field.before and field.after:
        return f"{field.label}: {field.before} → {field.after}"
    if field.before:
        return f"{field.label}: {field.before} → {_BLANK}"
    return f"{field.label}: {field.after}"


class RowDelegate(QStyledItemDelegate):
    """Draws a row: its name, below it one line a changed field, or one line of what it holds."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, RowList):
            return
        tokens, row = theme.tokens(), model.rows[index.row()]
        rect, state = QRectF(option.rect), option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
        elif state & QStyle.StateFlag.State_HasFocus:  # Tab leads here before a row is chosen
            painter.setPen(QPen(QColor(tokens.accent), _RING))
            painter.drawRoundedRect(rect.adjusted(_RING, _RING, -_RING, -_RING), 6, 6)
        painter.setPen(QColor(tokens.row_line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        name, colour = _ICONS[row.deed]
        line = theme.scaled(_LINE)
        top = rect.top() + theme.scaled(_PAD)
        drop = (line - theme.scaled(_ICON)) / 2
        painter.drawPixmap(
            QPointF(rect.left() + _INSET, top + drop), theme.icon_pixmap(name, colour, _ICON)
        )
        left = rect.left() + _INSET + theme.scaled(_ICON) + 10
        box = QRectF(left, top, rect.right() - _INSET - left, line)
        _paint_name(painter, box, row)
        for field_line in _lines(row):
            box.translate(0, line)
            _paint_field(painter, box, field_line)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        lines = len(_lines(model.rows[index.row()])) if isinstance(model, RowList) else 0
        return QSize(0, theme.scaled(_LINE) * (lines + 1) + 2 * theme.scaled(_PAD))


def _lines(row: RowChange) -> list[FieldChange | str]:
    if row.deed != "changed":
        held = " · ".join(f"{f.label} {f.after or f.before}" for f in row.fields)
        return [held] if held else []
    more = len(row.fields) - _MOST_LINES
    if more <= 0:
        return list(row.fields)
    return [*row.fields[: _MOST_LINES - 1], f"and {more + 1} more fields"]


def _paint_name(painter: QPainter, box: QRectF, row: RowChange) -> None:
    name = row.name or row.kind.capitalize()
    write_line(painter, box, " ".join(name.split()), TextStyle.STRONG, theme.tokens().text)
    taken = theme.metrics(TextStyle.STRONG).horizontalAdvance(name) + 8
    rest = box.adjusted(min(taken, box.width()), 0, 0, 0)
    write_line(painter, rest, f"{row.kind} {row.deed}", TextStyle.SMALL, theme.tokens().muted)


def _paint_field(painter: QPainter, box: QRectF, field: FieldChange | str) -> None:
    if isinstance(field, str):
        write_line(painter, box, field, TextStyle.SMALL, theme.tokens().muted)
        return
    label = QRectF(box)
    label.setWidth(theme.scaled(_LABEL))
    write_line(painter, label, field.label, TextStyle.SMALL, theme.tokens().muted)
    words = box.adjusted(theme.scaled(_LABEL) + 8, 0, 0, 0)
    told = f"{field.before or _BLANK}  →  {field.after or _BLANK}"
    write_line(painter, words, " ".join(told.split()), TextStyle.SMALL, theme.tokens().text)

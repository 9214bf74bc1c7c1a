"""The lines of the command palette: headings, and below each what can be run or opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.lettering import write_line

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_LINE_PX, _HEADING_PX = 38, 30
_ICON_PX, _INSET, _GAP = 16, 12, 12
_RADIUS = 6


@dataclass(frozen=True, slots=True)
class PaletteLine:
    """A line; one without a `target` is a heading.

    Attributes:
        hint: what stands at the right: a key, or what it is about.
        target: the QAction or the Found that it stands for.
    """

    words: str
    icon: str = ""
    hint: str = ""
    target: Any = None

    @property
    def is_heading(self) -> bool:
        """Say whether it only names what is below it."""
        return self.target is None


class PaletteLines(QAbstractListModel):
    """What the palette shows."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[PaletteLine, ...] = ()

    def show_lines(self, lines: Sequence[PaletteLine]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def next_line(self, row: int, step: int) -> int:
        """Give the next row that can be chosen; from the last on to the first."""
        rows = [at for at, line in enumerate(self.lines) if not line.is_heading]
        if row not in rows:
            return rows[0] if rows else -1
        return rows[(rows.index(row) + step) % len(rows)]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join(part for part in (line.words, line.hint) if part)
        return None


class PaletteDelegate(QStyledItemDelegate):
    """Draws a line: icon, words, and at the right its key."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, PaletteLines):
            return
        line, rect = model.lines[index.row()], QRectF(option.rect)
        painter.save()
        if line.is_heading:
            low = rect.adjusted(_INSET, theme.scaled(8), -_INSET, 0)
            write_line(painter, low, line.words.upper(), TextStyle.CAPS, theme.tokens().muted)
        else:
            is_current = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_line(painter, rect, line, is_current=is_current)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        is_heading = isinstance(model, PaletteLines) and model.lines[index.row()].is_heading
        return QSize(0, theme.scaled(_HEADING_PX if is_heading else _LINE_PX))


def _paint_line(painter: QPainter, rect: QRectF, line: PaletteLine, *, is_current: bool) -> None:
    tokens = theme.tokens()
    if is_current:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.selection))
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
    size = theme.scaled(_ICON_PX)
    at = QPointF(rect.left() + _INSET, rect.center().y() - size / 2)
    painter.drawPixmap(at, theme.icon_pixmap(line.icon, "muted", _ICON_PX))
    left = rect.left() + _INSET + size + _GAP
    hint_room = min(
        theme.metrics(TextStyle.SMALL).horizontalAdvance(line.hint) + 2, rect.width() / 2
    )
    right = rect.right() - _INSET - hint_room
    words = QRectF(left, rect.top(), right - left - _GAP, rect.height())
    write_line(painter, words, line.words, TextStyle.BODY, tokens.text)
    hint = QRectF(right, rect.top(), hint_room, rect.height())
    write_line(painter, hint, line.hint, TextStyle.SMALL, tokens.muted)

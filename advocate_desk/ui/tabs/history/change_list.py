"""The list of changes: what was done, when, to how many rows; what was undone is faint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from advocate_desk.base.words import count_words, moment_words
from advocate_desk.store.desk import ChangeLine
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.chips import chip_colours, chip_height, chip_width, paint_chip

_BAR, _INSET = 3, 16
_UNDONE = "Undone"
_NO_PARENT = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class ChangeList(QAbstractListModel):
    """The changes, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.changes: Sequence[ChangeLine] = ()

    def show(self, changes: Sequence[ChangeLine]) -> None:
        """Show other changes."""
        self.beginResetModel()
        self.changes = changes
        self.endResetModel()

    def row_of(self, change: int) -> int | None:
        """Give where a change stands."""
        ids = [line.change for line in self.changes]
        return ids.index(change) if change in ids else None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.changes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            line = self.changes[index.row()]
            return ". ".join((line.label, about(line), *((_UNDONE,) if line.undone else ())))
        return None


def about(line: ChangeLine) -> str:
    """Give when a change was made and how many rows it touched."""
    return f"{moment_words(line.at)} · {count_words(line.rows, 'row')}"


class ChangeDelegate(QStyledItemDelegate):
    """Draws a change."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, ChangeList):
            return
        tokens, line = theme.tokens(), model.changes[index.row()]
        state, rect = option.state, QRectF(option.rect)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            painter.fillRect(rect, QColor(tokens.selection))
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), tokens.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.hover))
        painter.setPen(QColor(tokens.row_line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        words = rect.adjusted(_INSET, 7, -_INSET, -7)
        if line.undone:
            words.setRight(_paint_undone(painter, words, is_chosen=is_chosen))
        upper = QRectF(words.left(), words.top(), words.width(), words.height() / 2)
        write(painter, upper, line.label, TextStyle.MEDIUM, "faint" if line.undone else "text")
        write(painter, upper.translated(0, upper.height()), about(line), TextStyle.SMALL, "muted")
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, theme.row_height())


def write(painter: QPainter, box: QRectF, words: str, style: TextStyle, colour: str) -> None:
    """Draw words on one line, with … where the room ends."""
    painter.setFont(theme.font(style))
    painter.setPen(QColor(getattr(theme.tokens(), colour)))
    line = " ".join(words.split())
    fitting = theme.metrics(style).elidedText(line, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, fitting)


def _paint_undone(painter: QPainter, words: QRectF, *, is_chosen: bool) -> float:
    """Draw the chip; give where it begins."""
    width, height = chip_width(_UNDONE), chip_height()
    box = QRectF(words.right() - width, words.center().y() - height / 2, width, height)
    paint_chip(painter, box, _UNDONE, chip_colours("grey", on_selection=is_chosen))
    return box.left() - 8

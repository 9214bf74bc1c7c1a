"""A list in which each row is two lines of words with a chip: changes, backups, look-alikes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

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
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.chips import chip_colours, chip_height, chip_width, paint_chip
from advocate_desk.ui.widgets.lettering import write_line

_BAR, _INSET, _GAP = 3, 16, 8
_NO_PARENT = QModelIndex()
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_ROW = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class TwoLines:
    """What a row says.

    Attributes:
        chip, chip_kind, has_dot: a chip at the right; none without words.
        is_faint: it no longer holds.
    """

    upper: str
    lower: str
    chip: str = ""
    chip_kind: str = "grey"
    has_dot: bool = False
    is_faint: bool = False

    def spoken(self) -> str:
        """Give what is read out."""
        return ". ".join(filter(None, (self.upper, self.lower, self.chip)))


class TwoLineList(QAbstractListModel, Generic[Row]):
    """Rows of one kind; `words` says what each of them says."""

    def __init__(self, words: Callable[[Row], TwoLines], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.rows: list[Row] = []

    def show(self, rows: Iterable[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def drop(self, row: Row) -> int:
        """Take a row out of the list; give where it stood."""
        at = self.rows.index(row)
        self.beginRemoveRows(_NO_PARENT, at, at)
        del self.rows[at]
        self.endRemoveRows()
        return at

    def place_of(self, wanted: Callable[[Row], bool]) -> int | None:
        """Give where the first row stands that is wanted."""
        return next((at for at, row in enumerate(self.rows) if wanted(row)), None)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in _SPOKEN:
            return self._words(self.rows[index.row()]).spoken()
        return self._words(self.rows[index.row()]) if index.isValid() and role == _ROW else None


class TwoLineView(QListView):
    """Shows such a list."""

    def __init__(self, rows: TwoLineList[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(rows)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)


class TwoLineDelegate(QStyledItemDelegate):
    """Draws a row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROW)
        if not isinstance(row, TwoLines):
            return
        tokens, state, rect = theme.tokens(), option.state, QRectF(option.rect)
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
        if row.chip:
            words.setRight(_paint_chip(painter, words, row, is_chosen=is_chosen) - _GAP)
        upper = QRectF(words.left(), words.top(), words.width(), words.height() / 2)
        lower = upper.translated(0, upper.height())
        first = tokens.faint if row.is_faint else tokens.text
        write_line(painter, upper, " ".join(row.upper.split()), TextStyle.MEDIUM, first)
        write_line(painter, lower, " ".join(row.lower.split()), TextStyle.SMALL, tokens.muted)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, theme.row_height())


def _paint_chip(painter: QPainter, words: QRectF, row: TwoLines, *, is_chosen: bool) -> float:
    """Draw the chip; give where it begins."""
    width, height = chip_width(row.chip, dot=row.has_dot), chip_height()
    box = QRectF(words.right() - width, words.center().y() - height / 2, width, height)
    colours = chip_colours(row.chip_kind, on_selection=is_chosen)
    paint_chip(painter, box, row.chip, colours, dot=row.has_dot)
    return box.left()

"""The list of pairs that look alike: both names, what speaks for it, how much that is."""

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
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from advocate_desk.program.alike_pairs import Strength
from advocate_desk.program.look_alikes import Pair
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import ENTER
from advocate_desk.ui.widgets.chips import chip_colours, chip_height, chip_width, paint_chip
from advocate_desk.ui.widgets.lettering import write_line

_BAR, _INSET, _GAP = 3, 16, 8
_KINDS = {Strength.SURE: "green", Strength.LIKELY: "violet", Strength.PERHAPS: "grey"}
_NO_PARENT = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class PairList(QAbstractListModel):
    """The pairs, the likeliest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pairs: list[Pair] = []

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show other pairs."""
        self.beginResetModel()
        self.pairs = list(pairs)
        self.endResetModel()

    def drop(self, pair: Pair) -> int:
        """Take a pair out of the list; give where it stood."""
        row = self.pairs.index(pair)
        self.beginRemoveRows(_NO_PARENT, row, row)
        del self.pairs[row]
        self.endRemoveRows()
        return row

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.pairs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            pair = self.pairs[index.row()]
            return ". ".join((names_of(pair), pair.strength, *pair.evidence))
        return None


def names_of(pair: Pair) -> str:
    """Give both names; one where they are the same."""
    first, second = pair.first.name, pair.second.name
    return f"{first}, twice" if first == second else f"{first} and {second}"


class PairView(QListView):
    """The list on the screen.

    Signals:
        merge_pressed: M or Enter, to merge the pair.
        apart_pressed: N, they are not the same.
    """

    merge_pressed = Signal()
    apart_pressed = Signal()

    def __init__(self, pairs: PairList) -> None:
        super().__init__()
        self.setModel(pairs)
        self.setItemDelegate(_PairDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Look-alikes")
        self.doubleClicked.connect(lambda _index: self.merge_pressed.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        asked = {Qt.Key.Key_N: self.apart_pressed, Qt.Key.Key_M: self.merge_pressed}
        asked |= dict.fromkeys(ENTER, self.merge_pressed)
        if is_plain and key in asked and not event.isAutoRepeat():
            asked[Qt.Key(key)].emit()
            return
        super().keyPressEvent(event)


class _PairDelegate(QStyledItemDelegate):
    """Draws a pair."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, PairList):
            return
        tokens, pair = theme.tokens(), model.pairs[index.row()]
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
        upper = QRectF(words.left(), words.top(), words.width(), words.height() / 2)
        lower = upper.translated(0, upper.height())
        upper.setRight(_paint_strength(painter, upper, pair.strength, is_chosen=is_chosen) - _GAP)
        write_line(painter, upper, names_of(pair), TextStyle.MEDIUM, tokens.text)
        write_line(painter, lower, " · ".join(pair.evidence), TextStyle.SMALL, tokens.muted)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, theme.row_height())


def _paint_strength(
    painter: QPainter, box: QRectF, strength: Strength, *, is_chosen: bool
) -> float:
    """Draw the chip at the right; give where it begins."""
    width, height = chip_width(strength), chip_height()
    chip = QRectF(box.right() - width, box.center().y() - height / 2, width, height)
    paint_chip(painter, chip, strength, chip_colours(_KINDS[strength], on_selection=is_chosen))
    return chip.left()

"""The list of the Friday sweep: each open ask on two lines, and at the right what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from advocate_desk.base import clock
from advocate_desk.base.words import count_words, day_words
from advocate_desk.program.open_asks import OpenAsk
from advocate_desk.store.choices import ActStatus
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.avatars import paint_avatar
from advocate_desk.ui.widgets.chips import chip_colours, chip_height, chip_width, paint_chip
from advocate_desk.ui.widgets.lettering import write_line

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_INSET = 12
_AVATAR = 32
_BAR = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is shown at the right of an ask: words on a chip."""

    words: str
    kind: str


class AskList(QAbstractListModel):
    """The asks of a sweep, with what became of each."""

    def __init__(self) -> None:
        super().__init__()
        self.asks: list[OpenAsk] = []
        self._outcomes: dict[int, Outcome] = {}

    def show_asks(self, asks: Sequence[OpenAsk]) -> None:
        """Show these asks, all of them open."""
        self.beginResetModel()
        self.asks, self._outcomes = list(asks), {}
        self.endResetModel()

    def outcome(self, row: int) -> Outcome | None:
        """Give what became of an ask; None while it is open."""
        return self._outcomes.get(row)

    def settle(self, row: int, outcome: Outcome | None) -> None:
        """Show what became of an ask, or that it is open again."""
        if outcome is None:
            self._outcomes.pop(row, None)
        else:
            self._outcomes[row] = outcome
        self.dataChanged.emit(self.index(row), self.index(row))

    def answered(self) -> int:
        """Count the asks that are answered."""
        return len(self._outcomes)

    def next_open(self, row: int) -> int | None:
        """Give the next ask that is open, from the top again after the last."""
        rows = len(self.asks)
        order = ((row + step) % rows for step in range(1, rows + 1))
        return next((one for one in order if one not in self._outcomes), None)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.asks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            ask = self.asks[index.row()]
            outcome = self.outcome(index.row())
            return ". ".join((ask.member, about(ask), outcome.words if outcome else "open"))
        return None


class AskDelegate(QStyledItemDelegate):
    """Draws an ask."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, AskList):
            return
        tokens = theme.tokens()
        state, rect = option.state, QRectF(option.rect)
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        ask, outcome = model.asks[index.row()], model.outcome(index.row())
        painter.save()
        if is_current:
            painter.fillRect(rect, QColor(tokens.selection))
            bar = QRectF(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, QColor(tokens.accent))
        painter.setPen(QColor(tokens.row_line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        size = theme.scaled(_AVATAR)
        top = rect.center().y() - size / 2
        paint_avatar(painter, QRectF(rect.left() + _INSET, top, size, size), ask.member)
        shown = outcome or _proposal(ask)
        right = _paint_outcome(painter, rect, shown, is_current) if shown else rect.right()
        left = rect.left() + _INSET + size + 10
        words = QRectF(left, rect.top() + 6, right - left - _INSET, rect.height() / 2 - 6)
        ink = tokens.muted if outcome else tokens.text
        write_line(painter, words, ask.member, TextStyle.STRONG, ink)
        words.moveTop(rect.center().y())
        write_line(painter, words, about(ask), TextStyle.SMALL, tokens.muted)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, theme.row_height())


def about(ask: OpenAsk) -> str:
    """Give what is asked of whom since when: `Reference call · asked 3 Nov, 18 days ago`."""
    parts = [ask.type]
    if ask.asked_on:
        days = (clock.today() - ask.asked_on).days
        parts.append(f"asked {day_words(ask.asked_on)}, {_ago(days)}")
    if ask.due_on:
        is_set = ask.status in (ActStatus.SCHEDULED, ActStatus.ACCEPTED)
        parts.append(f"{'for' if is_set else 'again on'} {day_words(ask.due_on)}")
    if ask.company:
        parts.append(ask.company)
    return " · ".join(parts)


def _ago(days: int) -> str:
    return {0: "today", 1: "yesterday"}.get(days) or f"{count_words(days, 'day')} ago"


def _proposal(ask: OpenAsk) -> Outcome | None:
    """Give what stands at the right of an ask that is open."""
    if ask.is_silent:
        return Outcome("No reply?", "amber")
    if ask.status != ActStatus.ASKED:
        return Outcome(ask.status.capitalize(), "violet")
    return None


def _paint_outcome(painter: QPainter, rect: QRectF, outcome: Outcome, is_current: bool) -> float:
    """Draw the chip; give where it begins."""
    width = chip_width(outcome.words, dot=True)
    left = rect.right() - _INSET - width
    box = QRectF(left, rect.center().y() - chip_height() / 2, width, chip_height())
    colours = chip_colours(outcome.kind, on_selection=is_current)
    paint_chip(painter, box, outcome.words, colours, dot=True)
    return left

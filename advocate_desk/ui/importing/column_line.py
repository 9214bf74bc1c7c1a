"""One column of a sheet: what it holds, what it means, and what must be asked about it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.program.own_fields import KINDS_WITH_OWN_FIELDS
from advocate_desk.sheets.column_setup import Basis, ColumnSetup
from advocate_desk.sheets.fields import CUSTOM, plain_label
from advocate_desk.sheets.mapping import fields_of
from advocate_desk.ui import theme
from advocate_desk.ui.importing.column_readings import Offer, Question, offers_of, question_of
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import ghost_button
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.chips import Chip
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel, safe_tip

HEIGHT = 56
_LETTERS_PX = 30
_MEANING_PX, _MEANING_SHARE = 220, 0.3  # of a line where that is less
_ASIDE_PX, _ASIDE_SHARE = 232, 0.26
_SAMPLES = 3
_GROUNDS = {
    Basis.OWN: ("Sure", "green"),
    Basis.SYNONYM: ("Sure", "green"),
    Basis.LAYOUT: ("Sure", "green"),
    Basis.REMEMBERED: ("As last time", "green"),
    Basis.CHOSEN: ("Chosen", "blue"),
    Basis.CONTENT: ("Check", "amber"),
}


class Standing(StrEnum):
    """How it stands with a column."""

    TAKEN = "Imported"
    CHECK = "To check"
    NOWHERE = "Not imported"


def standing_of(column: ColumnSetup) -> Standing:
    """Say whether a column goes in, and whether she should look at it."""
    if column.is_undecided or column.notes() or column.basis is Basis.CONTENT:
        return Standing.CHECK
    if not column.field:
        return Standing.CHECK if column.taken_by or column.proposed else Standing.NOWHERE
    return Standing.TAKEN


def meanings_of(kind: str) -> QStandardItemModel:
    """Give what a column of a kind can mean, to be shared by the lines of a sheet."""
    model = QStandardItemModel()
    _add(model, "Don’t import", "")
    if kind in KINDS_WITH_OWN_FIELDS:
        _add(model, "Keep as a field of my own", CUSTOM)
    for field in fields_of(kind):
        _add(model, field.heading, field.key)
    return model


class ColumnLine(QWidget):
    """Shows a column and asks what it means.

    Signals:
        chosen: the key of the field it means, CUSTOM for one of her own, or nothing.
        reading_chosen: how it is read: the attribute of the column, and its value.
    """

    chosen = Signal(str)
    reading_chosen = Signal(str, object)

    def __init__(
        self, column: ColumnSetup, meanings: QStandardItemModel, under_merged: int = 0
    ) -> None:
        super().__init__()
        self.column = column
        self.offers = [self._offered(offer) for offer in offers_of(column, under_merged)]
        self.asks: list[CalmCombo] = []
        self.proposal: QWidget | None = None
        self.meaning = CalmCombo(f"What the column {column.heading} means")
        self.meaning.setModel(meanings)
        self.meaning.setCurrentIndex(self._place_of(column.field))
        self.meaning.activated.connect(lambda _at: self.chosen.emit(self.meaning.currentData()))
        self._letters = PlainLabel(column.letters, TextStyle.SMALL, "faint")
        self._aside = QWidget()
        aside = QHBoxLayout(self._aside)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.setSpacing(8)
        self._fill_aside(aside)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(ElidedLabel(column.heading, TextStyle.STRONG))
        filled = f"{round(column.filled * 100)} % filled"
        samples = " · ".join((filled, *column.samples[:_SAMPLES]))
        words.addWidget(ElidedLabel(samples, TextStyle.SMALL, "muted"))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._letters)
        row.addLayout(words, 1)
        row.addWidget(self.meaning)
        row.addWidget(self._aside)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit_columns(self.width(), self._letters, self.meaning, self._aside)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(theme.tokens().row_line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _dress(self) -> None:
        self.setFixedHeight(theme.scaled(HEIGHT))
        fit_columns(self.width(), self._letters, self.meaning, self._aside)

    def _place_of(self, key: str | None) -> int:
        key = CUSTOM if key and key.startswith(CUSTOM) else key or ""
        return max(self.meaning.findData(key), 0)

    def _fill_aside(self, aside: QHBoxLayout) -> None:
        """Put the question beside the column, else how sure it is; then what is offered."""
        column = self.column
        if question := question_of(column):
            self._ask(aside, question)
        elif not column.field and column.proposed and not column.taken_by:
            proposed = column.proposed
            button = ghost_button(f"Perhaps {plain_label(proposed)}?")
            button.clicked.connect(lambda _on: self.chosen.emit(proposed))
            self.proposal = button
            aside.addWidget(button)
        else:
            aside.addWidget(_chip(column))
        for pill in self.offers:
            aside.addWidget(pill)
        aside.addStretch(1)

    def _ask(self, aside: QHBoxLayout, question: Question) -> None:
        combo = CalmCombo(f"{self.column.heading}: {question.words}")
        combo.addItem(question.words, None)
        for words, value in question.answers:
            combo.addItem(words, value)
        chosen = getattr(self.column, question.key)
        combo.setCurrentIndex(max(combo.findData(chosen), 0))
        combo.activated.connect(
            lambda _at: self.reading_chosen.emit(question.key, combo.currentData())
        )
        self.asks.append(combo)
        aside.addWidget(combo, 100)

    def _offered(self, offer: Offer) -> Pill:
        pill = Pill(offer.words)
        pill.setCheckable(True)
        pill.setChecked(getattr(self.column, offer.key))
        pill.setToolTip(safe_tip(offer.hint))
        pill.clicked.connect(lambda on: self.reading_chosen.emit(offer.key, on))
        return pill


def fit_columns(width: int, letters: QWidget, meaning: QWidget, aside: QWidget) -> None:
    """Give what stands in a line of a width its room; the words of the file take the rest."""
    letters.setFixedWidth(theme.scaled(_LETTERS_PX))
    meaning.setFixedWidth(min(theme.scaled(_MEANING_PX), round(width * _MEANING_SHARE)))
    aside.setFixedWidth(min(theme.scaled(_ASIDE_PX), round(width * _ASIDE_SHARE)))


def _add(model: QStandardItemModel, words: str, key: str) -> None:
    item = QStandardItem(words)
    item.setData(key, Qt.ItemDataRole.UserRole)  # where a combo looks for its data
    model.appendRow(item)


def _chip(column: ColumnSetup) -> Chip:
    """Say how sure the meaning of a column is, and whether she should look at what it holds."""
    notes = column.notes()
    words, kind = ("Look at the days", "amber") if notes else _sureness(column)
    chip = Chip(words, kind, dot=True)
    chip.setMaximumWidth(theme.scaled(_ASIDE_PX))
    chip.setToolTip(safe_tip("\n".join(notes) or words))
    return chip


def _sureness(column: ColumnSetup) -> tuple[str, str]:
    if column.taken_by:
        return f"Taken by {column.taken_by}", "amber"
    return _GROUNDS[column.basis] if column.field else ("Not imported", "grey")

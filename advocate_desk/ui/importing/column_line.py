"""One column of a sheet: what it holds, what it means, and what must be asked about it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QWidget

from advocate_desk.program.own_fields import KINDS_WITH_OWN_FIELDS
from advocate_desk.sheets.column_setup import Basis, ColumnSetup
from advocate_desk.sheets.fields import BY_HEADING, CUSTOM, IN_NOTES, plain_label
from advocate_desk.sheets.mapping import fields_of
from advocate_desk.ui import theme
from advocate_desk.ui.importing.column_readings import Offer, Question, offers_of, question_of
from advocate_desk.ui.importing.file_line import ASIDE_PX, FileLine, two_lines
from advocate_desk.ui.widgets.buttons import ghost_button
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.chips import Chip
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.plain import safe_tip

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
    if any(field.key == "notes" for field in fields_of(kind)):
        _add(model, "Keep in the notes", IN_NOTES)
    for field in fields_of(kind):
        _add(model, field.heading, field.key)
    return model


class ColumnLine(FileLine):
    """Shows a column and asks what it means.

    Signals:
        chosen: the key of the field it means, CUSTOM for one of her own, IN_NOTES to keep it in
            the notes, or nothing.
        reading_chosen: how it is read: the attribute of the column, and its value.
    """

    chosen = Signal(str)
    reading_chosen = Signal(str, object)

    def __init__(
        self, column: ColumnSetup, meanings: QStandardItemModel, under_merged: int = 0
    ) -> None:
        filled = f"{round(column.filled * 100)} % filled"
        samples = " · ".join((filled, *column.samples[:_SAMPLES]))
        self.column = column
        self.meaning = CalmCombo(f"What the column {column.heading} means")
        super().__init__(column.letters, two_lines(column.heading, samples), self.meaning)
        self.offers = [self._offered(offer) for offer in offers_of(column, under_merged)]
        self.asks: list[CalmCombo] = []
        self.proposal: QWidget | None = None
        self.meaning.setModel(meanings)
        self.meaning.setCurrentIndex(self._place_of(column.field))
        self.meaning.activated.connect(lambda _at: self.chosen.emit(self.meaning.currentData()))
        self._fill_aside(self.aside)

    def _place_of(self, key: str | None) -> int:
        kept = next((prefix for prefix in BY_HEADING if key and key.startswith(prefix)), key)
        return max(self.meaning.findData(kept or ""), 0)

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


def _add(model: QStandardItemModel, words: str, key: str) -> None:
    item = QStandardItem(words)
    item.setData(key, Qt.ItemDataRole.UserRole)  # where a combo looks for its data
    model.appendRow(item)


def _chip(column: ColumnSetup) -> Chip:
    """Say how sure the meaning of a column is, and whether she should look at what it holds."""
    notes = column.notes()
    words, kind = ("Look at the days", "amber") if notes else _sureness(column)
    chip = Chip(words, kind, dot=True)
    chip.setMaximumWidth(theme.scaled(ASIDE_PX))
    chip.setToolTip(safe_tip("\n".join(notes) or words))
    return chip


def _sureness(column: ColumnSetup) -> tuple[str, str]:
    if column.taken_by:
        return f"Taken by {column.taken_by}", "amber"
    return _GROUNDS[column.basis] if column.field else ("Not imported", "grey")

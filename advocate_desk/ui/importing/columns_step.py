"""The second step: what each column means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.program.own_fields import KINDS_WITH_OWN_FIELDS
from advocate_desk.sheets.days import DayOrder
from advocate_desk.sheets.fields import CUSTOM
from advocate_desk.sheets.mapping import fields_of, keep_as_custom, map_column
from advocate_desk.sheets.numbers import DecimalStyle
from advocate_desk.sheets.setup import Basis, ColumnSetup, ImportSetup, SheetSetup
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.chips import Chip
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel

_ORDERS = {
    DayOrder.DMY: "3/4/2025 is 3 April",
    DayOrder.MDY: "3/4/2025 is March 4",
    DayOrder.YMD: "Year first",
}
_STYLES = {DecimalStyle.POINT: "1,234.56", DecimalStyle.COMMA: "1.234,56"}


class ColumnsStep(QWidget):
    """Shows the columns of one sheet at a time, with samples and what they are taken for.

    Signals:
        changed: a column means something else.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.notice = InlineNotice()
        self._pills = QHBoxLayout()
        self._pills.setSpacing(8)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._pills)
        column.addWidget(self.notice)
        column.addWidget(self._scroll, 1)
        self._setup: ImportSetup | None = None

    def show_setup(self, setup: ImportSetup) -> None:
        """Show the sheets that go in; the first with a question is in front."""
        self._setup = setup
        while (item := self._pills.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        sheets = setup.chosen_sheets()
        asked = [sheet for sheet, _column in setup.undecided()]
        front = next(iter(asked), sheets[0] if sheets else None)
        for sheet in sheets:
            pill = Pill(sheet.name)
            pill.setCheckable(True)
            pill.setAutoExclusive(True)
            pill.setChecked(sheet is front)
            pill.clicked.connect(lambda _on=False, sheet=sheet: self._show_sheet(sheet))
            self._pills.addWidget(pill)
        self._pills.addStretch(1)
        if front is not None:
            self._show_sheet(front)
        self._say_open()

    def _show_sheet(self, sheet: SheetSetup) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for at, name in enumerate(("Column in the file", "For example", "Means", "")):
            grid.addWidget(PlainLabel(name, TextStyle.SMALL, "muted"), 0, at)
        for row, column in enumerate(sheet.columns, start=1):
            self._add_column(grid, row, sheet, column)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(sheet.columns) + 1, 1)
        self._scroll.setWidget(inside)

    def _add_column(
        self, grid: QGridLayout, row: int, sheet: SheetSetup, column: ColumnSetup
    ) -> None:
        name = PlainLabel(f"{column.letters}  {column.heading}", TextStyle.STRONG)
        filled = f"{round(column.filled * 100)} % filled"
        samples = ElidedLabel(" · ".join((filled, *column.samples[:3])), TextStyle.SMALL, "muted")
        chip = Chip(*_sureness(column), dot=True)
        means = self._meanings(sheet, column)
        asks = QHBoxLayout()
        asks.setContentsMargins(0, 0, 0, 0)
        asks.addWidget(chip)
        for combo in _questions(column):
            combo.activated.connect(lambda _at: self._on_answered())
            asks.addWidget(combo)
        asks.addStretch(1)
        grid.addWidget(name, row, 0)
        grid.addWidget(samples, row, 1)
        grid.addWidget(means, row, 2)
        grid.addLayout(asks, row, 3)

    def _meanings(self, sheet: SheetSetup, column: ColumnSetup) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(f"What the column {column.heading} means")
        combo.addItem("Don’t import", None)
        if sheet.kind in KINDS_WITH_OWN_FIELDS:
            combo.addItem("Keep as a field of my own", f"{CUSTOM}{column.heading}")
        for field in fields_of(sheet.kind or ""):
            taken = sheet.column_of(field.key)
            combo.addItem(field.heading, field.key)
            if taken is not None and taken is not column:
                combo.setItemText(combo.count() - 1, f"{field.heading}  (now {taken.heading})")
        known = combo.findData(column.field)
        if known < 0 and column.field:
            combo.addItem(column.field.removeprefix(CUSTOM), column.field)
            known = combo.count() - 1
        combo.setCurrentIndex(max(known, 0))
        combo.setMinimumWidth(200)
        combo.activated.connect(lambda _at: self._on_chosen(sheet, column, combo.currentData()))
        return combo

    def _on_chosen(self, sheet: SheetSetup, column: ColumnSetup, key: str | None) -> None:
        if key is not None and key.startswith(CUSTOM) and column.field != key:
            keep_as_custom(sheet, column)
        else:
            map_column(sheet, column, key)
        self._show_sheet(sheet)
        self._on_answered()

    def _on_answered(self) -> None:
        self._say_open()
        self.changed.emit()

    def _say_open(self) -> None:
        """Name what must be answered before the rows can be checked."""
        undecided = self._setup.undecided() if self._setup else []
        if undecided:
            sheet, column = undecided[0]
            example = column.days.examples[0] if column.days and column.days.examples else ""
            self.notice.say(
                f"{sheet.name}, column {column.heading}: “{example}” can be read in two ways."
                " Say which is meant."
                if example
                else f"{sheet.name}, column {column.heading} can be read in two ways."
            )
        else:
            self.notice.clear()


def _sureness(column: ColumnSetup) -> tuple[str, str]:
    if column.taken_by:
        return f"Taken by {column.taken_by}", "amber"
    if not column.field:
        proposed = f"Perhaps {column.proposed.replace('_', ' ')}?" if column.proposed else ""
        return (proposed, "amber") if proposed else ("Not imported", "grey")
    return ("Sure", "green") if column.basis is not Basis.CONTENT else ("Check", "amber")


def _questions(column: ColumnSetup) -> list[QComboBox]:
    """Give the combos that ask how days and amounts are to be read, where that is open."""
    found = []
    if column.field and column.days is not None and column.days.order is None:
        found.append(_ask(column, "day_order", _ORDERS, "Which day is meant?"))
    if column.field and column.numbers is not None and column.numbers.ambiguous:
        found.append(_ask(column, "decimals", _STYLES, "Which amount is meant?"))
    return found


def _ask(
    column: ColumnSetup,
    attribute: str,
    choices: dict[DayOrder, str] | dict[DecimalStyle, str],
    question: str,
) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(f"{column.heading}: {question}")
    combo.addItem(question, None)
    for choice, words in choices.items():
        combo.addItem(words, choice)
    now = getattr(column, attribute)
    combo.setCurrentIndex(0 if now is None else list(choices).index(now) + 1)
    combo.activated.connect(
        lambda at: setattr(column, attribute, list(choices)[at - 1] if at else None)
    )
    return combo

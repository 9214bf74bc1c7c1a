"""How a sheet is looked at, to be changed: its headings, hidden rows, answers and letters."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from advocate_desk.base.words import count_words
from advocate_desk.sheets.mojibake import examples_of
from advocate_desk.sheets.setup import SheetSetup
from advocate_desk.sheets.tables import MOST_HEADINGS, TableForm
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.plain import safe_tip


class SheetForm(QObject):
    """The choices about one sheet; each is shown only where there is something to choose.

    Signals:
        asked: she wants the sheet looked at in another way.
        filtered: other rows are to be shown.
    """

    asked = Signal()
    filtered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.headings = CalmCombo("How many rows the headings are made of")
        self.headings.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        self.headings.addItem("No headings", 0)
        for count in range(1, MOST_HEADINGS + 1):
            self.headings.addItem(count_words(count, "heading row"), count)
        self.left_out = _pill("")
        self.hidden = _pill("")
        self.answers = _pill("Ticked answers in one column")
        self.letters = _pill("Mend broken letters")
        self.widgets: tuple[QWidget, ...] = (
            self.left_out,
            self.hidden,
            self.answers,
            self.letters,
            self.headings,
        )
        self.headings.activated.connect(self.asked)
        self.left_out.clicked.connect(self.filtered)
        for pill in (self.hidden, self.answers, self.letters):
            pill.clicked.connect(self.asked)

    def show_sheet(self, sheet: SheetSetup | None) -> None:
        """Show what there is to choose about a sheet, and what is chosen."""
        table = sheet.table if sheet is not None else None
        if sheet is None or table is None:
            for widget in self.widgets:
                widget.hide()
            return
        self.headings.setCurrentIndex(self.headings.findData(table.heading_rows))
        self.headings.show()
        ignored, hidden = len(table.ignored), len(table.hidden_rows)
        self.left_out.setText(f"{count_words(ignored, 'line')} left out")
        self.left_out.setVisible(ignored > 0)
        if not ignored:
            self.left_out.setChecked(False)
        self.hidden.setText(f"With {count_words(hidden, 'hidden row')}")
        self.hidden.setChecked(sheet.form.with_hidden)
        self.hidden.setVisible(hidden > 0)
        self.answers.setChecked(sheet.form.joins_answers)
        self.answers.setToolTip(safe_tip("\n".join(table.joined)))
        self.answers.setVisible(bool(table.joined))
        self.letters.setChecked(sheet.form.mends_letters)
        self.letters.setToolTip(safe_tip(examples_of(table.broken)))
        self.letters.setVisible(bool(table.broken))

    def form(self, sheet: SheetSetup) -> TableForm:
        """Give how the sheet is to be looked at."""
        table, count = sheet.found_table(), self.headings.currentData()
        first = table.header_row or next(iter(table.numbers), 1)
        return replace(
            sheet.form,
            header_row=first if count else 0,
            heading_rows=count or None,
            with_hidden=self.hidden.isChecked(),
            joins_answers=self.answers.isChecked(),
            mends_letters=self.letters.isChecked(),
        )

    def is_filtering(self) -> bool:
        """Say whether only the lines that were left out are wanted."""
        return self.left_out.isChecked() and not self.left_out.isHidden()


def _pill(words: str) -> Pill:
    pill = Pill(words)
    pill.setCheckable(True)
    pill.hide()
    return pill

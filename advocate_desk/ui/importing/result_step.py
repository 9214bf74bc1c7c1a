"""The last step: what came of it, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.base.words import count_words, number_words
from advocate_desk.sheets.planned import ImportPlan, Verdict
from advocate_desk.ui.importing.plan_table import VERDICT_WORDS
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel


class ResultStep(QWidget):
    """Says for each sheet what went in and what did not.

    Signals:
        undo_asked: she wants the import taken back.
        problems_asked: she wants the rows that were left out as a workbook.
    """

    undo_asked = Signal()
    problems_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = PlainLabel("", TextStyle.TITLE)
        self._told = WrappedLabel("", TextStyle.BODY)
        self.problems = quiet_button("Save the rows left out…", "file-spreadsheet")
        self.problems.clicked.connect(self.problems_asked)
        self.undo = quiet_button("Undo this import", "arrow-back-up")
        self.undo.clicked.connect(self.undo_asked)
        deeds = QHBoxLayout()
        deeds.addWidget(self.problems)
        deeds.addWidget(self.undo)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(14)
        for widget in (self.title, self._told):
            column.addWidget(widget)
        column.addLayout(deeds)
        column.addStretch(1)

    def show_result(self, plan: ImportPlan) -> None:
        """Show what came of the plan; every row of the file is in one of the counts."""
        total = sum(plan.counts().values())
        went_in = total - plan.rows_left_out()
        self.title.setText(f"{count_words(went_in, 'row')} of {number_words(total)} went in")
        lines = []
        for section in plan.sections:
            counts = section.counts()
            said = ", ".join(
                f"{number_words(counts[verdict])} {VERDICT_WORDS[verdict].lower()}"
                for verdict in Verdict
                if counts[verdict]
            )
            lines.append(f"{section.sheet}: {count_words(len(section.rows), 'row')} = {said}")
        if left := plan.rows_left_out():
            lines.append(
                f"{count_words(left, 'row')} did not go in: save them, mend them in Excel,"
                " and import that file."
            )
        self._told.setText("\n".join(lines))
        self.problems.setVisible(plan.rows_left_out() > 0)
        self.undo.setEnabled(plan.has_changes())

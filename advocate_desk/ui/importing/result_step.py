"""The last step: what came of it, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.base.words import count_words, number_words
from advocate_desk.sheets.planned import ImportPlan, PlannedRow, Section, Verdict
from advocate_desk.ui import theme
from advocate_desk.ui.importing.plan_table import (
    LEFT_OUT,
    VERDICT_WORDS,
    chip_of,
    verdict_words,
)
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.chips import Chip
from advocate_desk.ui.widgets.frames import Card
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

_ICON_PX = 34
_SHOWN = {"members": "users", "activities": "activity"}  # lists, by the icon of their tab
_ORDER = (*(VERDICT_WORDS[verdict] for verdict in Verdict), LEFT_OUT)


class ResultStep(QWidget):
    """Says for each sheet what went in and what did not.

    Signals:
        undo_asked: she wants the import taken back.
        problems_asked: she wants the rows that were left out as a workbook.
        rows_asked: the key of a list and the ids of the rows that came in: she wants to see them.
    """

    undo_asked = Signal()
    problems_asked = Signal()
    rows_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.title = PlainLabel("", TextStyle.TITLE)
        self.told = WrappedLabel("", TextStyle.BODY, "muted")
        self.problems = quiet_button("Save the rows left out…", "file-spreadsheet")
        self.problems.clicked.connect(self.problems_asked)
        self.new = {key: quiet_button(f"Show the new {key}", icon) for key, icon in _SHOWN.items()}
        self._ids: dict[str, tuple[int, ...]] = {}
        for key, button in self.new.items():
            button.clicked.connect(lambda _on=False, key=key: self._ask_rows(key))
        self.undo = quiet_button("Undo this import", "arrow-back-up")
        self.undo.clicked.connect(self.undo_asked)
        self._icon = PlainLabel()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._icon)
        head.addWidget(self.title)
        head.addStretch(1)
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        for button in (*self.new.values(), self.problems, self.undo):
            deeds.addWidget(button)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(self._cards)
        column.addWidget(self.told)
        column.addLayout(deeds)
        column.addStretch(1)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def show_result(self, plan: ImportPlan) -> None:
        """Show what came of the plan; every row of the file is in one of the counts."""
        left = plan.rows_left_out()
        rows = sum(len(section.rows) for section in plan.sections)
        if plan.has_changes():
            counts = plan.counts()
            changed = counts[Verdict.NEW] + counts[Verdict.UPDATE]
            self.title.setText(f"{count_words(changed, 'row')} went in")
        else:
            self.title.setText("Nothing was new: the desk is as it was")
        while (item := self._cards.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for section in plan.sections:
            self._cards.addWidget(_card(section))
        told = f"Nothing left unsaid: {count_words(rows, 'row')} of the file are counted above."
        if left:
            told = (
                f"{count_words(left, 'row')} of {number_words(rows)} did not go in."
                " Save them, mend them in Excel, and import that file."
            )
        self.told.setText(told)
        self.problems.setVisible(left > 0)
        self._ids = {key: _made(plan, key) for key in self.new}
        for key, button in self.new.items():
            button.setVisible(bool(self._ids[key]))
        self.undo.setVisible(plan.has_changes())
        self.undo.setEnabled(True)

    def _ask_rows(self, key: str) -> None:
        self.rows_asked.emit(key, self._ids[key])

    def _dress(self) -> None:
        self._icon.setPixmap(theme.icon_pixmap("circle-check", "ok", _ICON_PX))


def _made(plan: ImportPlan, kind: str) -> tuple[int, ...]:
    """Give the ids of the rows of a kind that the import made."""
    made = {
        row.target: None
        for section in plan.sections
        if section.kind == kind
        for row in section.rows
        if row.verdict is Verdict.NEW and row.target is not None
    }
    return tuple(made)


def _card(section: Section) -> Card:
    """Give the counts of one sheet: chips with figures that add up to its rows."""
    card = Card()
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    counted = _counted(section.rows)
    grid.addWidget(PlainLabel(section.sheet, TextStyle.CARD), 0, 0)
    rows = PlainLabel(count_words(len(section.rows), "row"), TextStyle.SMALL, "muted")
    grid.addWidget(rows, 1, 0)
    for at, words in enumerate((one for one in _ORDER if one in counted), start=1):
        count, kind = counted[words]
        grid.addWidget(PlainLabel(number_words(count), TextStyle.TITLE), 0, at)
        grid.addWidget(Chip(words, kind, dot=True), 1, at)
    grid.setColumnStretch(len(_ORDER) + 1, 1)
    grid.setColumnMinimumWidth(0, theme.scaled(180))
    card.column.addLayout(grid)
    return card


def _counted(rows: list[PlannedRow]) -> dict[str, tuple[int, str]]:
    """Count rows by what became of them, with the colour of each."""
    found: dict[str, tuple[int, str]] = {}
    for row in rows:
        words = verdict_words(row)
        count, kind = found.get(words, (0, chip_of(row)))
        found[words] = (count + 1, kind)
    return found

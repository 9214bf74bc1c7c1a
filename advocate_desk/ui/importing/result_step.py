"""The last step: what came of it, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.base.words import count_words, number_words
from advocate_desk.sheets.planned import Verdict
from advocate_desk.ui import theme
from advocate_desk.ui.importing.outcome import Outcome, SheetOutcome
from advocate_desk.ui.importing.plan_table import LEFT_OUT, VERDICT_WORDS
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.chips import Chip
from advocate_desk.ui.widgets.flow import FlowRow
from advocate_desk.ui.widgets.frames import Card, scrolling
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel, WrappedLabel

_ICON_PX = 34
_NAME_PX = 140  # at least, so that the counts of sheets stand below one another
_TALK, _GIVE = "message-circle", "gift"
SHOWN = {  # what is in a list that the window always has: its words, the icon of its tab
    "members": ("Show the new members", "users"),
    "accounts": ("Show the new accounts", "users"),
    "activities": ("Show the new activities", "activity"),
    "activity_types": ("Show the new activity types", "activity"),
    "goals": ("Show the new goals", "activity"),
    "conversations": ("Show the new conversations", _TALK),
    "wins": ("Show the new wins", _TALK),
    "career_wins": ("Show the new career wins", _TALK),
    "consents": ("Show the new consents", _TALK),
    "motivations": ("Show the new motivations", _TALK),
    "survey_responses": ("Show the new survey answers", _TALK),
    "rewards": ("Show what is new in the catalogue", _GIVE),
    "grants": ("Show the new rewards given", _GIVE),
    "reward_rules": ("Show the new reward rules", _GIVE),
    "costs": ("Show the new costs", _GIVE),
    "rates": ("Show the new rates", _GIVE),
    "opportunities": ("Show the new opportunities", "building"),
    "events": ("Show the new events", "calendar"),
    "attendance": ("Show who was there", "calendar"),
    "connections": ("Show the new connections", "world"),
    "usage": ("Show the new usage", "building"),
    "series": ("Show the new values of series", "building"),
    "series_events": ("Show the new events of series", "building"),
}
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
        self.cards: list[SheetCard] = []
        self.undo = quiet_button("Undo this import", "arrow-back-up")
        self.undo.clicked.connect(self.undo_asked)
        self._icon = PlainLabel()
        sheets = QWidget()
        self._cards = QVBoxLayout(sheets)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._icon)
        head.addWidget(self.title)
        head.addStretch(1)
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        for button in (self.problems, self.undo):
            deeds.addWidget(button)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addLayout(deeds)
        column.addWidget(scrolling(sheets), 1)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def show_result(self, outcome: Outcome) -> None:
        """Show what came of a plan; every row of the file is in one of the counts."""
        rows, left = outcome.rows, outcome.left
        if outcome.has_changes:
            self.title.setText(f"{count_words(outcome.changed, 'row')} went in")
        else:
            self.title.setText("Nothing was new: the desk is as it was")
        self._show_cards(outcome.sheets)
        told = f"Every row of the file is counted below: {count_words(rows, 'row')}."
        if left:
            told = (
                f"{count_words(left, 'row')} of {number_words(rows)} did not go in."
                " Save them, mend them in Excel, and import that file."
            )
        self.told.setText("\n".join(filter(None, (told, outcome.cells_left))))
        self.problems.setVisible(left > 0)
        self.undo.setVisible(outcome.has_changes)
        self.undo.setEnabled(True)

    def _show_cards(self, sheets: Sequence[SheetOutcome]) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self.cards = [SheetCard(sheet) for sheet in sheets]
        for card in self.cards:
            card.rows_asked.connect(self.rows_asked)
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    def _dress(self) -> None:
        self._icon.setPixmap(theme.icon_pixmap("circle-check", "ok", _ICON_PX))


class SheetCard(Card):
    """The counts of one sheet: chips with figures that add up to its rows, and the way to them.

    Signals:
        rows_asked: the key of a list and the ids of the rows that came in: she wants to see them.
    """

    rows_asked = Signal(str, object)

    def __init__(self, sheet: SheetOutcome) -> None:
        super().__init__()
        self.kind = sheet.kind
        words, icon = SHOWN.get(sheet.kind, ("", ""))
        self.show_new = quiet_button(words, icon)
        self.show_new.clicked.connect(lambda _on: self.rows_asked.emit(self.kind, sheet.made))
        counts = FlowRow(gap=18)
        rows = PlainLabel(count_words(sheet.rows, "row"), TextStyle.SMALL, "muted")
        self._name = _Pair(ElidedLabel(sheet.sheet, TextStyle.CARD), rows)
        counts.add(self._name)
        for told in (one for one in _ORDER if one in sheet.counts):
            count, kind = sheet.counts[told]
            figure = PlainLabel(number_words(count), TextStyle.TITLE)
            counts.add(_Pair(figure, Chip(told, kind, dot=True)))
        line = QHBoxLayout()
        line.addWidget(counts, 1)
        if words and sheet.made:
            line.addWidget(self.show_new)
        self.column.addLayout(line)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_name"):
            self._dress()

    def _dress(self) -> None:
        self._name.setMinimumWidth(theme.scaled(_NAME_PX))


class _Pair(QWidget):
    """Two lines that belong together, the upper one larger."""

    def __init__(self, upper: QWidget, lower: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(upper)
        column.addWidget(lower, 0, Qt.AlignmentFlag.AlignLeft)

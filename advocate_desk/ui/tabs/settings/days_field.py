"""A list of days: each a pill that can be taken away, and a field to add one more."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.base.words import long_day_words
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.day_field import DayField
from advocate_desk.ui.widgets.flow import FlowLayout
from advocate_desk.ui.widgets.pills import Pill

_HINT = "25 Dec"


class DaysField(QWidget):
    """Days in their order.

    Signals:
        entered: a day was added or taken away.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: list[dt.date] = []
        self.day = DayField(ahead=True)
        self.day.line.setPlaceholderText(_HINT)
        self.add = quiet_button("Add day", "plus")
        self.setFocusProxy(self.day.line)
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.day, 1)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._pills)
        column.addLayout(row)
        self.add.clicked.connect(lambda _checked: self._add())
        self.day.line.returnPressed.connect(self._add)

    def written(self) -> str:
        """Give the days as files keep them."""
        return "; ".join(day.isoformat() for day in self._days)

    def show_text(self, text: str) -> None:
        """Show the days that are kept."""
        self._days = [dt.date.fromisoformat(word) for word in text.split("; ") if word]
        self._flow.clear()
        for day in self._days:
            pill = Pill(long_day_words(day), removable=True)
            pill.setAccessibleDescription("Delete takes this day away")
            pill.removed.connect(lambda day=day: self._take_away(day))
            self._flow.addWidget(pill)
        self._pills.setVisible(bool(self._days))
        self._pills.updateGeometry()

    def _add(self) -> None:
        day = self.day.day()
        if day is None:
            self.day.line.setFocus()
            return
        self.day.set_day(None)
        if day not in self._days:
            self._days = sorted([*self._days, day])
            self.entered.emit()

    def _take_away(self, day: dt.date) -> None:
        self._days.remove(day)
        self.day.line.setFocus()
        self.entered.emit()

"""Two fields for the first and the last day of a time of her own."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from advocate_desk.ui.widgets.day_field import DayField
from advocate_desk.ui.widgets.plain import PlainLabel


class DaysBetween(QWidget):
    """From one day to another.

    Signals:
        changed: one of them is another day, or none.
    """

    changed = Signal()

    def __init__(self, first: dt.date | None = None, last: dt.date | None = None) -> None:
        super().__init__()
        self.first, self.last = DayField(first), DayField(last)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for words, field in (("From", self.first), ("to", self.last)):
            label = PlainLabel(words, colour="muted")
            label.setBuddy(field)
            label.setMinimumHeight(field.line.sizeHint().height())  # level with it
            field.line.setAccessibleName(f"{words} day")
            field.line.setPlaceholderText("1 Jan 2026")
            field.day_changed.connect(lambda _day: self.changed.emit())
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(field)
        row.addStretch(1)
        self.setFocusProxy(self.first)

    def propose(self, first: dt.date, last: dt.date) -> None:
        """Fill in days to begin with, unless there are some; nobody is told of it."""
        if self.first.day() is not None or self.last.day() is not None:
            return
        for field, day in ((self.first, first), (self.last, last)):
            field.blockSignals(True)
            field.set_day(day)
            field.blockSignals(False)

"""A field for a day: she types "yesterday" or "3/11", and sees below which day that is."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from advocate_desk.base import clock
from advocate_desk.base.days import read_day
from advocate_desk.base.words import day_words, long_day_words
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.plain import PlainLabel

_NOT_READ = "Not a day I can read. Try 3 Nov or yesterday."


class DayField(QWidget):
    """A line to type a day in; the line below, always reserved, says which day it is.

    Signals:
        day_changed: the day, or None while there is none.
    """

    day_changed = Signal(object)

    def __init__(
        self,
        day: dt.date | None = None,
        parent: QWidget | None = None,
        *,
        ahead: bool = False,
    ) -> None:
        super().__init__(parent)
        self._ahead = ahead
        self._day: dt.date | None = None
        self.line = QLineEdit()
        self.echo = PlainLabel("", TextStyle.SMALL, "muted")
        self.line.textChanged.connect(self._on_text)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.echo)
        self.set_day(day)

    def day(self) -> dt.date | None:
        """Give the day that is meant; None when nothing or no day is written."""
        return self._day

    def set_day(self, day: dt.date | None) -> None:
        """Write a day into the field."""
        self.line.setText(day_words(day))

    def is_wrong(self) -> bool:
        """Say whether something is written that is no day."""
        return self._day is None and bool(self.line.text().strip())

    def read_ahead(self, *, ahead: bool) -> None:
        """Take what is typed for a day to come, or again for one that has been."""
        self._ahead = ahead
        self._on_text(self.line.text())

    def _on_text(self, text: str) -> None:
        before = self._day
        self._day = read_day(text, clock.today(), ahead=self._ahead)
        self.echo.setText(_NOT_READ if self.is_wrong() else _echo_of(self._day))
        self.echo.paint_with("bad" if self.is_wrong() else "muted")
        self.line.setAccessibleDescription(self.echo.text())
        if self._day != before:
            self.day_changed.emit(self._day)


def _echo_of(day: dt.date | None) -> str:
    return long_day_words(day) if day else ""

"""What waits, a line per kind: how many, since when, and what to do about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advocate_desk.base.words import count_words, day_words
from advocate_desk.metrics.waiting import Today, Waiting
from advocate_desk.ui.tabs.home.deed_line import DeedLine, DeedLines
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import link_button
from advocate_desk.ui.widgets.frames import Card, caps_label
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

AT_FIRST = 7  # lines; more make a list that nobody reads
_PROJECT = "It waited before your first import: a project for a quiet day, never overdue."
_NOTHING = "Nothing waits for you."
_WAKE = "Show again"


class WaitingCard(Card):
    """The lines of today, the later ones behind a button, and what is older than the desk.

    Signals:
        opened: a Waiting whose rows she wants to see.
        done_wanted: a Waiting whose deed she wants to do now.
        snooze_wanted: a Waiting, and the day until which she puts it off.
        wake_wanted: a Waiting that she put off and wants to see again.
    """

    opened = Signal(object)
    done_wanted = Signal(object)
    snooze_wanted = Signal(object, object)
    wake_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Waiting for you")
        self._today, self._days = Today((), ()), tuple[dt.date, ...]()
        self._shows_all = False
        self._waiting, self._project, self._snoozed = DeedLines(), DeedLines(), DeedLines()
        self._nothing = PlainLabel(_NOTHING, TextStyle.BODY, "muted")
        self._more = link_button("")
        self._more.clicked.connect(lambda _checked: self.show_all())
        self._before = QWidget()
        before = QVBoxLayout(self._before)
        before.setContentsMargins(0, 10, 0, 0)
        before.addWidget(caps_label("From before"))
        before.addWidget(WrappedLabel(_PROJECT, TextStyle.SMALL, "muted"))
        before.addLayout(self._project)
        self.column.addWidget(self._nothing)
        self.column.addLayout(self._waiting)
        self.column.addWidget(self._more)
        self._put_off = QWidget()
        put_off = QVBoxLayout(self._put_off)
        put_off.setContentsMargins(0, 10, 0, 0)
        put_off.addWidget(caps_label("Put off"))
        put_off.addLayout(self._snoozed)
        self.column.addWidget(self._put_off)
        self.column.addWidget(self._before)
        for lines in (self._waiting, self._project, self._snoozed):
            lines.setSpacing(2)
        self._fill()

    def show_today(self, today: Today, days_to_wait: Sequence[dt.date] = ()) -> None:
        """Show what waits, and until when it can be put off."""
        self._today, self._days = today, tuple(days_to_wait)
        self._fill()

    def show_all(self) -> None:
        """Show the later lines too."""
        self._shows_all = True
        self._fill()
        if lines := self.lines():
            lines[0].focus()

    def lines(self) -> list[WaitingLine]:
        """Give the lines that are shown, from the top."""
        found = (*self._waiting.lines(), *self._project.lines())
        return [line for line in found if isinstance(line, WaitingLine)]

    def put_off(self) -> list[DeedLine]:
        """Give the lines of what is put off."""
        return self._snoozed.lines()

    def _fill(self) -> None:
        today = self._today
        shown = today.waiting if self._shows_all else today.waiting[:AT_FIRST]
        hidden = len(today.waiting) - len(shown)
        self._waiting.show_lines([self._line(one, can_wait=True) for one in shown])
        self._snoozed.show_lines([self._asleep(*one) for one in today.snoozed])
        self._put_off.setVisible(bool(today.snoozed))
        self._project.show_lines([self._line(one) for one in today.project])
        self._nothing.setVisible(not today.waiting)
        self._more.setVisible(hidden > 0)
        self._more.setText(f"Later: {count_words(hidden, 'kind')} more")
        self._before.setVisible(bool(today.project))

    def _asleep(self, waiting: Waiting, until: dt.date) -> DeedLine:
        line = DeedLine(waiting.words(), f"until {day_words(until)}")
        line.offer(_WAKE)
        line.done_wanted.connect(partial(self.wake_wanted.emit, waiting))
        return line

    def _line(self, waiting: Waiting, *, can_wait: bool = False) -> WaitingLine:
        line = WaitingLine(waiting)
        if can_wait:
            line.offer_snooze(self._days)
            line.snooze_wanted.connect(partial(self.snooze_wanted.emit, waiting))
        line.opened.connect(partial(self.opened.emit, waiting))
        line.done_wanted.connect(partial(self.done_wanted.emit, waiting))
        return line


class WaitingLine(DeedLine):
    """One kind of thing that waits."""

    def __init__(self, waiting: Waiting) -> None:
        days = count_words(waiting.oldest, "day")
        super().__init__(waiting.words(), f"oldest {days}" if waiting.oldest else "")
        self.waiting = waiting
        if waiting.kind.deed:
            self.offer(waiting.kind.deed)
        else:
            self.leave_room()
        self.offer_rows()

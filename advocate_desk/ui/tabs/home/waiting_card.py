"""What waits, a line per kind: how many, since when, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.base.words import count_words
from advocate_desk.metrics.waiting import Today, Waiting
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import ghost_button, quiet_button
from advocate_desk.ui.widgets.frames import Card, caps_label
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel, WrappedLabel

AT_FIRST = 7  # lines; more make a list that nobody reads
_PROJECT = "It waited before your first import: a project for a quiet day, never overdue."
_NOTHING = "Nothing waits for you."


class WaitingCard(Card):
    """The lines of today, the later ones behind a button, and what is older than the desk.

    Signals:
        opened: a Waiting whose rows she wants to see.
        done_wanted: a Waiting whose deed she wants to do now.
    """

    opened = Signal(object)
    done_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Waiting for you")
        self._today = Today((), ())
        self._shows_all = False
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._more = ghost_button("")
        self._more.clicked.connect(lambda _checked: self.show_all())
        self.column.addLayout(self._lines)
        self.column.addWidget(self._more)

    def show_today(self, today: Today) -> None:
        """Show what waits."""
        self._today = today
        self._fill()

    def show_all(self) -> None:
        """Show the later lines too."""
        self._shows_all = True
        self._fill()
        if first := self.findChild(WaitingLine):
            first.open.setFocus()

    def lines(self) -> list[WaitingLine]:
        """Give the lines that are shown, from the top."""
        held = (self._lines.itemAt(at) for at in range(self._lines.count()))
        widgets = (item.widget() for item in held if item)
        return [widget for widget in widgets if isinstance(widget, WaitingLine)]

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        waiting = self._today.waiting
        shown = waiting if self._shows_all else waiting[:AT_FIRST]
        if not waiting:
            self._lines.addWidget(PlainLabel(_NOTHING, TextStyle.BODY, "muted"))
        self._add(shown)
        hidden = len(waiting) - len(shown)
        self._more.setVisible(hidden > 0)
        self._more.setText(f"Later: {count_words(hidden, 'kind')} more")
        if self._today.project:
            self._lines.addSpacing(10)
            self._lines.addWidget(caps_label("From before"))
            self._lines.addWidget(WrappedLabel(_PROJECT, TextStyle.SMALL, "muted"))
            self._add(self._today.project)

    def _add(self, waiting: Sequence[Waiting]) -> None:
        for one in waiting:
            line = WaitingLine(one)
            line.opened.connect(self.opened)
            line.done_wanted.connect(self.done_wanted)
            self._lines.addWidget(line)


class WaitingLine(QWidget):
    """One kind of thing that waits.

    Signals:
        opened: as of the card.
        done_wanted: as of the card.
    """

    opened = Signal(object)
    done_wanted = Signal(object)

    def __init__(self, waiting: Waiting) -> None:
        super().__init__()
        self.waiting = waiting
        self.words = ElidedLabel(waiting.words())
        days = count_words(waiting.oldest, "day")
        since = f"oldest {days}" if waiting.oldest else "today"
        self.open = quiet_button("Open")
        self.open.setAccessibleName(f"Open: {waiting.words()}, {since}")
        self.open.clicked.connect(lambda _checked: self.opened.emit(waiting))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(PlainLabel(since, TextStyle.SMALL, "muted"))
        if waiting.kind.deed:
            self.deed = quiet_button(waiting.kind.deed)
            self.deed.setAccessibleName(f"{waiting.kind.deed}: {waiting.words()}")
            self.deed.clicked.connect(lambda _checked: self.done_wanted.emit(waiting))
            row.addWidget(self.deed)
        row.addWidget(self.open)

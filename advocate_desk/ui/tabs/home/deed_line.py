"""Lines with a number each: what it says, what can be done about it, and the way to its rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from advocate_desk.base.words import long_day_words
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import Button, IconButton, quiet_button
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

DEED_PX, OPEN_PX = 116, 64  # as wide as the longest word on them


class DeedLine(QWidget):
    """One line; a button it does not need is not there.

    Signals:
        opened: she wants to see the rows.
        done_wanted: she wants to do what the first button says.
        snooze_wanted: the day until which she puts it off.
    """

    opened = Signal()
    done_wanted = Signal()
    snooze_wanted = Signal(object)

    def __init__(
        self, words: str, since: str = "", more: str = "", style: TextStyle = TextStyle.BODY
    ) -> None:
        super().__init__()
        self.words = WrappedLabel(words, style)
        self.deed: Button | None = None
        self.open: Button | None = None
        self.snooze: IconButton | None = None
        self._widths: list[tuple[QWidget, int]] = []
        self._name = f"{words}, {since}" if since else words
        said = QVBoxLayout()
        said.setSpacing(2)
        labels = [self.words, *([WrappedLabel(more, TextStyle.SMALL, "muted")] if more else [])]
        for label in labels:
            label.setMinimumHeight(1)  # its own is that of a word a line: pages would scroll on
            said.addWidget(label)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addLayout(said, 1)
        if since:
            self._row.addWidget(PlainLabel(since, TextStyle.SMALL, "muted"))

    def offer(self, deed: str) -> None:
        """Add the button that does something about all of it."""
        self.deed = self._button(deed)
        self._keep_width(self.deed, DEED_PX)
        self.deed.clicked.connect(lambda _checked: self.done_wanted.emit())

    def offer_rows(self) -> None:
        """Add the button that opens the rows."""
        self.open = self._button("Open")
        self._keep_width(self.open, OPEN_PX)
        self.open.clicked.connect(lambda _checked: self.opened.emit())

    def offer_snooze(self, days: Sequence[dt.date]) -> None:
        """Add the button that puts it off until one of these days."""
        self.snooze = IconButton("clock", f"Put off: {self._name}")
        menu = QMenu(self.snooze)
        for day in days:
            action = menu.addAction(f"Put off until {long_day_words(day)}")
            action.triggered.connect(lambda _on, day=day: self.snooze_wanted.emit(day))
        self.snooze.setMenu(menu)
        self._row.addWidget(self.snooze)

    def leave_room(self, px: int = DEED_PX) -> None:
        """Keep the place of a button, so that those of the lines around are in line."""
        room = QWidget()
        self._row.addWidget(room)
        self._keep_width(room, px)

    def focus(self, *, on_rows: bool = False) -> None:
        """Put the cursor on the first button, or on the one that opens the rows."""
        button = self.open if on_rows else self.deed
        if button := button or self.deed or self.open:
            button.setFocus()

    def has_focus(self) -> bool:
        """Say whether the cursor is on one of its buttons."""
        buttons = (self.deed, self.open, self.snooze)
        return any(button is not None and button.hasFocus() for button in buttons)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _keep_width(self, widget: QWidget, px: int) -> None:
        self._widths.append((widget, px))
        self._dress()

    def _dress(self) -> None:
        for widget, px in self._widths:
            widget.setMinimumWidth(theme.scaled(px))

    def _button(self, words: str) -> Button:
        button = quiet_button(words)
        button.setAccessibleName(f"{words}: {self._name}")
        self._row.addWidget(button)
        return button


class DeedLines(QVBoxLayout):
    """Lines below one another; when others are shown, the cursor stays at its place."""

    def lines(self) -> list[DeedLine]:
        """Give the lines, from the top."""
        held = (self.itemAt(at) for at in range(self.count()))
        widgets = (item.widget() for item in held if item)
        return [widget for widget in widgets if isinstance(widget, DeedLine)]

    def show_lines(self, lines: Sequence[DeedLine]) -> None:
        """Show these lines in place of those before."""
        before = self.lines()
        at = next((at for at, line in enumerate(before) if line.has_focus()), None)
        for line in lines:
            self.addWidget(line)
        if at is not None and lines:
            opener = before[at].open
            on_rows = opener is not None and opener.hasFocus()
            lines[min(at, len(lines) - 1)].focus(on_rows=on_rows)
        for line in before:
            self.removeWidget(line)
            line.hide()
            line.deleteLater()

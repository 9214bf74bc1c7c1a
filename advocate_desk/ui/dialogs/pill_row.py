"""A row of pills of which one may be chosen: by its number, by arrows and Space, by a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from advocate_desk.ui.widgets.flow import FlowLayout
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.plain import safe_tip

_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PillRow(QWidget):
    """Pills, each for a value; one or none is chosen. The row is one stop of Tab.

    Signals:
        chosen: she chose a value, or None when she took her choice back.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, parent: QWidget | None = None, *, numbered: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._numbered = numbered
        self._pills: dict[object, _RowPill] = {}
        self._at = 0
        self._flow = FlowLayout(self)
        wide = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        wide.setHeightForWidth(True)
        self.setSizePolicy(wide)

    def show_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Show a pill for each value with its words; what is chosen stays so if it is there."""
        kept = self.value()
        self._flow.clear()
        self._pills = {}
        for number, (value, words) in enumerate(choices, start=1):
            shown = f"{number}  {words}" if self._numbered and number <= 9 else words
            pill = _RowPill(shown, self)
            pill.setAccessibleName(words)
            pill.clicked.connect(lambda _on, value=value: self.choose(value))
            self._pills[value] = pill
            self._flow.addWidget(pill)
        self.set_value(kept)
        self.updateGeometry()

    def add_key(self, value: object, key: str) -> None:
        """Let a key choose a value from anywhere in the dialog, and say so in its tip."""
        self._pills[value].setToolTip(safe_tip(f"{self._pills[value].text()} ({key})"))
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(lambda: self.choose(value))

    def value(self) -> object:
        """Give what is chosen; None when nothing is."""
        return next((value for value, pill in self._pills.items() if pill.isChecked()), None)

    def set_value(self, value: object) -> None:
        """Choose a value without saying so."""
        for number, (known, pill) in enumerate(self._pills.items()):
            pill.setChecked(known == value)
            if known == value:
                self._at = number

    def choose(self, value: object) -> None:
        """Choose a value as she does; the same once more means none."""
        self.set_value(None if self.value() == value else value)
        self.chosen.emit(self.value())

    def is_under_cursor(self, pill: QWidget) -> bool:
        """Say whether the keys act on this pill."""
        pills = list(self._pills.values())
        return self.hasFocus() and self._at < len(pills) and pills[self._at] is pill

    def keyPressEvent(self, event: QKeyEvent) -> None:
        values = list(self._pills)
        typed = event.text()
        if self._numbered and typed.isdecimal() and 0 < int(typed) <= len(values):
            self.choose(values[int(typed) - 1])
        elif event.key() in _STEPS and values:
            self._at = (self._at + _STEPS[event.key()]) % len(values)
            self._repaint()
        elif event.key() == Qt.Key.Key_Space and self._at < len(values):
            self.choose(values[self._at])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint()

    def _repaint(self) -> None:
        for pill in self._pills.values():
            pill.update()


class _RowPill(Pill):
    """A pill of a row, which has the keyboard for all of its pills."""

    def __init__(self, words: str, row: PillRow) -> None:
        super().__init__(words, row)
        self._row = row
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def nextCheckState(self) -> None:
        """Leave it to the row which pill is on."""

    def hasFocus(self) -> bool:
        """Say whether the ring is drawn around it: its row has the keyboard."""
        return self._row.is_under_cursor(self)

"""The problems of a sheet beside its rows, by what mends them; most with one click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from advocate_desk.sheets.troubles import Repair, Trouble, repair_words
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import Button, ghost_button, quiet_button
from advocate_desk.ui.widgets.flow import FlowRow
from advocate_desk.ui.widgets.frames import scrolling
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

_WIDTH = 300
_SHOW, _SHOWN = "Show", "Show all"
_HOW = "Or mend the cells in the table: F2 writes over one, F8 goes to the next."


class MendPanel(QFrame):
    """Lists the kinds of problems.

    Signals:
        asked: a Trouble and the Repair she wants.
        shown: the Trouble whose rows she wants to see; None for all rows again.
    """

    asked = Signal(object, object)
    shown = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.lines: list[MendLine] = []
        self._chosen: tuple[str, ...] | None = None
        self._scroll = scrolling()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 10, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel("What mends them", TextStyle.CARD))
        column.addWidget(self._scroll, 1)
        column.addWidget(WrappedLabel(_HOW, TextStyle.SMALL, "muted"))
        self._dress()

    def show_troubles(self, troubles: Sequence[Trouble]) -> Trouble | None:
        """List kinds of problems; give the one whose rows are shown, if it is still there."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        self.lines = [MendLine(trouble) for trouble in troubles]
        for line in self.lines:
            line.repair_asked.connect(self.asked)
            line.show_button.clicked.connect(
                lambda _on=False, line=line: self._on_show(line.trouble)
            )
            column.addWidget(line)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        kept = next((one for one in troubles if one.kind == self._chosen), None)
        self._choose(kept)
        return kept

    def forget_chosen(self) -> None:
        """Show the rows of all kinds again."""
        self._choose(None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.setFixedWidth(theme.scaled(_WIDTH))

    def _on_show(self, trouble: Trouble) -> None:
        chosen = None if trouble.kind == self._chosen else trouble
        self._choose(chosen)
        self.shown.emit(chosen)

    def _choose(self, trouble: Trouble | None) -> None:
        self._chosen = trouble.kind if trouble else None
        for line in self.lines:
            line.mark(is_shown=trouble is not None and line.trouble.kind == self._chosen)


class MendLine(QWidget):
    """One kind of problems: what is wrong, its rows, and what mends all of them.

    Signals:
        repair_asked: the Trouble and the Repair.
    """

    repair_asked = Signal(object, object)

    def __init__(self, trouble: Trouble) -> None:
        super().__init__()
        self.trouble = trouble
        self.words = WrappedLabel(trouble.words, TextStyle.MEDIUM)
        self.show_button: Button = ghost_button(_SHOW)
        self.show_button.setAccessibleName(f"{_SHOW}: {trouble.words}")
        self.repairs: dict[Repair, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.words)
        deeds = FlowRow()
        for repair in trouble.repairs:
            button = quiet_button(repair_words(trouble, repair))
            button.clicked.connect(
                lambda _on=False, repair=repair: self.repair_asked.emit(trouble, repair)
            )
            self.repairs[repair] = button
            deeds.add(button)
        deeds.add(self.show_button)
        column.addWidget(deeds)

    def mark(self, *, is_shown: bool) -> None:
        """Say whether only its rows are shown."""
        self.show_button.setText(_SHOWN if is_shown else _SHOW)

"""Asks which answers of the file are taken that permit more than what the desk holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.sheets.planned import Looser
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.frames import scrolling
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

_TITLE = "The file permits more than your desk"
_TOLD = (
    "Your desk holds a stricter answer of these people, and a file changes that only when you "
    "say so. Tick what they really told you; what is not ticked stays as it is."
)
_SIZE = (620, 420)


class LooserAnswers(QDialog):
    """Lists them, each to be ticked by itself; none is ticked beforehand."""

    def __init__(
        self, parent: QWidget, looser: Sequence[Looser], taken: set[tuple[str, int]]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self.resize(*(theme.scaled(px) for px in _SIZE))
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        self.ticks: list[tuple[Looser, QCheckBox]] = []
        for one in looser:
            tick = QCheckBox(f"{one.sheet}, row {one.row}".replace("&", "&&"))
            tick.setAccessibleName(f"{one.words}. {one.sheet}, row {one.row}")
            tick.setChecked((one.sheet, one.row) in taken)
            lines.addWidget(WrappedLabel(one.words))
            lines.addWidget(tick)
            lines.addSpacing(10)
            self.ticks.append((one, tick))
        lines.addStretch(1)
        self.take = primary_button("Take what is ticked")
        self.take.clicked.connect(self.accept)
        leave = quiet_button("Cancel")
        leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(PlainLabel(_TITLE, TextStyle.CARD))
        column.addWidget(WrappedLabel(_TOLD, TextStyle.SMALL, "muted"))
        column.addWidget(scrolling(inside), 1)
        column.addLayout(foot)

    def taken(self) -> set[tuple[str, int]]:
        """Give the sheets and rows of what is ticked."""
        return {(one.sheet, one.row) for one, tick in self.ticks if tick.isChecked()}

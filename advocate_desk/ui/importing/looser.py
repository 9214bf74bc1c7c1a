"""Asks which answers of the file are taken that permit more than what the desk holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from advocate_desk.sheets.planned import Looser
from advocate_desk.ui.importing.answers import AnswersDialog
from advocate_desk.ui.widgets.plain import WrappedLabel

_TITLE = "The file permits more than your desk"
_TOLD = (
    "Your desk holds a stricter answer of these people, and a file changes that only when you "
    "say so. Tick what they really told you; what is not ticked stays as it is."
)


class LooserAnswers(AnswersDialog):
    """Lists them, each to be ticked by itself; none is ticked beforehand."""

    def __init__(
        self, parent: QWidget, looser: Sequence[Looser], taken: set[tuple[str, int]]
    ) -> None:
        super().__init__(parent, _TITLE, _TOLD, "Take what is ticked")
        self.ticks: list[tuple[Looser, QCheckBox]] = []
        for one in looser:
            tick = QCheckBox(f"{one.sheet}, row {one.row}".replace("&", "&&"))
            tick.setAccessibleName(f"{one.words}. {one.sheet}, row {one.row}")
            tick.setChecked((one.sheet, one.row) in taken)
            self.add_question(WrappedLabel(one.words), tick)
            self.ticks.append((one, tick))

    def taken(self) -> set[tuple[str, int]]:
        """Give the sheets and rows of what is ticked."""
        return {(one.sheet, one.row) for one, tick in self.ticks if tick.isChecked()}

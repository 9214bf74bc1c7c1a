"""Asks which answers of the file are taken that permit more than what the desk holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

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
        self._taken = set(taken)
        self.ticks: list[tuple[Looser, QCheckBox]] = []
        self.list_questions([partial(self._question, one) for one in looser])

    def taken(self) -> set[tuple[str, int]]:
        """Give the sheets and rows of what is ticked, also of what was not shown this time."""
        shown = {(one.sheet, one.row): tick.isChecked() for one, tick in self.ticks}
        return {row for row in self._taken if row not in shown} | {
            row for row, is_on in shown.items() if is_on
        }

    def _question(self, one: Looser) -> tuple[QWidget, QWidget]:
        tick = QCheckBox(f"{one.sheet}, row {one.row}".replace("&", "&&"))
        tick.setAccessibleName(f"{one.words}. {one.sheet}, row {one.row}")
        tick.setChecked((one.sheet, one.row) in self._taken)
        self.ticks.append((one, tick))
        return WrappedLabel(one.words), tick

"""Asks which answer holds where colleagues differ, or the desk was changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from advocate_desk.sheets.disputes import OURS, Dispute, Of, words_of
from advocate_desk.ui.importing.answers import AnswersDialog
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.flow import FlowRow
from advocate_desk.ui.widgets.plain import PlainLabel

_TITLE = "Which answer holds?"
_TOLD = (
    "Here colleagues answered differently, or your desk was changed since the sheet was sent."
    " What you do not choose stays as it is."
)


class DifferingAnswers(AnswersDialog):
    """Lists them with all answers side by side; none is chosen beforehand."""

    def __init__(
        self, parent: QWidget, disputes: Sequence[Dispute], settled: Mapping[Of, str]
    ) -> None:
        super().__init__(parent, _TITLE, _TOLD, "Take what is chosen")
        self._settled = dict(settled)
        self.radios: dict[tuple[Of, str], QRadioButton] = {}
        self.list_questions([partial(self._question, dispute) for dispute in disputes])

    def settled(self) -> dict[Of, str]:
        """Give by field the sheet whose answer she chose, blank for what the desk has."""
        shown = {of for of, _sheet in self.radios}
        unseen = {of: sheet for of, sheet in self._settled.items() if of not in shown}
        chosen = (key for key, radio in self.radios.items() if radio.isChecked())
        return unseen | dict(chosen)

    def _question(self, dispute: Dispute) -> tuple[QWidget, QWidget]:
        asked = PlainLabel(f"{dispute.name}: {dispute.heading}", TextStyle.STRONG)
        return asked, self._answers(dispute, self._settled.get(dispute.of))

    def _answers(self, dispute: Dispute, chosen: str | None) -> QWidget:
        line = FlowRow(gap=18)
        group = QButtonGroup(line)
        offers = [(OURS, f"Your desk: {words_of(dispute.ours)}")]
        offers += [(one.sheet, f"{one.who}: {words_of(one.value)}") for one in dispute.answers]
        for sheet, words in offers:
            radio = QRadioButton(words.replace("&", "&&"))
            radio.setAccessibleName(f"{dispute.name}, {dispute.heading}, {words}")
            radio.setChecked(sheet == chosen)
            group.addButton(radio)
            line.add(radio)
            self.radios[dispute.of, sheet] = radio
        return line

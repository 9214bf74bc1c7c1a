"""Asks which answer holds where colleagues differ, or the desk was changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.sheets.disputes import OURS, Dispute, Of, words_of
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.flow import FlowRow
from advocate_desk.ui.widgets.frames import scrolling
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

_TITLE = "Which answer holds?"
_TOLD = (
    "Here colleagues answered differently, or your desk was changed since the sheet was sent."
    " What you do not choose stays as it is."
)
_SIZE = (680, 460)


class DifferingAnswers(QDialog):
    """Lists them with all answers side by side; none is chosen beforehand."""

    def __init__(
        self, parent: QWidget, disputes: Sequence[Dispute], settled: Mapping[Of, str]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self.resize(*(theme.scaled(px) for px in _SIZE))
        self.radios: dict[tuple[Of, str], QRadioButton] = {}
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        for dispute in disputes:
            lines.addWidget(PlainLabel(f"{dispute.name}: {dispute.heading}", TextStyle.STRONG))
            lines.addWidget(self._answers(dispute, settled.get(dispute.of)))
            lines.addSpacing(10)
        lines.addStretch(1)
        self.take = primary_button("Take what is chosen")
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

    def settled(self) -> dict[Of, str]:
        """Give by field the sheet whose answer she chose, blank for what the desk has."""
        return {of: sheet for (of, sheet), radio in self.radios.items() if radio.isChecked()}

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

"""Shows the companies that an import would make, first those that may be there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QWidget

from advocate_desk.base.words import count_words
from advocate_desk.ui import theme
from advocate_desk.ui.importing.answers import AnswersDialog
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.frames import TableCard
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel

_SIZE = (840, 600)
_ANSWER_PX = 260
_TOLD = "Say which of them you have already, spelled otherwise. It is remembered for next time."
_NONE_NEAR = "None of them looks like one that you have."


class NewCompanies(AnswersDialog):
    """Asks for each new name that looks like another whether it is the same; none is chosen."""

    def __init__(
        self, names: Sequence[str], near: Mapping[str, Sequence[str]], parent: QWidget
    ) -> None:
        title, told = count_words(len(names), "new account"), _TOLD if near else _NONE_NEAR
        super().__init__(parent, title, told, "Take this" if near else "Close", _SIZE)
        self.answers: dict[str, CalmCombo] = {}
        self._near, self._all_are_same = near, False
        self.all = quiet_button("All are the same")
        self.all.clicked.connect(lambda _on: self._take_all())
        self.foot.insertWidget(0, self.all)
        self.column.setStretchFactor(self.asked, 3)
        rest = [name for name in names if name not in near]
        if rest:
            self._list_rest(rest)
        self.list_lines([partial(self._line, name, others) for name, others in near.items()], 6)
        self.asked.setVisible(bool(near))
        self.all.setVisible(len(near) > 1)  # not before: without a place it is a window
        self.leave.setVisible(bool(near))

    def said(self) -> dict[str, str]:
        """Give which names mean another one."""
        likest = {name: others[0] for name, others in self._near.items()}
        unseen = likest if self._all_are_same else {}
        chosen = unseen | {name: combo.currentData() for name, combo in self.answers.items()}
        return {name: other for name, other in chosen.items() if other}

    def _line(self, name: str, others: Sequence[str]) -> QWidget:
        combo = CalmCombo(f"What {name} is")
        combo.addItem("A new account", "")
        for other in others:
            combo.addItem(f"The same as {other}", other)
        combo.setFixedWidth(theme.scaled(_ANSWER_PX))
        combo.setCurrentIndex(int(self._all_are_same))
        self.answers[name] = combo
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(ElidedLabel(name, TextStyle.STRONG), 1)
        row.addWidget(ElidedLabel(f"looks like {others[0]}", TextStyle.SMALL, "muted"), 1)
        row.addWidget(combo)
        return line

    def _list_rest(self, names: Sequence[str]) -> None:
        """List the names that look like no other above the buttons."""
        view = QListView()
        view.setModel(QStringListModel(list(names), view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setAccessibleName("Other new accounts")
        foot = self.column.count() - 1
        if self._near:
            self.column.insertWidget(foot, PlainLabel("THE OTHERS", TextStyle.CAPS, "muted"))
        self.column.insertWidget(self.column.count() - 1, TableCard(view), 2)

    def _take_all(self) -> None:
        """Take for each name the one that is most like it."""
        self._all_are_same = True
        for combo in self.answers.values():
            combo.setCurrentIndex(1)

"""Shows the companies that an import would make, first those that may be there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.base.words import count_words
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.dialog_size import take_size
from advocate_desk.ui.widgets.frames import TableCard, scrolling
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel, WrappedLabel
from advocate_desk.ui.widgets.portions import Portions

_SIZE = (840, 600)
_ANSWER_PX = 260
_TOLD = "Say which of them you have already, spelled otherwise. It is remembered for next time."
_NONE_NEAR = "None of them looks like one that you have."


class NewCompanies(QDialog):
    """Asks for each new name that looks like another whether it is the same; none is chosen."""

    def __init__(
        self, names: Sequence[str], near: Mapping[str, Sequence[str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("New accounts")
        self.answers: dict[str, CalmCombo] = {}
        self._near, self._all_are_same = near, False
        title = PlainLabel(count_words(len(names), "new account"), TextStyle.CARD)
        told = WrappedLabel(_TOLD if near else _NONE_NEAR, colour="muted")
        self.all = quiet_button("All are the same")
        self.all.clicked.connect(lambda _on: self._take_all())
        self.take = primary_button("Take this" if near else "Close")
        self.take.clicked.connect(lambda _on: self.accept())
        cancel = quiet_button("Cancel")
        cancel.clicked.connect(lambda _on: self.reject())
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.all)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(told)
        if near:
            column.addWidget(scrolling(self._asked(near)), 3)
        rest = [name for name in names if name not in near]
        if rest:
            if near:
                column.addWidget(PlainLabel("THE OTHERS", TextStyle.CAPS, "muted"))
            column.addWidget(TableCard(self._list(rest)), 2)
        column.addLayout(foot)
        self.all.setVisible(len(near) > 1)  # not before: without a place it is a window
        cancel.setVisible(bool(near))
        take_size(self, *_SIZE)

    def said(self) -> dict[str, str]:
        """Give which names mean another one."""
        likest = {name: others[0] for name, others in self._near.items()}
        unseen = likest if self._all_are_same else {}
        chosen = unseen | {name: combo.currentData() for name, combo in self.answers.items()}
        return {name: other for name, other in chosen.items() if other}

    def _asked(self, near: Mapping[str, Sequence[str]]) -> QWidget:
        return Portions([partial(self._line, name, others) for name, others in near.items()], 6)

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

    def _list(self, names: Sequence[str]) -> QListView:
        view = QListView()
        view.setModel(QStringListModel(list(names), view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setAccessibleName("Other new accounts")
        return view

    def _take_all(self) -> None:
        """Take for each name the one that is most like it."""
        self._all_are_same = True
        for combo in self.answers.values():
            combo.setCurrentIndex(1)

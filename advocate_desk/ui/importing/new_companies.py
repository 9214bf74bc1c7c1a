"""Shows the companies that an import would make, first those that may be there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
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
        title = PlainLabel(count_words(len(names), "new account"), TextStyle.CARD)
        told = WrappedLabel(_TOLD if near else _NONE_NEAR, colour="muted")
        self.all = quiet_button("All are the same")
        self.all.setVisible(len(near) > 1)
        self.all.clicked.connect(lambda _on: self._take_all())
        self.take = primary_button("Take this" if near else "Close")
        self.take.clicked.connect(lambda _on: self.accept())
        cancel = quiet_button("Cancel")
        cancel.setVisible(bool(near))
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
            column.addWidget(PlainLabel("THE OTHERS", TextStyle.CAPS, "muted"))
            column.addWidget(TableCard(self._list(rest)), 2)
        column.addLayout(foot)
        take_size(self, *_SIZE)

    def said(self) -> dict[str, str]:
        """Give which names mean another one."""
        chosen = ((name, combo.currentData()) for name, combo in self.answers.items())
        return {name: other for name, other in chosen if other}

    def _asked(self, near: Mapping[str, Sequence[str]]) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, (name, others) in enumerate(near.items()):
            combo = CalmCombo(f"What {name} is")
            combo.addItem("A new account", "")
            for other in others:
                combo.addItem(f"The same as {other}", other)
            combo.setFixedWidth(theme.scaled(_ANSWER_PX))
            self.answers[name] = combo
            like = f"looks like {others[0]}"
            grid.addWidget(ElidedLabel(name, TextStyle.STRONG), row, 0)
            grid.addWidget(ElidedLabel(like, TextStyle.SMALL, "muted"), row, 1)
            grid.addWidget(combo, row, 2)
        grid.setRowStretch(len(near), 1)
        return inside

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
        for combo in self.answers.values():
            combo.setCurrentIndex(1)

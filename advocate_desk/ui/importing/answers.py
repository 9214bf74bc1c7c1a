"""The dialog that lists questions about a file one below the other, all of them open at first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.dialog_size import take_size
from advocate_desk.ui.widgets.frames import scrolling
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel
from advocate_desk.ui.widgets.portions import Portions

_SIZE = (660, 450)
_GAP, _BETWEEN = 5, 15
Question = Callable[[], tuple[QWidget, QWidget]]  # what is asked, and its answers


class AnswersDialog(QDialog):
    """Says what it is about, lists questions, and takes what was answered or nothing."""

    def __init__(self, parent: QWidget, title: str, told: str, take: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        take_size(self, *_SIZE)
        self.take = primary_button(take)
        self.take.clicked.connect(self.accept)
        self.take.setToolTip("Ctrl+Enter")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        leave = quiet_button("Cancel")
        leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(PlainLabel(title, TextStyle.CARD))
        column.addWidget(WrappedLabel(told, TextStyle.SMALL, "muted"))
        self._scroll = scrolling()
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)

    def list_questions(self, questions: Sequence[Question]) -> None:
        """List questions, each with its answers below it; the first has the cursor."""
        self.portions = Portions([partial(_line, one) for one in questions], _BETWEEN)
        self._scroll.setWidget(self.portions)
        self.portions.take_cursor()


def _line(question: Question) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP)
    for part in question():
        column.addWidget(part)
    return line

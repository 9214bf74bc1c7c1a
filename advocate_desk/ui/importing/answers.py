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
    """Says what it is about, lists questions, and takes what was answered or nothing.

    `column` holds all of it from above, `foot` the buttons.
    """

    def __init__(
        self, parent: QWidget, title: str, told: str, take: str, size: tuple[int, int] = _SIZE
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        take_size(self, *size)
        self.take = primary_button(take)
        self.take.clicked.connect(self.accept)
        self.take.setToolTip("Ctrl+Enter")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        self.leave = quiet_button("Cancel")
        self.leave.clicked.connect(self.reject)
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        self.foot.addWidget(self.leave)
        self.foot.addWidget(self.take)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(10)
        self.column.addWidget(PlainLabel(title, TextStyle.CARD))
        self.column.addWidget(WrappedLabel(told, TextStyle.SMALL, "muted"))
        self.asked = scrolling()
        self.column.addWidget(self.asked, 1)
        self.column.addLayout(self.foot)

    def list_questions(self, questions: Sequence[Question]) -> None:
        """List questions, each with its answers below it; the first has the cursor."""
        self.list_lines([partial(_line, one) for one in questions], _BETWEEN)

    def list_lines(self, lines: Sequence[Callable[[], QWidget]], between: int) -> None:
        """List lines that hold a question each, so many px between; the first has the cursor."""
        self.portions = Portions(lines, between)
        self.asked.setWidget(self.portions)
        self.portions.take_cursor()


def _line(question: Question) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP)
    for part in question():
        column.addWidget(part)
    return line

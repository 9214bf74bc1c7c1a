"""The dialog that lists questions about a file one below the other, all of them open at first."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.dialog_size import take_size
from advocate_desk.ui.widgets.frames import scrolling
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

_SIZE = (660, 450)
_GAP, _BETWEEN = 5, 10


class AnswersDialog(QDialog):
    """Says what it is about, lists questions, and takes what was answered or nothing."""

    def __init__(self, parent: QWidget, title: str, told: str, take: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        take_size(self, *_SIZE)
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(_GAP)
        self._lines.addStretch(1)
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
        column.addWidget(scrolling(inside), 1)
        column.addLayout(foot)

    def add_question(self, asked: QWidget, answers: QWidget) -> None:
        """Add a question with its answers below it; the first has the cursor."""
        end = self._lines.count() - 1
        self._lines.insertWidget(end, asked)
        self._lines.insertWidget(end + 1, answers)
        self._lines.insertSpacing(end + 2, _BETWEEN)
        if end == 0:
            (answers.findChild(QAbstractButton) or answers).setFocus()

"""Asks what a pasted block is: values for the rows that are there, or new rows."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

_WIDTH = 460


class AskPaste(QDialog):
    """Offers both; new rows are chosen beforehand, because they write over nothing.

    Where the block cannot be rows, whoever asks chooses the cells beforehand.
    """

    def __init__(self, parent: QWidget, holds: str, over: str, *, many: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste")
        self.setMinimumWidth(theme.scaled(_WIDTH))
        self.as_rows = QRadioButton(f"As new {many}")
        self.over = QRadioButton(over.replace("&", "&&"))
        self.as_rows.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(PlainLabel("How shall they be pasted?", TextStyle.CARD))
        column.addWidget(WrappedLabel(f"The clipboard holds {holds}.", TextStyle.SMALL, "muted"))
        column.addSpacing(6)
        column.addWidget(self.as_rows)
        column.addWidget(self.over)
        paste = primary_button("Paste")
        paste.clicked.connect(self.accept)
        paste.setDefault(True)
        cancel = quiet_button("Cancel")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(paste)
        column.addSpacing(8)
        column.addLayout(foot)

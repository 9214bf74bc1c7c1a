"""Asks who a row is that might be somebody she knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.ui.widgets.plain import WrappedLabel

NEW = "new"
_WIDTH = 460


class DecideRow(QDialog):
    """Offers the members it may be, and somebody new; nobody is chosen beforehand."""

    def __init__(self, parent: QWidget, proposals: Sequence[tuple[str, str]], said: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Who is it?")
        self.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(WrappedLabel(f"The file says: {said}"))
        self._choices: list[tuple[str, QRadioButton]] = []
        for uid, words in (*proposals, (NEW, "Somebody new")):
            choice = QRadioButton(words.replace("&", "&&"))
            choice.toggled.connect(self._on_chosen)
            column.addWidget(choice)
            self._choices.append((uid, choice))
        buttons = QDialogButtonBox()
        self._take = buttons.addButton("Take this", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Leave it for later", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._take.setEnabled(False)
        column.addWidget(buttons)

    def answer(self) -> str:
        """Give the UID of the member it is, or `new`."""
        return next(uid for uid, choice in self._choices if choice.isChecked())

    def choose(self, uid: str) -> None:
        """Choose one of the answers."""
        next(choice for known, choice in self._choices if known == uid).setChecked(True)

    def _on_chosen(self) -> None:
        self._take.setEnabled(True)

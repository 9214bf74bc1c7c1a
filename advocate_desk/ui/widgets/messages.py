"""The only boxes that stop her: to say why something did not happen, to ask before it does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def tell(parent: QWidget | None, title: str, sentence: str, hint: str = "") -> None:
    """Say what happened and what to do about it."""
    box = _box(parent, title, sentence, hint)
    box.addButton("Close", QMessageBox.ButtonRole.RejectRole)
    box.exec()


def confirm(
    parent: QWidget | None, title: str, sentence: str, verb: str, *, stay: str = "Cancel"
) -> bool:
    """Ask whether to go on; `verb` names the deed, staying is the safe default."""
    box = _box(parent, title, sentence, "")
    go_on = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is go_on


def choose(
    parent: QWidget | None, title: str, sentence: str, verbs: Sequence[str], *, stay: str
) -> str:
    """Ask which of several ways to go; staying gives nothing and is the safe default."""
    box = _box(parent, title, sentence, "")
    ways = {box.addButton(verb, QMessageBox.ButtonRole.AcceptRole): verb for verb in verbs}
    keep = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    clicked = box.clickedButton()
    return next((verb for button, verb in ways.items() if button is clicked), "")


def _box(parent: QWidget | None, title: str, sentence: str, hint: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(sentence)
    box.setInformativeText(hint)  # plain: it follows the text's format
    return box

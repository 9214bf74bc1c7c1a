"""A message in its place, above or below what it is about; takes no room while it is silent."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.plain import WrappedLabel

_INK = {"info": "chip_blue", "warn": "chip_amber", "bad": "chip_red"}


class InlineNotice(QFrame):
    """One sentence on a tinted ground, with an action or without. Kinds: info, warn, bad."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._words = WrappedLabel()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 8, 10, 8)
        self._row.addWidget(self._words, 1)
        self._action: QWidget | None = None
        self.hide()

    def say(
        self,
        sentence: str,
        kind: str = "warn",
        action: str = "",
        run: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence, and a button when `action` names a deed."""
        self._drop_action()
        self.setProperty("kind", kind)
        self.style().unpolish(self)  # a rule by property is looked up only then
        self.style().polish(self)
        self._words.setText(sentence)
        self._words.paint_with(_INK[kind])
        self.setAccessibleDescription(sentence)
        if action and run:
            button = quiet_button(action)
            button.clicked.connect(lambda _checked: run())
            self._row.addWidget(button)
            self._action = button
        self.show()

    def clear(self) -> None:
        """Fall silent."""
        self._drop_action()
        self.hide()

    def sentence(self) -> str:
        """Give what is said now; nothing while it is silent."""
        return "" if self.isHidden() else self._words.text()

    def _drop_action(self) -> None:
        if self._action:
            self._action.hide()  # at once: what is deleted later may be seen until then
            self._action.deleteLater()
            self._action = None


class Confirmation(QFrame):
    """Asks in its place before something is done; leaving all as it is is the safe answer."""

    def __init__(self, go: str, keep: str) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("kind", "warn")
        self.words = WrappedLabel("", TextStyle.BODY, _INK["warn"])
        self.go_button = primary_button(go)
        self.keep_button = quiet_button(keep)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go_button)
        buttons.addWidget(self.keep_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addLayout(buttons)
        self.hide()

    def ask(self, words: str) -> None:
        """Ask, with the keyboard on the safe answer."""
        self.words.setText(words)
        self.show()
        self.keep_button.setFocus()

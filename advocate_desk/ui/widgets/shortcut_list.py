"""The list of all shortcuts, made from the actions there are."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.frames import caps_label
from advocate_desk.ui.widgets.plain import PlainLabel


class ShortcutList(QDialog):
    """Shows what every key does, menu by menu."""

    def __init__(self, menus: Iterable[tuple[str, list[QAction]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Shortcuts")
        page = QWidget()
        self._grid = QGridLayout(page)
        self._grid.setHorizontalSpacing(32)
        for menu, actions in menus:
            self._add(menu, [action for action in actions if not action.shortcut().isEmpty()])
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(scroll)
        column.addWidget(buttons)
        self.resize(440, 520)

    def _add(self, menu: str, actions: list[QAction]) -> None:
        if not actions:
            return
        row = self._grid.rowCount()
        self._grid.addWidget(caps_label(menu), row, 0, 1, 2)
        for number, action in enumerate(actions, row + 1):
            native = QKeySequence.SequenceFormat.NativeText
            keys = PlainLabel(action.shortcut().toString(native), TextStyle.STRONG)
            words = PlainLabel(plain_words(action))
            self._grid.addWidget(words, number, 0)
            self._grid.addWidget(keys, number, 1, Qt.AlignmentFlag.AlignRight)


def plain_words(action: QAction) -> str:
    """Give an action's words without the mark of its mnemonic."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

"""The list of all shortcuts: those of the menus, and the keys that act where she is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.frames import GAP, caps_label
from advocate_desk.ui.widgets.mnemonics import plain_words
from advocate_desk.ui.widgets.plain import PlainLabel

_SIZE = (520, 600)
_PLACES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "In a menu",
        (
            ("Open it", "Alt and its letter"),
            ("Choose a line", "The underlined letter"),
        ),
    ),
    (
        "In a list",
        (
            ("Edit the cell", "F2, or type"),
            ("Save and go on below, or to the right", "Enter, Tab"),
            ("Leave the cell as it was", "Esc"),
            ("Choose more rows, or all", "Shift+↑ ↓, Ctrl+A"),
            ("Show or hide the panel", "Space"),
            ("Fill down", "Ctrl+D"),
            ("Copy, or with headings", "Ctrl+C, Ctrl+Shift+C"),
            ("Delete the chosen rows", "Del"),
            ("From the search back to the list", "↓, or Esc"),
            ("What can be done with the row", "Menu key, Shift+F10"),
        ),
    ),
    (
        "In a form",
        (
            ("Save", "Ctrl+Enter"),
            ("Save and log another", "Ctrl+Shift+Enter"),
            ("Choose a pill", "1 to 9, ← → and Space"),
            ("Close; what is logged stays as a draft", "Esc"),
        ),
    ),
    (
        "In the Friday sweep",
        (
            ("Done, then usable as is, needs work, not usable", "D, then 1 2 3"),
            ("No, later, no reply", "N, L, R"),
            ("Take the last answer back", "Ctrl+Z"),
        ),
    ),
)


class ShortcutList(QDialog):
    """Shows what every key does, menu by menu and place by place."""

    def __init__(self, menus: Iterable[tuple[str, list[QAction]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Shortcuts")
        page = QWidget()
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(12, 8, 20, 8)  # the scroll bar stands over the right edge
        self._grid.setHorizontalSpacing(32)
        for menu, actions in menus:
            self._add(
                menu, [_words_and_key(one) for one in actions if not one.shortcut().isEmpty()]
            )
        for place, keys in _PLACES:
            self._add(place, keys)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Shortcuts")
        close = quiet_button("Close")
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(scroll)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = parent.size()
        width = max(theme.scaled(_SIZE[0]), page.sizeHint().width() + 40)
        self.resize(min(width, room.width()), min(theme.scaled(_SIZE[1]), room.height()))

    def _add(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        if not lines:
            return
        row = self._grid.rowCount()
        heading = caps_label(title)
        heading.setContentsMargins(0, GAP if row > 1 else 0, 0, 2)
        self._grid.addWidget(heading, row, 0, 1, 2)
        for number, (words, keys) in enumerate(lines, row + 1):
            self._grid.addWidget(PlainLabel(words), number, 0)
            side = Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(PlainLabel(keys, TextStyle.STRONG), number, 1, side)


def _words_and_key(action: QAction) -> tuple[str, str]:
    return plain_words(action.text()), action.shortcut().toString(
        QKeySequence.SequenceFormat.NativeText
    )

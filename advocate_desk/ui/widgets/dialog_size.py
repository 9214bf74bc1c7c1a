"""Gives dialogs their size: as designed, grown with the letters, as far as there is room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from advocate_desk.ui import theme

_AROUND = 40  # px of the window behind that stay in sight


def take_size(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog its size over the window it belongs to, else on the screen."""
    wanted = QSize(theme.scaled(width), theme.scaled(height))
    parent = dialog.parentWidget()
    room = parent.window().size() if parent else dialog.screen().availableSize()
    dialog.resize(wanted.boundedTo(room - QSize(_AROUND, _AROUND)))

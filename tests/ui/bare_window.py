"""A window with nothing in it, for what opens over one."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot


def bare_window(qtbot: QtBot, width: int = 1440, height: int = 880) -> QMainWindow:
    """Show a window with nothing in it."""
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    window.resize(width, height)
    qtbot.addWidget(window)
    window.show()
    return window

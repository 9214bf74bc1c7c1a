"""Each test of the window starts with fresh settings and the light look; a window of two tabs."""

from __future__ import annotations

import pytest
from plain_tab import ENTRIES, close
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def fresh_settings(qapp):
    QSettings().clear()
    _let_go_of_keys()
    yield
    qapp.closeAllWindows()
    QSettings().clear()
    if theme.text_size() != 100:
        theme.choose_text_size(100)
    if theme.tokens() is not theme.LIGHT:
        theme.choose_appearance(theme.Appearance.LIGHT)


def _let_go_of_keys():
    """Let go of Ctrl or Shift where the last event of a test held it: what is chosen heeds it."""
    if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
        return
    held = QWidget()
    QTest.keyClick(held, Qt.Key.Key_Escape)
    held.deleteLater()


@pytest.fixture
def window(qtbot):
    window = MainWindow(ENTRIES)
    window.show()
    yield window
    close(window, qtbot)
    window.deleteLater()


@pytest.fixture
def open_window(qtbot):
    """Open the whole window on a desk, and bring it in front."""
    opened = []

    def open_window(path):
        window = MainWindow()
        opened.append(window)
        window.show()
        with qtbot.waitSignal(window.desk.opened):
            window.desk.open(path)
        window.activateWindow()
        with qtbot.waitActive(window):
            pass
        return window

    yield open_window
    for window in opened:
        close(window, qtbot)
        window.deleteLater()


@pytest.fixture
def opened(window, desk_file, qtbot):
    """Give the window with an open desk."""
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(desk_file)
    return window

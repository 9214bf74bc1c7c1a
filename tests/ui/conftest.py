"""Each test of the window starts with fresh settings and the light look; a window of two tabs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from plain_tab import ENTRIES, close
from PySide6.QtCore import QSettings

from advocate_desk.ui import theme
from advocate_desk.ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def fresh_settings(qapp):
    QSettings().clear()
    yield
    qapp.closeAllWindows()
    QSettings().clear()
    if theme.text_size() != 100:
        theme.choose_text_size(100)
    if theme.tokens() is not theme.LIGHT:
        theme.choose_appearance(theme.Appearance.LIGHT)


@pytest.fixture
def window(qtbot):
    window = MainWindow(ENTRIES)
    window.show()
    yield window
    close(window, qtbot)
    window.deleteLater()


@pytest.fixture
def desk_file(new_desk, tmp_path):
    return Path(shutil.copyfile(new_desk, tmp_path / "advocates.desk"))


@pytest.fixture
def opened(window, desk_file, qtbot):
    """Give the window with an open desk."""
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(desk_file)
    return window

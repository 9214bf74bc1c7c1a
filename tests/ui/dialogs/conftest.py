"""What tests of dialogs share: the window they open over."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests.ui.bare_window import bare_window


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    return bare_window(qtbot)

"""Each test of the window starts with fresh settings and the light look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings

from advocate_desk.ui import theme


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

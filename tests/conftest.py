"""What all tests share: a home of their own and the application with its look."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is loaded

import pytest
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication

from advocate_desk.base.paths import APP_NAME
from advocate_desk.ui import theme


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory):
    """Keep settings, logs, caches and desks of the tests out of the real home."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("USERPROFILE", str(home))
        patch.setenv("LOCALAPPDATA", str(home))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        QCoreApplication.setOrganizationName(APP_NAME)
        QCoreApplication.setApplicationName(APP_NAME)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(home))
        yield home


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Give the application with the bundled letters and the light look."""
    theme.install(qapp)
    theme.choose_appearance(theme.Appearance.LIGHT)
    return qapp

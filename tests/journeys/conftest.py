"""The real window on a real desk, with two spreadsheets to bring in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from advocate_desk.ui.main_window import MainWindow
from tests.journeys.driving import ACTS, PEOPLE, Driver, write_book

TODAY = dt.date(2026, 11, 20)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())


@pytest.fixture(autouse=True)
def fresh_settings(qapp):
    QSettings().clear()
    yield
    qapp.closeAllWindows()
    QSettings().clear()


@pytest.fixture
def driver(qtbot):
    window = MainWindow()
    window.show()
    with qtbot.waitExposed(window):
        window.activateWindow()
    yield Driver(window, qtbot)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    window.deleteLater()


@pytest.fixture
def people(tmp_path) -> Path:
    return write_book(tmp_path / "people.xlsx", PEOPLE)


@pytest.fixture
def acts(tmp_path) -> Path:
    return write_book(tmp_path / "acts.xlsx", ACTS)

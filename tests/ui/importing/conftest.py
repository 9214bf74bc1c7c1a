"""Small spreadsheets, and the wizard opened on them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from advocate_desk.ui.importing.wizard import CHECK, ImportWizard
from advocate_desk.ui.workspace import READERS, Workspace
from tests.ui.bare_window import bare_window

PEOPLE = (
    ("Full name", "Email", "Company", "Status"),
    ("Ada Lovelace", "ada@kestrel.example", "Kestrel Bank", "enrolled"),
    ("Zoë Nowak", "zoe@orchard.example", "Orchard Foods", "enrolled"),
    ("Bob Smith", "bob@kestrel.example", "Kestrel Bank", "candidate"),
)
ACTS = (
    ("Member email", "Activity type", "Completed on", "Status"),
    ("ada@kestrel.example", "Reference call 1:1", "2026-03-02", "completed"),
    ("zoe@orchard.example", "Reference call 1:1", "2026-03-09", "completed"),
)


@pytest.fixture
def xlsx(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook of one sheet."""

    def write(rows: Sequence[Sequence[Any]], name: str = "people.xlsx", sheet: str = "") -> Path:
        book = Workbook()
        book.active.title = sheet or Path(name).stem
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    return bare_window(qtbot)


class Way:
    """The way through the wizard, as far as a test wants to go."""

    def __init__(self, workspace: Workspace, window: QMainWindow, qtbot: QtBot) -> None:
        self._workspace, self._window, self._qtbot = workspace, window, qtbot

    def open(self, *files: Path) -> ImportWizard:
        """Open the wizard on files, and wait until they are read."""
        wizard = ImportWizard(self._workspace, files, self._window)
        with self._qtbot.waitSignal(wizard.run.was_read):
            wizard.open()
        return wizard

    def find_words(self, wizard: ImportWizard) -> None:
        """Go on from the columns to the words."""
        with self._qtbot.waitSignal(wizard.run.was_searched):
            wizard.next.click()

    def check(self, wizard: ImportWizard) -> None:
        """Go on from the sheets to the plan; such sheets as are known lead there by themselves."""
        if wizard.run.is_known:
            self._qtbot.waitUntil(
                lambda: wizard.pages.currentIndex() == CHECK and wizard.next.isEnabled()
            )
            return
        wizard.next.click()
        self.find_words(wizard)
        self.plan(wizard)

    def plan(self, wizard: ImportWizard) -> None:
        """Go on from the words to the plan."""
        with self._qtbot.waitSignal(wizard.run.was_planned):
            wizard.next.click()
        self._qtbot.waitUntil(wizard.next.isEnabled)

    def carry_out(self, wizard: ImportWizard) -> None:
        """Press Import and wait until the rows are in."""
        with self._qtbot.waitSignal(wizard.run.was_done):
            wizard.next.click()


@pytest.fixture
def way(workspace: Workspace, window: QMainWindow, qtbot: QtBot) -> Way:
    return Way(workspace, window, qtbot)


@pytest.fixture
def hold_readers(workspace: Workspace) -> Callable[[], AbstractContextManager[None]]:
    """Keep all readers of the desk busy for a while, so that what is asked for meanwhile waits."""

    @contextmanager
    def held() -> Iterator[None]:
        may_go_on = threading.Event()
        for _reader in range(READERS):
            workspace.aside("Something else", lambda _progress: may_go_on.wait())
        try:
            yield
        finally:
            may_go_on.set()

    return held

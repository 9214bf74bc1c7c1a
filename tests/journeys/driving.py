"""Drives the real window: its menus, its lists, its dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from advocate_desk.store.models import Activity, Member
from advocate_desk.ui.importing.commands import Importing
from advocate_desk.ui.importing.wizard import ImportWizard
from advocate_desk.ui.main_window import MainWindow
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.list_tab import ListTab
from advocate_desk.ui.workspace import Workspace

T = TypeVar("T", bound=QWidget)
_NO_KEYS = Qt.KeyboardModifier.NoModifier

PEOPLE = (
    ("Full name", "Email", "Company", "Status"),
    ("Ada Lovelace", "ada@kestrel.example", "Kestrel Bank", "enrolled"),
    ("Zoë Nowak", "zoe@orchard.example", "Orchard Foods", "enrolled"),
    ("Bob Smith", "bob@kestrel.example", "Kestrel Bank", "enrolled"),
    ("Grace Hopper", "grace@navy.example", "Navy", "enrolled"),
)
ACTS = (
    ("Member email", "Activity type", "Asked on", "Completed on", "Status"),
    ("ada@kestrel.example", "Reference call 1:1", None, "2026-05-12", "completed"),
    ("bob@kestrel.example", "Reference call 1:1", None, "2026-06-16", "completed"),
    ("ada@kestrel.example", "Reference call 1:1", None, "2026-08-04", "completed"),
    ("ada@kestrel.example", "Reference call 1:1", None, "2026-09-02", "completed"),
    ("zoe@orchard.example", "Reference call 1:1", None, "2026-09-09", "completed"),
    ("bob@kestrel.example", "Reference call 1:1", None, "2026-10-05", "completed"),
    ("grace@navy.example", "Written case study", "2026-11-02", None, "asked"),
)
IMPORTED = len(ACTS) - 1


def write_book(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    """Write a workbook of one sheet, named like the file."""
    book = Workbook()
    book.active.title = path.stem
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


class Driver:
    """A person at the window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def workspace(self) -> Workspace:
        workspace = self.window.desk.workspace
        assert workspace is not None
        return workspace

    @property
    def wizard(self) -> ImportWizard:
        wizard = self.workspace.findChild(Importing).wizard
        assert wizard is not None
        return wizard

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=20_000)

    def settle(self) -> None:
        """Wait until nothing is read or written any more."""
        space = self.workspace
        self.until(lambda: not space._read_lane.jobs() and not space._write_lane.jobs())

    def drop(self, *files: Path) -> None:
        """Drag files over the window and let them go."""
        held = QMimeData()  # the event does not keep it
        held.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        how = (Qt.DropAction.CopyAction, held, Qt.MouseButton.NoButton, _NO_KEYS)
        QApplication.sendEvent(self.window, QDragEnterEvent(QPoint(5, 5), *how))
        QApplication.sendEvent(self.window, QDropEvent(QPointF(5, 5), *how))

    def choose(self, words: str) -> None:
        """Choose a line of a menu."""
        actions = self.window.findChildren(QAction)
        found = [action for action in actions if action.text() == words and action.isEnabled()]
        assert found, words
        found[0].trigger()

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """Press a key where the cursor is."""
        QTest.keyClick(self._under_keys(), key, modifier)
        QApplication.processEvents()  # nobody is as fast as the next key without it

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        QTest.keyClicks(self._under_keys(), text)
        QApplication.processEvents()

    def _under_keys(self) -> QWidget:
        """Give what hears the keys: an open menu or popup goes before the window."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        self.until(lambda: QApplication.focusWidget() is not None)
        return QApplication.focusWidget()

    def tab_to(self, words: str) -> None:
        """Press Tab until the button of these words, or the field of this name, has the cursor."""
        for _stop in range(60):
            here = QApplication.focusWidget()
            if words in (here.accessibleName(), getattr(here, "text", str)()):
                return
            self.keys(Qt.Key.Key_Tab)
        raise AssertionError(words)

    def menu(self, title: str, words: str) -> None:
        """Open a menu and choose a line by their letters."""
        self.keys(Qt.Key[f"Key_{title[0]}"], Qt.KeyboardModifier.AltModifier)
        self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        actions = QApplication.activePopupWidget().actions()
        line = next(one for one in actions if one.text().replace("&", "") == words)
        letter = QKeySequence.mnemonic(line.text())[0].key()
        self.keys(letter)

    def dialog(self, kind: type[T]) -> T:
        """Wait for a dialog to be in front."""
        self.until(lambda: isinstance(QApplication.activeWindow(), kind))
        found = QApplication.activeWindow()
        assert isinstance(found, kind)
        return found

    def back(self) -> None:
        """Wait until the window is in front again, after a dialog."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def tab(self) -> Any:
        """Give the tab in front."""
        tab = self.window.tabs.currentWidget()
        assert isinstance(tab, Tab)
        return tab

    def go_to_members(self) -> None:
        """Leave Home for the list of people."""
        self.keys(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        self.until(lambda: isinstance(self.tab(), ListTab))

    def names(self) -> list[str]:
        """Give the names in the list in front."""
        table = self.tab().front().view.table
        return [table.cell(row, 0)[0] for row in range(table.rowCount())]

    def rows(self, count: int) -> None:
        """Wait until the list in front has so many rows."""
        self.until(lambda: self.tab().front().view.table.rowCount() == count)
        self.settle()

    def count(self, model: Any) -> int:
        return self.workspace.look(lambda s: s.scalar(select(func.count()).select_from(model)))

    def statuses(self) -> list[str]:
        """Give the status of every activity, sorted."""
        return sorted(self.workspace.look(lambda s: list(s.scalars(select(Activity.status)))))

    def countries(self) -> list[str]:
        """Give the countries that members have."""
        found = self.workspace.look(lambda s: list(s.scalars(select(Member.country))))
        return [country for country in found if country]

    def import_all(self) -> None:
        """Go through the wizard that has read its files, and bring everything in."""
        wizard = self.wizard
        self.until(wizard.next.isEnabled)
        wizard.next.click()
        with self.qtbot.waitSignal(wizard.run.was_searched):
            wizard.next.click()
        with self.qtbot.waitSignal(wizard.run.was_planned):
            wizard.next.click()
        self.until(wizard.next.isEnabled)
        with self.qtbot.waitSignal(wizard.run.was_done):
            wizard.next.click()
        self.until(wizard.next.isEnabled)
        wizard.next.click()
        self.back()
        self.settle()

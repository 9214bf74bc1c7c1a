"""Drives the real window: its menus, its lists, its dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from advocate_desk.store.backup import backups_of
from advocate_desk.store.models import Activity, Member
from advocate_desk.ui.dialogs.export import ExportSheet, What
from advocate_desk.ui.dialogs.exporting import Exporting
from advocate_desk.ui.dialogs.log_activity import LogActivityDialog
from advocate_desk.ui.importing.commands import Importing
from advocate_desk.ui.importing.wizard import ImportWizard
from advocate_desk.ui.main_window import MainWindow
from advocate_desk.ui.pages.first_run import FirstRunPage
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.list_tab import ListTab
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Workspace

T = TypeVar("T", bound=QWidget)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_LONG = 20_000  # ms, of what ends by itself
PROGRAM = "Spring"

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
        self.qtbot.waitUntil(holds, timeout=_LONG)

    def settle(self) -> None:
        """Wait until nothing is read or written any more."""
        space = self.workspace
        self.until(lambda: not space._read_lane.jobs() and not space._write_lane.jobs())

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Do what changes the desk, and wait until all is written and read."""
        with self.qtbot.waitSignal(self.workspace.changed):
            yield
        self.settle()

    def open(self, path: Path) -> None:
        """Open a desk."""
        with self.qtbot.waitSignal(self.window.desk.opened):
            self.window.desk.open(path)

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
            self.keys(Key.Key_Tab)
        raise AssertionError(words)

    def menu(self, title: str, words: str) -> None:
        """Open a menu and choose a line by their letters."""
        self.keys(Key[f"Key_{title[0]}"], Qt.KeyboardModifier.AltModifier)
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
        self.keys(Key.Key_2, CTRL)
        self.until(lambda: isinstance(self.tab(), ListTab))

    def names(self) -> list[str]:
        """Give the names in the list in front."""
        table = self.tab().front().view.table
        return [table.cell(row, 0)[0] for row in range(table.rowCount())]

    def rows(self, count: int) -> None:
        """Wait until the list in front has so many rows."""
        self.until(lambda: self.tab().front().view.table.rowCount() == count)
        self.settle()

    def choose_rows(self, *rows: int) -> None:
        """Choose rows of the list in front, and no others."""
        view = self.tab().front().view
        view.clearSelection()
        for row in rows:
            view.selectionModel().select(view.table.index(row, 0), _ROWS)

    def count(self, model: Any) -> int:
        return self.workspace.look(lambda s: s.scalar(select(func.count()).select_from(model)))

    def statuses(self) -> list[str]:
        """Give the status of every activity, sorted."""
        return sorted(self.workspace.look(lambda s: list(s.scalars(select(Activity.status)))))

    def countries(self) -> list[str]:
        """Give the countries that members have."""
        found = self.workspace.look(lambda s: list(s.scalars(select(Member.country))))
        return [country for country in found if country]

    def make_a_desk(self, folder: Path, *files: Path) -> None:
        """Drop files on the empty window, and make the desk they are for."""
        self.window.show_start()
        page = self.start_page()
        self.drop(*files)
        self._is_to_import(page, files)
        page.folder.setText(str(folder))
        page.name.setText(PROGRAM)
        with self.qtbot.waitSignal(self.window.desk.opened):
            page.create_button.click()

    def make_a_desk_by_keys(self, folder: Path, patch: pytest.MonkeyPatch, *files: Path) -> None:
        """Choose files on the empty window, and make the desk they are for."""
        names = [str(file) for file in files]
        patch.setattr(QFileDialog, "getOpenFileNames", lambda *_words: (names, ""))
        self.window.show_start()
        self.keys(Key.Key_I, CTRL)
        self._is_to_import(self.start_page(), files)
        self.tab_to("Name of the program")
        self.type(PROGRAM)
        self.tab_to("Folder")
        self.type(str(folder))
        with self.qtbot.waitSignal(self.window.desk.opened):
            self.keys(Key.Key_Return)

    def start_page(self) -> FirstRunPage:
        page = self.window.tabs.currentWidget()
        assert isinstance(page, FirstRunPage)
        return page

    def _is_to_import(self, page: FirstRunPage, files: Sequence[Path]) -> None:
        assert ", ".join(file.name for file in files) in page._waiting.text()

    def preview(self) -> ImportWizard:
        """Go on in the wizard until it shows what would become of each row."""
        wizard = self.dialog(ImportWizard)
        self.until(wizard.next.isEnabled)
        wizard.next.click()
        for signal in (wizard.run.was_searched, wizard.run.was_planned):
            with self.qtbot.waitSignal(signal, timeout=_LONG):
                wizard.next.click()
        return wizard

    def import_all(self) -> None:
        """Go through the wizard, and bring everything in."""
        wizard = self.preview()
        self.until(wizard.next.isEnabled)
        with self.qtbot.waitSignal(wizard.run.was_done):
            wizard.next.click()
        self.until(wizard.next.isEnabled)
        wizard.next.click()
        self.back()
        self.settle()

    def import_all_by_keys(self) -> None:
        """Go through the wizard by Enter, and bring everything in."""
        wizard = self.dialog(ImportWizard)
        for step in range(1, 5):
            self.until(wizard.next.hasFocus)
            self.keys(Key.Key_Return)
            self.until(lambda step=step: wizard.pages.currentIndex() == step)
        self.until(wizard.next.hasFocus)
        self.keys(Key.Key_Return)
        self.back()
        self.settle()

    def log_first_type(self, count: int) -> None:
        """Log the first type of activity in the dialog that opens for so many members."""
        dialog = self.dialog(LogActivityDialog)
        assert len(dialog.form.who.ids()) == count
        self.keys(Key.Key_1)
        with self.changing():
            self.keys(Key.Key_Return, CTRL)
        self.back()

    def export(self, out: Path) -> None:
        """Export the whole program."""
        self.choose("Export…")
        sheet = self.dialog(ExportSheet)
        sheet.choose(What.PROGRAM)
        wanted = sheet.export()
        sheet.reject()
        self.back()
        job = self.workspace.findChild(Exporting).write(wanted, out)
        with self.qtbot.waitSignal(job.finished, timeout=_LONG):
            pass
        self._is_saved(out)

    def export_by_keys(self, out: Path, patch: pytest.MonkeyPatch) -> None:
        """Export what the dialog offers first: the whole program."""
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(out), ""))
        self.keys(Key.Key_E, CTRL)
        sheet = self.dialog(ExportSheet)
        self.tab_to(next(one for one in sheet.choices.values() if one.isChecked()).text())
        self.keys(Key.Key_Return, CTRL)
        self.back()
        self._is_saved(out)

    def _is_saved(self, out: Path) -> None:
        toast = toast_over(self.window.centralWidget())
        self.until(lambda: f"{out.name} saved" in toast.sentence())

    def close_and_open_again(self) -> None:
        """Close the desk, which backs it up, and go back to its members."""
        path = self.workspace.desk.path
        self.choose("Close")
        self._is_closed()
        assert len(backups_of(path)) == 1
        self.open(path)
        self.go_to_members()

    def close_and_open_again_by_keys(self) -> None:
        self.keys(Key.Key_W, CTRL)
        self._is_closed()
        self.tab_to(f"Open {PROGRAM}")
        with self.qtbot.waitSignal(self.window.desk.opened):
            self.keys(Key.Key_Return)
        self.go_to_members()

    def _is_closed(self) -> None:
        self.until(lambda: self.window.desk.workspace is None)

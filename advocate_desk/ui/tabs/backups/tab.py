"""The Backups tab: every backup of the desk, making one now, checking one, bringing one back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from advocate_desk.base.paths import backups_folder
from advocate_desk.base.words import count_words, size_words
from advocate_desk.store.backup import backups_of
from advocate_desk.store.manifest import Backup
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tabs.backups.backup_panel import BackupPanel
from advocate_desk.ui.tabs.backups.backup_words import lines_of
from advocate_desk.ui.widgets.buttons import Button, primary_button
from advocate_desk.ui.widgets.empty_state import EmptyState
from advocate_desk.ui.widgets.frames import ListBeside, PageHead, page_column
from advocate_desk.ui.widgets.two_lines import TwoLineList, TwoLineView
from advocate_desk.ui.workspace import Workspace

_LIST_PX = 400


def build(workspace: Workspace) -> BackupsTab:
    """Make the tab."""
    return BackupsTab(workspace)


class BackupsTab(Tab):
    """Shows the backups; the one chosen stands beside them."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.backups = TwoLineList(lines_of, self)
        self.view = TwoLineView(self.backups, "Backups")
        self.panel = BackupPanel(workspace)
        self.now_button = primary_button("Back up now", "database-export")
        self.empty = EmptyState(
            "No backup yet",
            "A verified copy is made by itself after every session with changes, and after every"
            " half hour of work.",
            ("Back up now", self._back_up),
        )
        self._chosen: Path | None = None
        self._is_listing = False  # what is chosen then, she did not choose
        self._pages = QStackedWidget()
        self._head = PageHead("Backups")
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.now_button.clicked.connect(lambda _checked: self._back_up())
        self.panel.checked.connect(self.refresh)
        workspace.backed_up.connect(self._on_backed_up)

    def refresh(self) -> None:
        desk = self.workspace.desk.path
        self.workspace.aside("", lambda _progress: backups_of(desk), self._show)

    def take_focus(self) -> None:
        first = self.empty.findChild(Button)
        if first is not None and self._pages.currentWidget() is self.empty:
            first.setFocus()
        else:
            self.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        self.is_stale = True  # an import or a command may have made one meanwhile
        super().showEvent(event)

    def _back_up(self) -> None:
        self._chosen = None  # the new one
        self.workspace.backup_wanted.emit()

    def _on_backed_up(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, backups: list[Backup]) -> None:
        row = next((at for at, backup in enumerate(backups) if backup.path == self._chosen), 0)
        self._is_listing = True
        self.backups.show(backups)
        has_keyboard = self._has_keyboard()
        self._pages.setCurrentIndex(0 if backups else 1)
        if has_keyboard:
            self.take_focus()
        self.now_button.setVisible(bool(backups))
        size = size_words(sum(backup.size for backup in backups))
        folder = backups_folder(self.workspace.desk.path).name
        told = f"{count_words(len(backups), 'backup')} · {size} · in {folder}"
        self._head.say(told if backups else "")
        if backups:
            self.view.setCurrentIndex(self.backups.index(row))
        self._is_listing = False

    def _has_keyboard(self) -> bool:
        """Say whether the keyboard is in the page that may be about to go."""
        stop = QApplication.focusWidget()
        return stop is not None and stop in (self.view, self.empty.findChild(Button))

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            backup = self.backups.rows[current.row()]
            self._chosen = backup.path
            self.panel.show_backup(backup)
            if not self._is_listing:
                self.panel.notice.clear()

    def _lay_out(self) -> None:
        self._pages.addWidget(ListBeside(self.view, self.panel, _LIST_PX))
        self._pages.addWidget(self.empty)
        self._head.add(self.now_button)
        column = page_column(self)
        column.addWidget(self._head)
        column.addWidget(self._pages, 1)

"""The base of the window's tabs: knows when what it shows is out of date, and what it offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

from advocate_desk.ui.commands import Command, command_of
from advocate_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from advocate_desk.program.listing import Wanted


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows chosen in a tab: their kind (member, account, activity) and their ids."""

    kind: str = ""
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command starts from: the window, its desk, what is chosen, files dropped on it."""

    parent: QWidget
    workspace: Workspace
    chosen: Chosen
    files: tuple[Path, ...] = ()


def run_command(command: Command, place: Place) -> None:
    """Run a command from a place; its module is imported when it is first wanted."""
    getattr(import_module(command.module), command.function)(place)


class Tab(QWidget):
    """A page of the window. `watches` names the tables whose changes it shows."""

    watches: frozenset[str] = frozenset()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.is_stale = True
        self.commands: list[tuple[str, QAction]] = []
        workspace.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Show the desk as it is now; called when it changed, at once or when the tab is shown."""

    def chosen(self) -> Chosen:
        """Give the rows she has chosen, so that a command can start from them."""
        return Chosen()

    def take_focus(self) -> None:
        """Put the keyboard where she works; no focus proxy: Tab would never get past it."""
        self.setFocus()

    def return_to_start(self) -> None:
        """Show its first page again: she chose the tab she is in."""

    def search_here(self) -> None:
        """Put the cursor where she searches."""

    def show_row(self, kind: str, row: int) -> bool:
        """Show a row; False when the tab does not show that kind."""
        del kind, row
        return False

    def show_rows(self, listing: str, wanted: Wanted) -> None:
        """Show the rows behind a number in one of its lists; only tabs with lists are asked."""
        del listing, wanted

    def add_command(
        self, menu: str, words: str, shortcut: str, run: Callable[[], object]
    ) -> QAction:
        """Offer a command in a menu of the window while this tab is in front."""
        action = QAction(words, self)
        action.setShortcut(shortcut)
        action.triggered.connect(lambda _checked: run())
        self.commands.append((menu, action))
        return action

    def sample_deed(self) -> tuple[str, Callable[[], object]]:
        """Give the way out of an empty page into the sample program."""
        return "Try with sample data", self.workspace.sample_wanted.emit

    def run(self, key: str) -> None:
        """Run a command of the window, when there is one of that key, for what is chosen here."""
        if command := command_of(key):
            run_command(command, Place(self.window(), self.workspace, self.chosen()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LocaleChange:  # days and numbers are written otherwise
            self._grow_stale()

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & self.watches:
            self._grow_stale()

    def _grow_stale(self) -> None:
        self.is_stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self.is_stale:
            self.is_stale = False
            self.refresh()

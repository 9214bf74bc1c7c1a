"""What the menus start: an import, of files that were dropped or are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from advocate_desk.ui.importing.past_imports import PastImports
from advocate_desk.ui.importing.wizard import ImportWizard, ask_for_files
from advocate_desk.ui.tab import Place
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Workspace


def import_files(place: Place) -> None:
    """Bring spreadsheets in: those dropped on the window, else those she chooses."""
    files = list(place.files) or ask_for_files(place.parent)
    if files:
        known = place.workspace.findChild(Importing)
        (known or Importing(place.workspace, place.parent)).open(files)


def show_findings(place: Place) -> None:
    """Show what the spreadsheets told that came in."""
    place.workspace.open_requested.emit("import", 0)


def show_past_imports(place: Place) -> PastImports:
    """Show the imports of the past, and the way back."""
    dialog = PastImports(place.workspace, place.parent)
    dialog.open()
    return dialog


class Importing(QObject):
    """Holds the wizard of a desk's window; one that was left can be continued."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(workspace)
        self._workspace, self._window = workspace, window
        self.wizard: ImportWizard | None = None

    def open(self, files: Sequence[Path]) -> None:
        """Open the wizard for files; the same files go on where they were left."""
        if self.wizard is not None and self.wizard.run.files != list(files):
            self._drop()
        if self.wizard is None:
            self.wizard = ImportWizard(self._workspace, files, self._window)
            self.wizard.left.connect(self._on_left)
            self.wizard.ended.connect(self._drop)
        self.wizard.open()

    def _on_left(self) -> None:
        """Offer the way back; a wizard that read nothing has nothing to come back to."""
        wizard = self.wizard
        if wizard is None or wizard.run.setup is None:
            self._drop()
            return
        name = wizard.run.setup.workbook.name
        toast_over(self._window).say(f"{name} was not imported", "Continue", wizard.open)

    def _drop(self) -> None:
        if self.wizard is not None:
            self.wizard.run.let_go()
            self.wizard.deleteLater()
            self.wizard = None

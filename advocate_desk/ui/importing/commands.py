"""What the menus start: an import, of files that were dropped or are asked for."""

from __future__ import annotations

from advocate_desk.ui.importing.wizard import ImportWizard, ask_for_files
from advocate_desk.ui.tab import Place


def import_files(place: Place) -> None:
    """Bring spreadsheets in: those dropped on the window, else those she chooses."""
    files = list(place.files) or ask_for_files(place.parent)
    if files:
        ImportWizard(place.workspace, files, place.parent).show()

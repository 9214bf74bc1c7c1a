"""Asks where the rows that an import left out are saved, to be mended there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from advocate_desk.base.text import file_name
from advocate_desk.ui.widgets.saving import ask_file


def ask_file_to_mend(window: QWidget, folder: Path, imported: str) -> Path | None:
    """Ask for the place of the workbook; it is called after the file they came from."""
    name = file_name(f"{imported} – rows to mend")
    return ask_file(window, "Save the rows left out", folder / f"{name}.xlsx", "Workbook (*.xlsx)")

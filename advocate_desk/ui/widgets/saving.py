"""Asks where a file is to be saved, the folder taken last first; says that it is, or why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from advocate_desk.base.errors import DeskError
from advocate_desk.ui.widgets.messages import choose, confirm
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Job

AGAIN, ELSEWHERE = "Try again", "Save elsewhere…"
_FOLDER = "export/folder"


def folder_for(desk: Path) -> Path:
    """Give the folder to propose: the last one if it is still there, else that of the desk."""
    kept = Path(str(QSettings().value(_FOLDER, "")) or desk.parent)
    return kept if kept.is_dir() else desk.parent


def ask_file(window: QWidget, title: str, proposed: Path, *kinds: str) -> Path | None:
    """Ask for the place of a file; it gets the ending of the kind she chose unless it has one.

    A kind is written as `CSV file (*.csv)`. What the ending makes another file of is asked for
    again before it is replaced. None when she thought better of it.
    """
    chosen, kind = QFileDialog.getSaveFileName(window, title, str(proposed), ";;".join(kinds))
    if not chosen:
        return None
    endings = {one: one.rpartition("*")[2].rstrip(")") for one in kinds}
    out = Path(chosen)
    if out.suffix.lower() not in endings.values():
        out = out.with_name(out.name + endings.get(kind, proposed.suffix))
        there = f"“{out.name}” is there already."
        if out.exists() and not confirm(window, title, there, "Replace it"):
            return None
    keep_folder(out.parent)
    return out


def ask_folder(window: QWidget, title: str, proposed: Path) -> Path | None:
    """Ask for a folder; None when she thought better of it."""
    chosen = QFileDialog.getExistingDirectory(window, title, str(proposed))
    if not chosen:
        return None
    keep_folder(Path(chosen))
    return Path(chosen)


def say_saved(window: QWidget, told: str, place: Path, way: str = "Open") -> None:
    """Say over a window what was saved, with the way there."""
    url = QUrl.fromLocalFile(str(place))
    toast_over(window).say(told, way, lambda: QDesktopServices.openUrl(url))


def offer_again(
    job: Job,
    window: QWidget,
    title: str,
    again: Callable[[], object],
    elsewhere: Callable[[], object],
) -> None:
    """Say why a file could not be saved when a job ends so; let her try again, or elsewhere."""

    def failed(error: DeskError) -> None:
        answer = choose(window, title, str(error), (AGAIN, ELSEWHERE), stay="Close")
        if answer == AGAIN:
            again()
        elif answer == ELSEWHERE:
            elsewhere()

    job.failed.connect(failed)


def keep_folder(folder: Path) -> None:
    """Remember a folder, to be proposed next time."""
    QSettings().setValue(_FOLDER, str(folder))

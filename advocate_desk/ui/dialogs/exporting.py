"""Opens the export, writes what it asks for in the background, and says what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError
from advocate_desk.base.progress import Progress
from advocate_desk.sheets.export_apart import export_apart
from advocate_desk.sheets.export_view import export_view
from advocate_desk.sheets.template import write_template
from advocate_desk.ui.dialogs.export import Export, ExportSheet, FileForm, What, told_of
from advocate_desk.ui.tab import Place
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.widgets.messages import confirm
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Job, Workspace

_FOLDER = "export/folder"
_KINDS = {".xlsx": "Excel workbook (*.xlsx)", ".csv": "CSV file (*.csv)"}


def export(place: Place) -> ExportSheet:
    """Ask what to export, from the list in front if there is one."""
    known = place.workspace.findChild(Exporting)
    return (known or Exporting(place.workspace, place.parent)).open()


class Exporting(QObject):
    """The exports of a desk's window."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(workspace)
        self._workspace, self._window = workspace, window

    def open(self) -> ExportSheet:
        """Ask what to export."""
        sheet = ExportSheet(self._list_in_front(), self._window)
        sheet.wanted.connect(self._on_wanted)
        sheet.open()
        return sheet

    def write(self, wanted: Export, out: Path) -> Job:
        """Write a file in the background; Cancel leaves what stood there before."""
        desk = self._workspace.desk

        def work(progress: Progress) -> dict[str, int]:
            if wanted.what is What.TEMPLATE:
                write_template(out)
                return {}
            if wanted.view is None:
                return export_apart(desk.path, out, progress)
            exact = wanted.form is FileForm.EXACT_CSV
            with desk.read() as session:
                return {out.name: export_view(session, wanted.view, out, progress, exact=exact)}

        job = self._workspace.aside(
            f"Export {out.name}", work, lambda sheets: self._on_written(wanted, out, sheets)
        )
        job.failed.connect(lambda error: self._on_failed(wanted, out, error))
        job.cancelled.connect(lambda: self._say("The export was stopped; no file was written"))
        return job

    def _list_in_front(self) -> ListPage | None:
        pages = self._window.findChildren(ListPage)
        return next((page for page in pages if page.isVisible()), None)

    def _on_wanted(self, wanted: Export) -> None:
        """Ask where to, and write there."""
        kind = _KINDS[wanted.suffix]
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, "Export", str(self._proposed(wanted)), kind
        )
        if chosen:
            out = Path(chosen)
            if out.suffix.lower() != wanted.suffix:
                out = out.with_name(out.name + wanted.suffix)
            QSettings().setValue(_FOLDER, str(out.parent))
            self.write(wanted, out)

    def _proposed(self, wanted: Export) -> Path:
        desk = self._workspace.desk.path
        folder = Path(str(QSettings().value(_FOLDER, "")) or desk.parent)
        name = " ".join(part for part in (desk.stem, wanted.name) if part)
        day = "" if wanted.what is What.TEMPLATE else f" {clock.today().isoformat()}"
        return (folder if folder.is_dir() else desk.parent) / f"{name}{day}{wanted.suffix}"

    def _on_written(self, wanted: Export, out: Path, sheets: dict[str, int]) -> None:
        toast = toast_over(self._page())
        url = QUrl.fromLocalFile(str(out))
        toast.say(
            f"{out.name} saved: {told_of(wanted, sheets)}",
            "Open",
            lambda: QDesktopServices.openUrl(url),
        )

    def _on_failed(self, wanted: Export, out: Path, error: DeskError) -> None:
        """Say why not; a file that is open in Excel can be closed and written after all."""
        if confirm(self._window, "Export", str(error), "Try again", stay="Close"):
            self.write(wanted, out)

    def _say(self, sentence: str) -> None:
        toast_over(self._page()).say(sentence)

    def _page(self) -> QWidget:
        window = self._window
        middle = window.centralWidget() if isinstance(window, QMainWindow) else None
        return middle or window

"""Opens the export, writes what it asks for in the background, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError
from advocate_desk.base.progress import Progress
from advocate_desk.base.text import file_name
from advocate_desk.base.words import count_words
from advocate_desk.sheets.export_apart import export_apart
from advocate_desk.sheets.export_view import export_view, view_rows
from advocate_desk.sheets.program_workbook import sheet_rows
from advocate_desk.sheets.template import write_template
from advocate_desk.sheets.whole_files import OpenElsewhere, free_place
from advocate_desk.ui.dialogs.export import Export, ExportSheet, What, told_of
from advocate_desk.ui.dialogs.export_form import FileForm
from advocate_desk.ui.tab import Place
from advocate_desk.ui.tables.clipboard import Copied, as_mime, table_to_copy
from advocate_desk.ui.tables.list_page import list_in_front
from advocate_desk.ui.widgets.messages import choose, tell
from advocate_desk.ui.widgets.saving import (
    AGAIN,
    ELSEWHERE,
    ask_file,
    ask_folder,
    folder_for,
    say_saved,
)
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Job, Workspace

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
        sheet = ExportSheet(list_in_front(self._window), self._window)
        sheet.wanted.connect(self._on_wanted)
        sheet.open()
        return sheet

    def write(self, wanted: Export, out: Path) -> Job:
        """Write a file in the background; Cancel leaves what stood there before."""
        desk = self._workspace.desk
        sheets = [wanted.sheet] if wanted.sheet else []

        def work(progress: Progress) -> dict[str, int]:
            if wanted.what is What.TEMPLATE:
                write_template(out, sheets)
                return {}
            if wanted.view is None:
                return export_apart(desk.path, out, progress, sheets=sheets, style=wanted.style)
            with desk.read() as session:
                return {out.name: export_view(session, wanted.view, out, progress, wanted.style)}

        return self._begin(
            self._workspace.aside(
                f"Export {out.name}", work, lambda sheets: self._on_written(wanted, out, sheets)
            ),
            lambda error: self._on_failed(wanted, out, error),
        )

    def copy(self, wanted: Export) -> Job:
        """Put rows on the clipboard."""

        def work(progress: Progress) -> Copied:
            with self._workspace.desk.read() as session:
                if wanted.view is None:
                    columns, rows = sheet_rows(session, wanted.sheet, progress)
                else:
                    columns, rows = view_rows(session, wanted.view, progress)
                return table_to_copy(columns, rows)

        return self._begin(
            self._workspace.aside("Copying", work, self._on_copied),
            lambda error: tell(self._window, "Export", error.sentence, error.hint),
        )

    def _begin(self, job: Job, failed: Callable[[DeskError], None]) -> Job:
        job.failed.connect(failed)
        job.cancelled.connect(lambda: self._say("The export was stopped; no file was written"))
        return job

    def _on_wanted(self, wanted: Export) -> None:
        """Ask where to, and write there."""
        if wanted.form is FileForm.CLIPBOARD:
            self.copy(wanted)
            return
        out = self._ask_folder(wanted) if wanted.form.is_folder else self._ask_file(wanted)
        if out is not None:
            self.write(wanted, out)

    def _ask_file(self, wanted: Export) -> Path | None:
        kind = _KINDS[wanted.form.suffix]
        return ask_file(self._window, "Export", self._proposed(wanted), kind)

    def _ask_folder(self, wanted: Export) -> Path | None:
        """Ask for a folder; the files go into a new one there, over nothing."""
        proposed = self._proposed(wanted)
        within = ask_folder(self._window, "Export into a new folder in", proposed.parent)
        return free_place(within / proposed.name) if within else None

    def _proposed(self, wanted: Export) -> Path:
        desk = self._workspace.desk.path
        name = " ".join(part for part in (desk.stem, wanted.name) if part)
        day = "" if wanted.what is What.TEMPLATE else f" {clock.today().isoformat()}"
        plain = file_name(f"{name}{day}")  # a view may be called as no file can
        if wanted.form.is_folder:
            plain = plain.replace(".", " ")  # what stands behind a dot tells the kind of a file
        return folder_for(desk) / f"{plain}{wanted.form.suffix}"

    def _on_written(self, wanted: Export, out: Path, sheets: dict[str, int]) -> None:
        say_saved(self._window, f"{out.name} saved: {told_of(wanted, sheets)}", out)

    def _on_copied(self, copied: Copied) -> None:
        QGuiApplication.clipboard().setMimeData(as_mime(copied.rows, copied.texts))
        self._say(f"{count_words(len(copied.rows) - 1, 'row')} copied, with headings")

    def _on_failed(self, wanted: Export, out: Path, error: DeskError) -> None:
        """Say why not; a file that is open in Excel can be closed, or written beside it."""
        other = error.other if isinstance(error, OpenElsewhere) else None
        beside = f"Save as “{other.name}”" if other else ""
        verbs = [AGAIN, beside, ELSEWHERE] if other else [AGAIN, ELSEWHERE]
        answer = choose(self._window, "Export", str(error), verbs, stay="Close")
        if answer == AGAIN:
            self.write(wanted, out)
        elif other and answer == beside:
            self.write(wanted, other)
        elif answer == ELSEWHERE:
            self._on_wanted(wanted)

    def _say(self, sentence: str) -> None:
        toast_over(self._window).say(sentence)

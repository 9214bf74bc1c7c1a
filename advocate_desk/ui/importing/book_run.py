"""An import of rows that the desk itself made out, instead of reading them from a file."""

from __future__ import annotations

from PySide6.QtCore import QObject

from advocate_desk.base.progress import Progress
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.workbook import Workbook
from advocate_desk.ui.importing.run import ImportRun, Reading
from advocate_desk.ui.workspace import Workspace


class BookRun(ImportRun):
    """Plans a workbook in our own layout that never was a file; it goes straight to the check."""

    def __init__(self, workspace: Workspace, book: Workbook, parent: QObject) -> None:
        # named as a file beside the desk: rows left out are saved there
        super().__init__(workspace, [workspace.desk.path.with_name(book.name)], parent)
        self._book = book
        self.was_read.connect(self.find_words)
        self.was_searched.connect(self.make_plan)

    def read(self) -> None:
        """Propose how the rows come in."""

        def work(_progress: Progress) -> Reading:
            with self.workspace.desk.read() as session:
                setup = propose(session, self._book)
            return Reading({self.files[0]: self._book}, setup=setup)

        self._begin(self.workspace.aside("Reading", work, self._on_proposed))

    def _on_proposed(self, found: Reading) -> None:
        self.reading = found
        self.was_read.emit()

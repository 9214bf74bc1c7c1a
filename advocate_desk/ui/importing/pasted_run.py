"""An import of rows that were pasted instead of read from a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from advocate_desk.base.progress import Progress
from advocate_desk.sheets.clipboard_rows import TextRows
from advocate_desk.sheets.pasted import PASTED, InView, has_headings, propose_pasted
from advocate_desk.sheets.planned import Verdict
from advocate_desk.sheets.setup import Unknown
from advocate_desk.ui.importing.run import ImportRun, Reading
from advocate_desk.ui.workspace import Workspace


class PastedRun(ImportRun):
    """Holds rows of the clipboard; `kind` and `in_view` tell the list they were pasted into."""

    def __init__(
        self,
        workspace: Workspace,
        rows: TextRows,
        kind: str,
        in_view: Sequence[InView],
        parent: QObject,
    ) -> None:
        # named as a file beside the desk: rows left out are saved there
        super().__init__(workspace, [workspace.desk.path.with_name(PASTED)], parent)
        self._rows, self._kind, self._in_view = rows, kind, in_view

    def read(self) -> None:
        """Find out what the rows are."""

        def work(_progress: Progress) -> Reading:
            with self.workspace.desk.read() as session:
                setup = propose_pasted(session, self._rows, self._kind, self._in_view)
            setup.unknown_value = Unknown.CREATE  # she sees each word before
            return Reading({self.files[0]: setup.workbook}, setup=setup)

        self._begin(self.workspace.aside("Reading", work, self._on_pasted))

    def knows_columns(self) -> bool:
        """Say whether the headings tell all that must be known of the columns."""
        setup = self.setup
        return (
            setup is not None
            and has_headings(setup)
            and bool(setup.chosen_sheets())
            and not setup.undecided()
            and not any(column.proposed for column in setup.sheets[0].columns)
        )

    def is_plain(self) -> bool:
        """Say whether the plan holds nothing but rows that are new, or there as they are."""
        plan = self.plan
        if plan is None or plan.problem_count() or plan.left_sheets or plan.looser:
            return False
        counts = plan.counts()
        return not any(counts[one] for one in Verdict if one not in (Verdict.NEW, Verdict.SAME))

    def _on_pasted(self, found: Reading) -> None:
        self.reading = found
        self.was_read.emit()

"""One import on its way: reading the files, planning, carrying out, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.progress import Progress
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.failed_rows import save_failed_rows
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.planned import ImportPlan
from advocate_desk.sheets.setup import ImportSetup
from advocate_desk.sheets.several_files import as_one
from advocate_desk.sheets.workbook import Workbook, open_workbook
from advocate_desk.store.backup import back_up
from advocate_desk.store.journal import change_being_made
from advocate_desk.store.models import Import
from advocate_desk.ui.workspace import Job, Workspace

_BACKED_UP_FROM = 100  # rows of the desk that change


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be read, and why."""

    file: Path
    error: DeskError


class PlanMoved(DeskError):
    """The desk changed since the preview, and with it what the import would do."""

    def __init__(self, plan: ImportPlan) -> None:
        super().__init__("The desk has changed meanwhile: this is what would happen now.")
        self.plan = plan


class ImportRun(QObject):
    """Holds the setup and the plan between the steps of the wizard.

    Signals:
        working: the Job that is under way.
        was_read: the files are read and a setup is proposed.
        was_planned: there is a plan to look at.
        was_done: the plan was carried out.
        failed: the DeskError that says why a step did not succeed.
    """

    working = Signal(object)
    was_read = Signal()
    was_planned = Signal()
    was_done = Signal()
    failed = Signal(object)

    def __init__(self, workspace: Workspace, files: Sequence[Path], parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.files = list(files)
        self.refused: list[Refused] = []
        self.seen_before = False
        self.setup: ImportSetup | None = None
        self.plan: ImportPlan | None = None
        self.change = 0
        self.job: Job | None = None

    def read(self, encoding: str | None = None, delimiter: str | None = None) -> None:
        """Read the files, one after another, and propose what they are."""

        def work(progress: Progress) -> tuple[ImportSetup | None, list[Refused], bool]:
            books: list[Workbook] = []
            refused: list[Refused] = []
            for file in self.files:
                try:
                    books.append(
                        open_workbook(file, progress, encoding=encoding, delimiter=delimiter)
                    )
                except DeskError as error:
                    refused.append(Refused(file, error))
            if not books:
                return None, refused, False
            book = as_one(books)
            with self.workspace.desk.read() as session:
                return propose(session, book), refused, _was_imported(session, book)

        self._begin(self.workspace.aside("Read the files", work, self._on_read))

    def _on_read(self, found: tuple[ImportSetup | None, list[Refused], bool]) -> None:
        self.setup, self.refused, self.seen_before = found
        self.was_read.emit()

    def make_plan(self) -> None:
        """Say what would become of each row; nothing is written."""
        setup = self._setup()

        def work(progress: Progress) -> ImportPlan:
            with self.workspace.desk.read() as session:
                return plan_import(session, setup, progress)

        self._begin(self.workspace.aside("Check the rows", work, self._on_planned))

    def _on_planned(self, plan: ImportPlan) -> None:
        self.plan = plan
        self.was_planned.emit()

    def carry_out(self) -> None:
        """Back the desk up when much changes, then import in one transaction."""
        plan = self._planned()
        if plan.changed_rows() > _BACKED_UP_FROM:
            desk = self.workspace.desk.path

            def backup(progress: Progress) -> Path:
                return back_up(desk, note="before import", progress=progress)

            self._begin(
                self.workspace.aside("Back up first", backup, lambda _path: self._commit())
            )
        else:
            self._commit()

    def _commit(self) -> None:
        plan = self._planned()

        def work(session: Session, progress: Progress) -> int:
            now = plan
            if plan.is_stale(session):
                now = plan_import(session, plan.setup, progress)
                if now.counts() != plan.counts():
                    raise PlanMoved(now)
            commit_plan(session, now, progress)
            self.plan = now
            return change_being_made(session.connection())

        label = f"Import {plan.setup.workbook.name}"
        self._begin(self.workspace.write(label, work, self._on_done))

    def _on_done(self, change: int) -> None:
        self.change = change
        self.was_done.emit()

    def save_problems(self, out: Path, then: Callable[[None], None]) -> None:
        """Write the rows that were left out, with their problems, to be mended."""
        plan = self._planned()
        self._begin(
            self.workspace.aside(
                "Save the rows with problems", lambda _progress: save_failed_rows(plan, out), then
            )
        )

    def cancel(self) -> None:
        """Stop what is under way."""
        if self.job is not None:
            self.job.cancel()

    def _begin(self, job: Job) -> None:
        self.job = job
        job.failed.connect(self._on_failed)
        self.working.emit(job)

    def _on_failed(self, error: DeskError) -> None:
        if isinstance(error, PlanMoved):
            self.plan = error.plan
            self.was_planned.emit()
        self.failed.emit(error)

    def _setup(self) -> ImportSetup:
        if self.setup is None:
            raise DeskError("No file was read yet.", "Choose a file first.")
        return self.setup

    def _planned(self) -> ImportPlan:
        if self.plan is None:
            raise DeskError("Nothing was planned yet.", "Check the rows first.")
        return self.plan


def _was_imported(session: Session, book: Workbook) -> bool:
    """Say whether this very file went in before, and still stands."""
    made = select(Import.id).where(Import.sha256 == book.sha256, Import.status == "done")
    return session.scalar(made.limit(1)) is not None

"""One import on its way: reading the files, planning, carrying out, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.garbage import disturb_again, undisturbed
from advocate_desk.base.progress import Progress
from advocate_desk.base.words import moment_words
from advocate_desk.program.past_imports import imported_before
from advocate_desk.sheets.before_import import back_up_first, changes_much
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.failed_rows import save_failed_rows
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.planned import ImportPlan
from advocate_desk.sheets.setup import ImportSetup, Unknown
from advocate_desk.sheets.several_files import as_one
from advocate_desk.sheets.since_export import notes_since_export
from advocate_desk.sheets.troubles import Trouble, troubles_of
from advocate_desk.sheets.unknown_words import UnknownWord, find_words
from advocate_desk.sheets.workbook import Workbook, open_workbook
from advocate_desk.store.journal import change_being_made
from advocate_desk.ui.importing.mends import Mends
from advocate_desk.ui.importing.outcome import Outcome, outcome_of
from advocate_desk.ui.importing.row_classes import Rows, sorted_rows
from advocate_desk.ui.workspace import Job, Workspace


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be read, and why."""

    file: Path
    error: DeskError


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text file is to be read; None where the file itself shall tell."""

    encoding: str | None = None
    delimiter: str | None = None


@dataclass(slots=True)
class Reading:
    """What came of reading the files."""

    books: dict[Path, Workbook]
    refused: list[Refused] = field(default_factory=list)
    setup: ImportSetup | None = None
    imported_at: str = ""  # the moment these very files went in before
    notes: tuple[str, ...] = ()

    def file_of(self, sheet: str) -> Path | None:
        """Give the file that a sheet of the setup is in."""
        if self.setup is None:
            return None
        homes = [file for file, book in self.books.items() for _sheet in book.sheets]
        names = [one.name for one in self.setup.workbook.sheets]
        home = next((one.source.home for one in self.setup.sheets if one.name == sheet), "")
        return homes[names.index(home)] if home in names else None


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan as it is shown: by sheet the rows by what becomes of them, the problems by kind."""

    plan: ImportPlan
    rows: Mapping[str, Rows]
    troubles: Mapping[str, list[Trouble]]


class PlanMoved(DeskError):
    """The desk changed since the preview, and with it what the import would do."""

    def __init__(self, preview: Preview) -> None:
        super().__init__("The desk has changed meanwhile: this is what would happen now.")
        self.preview = preview


class ImportRun(QObject):
    """Holds the setup and the plan between the steps of the wizard.

    Signals:
        working: the Job that is under way.
        was_read: the files are read and a setup is proposed.
        was_searched: the words nobody knows yet are found.
        was_planned: there is a plan to look at.
        was_done: the plan was carried out.
        failed: the DeskError that says why a step did not succeed.
        stopped: she stopped what was under way; nothing of it was kept.
    """

    working = Signal(object)
    was_read = Signal()
    was_searched = Signal()
    was_planned = Signal()
    was_done = Signal()
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, workspace: Workspace, files: Sequence[Path], parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.files = list(files)
        self.reading = Reading({})
        self.words: list[UnknownWord] = []
        self.preview: Preview | None = None
        self.mends = Mends()
        self.change = 0
        self.outcome: Outcome | None = None  # of what was carried out
        self.job: Job | None = None

    @property
    def setup(self) -> ImportSetup | None:
        """Give how the files are brought in; None until one was read."""
        return self.reading.setup

    @property
    def is_known(self) -> bool:
        """Say whether such files were imported before, so that nothing must be asked."""
        setup, refused = self.setup, self.reading.refused
        return bool(setup and not refused and setup.decided_at() and not setup.undecided())

    @property
    def plan(self) -> ImportPlan | None:
        """Give what the import would do, or did; None until it is planned."""
        return self.preview.plan if self.preview else None

    def read(self) -> None:
        """Read the files that were not read yet, and propose what they are."""
        self._read({file: TextForm() for file in self.files if file not in self.reading.books})

    def read_again(self, file: Path, form: TextForm) -> None:
        """Read a text file in another way; what was chosen for other files stays."""
        self._read({file: form})

    def _read(self, wanted: Mapping[Path, TextForm]) -> None:
        files, known = list(self.files), dict(self.reading.books)

        def work(progress: Progress) -> Reading:
            found = _read_files(wanted, known, progress)
            found.books = {file: found.books[file] for file in files if file in found.books}
            if found.books:
                with self.workspace.desk.read() as session:
                    _propose(session, found)
                found.notes = tuple(
                    note
                    for book in found.books.values()
                    for note in notes_since_export(book, progress)
                )
            return found

        again = frozenset(wanted)
        self._begin(
            self.workspace.aside("Reading", work, lambda found: self._on_read(found, again))
        )

    def _on_read(self, found: Reading, again: frozenset[Path]) -> None:
        before, self.reading = self.reading, found
        self.mends.forget()  # what they changed is read anew
        if before.setup is not None and found.setup is not None:
            kept = {
                sheet.name: sheet
                for sheet in before.setup.sheets
                if before.file_of(sheet.name) not in again
                and before.file_of(sheet.name) == found.file_of(sheet.name)
            }
            _keep_choices(found.setup, before.setup)
            found.setup.sheets = [kept.get(one.name, one) for one in found.setup.sheets]
        self.was_read.emit()

    def find_words(self) -> None:
        """Find the words that mean nothing yet; those asked before are asked again."""
        setup, asked = self._setup(), list(self.words)

        def work(_progress: Progress) -> list[UnknownWord]:
            with self.workspace.desk.read() as session:
                return find_words(session, setup, asked)

        self._begin(self.workspace.aside("Looking for unknown words", work, self._on_words))

    def _on_words(self, words: list[UnknownWord]) -> None:
        self.words = words
        self.was_searched.emit()

    def make_plan(self) -> None:
        """Say what would become of each row; nothing is written."""
        setup = self._setup()

        def work(progress: Progress) -> Preview:
            with self.workspace.desk.read() as session:
                return _previewed(session, setup, progress)

        self._begin(self.workspace.aside("Checking the rows", work, self._on_planned))

    def _on_planned(self, preview: Preview) -> None:
        self.preview = preview
        self.was_planned.emit()

    def carry_out(self) -> None:
        """Back the desk up when much changes, then import in one transaction."""
        plan, desk = self._previewed().plan, self.workspace.desk
        if not changes_much(plan):
            self._commit()
            return
        self._begin(
            self.workspace.aside(
                "Backing up first",
                lambda progress: back_up_first(desk, plan, progress),
                lambda _none: self._commit(),
            )
        )

    def _commit(self) -> None:
        shown = self._previewed()

        def work(session: Session, progress: Progress) -> tuple[Preview, int, Outcome]:
            now = shown
            if shown.plan.is_stale(session):
                now = _previewed(session, shown.plan.setup, progress)
                if now.plan.counts() != shown.plan.counts():
                    raise PlanMoved(now)
            commit_plan(session, now.plan, progress)
            outcome = outcome_of(now.plan)
            change = change_being_made(session.connection()) if outcome.has_changes else 0
            return now, change, outcome

        label = f"Import {shown.plan.setup.workbook.name}"
        self._begin(self.workspace.write(label, work, self._on_done))

    def _on_done(self, done: tuple[Preview, int, Outcome]) -> None:
        self.preview, self.change, self.outcome = done
        self.was_done.emit()

    def undo(self, then: Callable[[object], None]) -> None:
        """Take the import back, out of the middle when something newer was changed since."""
        self._begin(self.workspace.take_back_exactly(self.change, then))

    def save_problems(self, out: Path, then: Callable[[object], None]) -> None:
        """Write the rows that were left out, with their problems, to be mended."""
        plan = self._previewed().plan
        self._begin(
            self.workspace.aside(
                "Saving the rows left out", lambda _progress: save_failed_rows(plan, out), then
            )
        )

    def let_go(self) -> None:
        """Let the rows go that were kept from the collector."""
        disturb_again()

    def _begin(self, job: Job) -> None:
        self.job = job
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self.stopped)
        self.working.emit(job)

    def _on_failed(self, error: DeskError) -> None:
        if isinstance(error, PlanMoved):
            self._on_planned(error.preview)
        self.failed.emit(error)

    def _setup(self) -> ImportSetup:
        if self.setup is None:
            raise DeskError("No file was read yet.", "Choose a file first.")
        return self.setup

    def _previewed(self) -> Preview:
        if self.preview is None:
            raise DeskError("Nothing was planned yet.", "Check the rows first.")
        return self.preview


def _read_files(
    wanted: Mapping[Path, TextForm], known: dict[Path, Workbook], progress: Progress
) -> Reading:
    """Read files one after the other; those that cannot be read are told."""
    found = Reading(known)
    for file, form in wanted.items():
        try:
            found.books[file] = open_workbook(
                file, progress, encoding=form.encoding, delimiter=form.delimiter
            )
        except DeskError as error:
            found.books.pop(file, None)
            found.refused.append(Refused(file, error))
    return found


def _propose(session: Session, found: Reading) -> None:
    book = as_one(list(found.books.values()))
    found.setup = propose(session, book)
    found.setup.unknown_value = Unknown.CREATE  # she sees each word before
    found.imported_at = imported_before(session, book.sha256)


def _previewed(session: Session, setup: ImportSetup, progress: Progress) -> Preview:
    with undisturbed():
        plan = plan_import(session, setup, progress)
        troubles = {section.sheet: troubles_of(section) for section in plan.sections}
        return Preview(plan, sorted_rows(plan), troubles)


def _keep_choices(setup: ImportSetup, before: ImportSetup) -> None:
    """Take over what she said about the whole import and about single rows and words."""
    setup.existing = before.existing
    setup.unknown_value, setup.unknown_member = before.unknown_value, before.unknown_member
    setup.values, setup.decisions = before.values, before.decisions
    setup.loosened, setup.settled = before.loosened, before.settled
    setup.older_wins = before.older_wins


def imported_words(reading: Reading) -> str:
    """Say when these very files went in before."""
    these = "this exact file" if len(reading.books) == 1 else "these exact files"
    when = moment_words(reading.imported_at)
    return f"You imported {these} before ({when}): nothing new is expected."

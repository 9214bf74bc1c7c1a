"""Finds the rows of a list in the background, the first ones at once; late answers are dropped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.row_ids import RowIds
from advocate_desk.program.listing import Listing, Sort, Wanted
from advocate_desk.ui.workspace import Job, Workspace


class RowFinder(QObject):
    """Asks for the ids of the wanted rows in two steps.

    Signals:
        first_found: the RowIds of the first rows.
        all_found: the RowIds of all.
        failed: a DeskError; the rows shown so far stay.
    """

    first_found = Signal(object)
    all_found = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, listing: Listing, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._listing = workspace, listing
        self._generation = 0
        self._asked: tuple[Wanted, Sort] | None = None
        self._shown: tuple[Wanted, Sort] | None = None  # whose rows were found, all of them
        self._jobs: list[Job] = []

    @property
    def is_again(self) -> bool:
        """Say whether it looks for the rows that were found last, because the desk changed."""
        return self._asked == self._shown

    def find(self, wanted: Wanted, sort: Sort) -> None:
        """Look for rows; what was looked for before is not wanted any more."""
        self.forget()
        self._asked = (wanted, sort)
        generation = self._generation
        listing = self._listing

        def first(session: Session) -> RowIds:
            return listing.first_found(session, wanted, sort)

        def every(session: Session) -> RowIds:
            return RowIds.all(listing.ids(session, wanted, sort))

        def rest(ids: RowIds) -> None:
            if generation == self._generation:
                self._on_first(ids, every)

        self._ask(self._workspace.read(first, rest))

    def forget(self) -> None:
        """Drop what is being looked for."""
        self._generation += 1
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()

    def _ask(self, job: Job) -> None:
        self._jobs.append(job)
        generation = self._generation
        job.failed.connect(lambda error: self._on_failed(generation, error))

    def _on_first(self, ids: RowIds, ask_all: Callable[[Session], RowIds]) -> None:
        """Show the first rows, then ask for the rest: at the same time it would hold them up."""
        generation = self._generation
        self.first_found.emit(ids)
        self._shown = self._asked if self.is_again else None
        if ids.are_all:
            self._on_all(generation, ids)
        else:
            self._ask(self._workspace.read(ask_all, lambda ids: self._on_all(generation, ids)))

    def _on_all(self, generation: int, ids: RowIds) -> None:
        if generation == self._generation:
            self._shown = self._asked
            self._jobs.clear()
            self.all_found.emit(ids)

    def _on_failed(self, generation: int, error: DeskError) -> None:
        if generation == self._generation:
            self.forget()
            self.failed.emit(error)

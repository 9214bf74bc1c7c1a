"""Finds the rows of a list in the background, the first ones at once; late answers are dropped."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.program.listing import FIRST_PAGE, Listing, Sort, Wanted
from advocate_desk.ui.tables.lazy_table import Ids
from advocate_desk.ui.workspace import Job, Workspace


class RowFinder(QObject):
    """Asks for the ids of the wanted rows in two steps.

    Signals:
        first_found: the first ids, followed by zeros up to the number of rows.
        all_found: all ids.
        failed: a DeskError; the rows shown so far stay.
    """

    first_found = Signal(object)
    all_found = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, listing: Listing, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._listing = workspace, listing
        self._generation = 0
        self._jobs: list[Job] = []

    def find(self, wanted: Wanted, sort: Sort) -> None:
        """Look for rows; what was looked for before is not wanted any more."""
        self.forget()
        generation = self._generation
        listing = self._listing

        def first(session: Session) -> Ids:
            ids = listing.first_ids(session, wanted, sort)
            is_all = len(ids) < FIRST_PAGE
            rows = len(ids) if is_all else listing.count(session, wanted)
            known = np.zeros(max(rows, len(ids)), dtype=np.int64)
            known[: len(ids)] = ids
            return known

        def rest(ids: Ids) -> None:
            if generation == self._generation:
                self._on_first(ids, lambda session: listing.ids(session, wanted, sort))

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

    def _on_first(self, ids: Ids, ask_all: Callable[[Session], Ids]) -> None:
        """Show the first rows, then ask for the rest: at the same time it would hold them up."""
        generation = self._generation
        self.first_found.emit(ids)
        if ids.all():
            self._on_all(generation, ids)
        else:
            self._ask(self._workspace.read(ask_all, lambda ids: self._on_all(generation, ids)))

    def _on_all(self, generation: int, ids: Ids) -> None:
        if generation == self._generation:
            self._jobs.clear()
            self.all_found.emit(ids)

    def _on_failed(self, generation: int, error: DeskError) -> None:
        if generation == self._generation:
            self.forget()
            self.failed.emit(error)

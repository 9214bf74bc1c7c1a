"""Finds the rows of a list in the background, the first ones at once; late answers are dropped."""

from __future__ import annotations

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
        self._has_all = False
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

        self._ask(self._workspace.read(first, lambda ids: self._on_first(generation, ids)))
        self._ask(
            self._workspace.read(
                lambda session: listing.ids(session, wanted, sort),
                lambda ids: self._on_all(generation, ids),
            )
        )

    def forget(self) -> None:
        """Drop what is being looked for."""
        self._generation += 1
        self._has_all = False
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()

    def _ask(self, job: Job) -> None:
        self._jobs.append(job)
        generation = self._generation
        job.failed.connect(lambda error: self._on_failed(generation, error))

    def _on_first(self, generation: int, ids: Ids) -> None:
        if generation == self._generation and not self._has_all:
            self.first_found.emit(ids)

    def _on_all(self, generation: int, ids: Ids) -> None:
        if generation == self._generation:
            self._has_all = True
            self._jobs.clear()
            self.all_found.emit(ids)

    def _on_failed(self, generation: int, error: DeskError) -> None:
        if generation == self._generation:
            self.forget()
            self.failed.emit(error)

"""Changes made in a list: shown at once, saved in the background, taken back when refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.progress import Progress
from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import Chosen
from advocate_desk.store.journal import change_being_made
from advocate_desk.ui.tables.columns import Column
from advocate_desk.ui.tables.lazy_table import LazyTable
from advocate_desk.ui.tables.list_kind import ListKind, in_sentence
from advocate_desk.ui.workspace import Job, Workspace

T = TypeVar("T")


class ListEdits(QObject):
    """Runs the verbs of a kind of list.

    Signals:
        done: a sentence, and the change that undo would take back.
        refused: the DeskError that says why nothing was changed.
    """

    done = Signal(str, int)
    refused = Signal(object)

    def __init__(
        self, workspace: Workspace, kind: ListKind, table: LazyTable, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._kind, self._table = workspace, kind, table

    def set_cell(self, row_id: int, column: Column, value: Any) -> None:
        """Set one cell's field, and show it before it is saved."""
        field = column.writes
        if field is None:
            return
        name = self._workspace.look(lambda session: self._kind.name_of(session, row_id))
        self._typed((row_id,), column, value)
        chosen, values = Chosen(ids=(row_id,)), {field.key: value}
        job = self.change_stepwise(
            f"Change {in_sentence(field.label)} of {name}",
            lambda session, progress: self._kind.change(session, chosen, values, progress),
        )
        self._settle_after(job, (row_id,), column)

    def fill(self, chosen: Chosen, count: int, column: Column, value: Any) -> None:
        """Set one field of many rows to the value of the first."""
        field = column.writes
        if field is None:
            self.refused.emit(
                DeskError(f"{column.field.label} is worked out and cannot be filled.")
            )
            return
        self.set_field(chosen, count, field, value)

    def set_field(self, chosen: Chosen, count: int, field: ListField, value: Any) -> None:
        """Set one field of many rows."""
        values = {field.key: value}
        self.change_stepwise(
            f"Change {in_sentence(field.label)} of {self._kind.counted(count)}",
            lambda session, progress: self._kind.change(session, chosen, values, progress),
            lambda changed: f"{field.label} changed for {self._kind.counted(changed)}",
        )

    def delete(self, chosen: Chosen, count: int, name: str) -> None:
        """Delete rows; no question is asked, because undo brings them back."""
        whom = name if count == 1 and name else self._kind.counted(count)
        self.change(
            f"Delete {whom}",
            lambda session: self._kind.delete(session, chosen),
            lambda gone: (
                f"{whom} deleted" if count == 1 else f"{self._kind.counted(gone)} deleted"
            ),
        )

    def change(
        self,
        label: str,
        work: Callable[[Session], T],
        sentence: Callable[[T], str] | None = None,
        *,
        refused: bool = True,
    ) -> Job:
        """Run any verb as one change; `sentence` says afterwards what was done.

        Without `refused` it is the caller who says why nothing was done.
        """
        return self.change_stepwise(
            label, lambda session, _progress: work(session), sentence, refused=refused
        )

    def change_stepwise(
        self,
        label: str,
        work: Callable[[Session, Progress], T],
        sentence: Callable[[T], str] | None = None,
        *,
        refused: bool = True,
    ) -> Job:
        """Run verbs that take a while as one change; they tell how far they are."""

        def tracked(session: Session, progress: Progress) -> tuple[T, int]:
            result = work(session, progress)
            return result, change_being_made(session.connection())

        job = self._workspace.write(label, tracked)
        if refused:
            job.failed.connect(self.refused)
        if sentence is not None:
            job.finished.connect(lambda told: self.done.emit(sentence(told[0]), told[1]))
        return job

    def _typed(self, ids: tuple[int, ...], column: Column, value: Any) -> None:
        field = column.writes
        if field is not None:
            self._table.show_typed(ids, {field.key: value, column.key: value})

    def _settle_after(self, job: Job, ids: tuple[int, ...], column: Column) -> None:
        keys = [column.key, column.writes.key if column.writes else column.key]
        for ended in (job.finished, job.failed):
            ended.connect(lambda _answer: self._table.settle(ids, keys))
        job.cancelled.connect(lambda: self._table.settle(ids, keys))

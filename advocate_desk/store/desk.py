"""The open program file: looking, changing, undo; nobody else commits."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError, ReadOnlyPlace
from advocate_desk.store import journal, journal_older
from advocate_desk.store.engines import IsStopped, reader_engine, stoppable, writer_engine
from advocate_desk.store.lock import DeskLock
from advocate_desk.store.models import Change, Import
from advocate_desk.store.sentences import in_plain_words

_SLICE = 1000  # journal lines forgotten at a time: some hundredths of a second
_PAUSE = 0.02  # seconds between slices, in which others can write
_STANDS = ~Change.undone & ~Change.forgotten

log = logging.getLogger(__name__)


class Derived(Protocol):
    """What is computed from the facts; told which changes moved rows, then brought up to date."""

    def collect(self, connection: Connection, change: int) -> None:
        """Remember whose figures this change touches, by its rows as they stand now."""

    def renew(self, connection: Connection) -> None:
        """Compute the remembered figures again, and forget them."""


@dataclass
class Write:
    """One change in the making.

    Attributes:
        session: what verbs work with.
        change_id: the change that records it.
        tables: after the change, the tables it touched; empty when it changed nothing.
    """

    session: Session
    change_id: int
    tables: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Step:
    """A change taken back or done again."""

    change: int
    label: str
    tables: frozenset[str]
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A line of History."""

    change: int
    label: str
    at: str
    rows: int
    undone: bool


class Desk:
    """One open program file."""

    def __init__(self, path: Path, lock: DeskLock | None, derived: Derived) -> None:
        self.path = path
        self._lock = lock
        self._derived = derived
        self._one_at_a_time = threading.Lock()
        self._is_closing = threading.Event()
        self._forgetting: threading.Thread | None = None
        self._reader = reader_engine(path)
        self._writer = writer_engine(path) if lock is not None else None
        self._is_closed = False
        self.was_left_open = lock is not None and lock.left_behind

    @contextmanager
    def read(self, is_stopped: IsStopped | None = None) -> Iterator[Session]:
        """Look at the desk as it is now, on any thread.

        Raises:
            DeskError: it was stopped, be it in the middle of a statement.
        """
        self._refuse_when_closed()
        with (
            in_plain_words(self.path),
            Session(self._reader) as session,
            session.begin(),
            stoppable(session.connection(), is_stopped),
        ):
            yield session

    @contextmanager
    def write(self, label: str, is_stopped: IsStopped | None = None) -> Iterator[Write]:
        """Change the desk: everything in the block is one transaction and one step of undo.

        Raises:
            DeskError: it was stopped, be it in the middle of a statement; nothing of it is kept.
        """
        with self._transaction(is_stopped) as session:
            connection = session.connection()
            write = Write(session, journal.start_change(connection, label, clock.now()))
            yield write
            session.flush()
            write.tables = journal.end_change(connection, write.change_id)
            if write.tables:
                self._derived.collect(connection, write.change_id)
                self._derived.renew(connection)
            is_much = journal.forget_some(connection, _SLICE)
        if is_much:
            self._forget_the_rest()

    def _forget_the_rest(self) -> None:
        """Delete large changes that are out of sight in the background, slice by slice."""
        if self._forgetting is None or not self._forgetting.is_alive():
            self._forgetting = threading.Thread(target=self._forget, name="forgetting")
            self._forgetting.start()

    def _forget(self) -> None:
        is_more = True
        while is_more and not self._is_closing.wait(_PAUSE):
            try:
                with self.note() as session:
                    is_more = journal.forget_some(session.connection(), _SLICE)
            except DeskError:
                log.exception("What is out of sight was not deleted; a later change tries again")
                return

    @contextmanager
    def note(self) -> Iterator[Session]:
        """Keep what is no fact and no step of undo: drafts, view state, remembered mappings."""
        with self._transaction() as session:
            yield session

    @contextmanager
    def trying_out(self) -> Iterator[Session]:
        """Do something to see what would come of it; all of it is rolled back."""
        with self._transaction() as session:
            yield session
            session.rollback()

    @contextmanager
    def _transaction(self, is_stopped: IsStopped | None = None) -> Iterator[Session]:
        if self._writer is None:
            raise ReadOnlyPlace(
                f"{self.path.name} is open for looking only.", "Open it again to change it."
            )
        with self._one_at_a_time:
            self._refuse_when_closed()
            with (
                in_plain_words(self.path),
                Session(self._writer) as session,
                session.begin(),  # commits at the end of the block, rolls back on any exception
                stoppable(session.connection(), is_stopped),
            ):
                yield session

    def _refuse_when_closed(self) -> None:
        if self._is_closed:
            raise DeskError(f"{self.path.name} is closed.", "Open it again.")

    def undo(self, is_stopped: IsStopped | None = None) -> Step | None:
        """Take the newest change back exactly; None when there is none."""
        with self._transaction(is_stopped) as session:
            change = self._newest(session)
            if change is None:
                return None
            connection = session.connection()
            tables = journal.touched_tables(connection, change.id)
            self._move(connection, change.id, journal.put_back)
            _mark(session, change, undone=True)
            return Step(change.id, change.label, tables)

    def redo(self, is_stopped: IsStopped | None = None) -> Step | None:
        """Do the change again that was taken back last; None when there is none."""
        with self._transaction(is_stopped) as session:
            change = self._next_to_redo(session)
            if change is None:
                return None
            connection = session.connection()
            tables = journal.touched_tables(connection, change.id)
            self._move(connection, change.id, journal.put_again)
            _mark(session, change, undone=False)
            return Step(change.id, change.label, tables)

    def _move(
        self, connection: Connection, change: int, move: Callable[[Connection, int], None]
    ) -> None:
        """Move a change's rows; figures of what stood before and of what stands after follow."""
        self._derived.collect(connection, change)
        move(connection, change)
        self._derived.collect(connection, change)
        self._derived.renew(connection)

    def take_back(self, change: int, is_stopped: IsStopped | None = None) -> Step:
        """Take an older change back as far as nothing newer is lost; a change of its own.

        Raises:
            DeskError: the change is not in the journal any more, or already taken back.
        """
        line = self._line(change)
        label = f"{journal_older.TAKE_BACK}{line.label}"
        with self.write(label, is_stopped) as write:
            connection = write.session.connection()
            stays = journal_older.take_back_older(connection, change)
            if journal.touched_tables(connection, write.change_id):  # else all of it stays
                made_by = select(Import).where(Import.change_id == change)
                for made in write.session.scalars(made_by):
                    made.status = _taken_back_by(write.change_id)
        return Step(write.change_id, label, write.tables, tuple(stays.sentences()))

    def what_stays(self, change: int) -> list[str]:
        """Say what would stay if this older change were taken back; changes nothing."""
        self._line(change)
        with self.trying_out() as session:
            return journal_older.take_back_older(session.connection(), change).sentences()

    def _line(self, change: int) -> ChangeLine:
        with self.read() as session:
            found = session.get(Change, change)
            if found is None or found.undone or found.forgotten:
                raise DeskError(
                    f"Change {change} cannot be taken back: it is not in the history any more.",
                    "Open History to see what can be.",
                )
            return _line_of(found)

    def history(self, limit: int = 200) -> list[ChangeLine]:
        """Give the last changes, newest first, with those taken back."""
        with self.read() as session:
            kept = select(Change).where(~Change.forgotten)
            newest = session.scalars(kept.order_by(Change.id.desc()).limit(limit))
            return [_line_of(change) for change in newest]

    def newest_change(self) -> int | None:
        """Give the change that undo would take back."""
        with self.read() as session:
            change = self._newest(session)
            return change.id if change else None

    def undo_label(self) -> str | None:
        """Name the change that undo would take back."""
        with self.read() as session:
            change = self._newest(session)
            return change.label if change else None

    def redo_label(self) -> str | None:
        """Name the change that redo would do again."""
        with self.read() as session:
            change = self._next_to_redo(session)
            return change.label if change else None

    @staticmethod
    def _newest(session: Session) -> Change | None:
        return session.scalars(
            select(Change).where(_STANDS).order_by(Change.id.desc()).limit(1)
        ).first()

    @staticmethod
    def _next_to_redo(session: Session) -> Change | None:
        return session.scalars(
            select(Change).where(Change.undone, ~Change.forgotten).order_by(Change.id).limit(1)
        ).first()

    def close(self) -> None:
        """Fold the write-ahead log into the file and give the lock back; waits for a write."""
        self._is_closing.set()
        if self._forgetting is not None:
            self._forgetting.join()
        with self._one_at_a_time:
            if self._is_closed:
                return
            self._is_closed = True
            try:
                self._reader.dispose()
                if self._writer is not None:
                    _tidy_up(self._writer)
                    self._writer.dispose()
            finally:
                if self._lock is not None:
                    self._lock.release()


def _tidy_up(engine: Engine) -> None:
    """Fold the write-ahead log into the file; where that cannot be, it stays beside the file."""
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")  # a checkpoint needs no transaction around it
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("PRAGMA optimize")
            connection.exec_driver_sql("BEGIN")
    except DBAPIError:  # a full disk, somebody reading: everything is saved all the same
        log.exception("The write-ahead log was not folded into the file")


def _line_of(change: Change) -> ChangeLine:
    return ChangeLine(change.id, change.label, change.at, change.rows, change.undone)


def _mark(session: Session, change: Change, *, undone: bool) -> None:
    change.undone = undone
    for made in session.scalars(select(Import).where(Import.change_id == change.id)):
        made.status = _told_anew(made.status, "undone" if undone else "done")
    back = _taken_back_by(change.id)
    for made in session.scalars(select(Import).where(Import.status.endswith(back))):
        made.status = _told_anew(back, "done") if undone else back


def _taken_back_by(change: int) -> str:
    return f"taken back by {change}"


def _told_anew(status: str, word: str) -> str:
    """Give an import's status in a new word; by what it was taken back is kept, for redo."""
    _, back, change = status.partition("taken back by ")
    return f"{word}, once {back}{change}" if change else word

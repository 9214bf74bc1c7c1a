"""The open desk as the window sees it: looks, reads and writes without ever making it wait.

Work runs in lanes of threads. A `Job` stands for it on the window's thread; whatever the work
answers arrives there, so nothing but a job crosses threads.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QMetaMethod, QObject, Qt, QTimer, Signal

from advocate_desk.base.errors import DeskError
from advocate_desk.base.paths import log_folder
from advocate_desk.base.progress import Cancelled, Progress

if TYPE_CHECKING:  # at run time these bring SQLAlchemy, which must not delay the first paint
    from sqlalchemy.orm import Session

    from advocate_desk.store.desk import Desk, Step

T = TypeVar("T")

QUIET_MS = 400  # work that ends sooner is never shown
READERS = 2
_STEP_SECONDS = 0.05  # how often a job tells how far it is, at most

log = logging.getLogger(__name__)


class Job(QObject):
    """Work that is under way; ends with exactly one of finished, failed and cancelled.

    Signals:
        stepped: done, total (0: unknown), a note.
        finished: what the work answered.
        failed: the DeskError that says why not.
        cancelled: she stopped it, and nothing of it was kept.
        ended: after one of these three.
    """

    stepped = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, label: str, parent: QObject) -> None:
        super().__init__(parent)
        self.label = label
        self.is_cancelled = False
        self._told_at = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step, or at once when it is a look at the desk."""
        self.is_cancelled = True

    def is_unwanted(self) -> bool:
        """Say whether she pressed Cancel; asked by the work, on its own thread."""
        return self.is_cancelled

    def step(self, done: int, total: int, note: str = "") -> None:
        """Tell how far the work is; called by the work, on its own thread.

        Raises:
            Cancelled: she pressed Cancel.
        """
        self.go_on()
        now = time.monotonic()
        if now - self._told_at >= _STEP_SECONDS or done == total:
            self._told_at = now
            self.stepped.emit(done, total, note)

    def go_on(self) -> None:
        """Do nothing while the work may go on; called on the work's own thread.

        Raises:
            Cancelled: she pressed Cancel.
        """
        if self.is_cancelled:
            raise Cancelled


@dataclass(frozen=True, slots=True)
class _Answer:
    """How a job ended; `tables` are those it changed."""

    result: Any = None
    error: DeskError | None = None
    was_cancelled: bool = False
    tables: frozenset[str] = frozenset()


_Work = Callable[[Job], _Answer]
_Tasks = queue.SimpleQueue[tuple[int, Job, _Work] | None]


class _Wire(QObject):
    """Takes answers from the threads to the window's thread.

    Signals:
        answered: the number of a task and its _Answer in a list, which whoever hears it empties.
    """

    answered = Signal(object)


class Lane(QObject):
    """A few threads that do one piece of work after the other, in the order they came.

    Signals:
        busy: a job that has not ended after a while, to be shown with Cancel.
        changed: the tables that a job changed; before the job says that it finished.
        failed: a DeskError that nobody else listened to.
        emptied: nothing is waiting or running any more.
    """

    busy = Signal(object)
    changed = Signal(object)
    failed = Signal(object)
    emptied = Signal()

    def __init__(self, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: _Tasks = queue.SimpleQueue()
        self._under_way: dict[int, tuple[Job, _Work]] = {}
        self._number = 0
        wire = _Wire(self)
        wire.answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            threading.Thread(target=_serve, args=(self._tasks, wire), daemon=True)
            for _ in range(threads)
        ]
        # a window that dies with work under way waits for it: the work holds jobs of this lane
        self.destroyed.connect(partial(_stop, self._tasks, self._threads, self._under_way))
        for thread in self._threads:
            thread.start()

    def jobs(self) -> list[Job]:
        """Give the jobs that have not ended, oldest first."""
        return [job for job, _work in self._under_way.values()]

    def run(
        self, label: str, work: Callable[[Job], T], then: Callable[[T], None] | None = None
    ) -> Job:
        """Do some work of its own; `then` gets what it answers."""
        return self.run_answering(label, lambda job: _Answer(work(job)), then)

    def run_answering(
        self,
        label: str,
        work: Callable[[Job], _Answer],
        then: Callable[[T], None] | None = None,
    ) -> Job:
        """Do some work that says itself which tables it changed."""
        job = Job(label, self)
        if then is not None:
            job.finished.connect(then)
        patience = QTimer(job, singleShot=True, interval=QUIET_MS)
        number = self._number = self._number + 1
        patience.timeout.connect(lambda: self._tell_busy(number))
        patience.start()
        self._under_way[number] = job, work
        self._tasks.put((number, job, work))
        return job

    def close(self) -> None:
        """Stop what can be stopped and wait for the rest; nobody is told any more."""
        _stop(self._tasks, self._threads, self._under_way)
        self._under_way.clear()

    def _tell_busy(self, number: int) -> None:
        if number in self._under_way:  # it may have ended in the turn in which patience ran out
            self.busy.emit(self._under_way[number][0])

    def _hear(self, told: list[Any]) -> None:
        """Take an answer in; on the window's thread, which lets go of all that led to it."""
        number, answer = told
        told.clear()
        if number in self._under_way:  # else the lane is closed, and who asked may be gone
            job, _work = self._under_way.pop(number)
            self._end(job, answer)

    def _end(self, job: Job, answer: _Answer) -> None:
        """Tell how a job ended."""
        if answer.tables:
            self.changed.emit(answer.tables)
        if answer.was_cancelled:
            job.cancelled.emit()
        elif answer.error is None:
            job.finished.emit(answer.result)
        elif job.isSignalConnected(QMetaMethod.fromSignal(job.failed)):
            job.failed.emit(answer.error)
        else:
            self.failed.emit(answer.error)
        job.ended.emit()
        job.deleteLater()
        if not self._under_way:
            self.emptied.emit()


def _serve(tasks: _Tasks, wire: _Wire) -> None:
    """Do one task after the other, on a thread of a lane, until there is a None.

    What belongs to the window must not end on this thread: the lane holds the job and its work
    until it has heard of them, so they are let go here before; the list it empties itself.
    """
    while (task := tasks.get()) is not None:
        number, job, work = task
        told = [number, _answer_of(job, work)]
        del job, work, task
        wire.answered.emit(told)


def _stop(
    tasks: _Tasks, threads: list[threading.Thread], under_way: dict[int, tuple[Job, _Work]]
) -> None:
    for job, _work in under_way.values():
        job.cancel()
    for _ in threads:
        tasks.put(None)
    for thread in threads:
        thread.join()


def _answer_of(job: Job, work: Callable[[Job], _Answer]) -> _Answer:
    if job.is_cancelled:
        return _Answer(was_cancelled=True)
    try:
        return work(job)
    except Cancelled:
        return _Answer(was_cancelled=True)
    except DeskError as error:
        # a look that was stopped in the middle ends with whatever the database says then
        return _Answer(was_cancelled=True) if job.is_cancelled else _Answer(error=error)
    except Exception:
        log.exception("not foreseen in a job")
        return _Answer(error=_not_foreseen())


def _not_foreseen() -> DeskError:
    return DeskError(
        "This could not be done, and nothing of it was kept.",
        f"What went wrong is written in {log_folder()}.",
    )


class Workspace(QObject):
    """One desk in a window.

    Signals:
        changed: the tables of a change, an undo or a redo, as a frozenset.
        open_requested: a kind of row and its id; the window shows it.
        rows_requested: the key of a list and the Wanted rows; the window shows exactly these.
        busy: a Job that takes a while.
        failed: a DeskError that nobody else listened to.
        saving: how many changes wait or are being written.
        backup_wanted: the desk should be backed up now.
        backed_up: the list of its backups is another one now.
        desk_wanted: the path of another desk to open in place of this one.
        swap_wanted: the path of a desk that should take the place of this one.
        sample_wanted: the sample program should be opened in place of this one.
    """

    changed = Signal(object)
    open_requested = Signal(str, int)
    rows_requested = Signal(str, object)
    busy = Signal(object)
    failed = Signal(object)
    saving = Signal(int)
    backup_wanted = Signal()
    backed_up = Signal()
    desk_wanted = Signal(object)
    swap_wanted = Signal(object)
    sample_wanted = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._read_lane = Lane(READERS, self)
        self._write_lane = Lane(1, self)
        for lane in (self._read_lane, self._write_lane):
            lane.busy.connect(self.busy)
            lane.failed.connect(self.failed)
        self._write_lane.changed.connect(self.changed)
        self._write_lane.emptied.connect(lambda: self.saving.emit(0))

    def look(self, ask: Callable[[Session], T]) -> T:
        """Ask now, on the window's thread: for a key or a page of rows, nothing longer."""
        with self.desk.read() as session:
            return ask(session)

    def read(self, ask: Callable[[Session], T], then: Callable[[T], None] | None = None) -> Job:
        """Ask in the background; compare jobs to drop an answer that came too late."""

        def work(job: Job) -> T:
            with self.desk.read(job.is_unwanted) as session:
                return ask(session)

        return self._read_lane.run("", work, then)

    def aside(
        self, label: str, work: Callable[[Progress], T], then: Callable[[T], None] | None = None
    ) -> Job:
        """Do in the background what brings its own connection: a backup, an export."""
        return self._read_lane.run(label, work, then)

    def write(
        self,
        label: str,
        work: Callable[[Session, Progress], T],
        then: Callable[[T], None] | None = None,
    ) -> Job:
        """Change the desk in the background: one transaction, one step of undo."""

        def change(job: Job) -> _Answer:
            with self.desk.write(label, job.is_unwanted) as write:
                result = work(write.session, job)
                job.go_on()  # the last moment to cancel
            return _Answer(result, tables=write.tables)

        return self._saving(label, change, then)

    def note(self, work: Callable[[Session], T], then: Callable[[T], None] | None = None) -> Job:
        """Keep what is no step of undo: drafts, view state, remembered mappings."""

        def keep(_job: Job) -> _Answer:
            with self.desk.note() as session:
                return _Answer(work(session))

        return self._saving("", keep, then)

    def undo(self, then: Callable[[Step | None], None] | None = None) -> Job:
        """Take the newest change back."""
        return self._saving("Undo", lambda job: _moved(self.desk.undo(job.is_unwanted)), then)

    def redo(self, then: Callable[[Step | None], None] | None = None) -> Job:
        """Do again what was taken back last."""
        return self._saving("Redo", lambda job: _moved(self.desk.redo(job.is_unwanted)), then)

    def take_back(self, change: int, then: Callable[[Step], None] | None = None) -> Job:
        """Take an older change back as far as nothing newer is lost."""

        def work(job: Job) -> _Answer:
            return _moved(self.desk.take_back(change, job.is_unwanted))

        return self._saving("Take back", work, then)

    def take_back_exactly(
        self, change: int, then: Callable[[Step | None], None] | None = None
    ) -> Job:
        """Take a change back: by undo while it is the newest, else out of the middle."""

        def work(job: Job) -> _Answer:
            if self.desk.newest_change() == change:  # nobody else writes meanwhile
                return _moved(self.desk.undo(job.is_unwanted))
            return _moved(self.desk.take_back(change, job.is_unwanted))

        return self._saving("Take back", work, then)

    def what_stays(self, change: int, then: Callable[[list[str]], None] | None = None) -> Job:
        """Say what would stay if an older change were taken back; nothing is changed."""
        label = "Find out what would stay"
        return self._saving(label, lambda _job: _Answer(self.desk.what_stays(change)), then)

    def unsaved(self) -> list[Job]:
        """Give the writes that have not ended, oldest first."""
        return self._write_lane.jobs()

    def close(self) -> None:
        """Stop the lanes and close the desk."""
        self._read_lane.close()
        self._write_lane.close()
        self.desk.close()

    def _saving(
        self, label: str, work: Callable[[Job], _Answer], then: Callable[[T], None] | None
    ) -> Job:
        job = self._write_lane.run_answering(label, work, then)
        self.saving.emit(len(self._write_lane.jobs()))
        return job


def _moved(step: Step | None) -> _Answer:
    return _Answer(step, tables=step.tables if step else frozenset())

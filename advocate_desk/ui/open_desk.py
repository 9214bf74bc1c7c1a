"""The desk that the window holds: making, opening, leaving it, and remembering where it was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from advocate_desk.base.errors import DeskError
from advocate_desk.base.paths import DESK_SUFFIX, desks_folder
from advocate_desk.base.recent import recent_desks, remember_desk
from advocate_desk.ui.tab_left import tab_left
from advocate_desk.ui.tabs import TABS, entry_of
from advocate_desk.ui.workspace import Job, Lane, Workspace

if TYPE_CHECKING:
    from advocate_desk.store.desk import Desk
    from advocate_desk.ui.backing_up import BackingUp

BY_HAND = "by hand"  # the note of a backup that she asked for
_KINDS = f"Program files (*{DESK_SUFFIX})"


class OpenDesk(QObject):
    """Holds one desk at a time; the next is opened when the last is saved, backed up and closed.

    Signals:
        opening: a desk is about to be opened.
        opened: the Workspace of a desk that is open now.
        left: there is no desk any more.
        failed: the DeskError that says why a desk was not opened.
        told: a sentence about what she waits for.
        backed_up: the sentence about the last backup.
        swapped: the sentence about the desk that took the place of another.
        refused: the DeskError that says why it did not; the desk is open as it was.
        making: the Job that makes the sample program.
        stopped: she stopped it; there is no desk.
    """

    opening = Signal()
    opened = Signal(object)
    left = Signal()
    failed = Signal(object)
    told = Signal(str)
    backed_up = Signal(str)
    swapped = Signal(str)
    refused = Signal(object)
    making = Signal(object)
    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self.is_sample = False  # what is open is thrown away when it is closed
        self._backing_up: BackingUp | None = None
        self._next: Callable[[], object] | None = None
        self._lane = Lane(1, self)
        self._lane.failed.connect(self._on_not_open)
        self._before: Path | None = None  # what was open, until another is

    def open(self, path: Path) -> None:
        """Open a desk in place of the one that is open, which comes back if that cannot be."""
        self._note_open()
        self.leave(lambda: self._begin(path, partial(_opened, path)))

    def make(self, path: Path, name: str = "", currency: str = "EUR") -> None:
        """Make a new desk and open it in place of the one that is open."""

        def work() -> Desk:
            from advocate_desk.program.desks import create_desk

            return create_desk(path, name=name, currency=currency)

        self._note_open()
        self.leave(lambda: self._begin(path, work))

    def open_sample(self) -> None:
        """Make the sample program and open it in place of the desk that is open."""
        self.leave(self._begin_sample)

    def swap(self, copy: Path) -> None:
        """Put a copy in the place of the open desk and open it; what was there is backed up."""
        if self.workspace is None:
            return
        path, failures = self.workspace.desk.path, list[DeskError]()

        def work() -> Desk:
            from advocate_desk.program.desks import bring_back, open_desk

            try:
                bring_back(copy, path)
            except DeskError as error:
                failures.append(error)
            return open_desk(path)

        def tell() -> None:
            if failures:
                self.refused.emit(failures[0])
            else:
                self.swapped.emit(f"{path.stem} is as it is in {copy.stem}; what it was is kept.")

        self.leave(lambda: self._begin(path, work).finished.connect(lambda _desk: tell()))

    def leave(self, then: Callable[[], object]) -> None:
        """Close the desk once everything is saved and backed up, then go on."""
        self._next = then
        if _end_typing():
            # a list takes what was typed when the events of now are done
            QTimer.singleShot(0, self, self._leave_when_ready)
        else:
            self._leave_when_ready()

    def back_up_now(self) -> None:
        """Make a verified backup in the background."""
        if self.is_sample:
            self.told.emit("Sample data is thrown away when you close it: no backup is made.")
        if self._backing_up:
            self._backing_up.back_up_now(BY_HAND)

    def prepare(self, work: Callable[[], None]) -> None:
        """Do something useful on the thread that opens desks."""
        self._lane.run("", lambda _job: work())

    def close(self) -> None:
        """End the thread."""
        self._lane.close()

    def _note_open(self) -> None:
        is_hers = self.workspace and not self.is_sample
        self._before = self.workspace.desk.path if self.workspace and is_hers else None

    def _on_not_open(self, error: DeskError) -> None:
        """Go back to the desk that was open, and say why the other is not."""
        before, self._before = self._before, None
        if before is None:
            self.failed.emit(error)
            return
        job = self._begin(before, partial(_opened, before))
        job.finished.connect(lambda _desk: self.refused.emit(error))

    def _begin(self, path: Path, work: Callable[[], Desk]) -> Job:
        self.opening.emit()
        self.told.emit(f"Opening {path.name}…")
        tab = tab_left(path)
        return self._lane.run(path.name, lambda _job: _made_ready(work, tab), self._on_open)

    def _begin_sample(self) -> None:
        def work(job: Job) -> Desk:
            from advocate_desk.sample.throwaway import open_throwaway

            return open_throwaway(job)

        self.opening.emit()
        job = self._lane.run(
            "Making the sample program",
            lambda job: _made_ready(lambda: work(job)),
            self._on_sample_open,
        )
        job.cancelled.connect(self.stopped)
        self.making.emit(job)

    def _on_sample_open(self, desk: Desk) -> None:
        self.is_sample = True
        self._take(desk)

    def _on_open(self, desk: Desk) -> None:
        remember_desk(desk.path)
        self._take(desk)

    def _take(self, desk: Desk) -> None:
        from advocate_desk.ui.backing_up import BackingUp

        self._before = None
        self.workspace = Workspace(desk, self)
        self.workspace.saving.connect(self._on_saving)
        self.workspace.backup_wanted.connect(self.back_up_now)
        self.workspace.desk_wanted.connect(self.open)
        self.workspace.sample_wanted.connect(self.open_sample)
        if not self.is_sample:
            self.workspace.swap_wanted.connect(self.swap)
            self._backing_up = BackingUp(self.workspace)
            self._backing_up.told.connect(self.backed_up)
        self.opened.emit(self.workspace)

    def _on_saving(self, waiting: int) -> None:
        if not waiting and self._next:
            self._leave_when_ready()

    def _leave_when_ready(self) -> None:
        if self.workspace and self.workspace.unsaved():
            self.told.emit("Closing when everything is saved…")
        elif self._backing_up and self._backing_up.is_due:
            self.told.emit("Backing up…")
            self._backing_up.back_up_now().ended.connect(self._leave_when_ready)
        else:
            self._leave_now()

    def _leave_now(self) -> None:
        then, self._next = self._next, None
        if workspace := self.workspace:
            self.workspace = self._backing_up = None
            self.left.emit()  # pages let go of it first
            workspace.close()
            workspace.deleteLater()
            self._throw_away(workspace.desk.path)
        if then:
            then()

    def _throw_away(self, path: Path) -> None:
        if self.is_sample:
            from advocate_desk.store.for_a_while import throw_away

            self.is_sample = False
            throw_away(path.parent)


def _end_typing() -> bool:
    """Enter what she is typing, as leaving its field does; False when she types nothing."""
    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit | QPlainTextEdit):
        return False
    field.clearFocus()
    return True


def _opened(path: Path) -> Desk:
    from advocate_desk.program.desks import open_desk

    return open_desk(path)


def _made_ready(work: Callable[[], Desk], tab: str = "") -> Desk:
    """Open a desk, and import the tab it opens on while the window is not kept."""
    desk = work()
    if entry := entry_of(TABS, tab):
        import_module(entry.module)
    return desk


def ask_for_known(parent: QWidget) -> Path | None:
    """Ask which desk to open; None when she thought better of it."""
    known = recent_desks()
    folder = known[0].parent if known else desks_folder()
    chosen, _kind = QFileDialog.getOpenFileName(parent, "Open desk", str(folder), _KINDS)
    return Path(chosen) if chosen else None

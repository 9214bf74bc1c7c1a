"""Backs the open desk up by itself: every half hour of work, and at the end of a session."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from advocate_desk.base.progress import Progress
from advocate_desk.base.words import moment_words
from advocate_desk.store.backup import back_up, backups_of
from advocate_desk.ui.workspace import Job, Workspace

_EVERY_MS = 30 * 60 * 1000


class BackingUp(QObject):
    """Knows whether there is anything new to back up.

    Signals:
        told: the sentence about the last backup.
    """

    told = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.is_due = False
        workspace.changed.connect(self._on_changed)
        self._rhythm = QTimer(self, interval=_EVERY_MS)
        self._rhythm.timeout.connect(self._on_time)
        self._rhythm.start()
        workspace.aside("", lambda _job: last_backup_words(workspace.desk.path), self.told.emit)

    def back_up_now(self, note: str = "") -> Job:
        """Make a verified backup aside, and tell when it is made."""
        self.is_due = False
        path = self._workspace.desk.path
        job = self._workspace.aside(
            "Backing up", lambda progress: _backed_up(path, note, progress)
        )
        job.finished.connect(self._on_backed_up)
        job.cancelled.connect(self._on_changed)
        return job

    def _on_changed(self) -> None:
        self.is_due = True

    def _on_backed_up(self, sentence: str) -> None:
        self.told.emit(sentence)
        self._workspace.backed_up.emit()

    def _on_time(self) -> None:
        if self.is_due:
            self.back_up_now()


def last_backup_words(desk: Path) -> str:
    """Say when the last backup was made; nothing when there is none."""
    backups = backups_of(desk)
    if not backups:
        return "No backup yet"
    when = moment_words(backups[0].at)
    return f"Last backup {when[:1].lower()}{when[1:]}, verified"


def _backed_up(desk: Path, note: str, progress: Progress) -> str:
    back_up(desk, note=note, progress=progress)
    return last_backup_words(desk)

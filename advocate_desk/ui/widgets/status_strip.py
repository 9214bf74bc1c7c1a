"""The line at the foot of the window: whether all is saved, what is under way, the last backup."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStatusBar, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import ghost_button, status_button
from advocate_desk.ui.widgets.chips import Chip
from advocate_desk.ui.widgets.plain import PlainLabel
from advocate_desk.ui.workspace import Job

_TOLD_AFTER = 3.0  # seconds of work before the time left is guessed


class StatusStrip(QStatusBar):
    """Says what is going on, and lets her stop it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._tick = PlainLabel()
        self._saved = PlainLabel("", TextStyle.SMALL)
        self._job: JobBar | None = None
        self.right = status_button("")
        self.right.hide()
        row = QHBoxLayout()
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(6)
        self._badge = Chip("Sample data", "amber", dot=True)
        self.own_program = ghost_button("Start your own program")
        self.mark_sample(is_sample=False)
        row.addWidget(self._badge)
        row.addWidget(self.own_program)
        row.addWidget(self._tick)
        row.addWidget(self._saved)
        row.addSpacing(16)
        row.addStretch()
        row.addWidget(self.right)
        self._row = row
        line = QWidget()
        line.setLayout(row)
        self.addWidget(line, 1)
        self._dress()

    def show_saving(self, waiting: int) -> None:
        """Say that changes are being saved, or that all are."""
        self._saved.setText("Saving…" if waiting else "All changes saved")
        self._tick.setVisible(not waiting)

    def show_nothing(self) -> None:
        """Fall silent: no desk is open."""
        self._saved.setText("")
        self._tick.hide()
        self.right.hide()

    def mark_sample(self, *, is_sample: bool) -> None:
        """Mark what is open as the sample program, with the way to one of her own."""
        self._badge.setVisible(is_sample)
        self.own_program.setVisible(is_sample)

    def show_job(self, job: Job) -> None:
        """Show a job that takes a while, with Cancel."""
        if self._job is None:
            self._job = JobBar()
            self._row.insertWidget(self._row.count() - 2, self._job)
        self._job.show_job(job)

    def say(self, sentence: str) -> None:
        """Say something in place of the saved state, until that changes."""
        self._tick.hide()
        self._saved.setText(sentence)

    def say_right(self, sentence: str) -> None:
        """Say something that stays, such as when the last backup was made; `right` is pressed."""
        self.right.setText(sentence)
        self.right.show()

    def sentence(self) -> str:
        """Give what is said at the left."""
        return self._saved.text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self._tick.setPixmap(theme.icon_pixmap("check", "text", 14))


class JobBar(QWidget):
    """A bar for one job: how far it is, how long it will take, and Cancel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._began = 0.0
        self._words = PlainLabel("", TextStyle.SMALL)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(140)
        self._bar.setTextVisible(False)
        self._count = PlainLabel("", TextStyle.SMALL, "muted")
        self.cancel = ghost_button("Cancel")
        self.cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._words, self._bar, self._count, self.cancel):
            row.addWidget(part)
        self.hide()

    def show_job(self, job: Job) -> None:
        """Show a job until it ends; a second one waits for its turn."""
        self._jobs.append(job)
        job.stepped.connect(lambda done, total, note: self._on_step(job, done, total, note))
        job.ended.connect(lambda: self._on_end(job))
        if len(self._jobs) == 1:
            self._begin()

    def said(self) -> str:
        """Give what is said about the job."""
        return f"{self._words.text()} {self._count.text()}"

    def _begin(self) -> None:
        self._began = time.monotonic()
        self._words.setText(self._jobs[0].label or "Looking…")
        self._count.setText("")
        self._bar.setRange(0, 0)  # moves to and fro until the first step says how much there is
        self.show()

    def _on_step(self, job: Job, done: int, total: int, note: str) -> None:
        if not self._jobs or self._jobs[0] is not job:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        number = self.locale().toString  # not base.words: this is there before the first paint
        count = f"{number(done)} of {number(total)}" if total else ""
        parts = [count, note, self._time_left(done, total)]
        self._count.setText(" · ".join(part for part in parts if part))

    def _time_left(self, done: int, total: int) -> str:
        spent = time.monotonic() - self._began
        if not total or not done or spent < _TOLD_AFTER:
            return ""
        left = spent * (total - done) / done
        return f"{left / 60:.0f} min left" if left >= 90 else f"{left:.0f} s left"

    def _on_cancel(self) -> None:
        if self._jobs:
            self._jobs[0].cancel()
            self._count.setText("Stopping…")

    def _on_end(self, job: Job) -> None:
        was_first = self._jobs[0] is job
        self._jobs.remove(job)
        if not self._jobs:
            self.hide()
        elif was_first:
            self._begin()

"""One backup beside the list: what it holds, checking it, and the way back in two steps."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError
from advocate_desk.base.paths import DESK_SUFFIX
from advocate_desk.base.words import count_words, moment_words, size_words
from advocate_desk.program.desks import bring_back_as_copy
from advocate_desk.store.backup import verify
from advocate_desk.store.manifest import Backup
from advocate_desk.ui.tabs.backups.backup_words import sound_words, why_words
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.frames import Card, scrolling
from advocate_desk.ui.widgets.notice import Confirmation, InlineNotice
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel, WrappedLabel
from advocate_desk.ui.workspace import Job, Workspace

_FACTS = ("Why", "Size", "Holds", "File", "Checked")
_KINDS = f"Program files (*{DESK_SUFFIX})"
_COUNTED = {"member": "members", "account": "accounts", "activity": "activities"}  # by table


class BackupPanel(Card):
    """Shows a backup.

    Signals:
        checked: what is known of it changed.
    """

    checked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._workspace = workspace
        self.backup: Backup | None = None
        self.title = ElidedLabel("", TextStyle.CARD)
        self._facts = QGridLayout()
        self._told = [ElidedLabel() for _fact in _FACTS]
        self.verify_button = quiet_button("Verify", "circle-check")
        self.restore_button = quiet_button("Restore to a copy…", "copy")
        self.notice = InlineNotice()
        self.copied = WrappedLabel()
        self.open_button = quiet_button("Open the copy", "folder-open")
        self.swap_button = quiet_button("Make it my desk…", "arrow-back-up")
        self.question = Confirmation("Make it my desk", "Keep my desk")
        self._copy = QWidget()
        self._scroll = scrolling()
        self._lay_out()
        self._listen()

    def show_backup(self, backup: Backup) -> None:
        """Show a backup."""
        self.backup = backup
        self.question.hide()
        self.title.setText(f"Backup of {_in_a_sentence(moment_words(backup.at))}")
        for label, words in zip(self._told, _facts_of(backup), strict=True):
            label.setText(words)
        self._told[-1].paint_with("bad" if backup.fault else "text")
        self.restore_button.setEnabled(not backup.fault)
        self._copy.setVisible(backup.copy is not None)
        if backup.copy:
            self.copied.setText(f"A copy of it is {backup.copy}.")

    def verify(self) -> None:
        """Check the backup from its first byte to its last."""
        backup = self._shown()
        job = self._workspace.aside("Verifying", lambda progress: verify(backup, progress))
        job.finished.connect(self._on_verified)
        self._wait_for(job)

    def restore(self) -> None:
        """Ask where a copy should be, and make it."""
        backup = self._shown()
        desk = self._workspace.desk.path
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            "Where to put the copy",
            str(_free_place(desk, backup)),
            _KINDS,
            options=QFileDialog.Option.DontConfirmOverwrite,  # nothing is ever replaced
        )
        if chosen:
            place = Path(chosen)
            self.restore_to(place if place.suffix else place.with_suffix(DESK_SUFFIX))

    def restore_to(self, place: Path) -> None:
        """Make a desk of its own of the backup; nothing is opened by itself."""
        backup = self._shown()
        job = self._workspace.aside(
            "Restoring to a copy", lambda progress: bring_back_as_copy(backup, place, progress)
        )
        job.finished.connect(self._on_copied)
        self._wait_for(job)

    def ask_swap(self) -> None:
        """Say what it means that the copy becomes her desk, and ask."""
        self.question.ask(
            f"{self._workspace.desk.path.stem} becomes as it is in the copy. It is backed up"
            " first: what you did since then is in that backup only."
        )
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.question))

    def _shown(self) -> Backup:
        if self.backup is None:
            raise RuntimeError("no backup is shown")
        return self.backup

    def _wait_for(self, job: Job) -> None:
        self.notice.clear()
        self.question.hide()
        self._enable(is_free=False)
        job.failed.connect(self._refuse)
        job.ended.connect(self._free)

    def _free(self) -> None:
        self._enable(is_free=True)

    def _enable(self, *, is_free: bool) -> None:
        is_sound = self.backup is not None and not self.backup.fault
        self.verify_button.setEnabled(is_free)
        self.restore_button.setEnabled(is_free and is_sound)
        for button in (self.open_button, self.swap_button):
            button.setEnabled(is_free)

    def _on_verified(self, backup: Backup) -> None:
        self.checked.emit()
        if backup.fault:
            self.notice.say(f"{backup.fault} Choose another backup.", "bad")
        else:
            self.notice.say(
                "It is whole: nothing of it changed since it was made, and all of it can be read.",
                "info",
            )

    def _on_copied(self, place: Path) -> None:
        self.checked.emit()
        self.notice.say(
            f"{place.name} is there. Look at it first; your desk is as it was.", "info"
        )

    def _refuse(self, error: DeskError) -> None:
        self.checked.emit()  # it may be gone
        self.notice.say(str(error), "bad", "Close", self.notice.clear)

    def _open_copy(self) -> None:
        if (copy := self._shown().copy) is not None:
            self._workspace.desk_wanted.emit(copy)

    def _swap(self) -> None:
        if (copy := self._shown().copy) is not None:
            self._workspace.swap_wanted.emit(copy)

    def _keep(self) -> None:
        self.question.hide()
        self.swap_button.setFocus()

    def _lay_out(self) -> None:
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        for row, (name, label) in enumerate(zip(_FACTS, self._told, strict=True)):
            self._facts.addWidget(PlainLabel(name, TextStyle.BODY, "muted"), row, 0)
            self._facts.addWidget(label, row, 1)
        copy = QVBoxLayout(self._copy)
        copy.setContentsMargins(0, 8, 0, 0)
        copy.setSpacing(10)
        copy.addWidget(self.copied)
        copy.addLayout(_row_of(self.open_button, self.swap_button))
        copy.addWidget(self.question)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addLayout(self._facts)
        column.addLayout(_row_of(self.verify_button, self.restore_button))
        column.addWidget(self.notice)
        column.addWidget(self._copy)
        column.addStretch(1)
        self._scroll.setWidget(page)
        self.column.addWidget(self._scroll)

    def _listen(self) -> None:
        self.verify_button.clicked.connect(lambda _checked: self.verify())
        self.restore_button.clicked.connect(lambda _checked: self.restore())
        self.open_button.clicked.connect(lambda _checked: self._open_copy())
        self.swap_button.clicked.connect(lambda _checked: self.ask_swap())
        self.question.go_button.clicked.connect(lambda _checked: self._swap())
        self.question.keep_button.clicked.connect(lambda _checked: self._keep())


def _facts_of(backup: Backup) -> tuple[str, ...]:
    held = (count_words(backup.rows.get(one, 0), one, many) for one, many in _COUNTED.items())
    when = _in_a_sentence(moment_words(backup.checked)) if backup.checked else "when it was made"
    checked = backup.fault or f"{sound_words(backup)[0]} {when}"
    return why_words(backup), size_words(backup.size), ", ".join(held), backup.path.name, checked


def _in_a_sentence(moment: str) -> str:
    """Write Today and Yesterday small."""
    return f"{moment[:1].lower()}{moment[1:]}"


def _free_place(desk: Path, backup: Backup) -> Path:
    """Propose a name beside the desk that no file has."""
    day = clock.local_words(backup.at).partition(" ")[0]
    names = (f"{desk.stem} as of {day}{more}" for more in chain([""], map(" {}".format, count(2))))
    places = (desk.with_name(f"{name}{DESK_SUFFIX}") for name in names)
    return next(place for place in places if not place.exists())


def _row_of(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row

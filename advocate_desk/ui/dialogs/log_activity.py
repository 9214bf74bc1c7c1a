"""The quick log: who did what and when, in a few keys; what is typed survives even a kill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from advocate_desk.base.errors import Problem
from advocate_desk.program.activities import ActivityDraft, check_activity
from advocate_desk.program.quick_log import LogMeant, owed_for, types_by_use, worth_saying
from advocate_desk.ui.dialogs.log_form import LogForm
from advocate_desk.ui.dialogs.sheet import Sheet
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.plain import PlainLabel
from advocate_desk.ui.workspace import Workspace

_WIDTH = 540
_PAUSE_MS = 250  # after the last key, before what was entered is kept


class LogActivityDialog(Sheet):
    """Asks who did what and when. Saves nothing: see `draft`.

    Signals:
        save_wanted: the ActivityDraft, and whether another one follows.
        entered: what is in the form, after a pause in typing; None when there is nothing.
        dropped: Cancel was pressed; what is entered is not wanted any more.
    """

    save_wanted = Signal(object, bool)
    entered = Signal(object)
    dropped = Signal()

    def __init__(
        self, workspace: Workspace, member_ids: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__("Log activity", _WIDTH, parent)
        self._workspace = workspace
        self.form = LogForm(workspace, workspace.look(types_by_use))
        self.offer = InlineNotice()
        self.notice = InlineNotice()
        self.owed = PlainLabel("", TextStyle.BODY, "muted")
        self._meant: LogMeant | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell_entered)
        self._lay_out()
        self.form.who.set_ids(member_ids)
        self.form.edited.connect(self._on_edited)
        self._look_around()
        (self.form.what if member_ids else self.form.who).setFocus()

    def draft(self) -> ActivityDraft:
        """Give what she entered."""
        return self.form.draft()

    def continue_with(self, entered: Mapping[str, Any]) -> None:
        """Go on with what was entered before."""
        self.form.enter(entered)
        self.offer.clear()

    def offer_draft(self, whose: str, entered: Mapping[str, Any]) -> None:
        """Offer to go on with what was entered for others."""
        self.offer.say(
            f"You did not finish logging for {whose}.",
            "info",
            "Continue",
            lambda: self.continue_with(entered),
        )

    def start_another(self) -> None:
        """Stay open for the next one."""
        self.form.start_another()
        self._pause.stop()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what keeps it from being saved, each beside its field."""
        if homeless := self.form.show_problems(problems):
            self.notice.say(" ".join(homeless), "bad")

    def reject(self) -> None:
        """Close and keep what is entered, for the next time."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell_entered()
        super().reject()

    def _lay_out(self) -> None:
        self.body.addWidget(self.offer)
        self.body.addWidget(self.form)
        self.body.addWidget(self.notice)
        cancel = quiet_button("Cancel")
        another = quiet_button("Save and log another")
        self.save = primary_button("Save")
        self.save.setToolTip("Ctrl+Enter")
        another.setToolTip("Ctrl+Shift+Enter")
        cancel.clicked.connect(self._on_cancel)
        another.clicked.connect(lambda: self._want(another=True))
        self.save.clicked.connect(lambda: self._want(another=False))
        self.footer.addWidget(self.owed, 1)
        for button in (cancel, another, self.save):
            self.footer.addWidget(button)
        self.save_by_keys(lambda: self._want(another=False))
        save_more = ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")
        self.run_by_keys(lambda: self._want(another=True), *save_more)

    def _want(self, *, another: bool) -> None:
        draft = self.draft()
        problems = self.form.wrong_words() or self._workspace.look(
            lambda session: check_activity(session, draft)
        )
        self.show_problems(problems)
        if not problems:
            self._pause.stop()
            self.save_wanted.emit(draft, another)

    def _on_cancel(self) -> None:
        self._pause.stop()
        self.dropped.emit()
        super().reject()

    def _on_edited(self) -> None:
        self._pause.start()
        self._look_around()

    def _look_around(self) -> None:
        """Ask what is worth saying about what is meant now, when it has changed."""
        meant = self.form.meant()
        if meant == self._meant:
            return
        self._meant = meant
        self.owed.setText(self._workspace.look(lambda session: owed_for(session, meant)))
        job = self._workspace.read(lambda session: (meant, worth_saying(session, meant)))
        job.finished.connect(self._on_looked_around)

    def _on_looked_around(self, answer: tuple[LogMeant, str]) -> None:
        meant, sentence = answer
        if meant != self._meant:
            return  # too late: she goes on typing
        if sentence:
            self.notice.say(sentence)
        else:
            self.notice.clear()

    def _tell_entered(self) -> None:
        worth = self.form.is_worth_keeping()
        self.entered.emit(self.form.entered() if worth else None)

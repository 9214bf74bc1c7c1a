"""Opens the quick log, saves what it asks for as one change, and offers to take it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError, InvalidDraft
from advocate_desk.base.words import count_words, number_words
from advocate_desk.program.activities import ActivityDraft, Logged, log_activities
from advocate_desk.program.drafts import drop_draft, keep_draft, kept_draft
from advocate_desk.program.quick_log import people_of
from advocate_desk.store.choices import ActStatus
from advocate_desk.store.journal import change_being_made
from advocate_desk.store.models import Activity
from advocate_desk.ui.dialogs.log_activity import LogActivityDialog
from advocate_desk.ui.tab import Chosen, Place
from advocate_desk.ui.widgets.messages import tell
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Workspace

_KEY = "log activity"
_MOST = 500  # people of one act; more is an import


def log_activity(place: Place) -> LogActivityDialog | None:
    """Open the quick log for the members that are chosen, or those of the chosen activities."""
    return _open(place, ActStatus.COMPLETED)


def log_ask(place: Place) -> LogActivityDialog | None:
    """Open the quick log for what was only asked today."""
    return _open(place, ActStatus.ASKED)


def _open(place: Place, status: ActStatus) -> LogActivityDialog | None:
    if len(place.chosen.ids) > _MOST:
        whom = f"{number_words(len(place.chosen.ids))} are chosen"
        tell(
            place.parent,
            "Log activity",
            f"{whom}; an activity can be logged for {_MOST} at once.",
            "Choose fewer, or bring them in from a spreadsheet.",
        )
        return None
    member_ids = _members_of(place.workspace, place.chosen)
    known = place.workspace.findChild(QuickLog)
    return (known or QuickLog(place.workspace, place.parent)).open(member_ids, status)


class QuickLog(QObject):
    """The quick log of a desk's window: opens the form, keeps drafts, saves."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(workspace)
        self._workspace, self._window = workspace, window
        self._dialog: LogActivityDialog | None = None
        self._sent: dict[str, Any] = {}

    def open(
        self, member_ids: Sequence[int] = (), status: ActStatus = ActStatus.COMPLETED
    ) -> LogActivityDialog:
        """Open the form; what was left unfinished is continued, or offered."""
        entered = self._workspace.look(lambda session: kept_draft(session, _KEY))
        dialog = self._show(member_ids)
        dialog.form.show_status(status)
        if entered and _is_the_same(entered, member_ids, status):
            dialog.continue_with(entered)
        elif entered:
            dialog.offer_draft(self._whose(entered["members"]), entered)
        return dialog

    def _show(self, member_ids: Sequence[int]) -> LogActivityDialog:
        dialog = LogActivityDialog(self._workspace, member_ids, self._window)
        dialog.save_wanted.connect(self._on_save_wanted)
        dialog.entered.connect(self._on_entered)
        dialog.dropped.connect(lambda: self._on_entered(None))
        self._dialog = dialog
        dialog.open()
        return dialog

    def _on_entered(self, entered: Mapping[str, Any] | None) -> None:
        if entered is None:
            self._workspace.note(lambda session: drop_draft(session, _KEY))
        else:
            self._workspace.note(lambda session: keep_draft(session, _KEY, entered))

    def _on_save_wanted(self, draft: ActivityDraft, another: bool) -> None:
        assert self._dialog is not None  # noqa: S101 - it is the one that asks
        self._sent = self._dialog.form.entered()
        label = _label(self._dialog, draft)
        job = self._workspace.write(
            label,
            lambda session, _progress: _save(session, draft),
            lambda saved: self._on_logged(label, *saved),
        )
        job.failed.connect(self._on_failed)
        if another:
            self._dialog.start_another()
        else:
            self._dialog.accept()

    def _on_logged(self, label: str, logged: Logged, change: int) -> None:
        what = label.replace("Log", "Logged", 1)
        closed = len(logged.closed_asks)
        also = f" and closed {count_words(closed, 'open ask')}" if closed else ""
        take_back = partial(self._workspace.take_back_exactly, change)
        toast_over(self._window).say(f"{what}{also}.", "Undo", take_back)

    def _on_failed(self, error: DeskError) -> None:
        """Give her back what she had entered, with the reason."""
        dialog = self._show(())
        dialog.continue_with(self._sent)
        if isinstance(error, InvalidDraft):
            dialog.show_problems(error.problems)
        else:
            dialog.notice.say(str(error), "bad")

    def _whose(self, member_ids: Sequence[int]) -> str:
        people = self._workspace.look(lambda session: people_of(session, member_ids))
        if len(people) == 1:
            return people[0].name
        return count_words(len(people), "person", "people") if people else "somebody"


def _is_the_same(entered: Mapping[str, Any], members: Sequence[int], status: ActStatus) -> bool:
    """Say whether what was left unfinished is what she wants to log now."""
    if members and set(entered["members"]) != set(members):
        return False
    return status is ActStatus.COMPLETED or entered.get("status") == status


def _save(session: Session, draft: ActivityDraft) -> tuple[Logged, int]:
    logged = log_activities(session, [draft])
    drop_draft(session, _KEY)
    return logged, change_being_made(session.connection())


def _label(dialog: LogActivityDialog, draft: ActivityDraft) -> str:
    """Name the change: `Log reference call 1:1 for 3 people`."""
    chosen = dialog.form.what.chosen()
    what = chosen.name if chosen else "activity"
    if what[1:2].islower():  # not "G2 review"
        what = what[:1].lower() + what[1:]
    people = dialog.form.who.people()
    one = people[0].name if people else ""
    return f"Log {what} for {one if len(people) == 1 else f'{len(draft.member_ids)} people'}"


def _members_of(workspace: Workspace, chosen: Chosen) -> tuple[int, ...]:
    if chosen.kind == "activity" and chosen.ids:
        whose = select(Activity.member_id).where(Activity.id.in_(chosen.ids)).distinct()
        return tuple(workspace.look(lambda session: session.scalars(whose).all()))
    return chosen.ids if chosen.kind == "member" else ()

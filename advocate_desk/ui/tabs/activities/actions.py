"""What can be done with activities in this tab: each opens a form or runs a verb at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from advocate_desk.base import clock
from advocate_desk.program.activities import Answer, answer_ask, edit_activities
from advocate_desk.program.listing import Chosen, Line
from advocate_desk.store.choices import ActStatus
from advocate_desk.ui.dialogs.edit_activity import EditActivitySheet
from advocate_desk.ui.dialogs.page_forms import PageForms
from advocate_desk.ui.dialogs.quick_log import log_activity
from advocate_desk.ui.dialogs.sweep import sweep
from advocate_desk.ui.tab import Chosen as ChosenHere
from advocate_desk.ui.tab import Place, Tab
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.many_panel import ManyPanel
from advocate_desk.ui.tables.row_panel import RowPanel
from advocate_desk.ui.tabs.activities.act_face import ActFace, act_card

_SHARED = ("type", "status", "day", "trigger", "usability", "company", "asked_by")
Command = tuple[str, Callable[[], Any]]


class ActActions(QObject):
    """The verbs of the list of activities, for its buttons, menus and panel."""

    def __init__(self, tab: Tab, page: ListPage) -> None:
        super().__init__(page)
        self._tab, self._page = tab, page
        self.forms = PageForms(page)
        self.face = ActFace(page)
        self.face.done_asked.connect(self.mark_done)
        self.face.edit_asked.connect(self.edit)
        many = ManyPanel(
            page.workspace,
            page.kind,
            _SHARED,
            (
                ("Mark done", "check", self.mark_done),
                ("Set field…", "pencil", self.forms.ask_set_field),
                ("Log for these people…", "activity", self.log),
                ("Delete", "trash", page.keys.delete),
            ),
        )
        page.set_panel(RowPanel(page, self.face, many, act_card, self.face.show_card))
        page.set_none_yet(
            "No activities yet",
            "Activities are acts of advocacy: reference calls, reviews, talks, and the asks "
            "for them. Log the first one, or bring them in from a spreadsheet.",
            ("Log activity", self.log),
            None,
        )
        page.keys.row_actions = [self._row_action(*command) for command in self.commands()]

    def commands(self) -> tuple[Command, ...]:
        """Give what the menus offer."""
        return (
            ("Edit activity…", self.edit),
            ("Mark done", self.mark_done),
            ("Declined", self.mark_declined),
            ("No reply", self.mark_no_reply),
            ("Cancelled", self.mark_cancelled),
            ("Set field…", self.forms.ask_set_field),
            ("Show member", self.show_member),
        )

    def log(self) -> None:
        """Open the quick log for the members of the chosen activities."""
        log_activity(self._place())

    def sweep(self) -> None:
        """Go through the open asks."""
        sweep(self._place())

    def edit(self) -> EditActivitySheet | None:
        """Ask for all values of the chosen activity."""
        page, line = self._page, self._only_line()
        if line is None:
            return None
        sheet = EditActivitySheet(line, page.known, self._tab)

        def save(values: Mapping[str, Any]) -> None:
            changes = sheet.changes(values)
            job = page.edits.change(
                f"Edit {line.values['type']} of {line.values['member']}",
                lambda session: edit_activities(session, Chosen(ids=(line.id,)), changes),
                refused=False,
            )
            sheet.close_after(job)

        sheet.save_wanted.connect(save)
        sheet.open()
        return sheet

    def mark_done(self) -> None:
        """Say that the chosen acts were done: on the day they were set for, else today."""
        line = self._only_line()
        if line is None:
            self._set({"status": ActStatus.COMPLETED.value}, "done")
            return
        due, today = line.values.get("due_on"), clock.today()
        day = due if due and due <= today else today
        self._page.edits.change(
            f"Mark {line.values['type']} of {line.values['member']} done",
            lambda session: answer_ask(session, (line.id,), Answer.DONE, day),
            lambda _changed: f"{line.values['type']} of {line.values['member']} is done",
        )

    def mark_declined(self) -> None:
        """Say that the chosen asks were declined today."""
        self._set({"status": ActStatus.DECLINED.value, "responded_on": clock.today()}, "declined")

    def mark_no_reply(self) -> None:
        """Say that nobody answered the chosen asks."""
        self._set({"status": ActStatus.NO_REPLY.value}, "without a reply")

    def mark_cancelled(self) -> None:
        """Say that the chosen acts will not happen."""
        self._set({"status": ActStatus.CANCELLED.value}, "cancelled")

    def show_member(self) -> None:
        """Show whose act it is."""
        if line := self._only_line():
            self._page.workspace.open_requested.emit("member", line.values["member_id"])

    def _set(self, values: Mapping[str, Any], outcome: str) -> None:
        """Set fields of all chosen activities."""
        page = self._page
        count = page.view.count_chosen()
        if not count:
            return
        chosen, whom = page.chosen(), page.kind.counted(count)
        page.edits.change(
            f"Mark {whom} {outcome}",
            lambda session: edit_activities(session, chosen, values),
            lambda changed: f"{page.kind.counted(changed)} marked {outcome}",
        )

    def _only_line(self) -> Line | None:
        """Give the line of the chosen activity when it is one."""
        view = self._page.view
        if view.count_chosen() != 1:
            return None
        (row_id,) = view.chosen_ids()
        return self._page.workspace.look(lambda session: act_card(session, row_id))

    def _place(self) -> Place:
        view = self._page.view
        return Place(
            self._tab.window(),
            self._tab.workspace,
            ChosenHere(self._page.kind.row, tuple(view.chosen_ids())),
        )

    def _row_action(self, words: str, run: Callable[[], Any]) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(lambda _checked: run())
        return action

"""The list of activities, and what can be done: each opens a form or runs a verb at once."""

from __future__ import annotations

from PySide6.QtCore import QObject

from advocate_desk.base import clock
from advocate_desk.program.activities import Answer, answer_ask, edit_activities
from advocate_desk.program.checks import Values
from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import CUSTOM, Chosen
from advocate_desk.store.choices import ActStatus
from advocate_desk.ui.dialogs.edit_activity import EditActivitySheet
from advocate_desk.ui.dialogs.page_forms import PageForms
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.many_panel import ManyPanel
from advocate_desk.ui.tables.row_panel import RowPanel
from advocate_desk.ui.tabs.activities.act_face import ActFace, act_card
from advocate_desk.ui.tabs.activities.columns import ACTS, TITLE
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.empty_state import Deed
from advocate_desk.ui.workspace import Job

_SHARED = ("type", "status", "day", "trigger", "usability", "company", "asked_by")


class ActActions(QObject):
    """The verbs of the list of activities, for its buttons, menus and panel."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        self._tab = tab
        self.page = page = ListPage(tab.workspace, ACTS, TITLE)
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
                ("Give reward…", "gift", self.give),
                ("Delete", "trash", page.keys.delete),
            ),
        )
        page.set_panel(RowPanel(page, lambda: self.face, many, act_card, self.face.show_card))
        sweep = quiet_button("Friday sweep")
        sweep.clicked.connect(lambda _checked: self.sweep())
        page.head.add(sweep)
        page.set_main("Log activity", self.log)
        page.set_none_yet(
            "No activities yet",
            "Activities are acts of advocacy: reference calls, reviews, talks, and the asks "
            "for them. Log the first one, or bring them in from a spreadsheet.",
            ("Log activity", self.log),
            ("Import a spreadsheet", lambda: tab.run("import")),
            tab.sample_deed(),
        )
        page.keys.offer(self.commands())

    def commands(self) -> tuple[Deed, ...]:
        """Give what the menus offer."""
        return (
            ("Edit activity…", self.edit),
            ("Mark done", self.mark_done),
            ("Declined", self.mark_declined),
            ("No reply", self.mark_no_reply),
            ("Cancelled", self.mark_cancelled),
            ("Give reward for these acts…", self.give),
            ("Set field…", self.forms.ask_set_field),
            ("Show member", self.show_member),
        )

    def log(self) -> None:
        """Open the quick log for the members of the chosen activities."""
        self._tab.run("log")

    def give(self) -> None:
        """Give a reward for the chosen acts to those whose they are."""
        self._tab.run("give")

    def sweep(self) -> None:
        """Go through the open asks."""
        self._tab.run("sweep")

    def edit(self) -> EditActivitySheet | None:
        """Ask for all values of the chosen activity."""
        line = self.page.needed_line()
        if line is None:
            return None
        sheet = EditActivitySheet(line, self._usual_fields(), self.page.known, self._tab)

        def save(values: Values) -> Job:
            changes = sheet.changes(values)
            return self.forms.change(
                f"Edit {line.values['type']} of {line.values['member']}",
                lambda session: edit_activities(session, Chosen(ids=(line.id,)), changes),
            )

        return self.forms.open(sheet, save)

    def _usual_fields(self) -> list[ListField]:
        return [
            field for key, field in self.page.state.fields.items() if not key.startswith(CUSTOM)
        ]

    def mark_done(self) -> None:
        """Say that the chosen acts were done: on the day they were set for, else today."""
        line = self.page.only_line()
        if line is None:
            self._set({"status": ActStatus.COMPLETED.value}, "done")
            return
        due, today = line.values.get("due_on"), clock.today()
        day = due if due and due <= today else today
        self.page.edits.change(
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
        if line := self.page.needed_line():
            self.page.workspace.open_requested.emit("member", line.values["member_id"])

    def _set(self, values: Values, outcome: str) -> None:
        """Set fields of all chosen activities."""
        page = self.page
        count = page.needed_count()
        if not count:
            return
        chosen, whom = page.chosen(), page.kind.counted(count)
        page.edits.change(
            f"Mark {whom} {outcome}",
            lambda session: edit_activities(session, chosen, values),
            lambda changed: f"{page.kind.counted(changed)} marked {outcome}",
        )

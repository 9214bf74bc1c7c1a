"""What can be done with members in this tab: each opens a form or runs a verb at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from sqlalchemy.orm import Session

from advocate_desk.program.bulk import add_word, remove_word
from advocate_desk.program.history import change_standing, move_job
from advocate_desk.program.listing import Chosen, Line
from advocate_desk.program.member_card import member_card
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.members import add_members
from advocate_desk.store.models import Member
from advocate_desk.ui.dialogs.change_status import standing_of, status_sheet
from advocate_desk.ui.dialogs.edit_member import AddMemberSheet
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.job_move import job_move_of, job_move_sheet
from advocate_desk.ui.dialogs.page_forms import PageForms
from advocate_desk.ui.dialogs.short_forms import tag_sheet
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.many_panel import ManyAction, ManyPanel
from advocate_desk.ui.tables.row_panel import RowPanel
from advocate_desk.ui.tabs.members.commands import has_command, run_command
from advocate_desk.ui.tabs.members.member_face import MemberFace

_SHARED = ("status", "tier", "company", "country", "person_type", "source", "last_act_on")


class MemberActions(QObject):
    """The verbs of the people's list, for its buttons, menus and panel."""

    def __init__(self, tab: Tab, page: ListPage) -> None:
        super().__init__(page)
        self._tab, self._page = tab, page
        self.forms = PageForms(page)
        self.face = MemberFace(page)
        self.face.log_asked.connect(self.log)
        self.face.status_asked.connect(self.change_status)
        self.face.move_asked.connect(self.move_job)
        many = ManyPanel(page.workspace, page.kind, _SHARED, self._for_many())
        page.set_panel(RowPanel(page, self.face, many, member_card, self.face.show_card))
        page.set_none_yet(
            "No members yet",
            "Members are the people in your program or near it. "
            "Bring them in from a spreadsheet, or add the first one by hand.",
            ("Add member", self.add),
            ("Import a spreadsheet", self.import_file) if has_command("import") else None,
        )
        page.keys.row_actions = [self._row_action(*command) for command in self.commands()]

    def commands(self) -> tuple[tuple[str, Callable[[], Any]], ...]:
        """Give what the menus offer."""
        return (
            ("Change status…", self.change_status),
            ("Job move…", self.move_job),
            ("Set field…", self.forms.ask_set_field),
            ("Add tags…", self.add_tags),
            ("Remove tags…", self.remove_tags),
        )

    def add(self) -> AddMemberSheet:
        """Ask for a new member."""
        page = self._page
        sheet = AddMemberSheet(page.workspace, page.known, self._tab)

        def save(values: Mapping[str, Any]) -> None:
            name = values["full_name"] or values["email"] or "member"
            job = page.edits.change(
                f"Add {name}",
                lambda session: add_members(session, [values])[0],
                lambda _id: f"{name} added",
                refused=False,
            )
            job.finished.connect(lambda told: page.reveal(told[0]))
            sheet.close_after(job)

        sheet.save_wanted.connect(save)
        sheet.known_wanted.connect(page.reveal)
        sheet.open()
        return sheet

    def log(self) -> None:
        """Log an activity for those who are chosen."""
        run_command("log", self._tab)

    def import_file(self) -> None:
        """Import a spreadsheet."""
        run_command("import", self._tab)

    def export(self) -> None:
        """Export those who are chosen."""
        run_command("export", self._tab)

    def change_status(self) -> FormSheet | None:
        """Ask for a new status of those who are chosen."""
        page = self._page
        count = page.view.count_chosen()
        if not count:
            return None
        chosen, line = page.chosen(), self._only_line()
        whom = line.values["name"] if line else page.kind.counted(count)
        status = line.values["status"] if line else None
        sheet = status_sheet(whom, status, page.known, self._tab)

        def save(values: Mapping[str, Any]) -> None:
            job = page.edits.change(
                f"Change status of {whom}",
                lambda session: change_standing(session, chosen, standing_of(values)),
                lambda _changed: f"Status of {whom} changed",
                refused=False,
            )
            sheet.close_after(job)

        sheet.save_wanted.connect(save)
        sheet.open()
        return sheet

    def move_job(self) -> FormSheet | None:
        """Ask where the chosen member works now."""
        page, line = self._page, self._only_line()
        if line is None:
            return None
        name, member_id = line.values["name"], line.id
        role = line.values.get("role") or ""
        sheet = job_move_sheet(name, role, page.known, self._tab)

        def save(values: Mapping[str, Any]) -> None:
            job = page.edits.change(
                f"Job move of {name}",
                lambda session: move_job(session, member_id, job_move_of(values)),
                lambda _changed: f"Job move of {name} saved",
                refused=False,
            )
            sheet.close_after(job)

        sheet.save_wanted.connect(save)
        sheet.open()
        return sheet

    def add_tags(self) -> FormSheet | None:
        """Ask for tags that all who are chosen get."""
        return self._ask_tags("Add tags to", "Add tags", is_adding=True)

    def remove_tags(self) -> FormSheet | None:
        """Ask for tags that are taken from all who are chosen."""
        return self._ask_tags("Remove tags from", "Remove tags", is_adding=False)

    def _ask_tags(self, title: str, verb: str, *, is_adding: bool) -> FormSheet | None:
        page = self._page
        count = page.view.count_chosen()
        if not count:
            return None
        chosen, whom = page.chosen(), page.kind.counted(count)
        sheet = tag_sheet(f"{title} {whom}", verb, MEMBERS.key, page.known, self._tab)

        def save(values: Mapping[str, Any]) -> None:
            tags = values["tags"]
            job = page.edits.change(
                f"{title} {whom}",
                lambda session: _retag(session, chosen, tags, is_adding=is_adding),
                lambda changed: f"Tags of {page.kind.counted(changed)} changed",
                refused=False,
            )
            sheet.close_after(job)

        sheet.save_wanted.connect(save)
        sheet.open()
        return sheet

    def _for_many(self) -> list[ManyAction]:
        found: list[ManyAction] = []
        if has_command("log"):
            found.append(("Log for all…", "activity", self.log))
        found += [
            ("Set field…", "pencil", self.forms.ask_set_field),
            ("Change status…", "refresh", self.change_status),
            ("Add tags…", "tag", self.add_tags),
            ("Remove tags…", "x", self.remove_tags),
        ]
        if has_command("export"):
            found.append(("Export selection…", "file-export", self.export))
        found.append(("Delete", "trash", self._page.keys.delete))
        return found

    def _only_line(self) -> Line | None:
        """Give the line of the chosen member when it is one."""
        view = self._page.view
        if view.count_chosen() != 1:
            return None
        ids = view.chosen_ids()
        lines = self._page.workspace.look(lambda session: MEMBERS.lines(session, ids))
        return next(iter(lines.values()), None)

    def _row_action(self, words: str, run: Callable[[], Any]) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(lambda _checked: run())
        return action


def _retag(session: Session, chosen: Chosen, tags: tuple[str, ...], *, is_adding: bool) -> int:
    """Give all chosen members tags, or take them away; give how many changed the most."""
    change = add_word if is_adding else remove_word
    rows = MEMBERS.chosen(chosen)
    return max((change(session, Member, rows, "tags", tag) for tag in tags), default=0)

"""The list of people, and what can be done with them: each opens a form or runs a verb at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from sqlalchemy.orm import Session

from advocate_desk.base.words import day_words
from advocate_desk.program.bulk import add_word, remove_word
from advocate_desk.program.checks import Values
from advocate_desk.program.history import change_standing, end_job, move_job
from advocate_desk.program.listing import Chosen
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.members import add_members
from advocate_desk.store.models import Member
from advocate_desk.ui.commands import command_of
from advocate_desk.ui.dialogs.change_status import standing_of, status_sheet
from advocate_desk.ui.dialogs.edit_member import AddMemberSheet
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.job_move import (
    ended_job_of,
    job_end_sheet,
    job_move_of,
    job_move_sheet,
    moved_words,
)
from advocate_desk.ui.dialogs.page_forms import PageForms
from advocate_desk.ui.dialogs.short_forms import tag_sheet
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.many_panel import ManyAction, ManyPanel
from advocate_desk.ui.tables.row_panel import RowPanel
from advocate_desk.ui.tabs.members.columns import PEOPLE, TITLE
from advocate_desk.ui.widgets.empty_state import Deed
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Job

if TYPE_CHECKING:
    from advocate_desk.program.member_card import MemberCard
    from advocate_desk.ui.dialogs.merge import MergeSheet
    from advocate_desk.ui.tabs.members.member_face import MemberFace

_SHARED = ("status", "tier", "company", "country", "person_type", "source", "last_act_on")


class MemberActions(QObject):
    """The verbs of the people's list, for its buttons, menus and panel."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        self._tab = tab
        self.page = page = ListPage(tab.workspace, PEOPLE, TITLE)
        self.forms = PageForms(page)
        many = ManyPanel(page.workspace, page.kind, _SHARED, self._for_many())
        page.set_panel(RowPanel(page, lambda: self.face, many, _card, self._show_card))
        page.set_main("Add member", self.add)
        page.set_none_yet(
            "No members yet",
            "Members are the people in your program or near it. "
            "Bring them in from a spreadsheet, or add the first one by hand.",
            ("Add member", self.add),
            ("Import a spreadsheet", lambda: tab.run("import")),
            tab.sample_deed(),
        )
        page.keys.offer((*self.commands(), ("Merge…", self.merge)))

    @cached_property
    def face(self) -> MemberFace:
        """Give the card of a member, with its buttons; what it needs is not needed at start."""
        from advocate_desk.ui.tabs.members.member_face import MemberFace

        face = MemberFace(self.page)
        face.log_asked.connect(self.log)
        face.give_asked.connect(self.give)
        face.talk_asked.connect(self.log_conversation)
        face.thank_asked.connect(self.thank)
        face.status_asked.connect(self.change_status)
        face.move_asked.connect(self.move_job)
        face.end_asked.connect(self.end_job)
        return face

    def _show_card(self, card: MemberCard) -> None:
        self.face.show_card(card)

    def commands(self) -> tuple[Deed, ...]:
        """Give what the menus offer."""
        return (
            ("Change status…", self.change_status),
            ("Job move…", self.move_job),
            ("End a job…", self.end_job),
            ("Give reward…", self.give),
            ("Set field…", self.forms.ask_set_field),
            ("Add tags…", self.add_tags),
            ("Remove tags…", self.remove_tags),
        )

    def add(self) -> AddMemberSheet:
        """Ask for a new member."""
        page = self.page
        sheet = AddMemberSheet(page.workspace, page.known, self._tab)
        sheet.known_wanted.connect(page.reveal)
        return self.forms.open_to_add(sheet, "full_name", _add_member)

    def log(self) -> None:
        """Log an activity for those who are chosen."""
        self._tab.run("log")

    def give(self) -> None:
        """Give a reward to those who are chosen."""
        self._tab.run("give")

    def log_conversation(self) -> None:
        """Log a conversation with those who are chosen."""
        self._tab.run("talk")

    def thank(self) -> None:
        """Log that those who are chosen were thanked today."""
        self._tab.run("thank")

    def change_status(self) -> FormSheet | None:
        """Ask for a new status of those who are chosen."""
        page = self.page
        count = page.needed_count()
        if not count:
            return None
        chosen, line = page.chosen(), page.only_line()
        whom = line.values["name"] if line else page.kind.counted(count)
        status = line.values["status"] if line else None

        def save(values: Values) -> Job:
            return self.forms.change(
                f"Change status of {whom}",
                lambda session: change_standing(session, chosen, standing_of(values)),
                lambda _changed: f"Status of {whom} changed",
            )

        return self.forms.open(status_sheet(whom, status, page.known, self._tab), save)

    def move_job(self) -> FormSheet | None:
        """Ask where the chosen member works now."""
        page = self.page
        line = page.needed_line()
        if line is None:
            return None
        name, member_id = line.values["name"], line.id
        role = line.values.get("role") or ""

        def save(values: Values) -> Job:
            return self.forms.change(
                f"Job move of {name}",
                lambda session: move_job(session, member_id, job_move_of(values)),
                lambda review: moved_words(name, review),
            )

        return self.forms.open(job_move_sheet(name, role, page.known, self._tab), save)

    def end_job(self, first: int = 0) -> FormSheet | None:
        """Ask which of the chosen member's jobs ended, and when; `first` is proposed."""
        page = self.page
        line = page.needed_line()
        if line is None:
            return None
        name, member_id = line.values["name"], line.id
        card = page.workspace.look(lambda session: _card(session, member_id))
        jobs = sorted(card.jobs_now(), key=lambda job: job.id != first) if card else []
        if not jobs:
            toast_over(page).say(f"{name} has no job that could end.")
            return None

        def save(values: Values) -> Job:
            job, day = ended_job_of(jobs, values), values["to_day"]
            return self.forms.change(
                f"End of a job of {name}",
                lambda session: end_job(session, job.id, day),
                lambda _done: f"{job.words()} of {name} ended {day_words(day)}",
            )

        return self.forms.open(job_end_sheet(name, jobs, page.known, self._tab), save)

    def merge(self) -> MergeSheet | None:
        """Ask how the two who are chosen are to be made one."""
        from advocate_desk.ui.dialogs.merge import ask_merge

        return ask_merge(self.page)

    def add_tags(self) -> FormSheet | None:
        """Ask for tags that all who are chosen get."""
        return self._ask_tags("Add tags to", "Add tags", is_adding=True)

    def remove_tags(self) -> FormSheet | None:
        """Ask for tags that are taken from all who are chosen."""
        return self._ask_tags("Remove tags from", "Remove tags", is_adding=False)

    def _ask_tags(self, title: str, verb: str, *, is_adding: bool) -> FormSheet | None:
        page = self.page
        count = page.needed_count()
        if not count:
            return None
        chosen, whom = page.chosen(), page.kind.counted(count)

        def save(values: Values) -> Job:
            return self.forms.change(
                f"{title} {whom}",
                lambda session: _retag(session, chosen, values["tags"], is_adding=is_adding),
                lambda changed: f"Tags of {page.kind.counted(changed)} changed",
            )

        sheet = tag_sheet(f"{title} {whom}", verb, MEMBERS.key, page.known, self._tab)
        return self.forms.open(sheet, save)

    def _for_many(self) -> list[ManyAction]:
        found: list[ManyAction] = [
            ("Log for all…", "activity", self.log),
            ("Give reward…", "gift", self.give),
            ("Log conversation…", "message-circle", self.log_conversation),
            ("Thank today", "heart", self.thank),
            ("Set field…", "pencil", self.forms.ask_set_field),
            ("Change status…", "refresh", self.change_status),
            ("Add tags…", "tag", self.add_tags),
            ("Remove tags…", "x", self.remove_tags),
            ("Merge…", "users", self.merge),
        ]
        if command_of("export"):
            found.append(("Export selection…", "file-export", lambda: self._tab.run("export")))
        found.append(("Delete", "trash", self.page.keys.delete))
        return found


def _card(session: Session, member_id: int) -> MemberCard | None:
    from advocate_desk.program.member_card import member_card

    return member_card(session, member_id)


def _add_member(session: Session, values: Values) -> int:
    return add_members(session, [values])[0]


def _retag(session: Session, chosen: Chosen, tags: tuple[str, ...], *, is_adding: bool) -> int:
    """Give all chosen members tags, or take them away; give how many changed the most."""
    change = add_word if is_adding else remove_word
    rows = MEMBERS.settled(session, chosen)
    return max((change(session, Member, rows, "tags", tag) for tag in tags), default=0)

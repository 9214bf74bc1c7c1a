"""The Members tab: people and accounts, each a list with a panel at its side."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from advocate_desk.program.listing import Wanted
from advocate_desk.ui.tab import Chosen, Tab
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tabs.members.account_actions import AccountActions
from advocate_desk.ui.tabs.members.actions import MemberActions
from advocate_desk.ui.tabs.members.columns import COMPANIES, PEOPLE
from advocate_desk.ui.widgets.buttons import primary_button
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.workspace import Workspace

_TITLE = "Members"
_PAGES = ("People", "Accounts")


def build(workspace: Workspace) -> MembersTab:
    """Make the tab."""
    return MembersTab(workspace)


class MembersTab(Tab):
    """Shows people or accounts; the switch stands at the head of each."""

    watches = PEOPLE.watches | COMPANIES.watches

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.people = ListPage(workspace, PEOPLE, _TITLE)
        self.accounts = ListPage(workspace, COMPANIES, _TITLE)
        self._pages = QStackedWidget()
        self._switches: list[list[Pill]] = []
        for page in (self.people, self.accounts):
            self._add_switch(page)
            self._pages.addWidget(page)
        self.member_actions = MemberActions(self, self.people)
        self.account_actions = AccountActions(self, self.accounts)
        self._add_buttons()
        self._add_commands()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._stale_pages = {self.people, self.accounts}
        self.show_page(0)

    def front(self) -> ListPage:
        """Give the list in front."""
        return self.accounts if self._pages.currentIndex() else self.people

    def show_page(self, number: int) -> None:
        """Show people (0) or accounts (1)."""
        self._pages.setCurrentIndex(number)
        for pills in self._switches:
            for at, pill in enumerate(pills):
                pill.setChecked(at == number)
        page = self.front()
        self.setFocusProxy(page.view)
        if self.isVisible():
            self._refresh_front()
            page.view.setFocus()

    def refresh(self) -> None:
        self._stale_pages = {self.people, self.accounts}
        self._refresh_front()

    def show_rows(self, wanted: Wanted) -> None:
        """Show the people behind a figure."""
        self.show_page(0)
        self.people.show_rows(wanted)

    def show_row(self, kind: str, row: int) -> bool:
        if kind not in (PEOPLE.row, COMPANIES.row):
            return False
        self.show_page(0 if kind == PEOPLE.row else 1)
        self.front().reveal(row)
        return True

    def selected_member_ids(self) -> tuple[int, ...]:
        """Give the chosen members; none while accounts are in front."""
        return tuple(self.people.view.chosen_ids()) if self.front() is self.people else ()

    def chosen(self) -> Chosen:
        page = self.front()
        return Chosen(page.kind.row, tuple(page.view.chosen_ids()))

    def search_here(self) -> None:
        self.front().search.setFocus()
        self.front().search.selectAll()

    def _refresh_front(self) -> None:
        page = self.front()
        if page in self._stale_pages:
            self._stale_pages.discard(page)
            page.refresh()

    def _add_switch(self, page: ListPage) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        pills = []
        for number, words in enumerate(_PAGES):
            pill = Pill(words)
            pill.setCheckable(True)
            pill.clicked.connect(lambda _on, number=number: self.show_page(number))
            row.addWidget(pill)
            pills.append(pill)
        self._switches.append(pills)
        page.head.row.insertWidget(1, holder)

    def _add_buttons(self) -> None:
        for page, words, run in (
            (self.people, "Add member", self.member_actions.add),
            (self.accounts, "Add account", self.account_actions.add),
        ):
            button = primary_button(words, "plus")
            button.clicked.connect(lambda _checked, run=run: run())
            page.head.row.addWidget(button)

    def _add_commands(self) -> None:
        add = self.add_command
        add("Members", "Add member or account…", "Ctrl+N", self._add_here)
        add("Members", "Show or hide the panel", "Ctrl+.", lambda: self.front().toggle_panel())
        add("Members", "People", "", lambda: self.show_page(0))
        add("Members", "Accounts", "", lambda: self.show_page(1))
        add("View", "Columns…", "", self._ask_columns)
        add("View", "Save this view…", "", self._ask_name)
        add("Edit", "Fill down", "", self._fill_down)
        add("Edit", "Delete the chosen rows", "", self._delete)
        for words, run in self.member_actions.commands():
            add("Members", words, "", partial(self._run_for_people, run))

    def _ask_columns(self) -> None:
        self.front().ask_columns()

    def _ask_name(self) -> None:
        self.front().name_asked.emit()

    def _fill_down(self) -> None:
        self.front().keys.fill_down()

    def _delete(self) -> None:
        self.front().keys.delete()

    def _run_for_people(self, run: Callable[[], Any]) -> None:
        if self.front() is self.people:
            run()

    def _add_here(self) -> None:
        actions = self.member_actions if self.front() is self.people else self.account_actions
        actions.add()

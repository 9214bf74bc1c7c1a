"""The Members tab: people and accounts, each a list with a panel at its side."""

from __future__ import annotations

from functools import cached_property

from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.list_tab import ListEntry, ListTab
from advocate_desk.ui.tabs.members.account_actions import AccountActions
from advocate_desk.ui.tabs.members.actions import MemberActions
from advocate_desk.ui.tabs.members.columns import COMPANIES, PEOPLE
from advocate_desk.ui.workspace import Workspace

_PEOPLE, _ACCOUNTS = 0, 1


def build(workspace: Workspace) -> MembersTab:
    """Make the tab."""
    return MembersTab(workspace)


class MembersTab(ListTab):
    """Shows people or accounts."""

    watches = PEOPLE.watches | COMPANIES.watches

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace,
            "Members",
            (
                ListEntry("People", PEOPLE.row, lambda: self.member_actions.page, "members"),
                ListEntry(
                    "Accounts", COMPANIES.row, lambda: self.account_actions.page, "accounts"
                ),
            ),
        )
        self.add_command(
            "Members", "Add member or account…", "Ctrl+N", lambda: self.front().run_main()
        )
        self.add_page_commands(_PEOPLE, self.member_actions.commands())
        self.add_list_commands()

    @cached_property
    def member_actions(self) -> MemberActions:
        """Give the list of people with its verbs."""
        return MemberActions(self)

    @cached_property
    def account_actions(self) -> AccountActions:
        """Give the list of accounts with its verbs."""
        return AccountActions(self)

    @property
    def people(self) -> ListPage:
        """Give the list of people."""
        return self.page(_PEOPLE)

    @property
    def accounts(self) -> ListPage:
        """Give the list of accounts."""
        return self.page(_ACCOUNTS)

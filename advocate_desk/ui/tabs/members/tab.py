"""The Members tab: people and accounts, each a list with a panel, and who looks alike."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.list_tab import ListEntry, ListTab
from advocate_desk.ui.tabs.members.actions import MemberActions
from advocate_desk.ui.tabs.members.columns import COMPANIES, PEOPLE
from advocate_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from advocate_desk.ui.tabs.members.account_actions import AccountActions
    from advocate_desk.ui.tabs.members.look_alikes import LookAlikesPage

_PEOPLE, _ACCOUNTS, _LOOK_ALIKES = 0, 1, 2


def build(workspace: Workspace) -> MembersTab:
    """Make the tab."""
    return MembersTab(workspace)


class MembersTab(ListTab):
    """Shows people, accounts, or those who look alike."""

    watches = PEOPLE.watches | COMPANIES.watches | {"not_same"}

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace,
            "Members",
            (
                ListEntry("People", PEOPLE.row, lambda: self.member_actions.page, "members"),
                ListEntry(
                    "Accounts", COMPANIES.row, lambda: self.account_actions.page, "accounts"
                ),
                ListEntry("Look-alikes", "", lambda: self.look_alikes, "look_alikes"),
            ),
        )
        self.add_command("Members", "Add member or account…", "Ctrl+N", self._add)
        self.add_command("Members", "Merge…", "", self._merge)
        self.add_page_commands(_PEOPLE, self.member_actions.commands())
        self.add_page_commands(_LOOK_ALIKES, (("Not the same", self._tell_apart),))
        self.add_list_commands()

    @cached_property
    def member_actions(self) -> MemberActions:
        """Give the list of people with its verbs."""
        return MemberActions(self)

    @cached_property
    def account_actions(self) -> AccountActions:
        """Give the list of accounts with its verbs."""
        from advocate_desk.ui.tabs.members.account_actions import AccountActions

        return AccountActions(self)

    @cached_property
    def look_alikes(self) -> LookAlikesPage:
        """Give the page of pairs that look alike."""
        from advocate_desk.ui.tabs.members.look_alikes import LookAlikesPage

        return LookAlikesPage(self.workspace)

    @property
    def people(self) -> ListPage:
        """Give the list of people."""
        return self.page(_PEOPLE)

    @property
    def accounts(self) -> ListPage:
        """Give the list of accounts."""
        return self.page(_ACCOUNTS)

    def _add(self) -> None:
        (self.front_list() or self.people).run_main()

    def _merge(self) -> None:
        if self.front_list() is self.people:
            self.member_actions.merge()
        elif self.front_list():
            self.account_actions.merge()
        else:
            self.look_alikes.merge()

    def _tell_apart(self) -> None:
        self.look_alikes.tell_apart()

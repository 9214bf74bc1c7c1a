"""A tab for tests of the window: it shows how many accounts there are."""

from __future__ import annotations

from sqlalchemy import func, select

from advocate_desk.store.models import Account
from advocate_desk.ui.tab import Chosen, Tab
from advocate_desk.ui.tabs import TabEntry

ENTRIES = (
    TabEntry("accounts", "Accounts", "building", "Ctrl+1", "plain_tab", shows=("account",)),
    TabEntry("others", "Others", "users", "Ctrl+2", "plain_tab", shows=("member",)),
    TabEntry("history", "History", "history", "", "plain_tab", at_foot=True),
)


class PlainTab(Tab):
    watches = frozenset({"account"})

    def __init__(self, workspace):
        super().__init__(workspace)
        self.counts = []
        self.shown_row = None
        self.was_searched = False
        self.add_command("Members", "Count again", "Ctrl+Alt+C", self.refresh)

    def refresh(self):
        self.counts.append(self.workspace.look(count_accounts))

    def chosen(self):
        return Chosen("account", (1, 2))

    def search_here(self):
        self.was_searched = True

    def show_row(self, kind, row):
        self.shown_row = (kind, row)
        return True


def build(workspace):
    return PlainTab(workspace)


def count_accounts(session):
    return session.scalar(select(func.count()).select_from(Account))


def add_account(session, _progress):
    session.add(Account(company="Kestrel Bank"))


def close(window, qtbot):
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())

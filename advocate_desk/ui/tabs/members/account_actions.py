"""The list of accounts, and what can be done with them in this tab."""

from __future__ import annotations

from PySide6.QtCore import QObject
from sqlalchemy.orm import Session

from advocate_desk.program.accounts import add_accounts
from advocate_desk.program.checks import Values
from advocate_desk.program.member_card import account_card
from advocate_desk.ui.dialogs.edit_account import add_account_sheet
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.merge import MergeSheet, ask_merge
from advocate_desk.ui.dialogs.page_forms import PageForms
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.many_panel import ManyPanel
from advocate_desk.ui.tables.row_panel import RowPanel
from advocate_desk.ui.tabs.members.account_face import AccountFace
from advocate_desk.ui.tabs.members.columns import COMPANIES, TITLE
from advocate_desk.ui.widgets.buttons import quiet_button

_SHARED = ("industry", "country", "segment", "health", "reference_policy", "csm")


class AccountActions(QObject):
    """The verbs of the accounts' list, for its buttons, menus and panel."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        self._tab = tab
        self.page = page = ListPage(tab.workspace, COMPANIES, TITLE)
        self.forms = PageForms(page)
        self.face = AccountFace(page)
        many = ManyPanel(
            page.workspace,
            page.kind,
            _SHARED,
            (
                ("Set field…", "pencil", self.forms.ask_set_field),
                ("Merge…", "building", self.merge),
                ("Delete", "trash", page.keys.delete),
            ),
        )
        page.set_panel(RowPanel(page, lambda: self.face, many, account_card, self.face.show_card))
        self.send = quiet_button("Sheets for colleagues…", "users")
        self.send.clicked.connect(lambda _checked: tab.run("colleagues"))
        page.head.add(self.send)
        page.set_main("Add account", self.add)
        page.set_none_yet(
            "No accounts yet",
            "Accounts are the companies your members work for. "
            "They come with the members you import, or are added by hand.",
            ("Add account", self.add),
            ("Import a spreadsheet", lambda: tab.run("import")),
            tab.sample_deed(),
        )
        page.keys.offer((("Set field…", self.forms.ask_set_field), ("Merge…", self.merge)))

    def add(self) -> FormSheet:
        """Ask for a new account."""
        sheet = add_account_sheet(self.page.known, self._tab)
        return self.forms.open_to_add(sheet, "company", _add_account)

    def merge(self) -> MergeSheet | None:
        """Ask how the two that are chosen are to be made one."""
        return ask_merge(self.page)


def _add_account(session: Session, values: Values) -> int:
    return add_accounts(session, [values])[0]

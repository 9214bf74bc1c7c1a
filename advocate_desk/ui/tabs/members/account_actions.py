"""What can be done with accounts in this tab."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from advocate_desk.program.accounts import add_accounts
from advocate_desk.program.member_card import account_card
from advocate_desk.ui.dialogs.edit_account import add_account_sheet
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.page_forms import PageForms
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.many_panel import ManyPanel
from advocate_desk.ui.tables.row_panel import RowPanel
from advocate_desk.ui.tabs.members.account_face import AccountFace
from advocate_desk.ui.tabs.members.commands import has_command, run_command

_SHARED = ("industry", "country", "segment", "health", "reference_policy", "csm")


class AccountActions(QObject):
    """The verbs of the accounts' list, for its buttons, menus and panel."""

    def __init__(self, tab: Tab, page: ListPage) -> None:
        super().__init__(page)
        self._tab, self._page = tab, page
        self.forms = PageForms(page)
        self.face = AccountFace(page)
        actions = [
            ("Set field…", "pencil", self.forms.ask_set_field),
            ("Delete", "trash", page.keys.delete),
        ]
        many = ManyPanel(page.workspace, page.kind, _SHARED, actions)
        page.set_panel(RowPanel(page, self.face, many, account_card, self.face.show_card))
        imports = ("Import a spreadsheet", lambda: run_command("import", tab))
        page.set_none_yet(
            "No accounts yet",
            "Accounts are the companies your members work for. "
            "They come with the members you import, or are added by hand.",
            ("Add account", self.add),
            imports if has_command("import") else None,
        )
        set_field = QAction("Set field…", self)
        set_field.triggered.connect(lambda _checked: self.forms.ask_set_field())
        page.keys.row_actions = [set_field]

    def add(self) -> FormSheet:
        """Ask for a new account."""
        page = self._page
        sheet = add_account_sheet(page.known, self._tab)

        def save(values: Mapping[str, Any]) -> None:
            job = page.edits.change(
                f"Add {values['company'] or 'account'}",
                lambda session: add_accounts(session, [values])[0],
                lambda _id: f"{values['company']} added",
                refused=False,
            )
            job.finished.connect(lambda told: page.reveal(told[0]))
            sheet.close_after(job)

        sheet.save_wanted.connect(save)
        sheet.open()
        return sheet

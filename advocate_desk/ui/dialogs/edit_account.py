"""Adding an account: its name and a few fields first, the others folded."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.tables.inputs import Known

_FIRST = ("company", "industry", "country", "health", "renewal_date")


def add_account_sheet(known: Known, parent: QWidget | None = None) -> FormSheet:
    """Give the form for a new account."""
    sheet = FormSheet("Add account", "Add account", ACCOUNTS.key, known, parent)
    more = [one for one in ACCOUNTS.fields if one.editable and one.key not in _FIRST]
    sheet.ask([ACCOUNTS.field(key) for key in _FIRST], {})
    sheet.ask_folded("More fields", more, {})
    sheet.input("company").setFocus()
    return sheet

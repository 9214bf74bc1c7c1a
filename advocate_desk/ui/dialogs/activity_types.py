"""Adding an activity type: its name and category first, the rest has usual values."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from advocate_desk.program.activity_list import ACTIVITY_TYPES
from advocate_desk.program.fields import ListField
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.tables.inputs import Known

_FIRST = ("name", "category", "effort", "minutes", "motivations", "counts_as_advocacy")
_USUAL = {
    "category": "other",
    "stance": "both",
    "moment": "both",
    "effort": 2,
    "minutes": 15,
    "counts_as_advocacy": True,
    "counts_towards_load": True,
    "active": True,
}


def add_type_sheet(
    fields: Iterable[ListField], known: Known, parent: QWidget | None = None
) -> FormSheet:
    """Give the form for a new activity type, with those of its fields that she uses."""
    sheet = FormSheet("Add activity type", "Add type", ACTIVITY_TYPES.key, known, parent)
    more = [one for one in fields if one.editable and one.key not in _FIRST]
    sheet.ask([ACTIVITY_TYPES.field(key) for key in _FIRST], _USUAL)
    sheet.ask_folded("More fields", more, _USUAL)
    sheet.input("name").setFocus()
    return sheet

"""Editing one activity: all it says, in one form; only what was changed is saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import Line
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.tables.inputs import Known

_FIRST = (
    *("type", "status", "completed_on", "due_on", "trigger", "usability", "minutes"),
    *("outcome", "evidence", "text", "notes"),
)


class EditActivitySheet(FormSheet):
    """Asks for the values of an activity, in those of its fields that she uses."""

    def __init__(
        self,
        line: Line,
        fields: Iterable[ListField],
        known: Known,
        parent: QWidget | None = None,
    ) -> None:
        title = f"{line.values['type']} of {line.values['member']}"
        super().__init__(title, "Save", ACTIVITIES.key, known, parent)
        self._before = line.values
        more = [one for one in fields if one.editable and one.key not in _FIRST]
        self.ask([ACTIVITIES.field(key) for key in _FIRST], line.values)
        self.ask_folded("More fields", more, line.values)
        self.input("status").setFocus()

    def changes(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Give what differs from before."""
        return {
            key: value
            for key, value in values.items()
            if _filled(value) != _filled(self._before.get(key))
        }


def _filled(value: Any) -> Any:
    """Give a value; what is empty is None."""
    return None if value in ("", ()) else value

"""A job move: where a member works from now on; acts stay with the company where they happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from advocate_desk.base import clock
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.history import JobMove
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.tables.inputs import Known
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.plain import WrappedLabel

_FIELDS = (
    ListField("company", "New company", Shape.COMPANY, bulk=True),
    ListField("job_title", "New job title", bulk=True),
    ListField("from_day", "Since", Shape.DAY),
)


def job_move_sheet(name: str, role: str, known: Known, parent: QWidget | None = None) -> FormSheet:
    """Give the form for a member's new job."""
    sheet = FormSheet(f"Job move of {name}", "Save job move", MEMBERS.key, known, parent)
    if role:
        sheet.body.addWidget(WrappedLabel(f"Until now: {role}", TextStyle.BODY, "muted"))
    sheet.ask(_FIELDS, {"from_day": clock.today()})
    sheet.input("company").setFocus()
    return sheet


def job_move_of(values: Mapping[str, Any]) -> JobMove:
    """Give what was entered."""
    return JobMove(values["company"], values["job_title"], values["from_day"])

"""A new status in the program for one member or many, with its day, reason and review."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from advocate_desk.base import clock
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.history import NewStanding
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.store.choices import Status
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.tables.inputs import ChoiceInput, Known

_FIELDS = (
    ListField("status", "Status", Shape.CHOICE, tuple(Status)),
    ListField("from_day", "As of", Shape.DAY),
    ListField("paused_until", "Review on", Shape.DAY),
    ListField("reason", "Reason"),
    ListField("by", "Decided by", Shape.COLLEAGUE),
)


def status_sheet(
    whom: str, status: str | None, known: Known, parent: QWidget | None = None
) -> FormSheet:
    """Give the form for a new status; `whom` is a name or a count."""
    sheet = FormSheet(f"Status of {whom}", "Change status", MEMBERS.key, known, parent)
    sheet.ask(_FIELDS, {"status": status or Status.CANDIDATE, "from_day": clock.today()})
    chosen = sheet.input("status")

    def show_review() -> None:
        sheet.line("paused_until").setVisible(chosen.value() == Status.PAUSED)

    if isinstance(chosen, ChoiceInput):
        chosen.currentIndexChanged.connect(lambda _line: show_review())
    show_review()
    chosen.setFocus()
    return sheet


def standing_of(values: Mapping[str, Any]) -> NewStanding:
    """Give what was entered; a review day only for a pause."""
    is_pause = values["status"] == Status.PAUSED
    return NewStanding(
        values["status"],
        values["from_day"],
        values["reason"],
        values["by"],
        values["paused_until"] if is_pause else None,
    )

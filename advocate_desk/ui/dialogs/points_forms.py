"""Forms of the points ledger: a line by hand, an expiry, and booking past acts anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft, Problem
from advocate_desk.base.words import count_words, number_words
from advocate_desk.program.checks import Values
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.points import PointsDraft
from advocate_desk.program.points_list import POINTS
from advocate_desk.program.points_settling import Preview
from advocate_desk.store.choices import PointsKind
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.labelled import Labelled
from advocate_desk.ui.dialogs.people_field import PeopleField
from advocate_desk.ui.tables.inputs import Known
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.plain import WrappedLabel
from advocate_desk.ui.workspace import Workspace

_REASON = ListField("reason", "Reason")
_LINE = (
    ListField("amount", "Points", Shape.NUMBER, hint="Below 0 takes points away"),
    ListField("kind", "Kind", Shape.CHOICE, (PointsKind.CORRECTED, PointsKind.OPENING)),
    ListField("on_day", "On", Shape.DAY),
    _REASON,
)


class PointsSheet(FormSheet):
    """Asks whose points change, and how. Saves nothing."""

    def __init__(
        self, title: str, verb: str, workspace: Workspace, known: Known, parent: QWidget
    ) -> None:
        super().__init__(title, verb, POINTS.key, known, parent)
        self.who = PeopleField(workspace)
        self._who_line = Labelled("Who", self.who)
        self.body.addWidget(self._who_line)

    def values(self) -> dict[str, Any]:
        """Give what is entered.

        Raises:
            InvalidDraft: some of it means nothing, or nobody is chosen.
        """
        found = super().values()
        if not self.who.ids() or self.who.line.text().strip():
            raise InvalidDraft([Problem("member", "Say whose points: choose from the list.")])
        return found

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong, beside the fields it is about."""
        mine = {one.field: one.text for one in problems}
        self._who_line.say(mine.get("member", ""))
        super().show_problems([one for one in problems if one.field != "member"])

    def whom(self) -> str:
        """Name whose points they are."""
        people = self.who.people()
        return people[0].name if len(people) == 1 else count_words(len(people), "person", "people")


def correct_sheet(
    workspace: Workspace, member_ids: Sequence[int], known: Known, parent: QWidget
) -> PointsSheet:
    """Give the form for a line by hand."""
    sheet = PointsSheet("Correct points", "Add line", workspace, known, parent)
    sheet.who.set_ids(member_ids)
    sheet.ask(_LINE, {"kind": PointsKind.CORRECTED.value, "on_day": clock.today()})
    (sheet.input("amount") if member_ids else sheet.who).setFocus()
    return sheet


def expire_sheet(
    workspace: Workspace, member_ids: Sequence[int], known: Known, parent: QWidget
) -> PointsSheet:
    """Give the form that lets points expire."""
    sheet = PointsSheet("Let points expire", "Let expire", workspace, known, parent)
    sheet.who.set_ids(member_ids)
    words = "All points they have left expire today."
    sheet.body.addWidget(WrappedLabel(words, TextStyle.BODY, "muted"))
    sheet.ask((_REASON,), {})
    (sheet.input("reason") if member_ids else sheet.who).setFocus()
    return sheet


def points_of(sheet: PointsSheet, values: Values) -> PointsDraft:
    """Give what was entered."""
    return PointsDraft(
        sheet.who.ids(),
        values["amount"] or 0,
        values["kind"] or PointsKind.CORRECTED,
        values["reason"],
        values["on_day"],
    )


def recalculation_sheet(
    whom: str, preview: Preview, known: Known, parent: QWidget | None = None
) -> FormSheet:
    """Give the question whether past acts are booked by today's points; it says what that does."""
    sheet = FormSheet(f"Points of {whom}", "Recalculate all", POINTS.key, known, parent)
    if preview.lines:
        sign = "+" if preview.points > 0 else ""
        words = (
            f"New points hold from now on. Recalculating books all acts done so far by them: "
            f"{count_words(preview.lines, 'line')}, {sign}{number_words(preview.points)} points. "
            "No line is edited; one undo takes all of them back."
        )
    else:
        words = "All acts done so far are booked by today's points. There is nothing to do."
        sheet.save.setEnabled(False)
    sheet.body.addWidget(WrappedLabel(words))
    sheet.save.setFocus()
    return sheet

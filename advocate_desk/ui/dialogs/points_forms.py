"""Forms of the points ledger: a line by hand, an expiry, and booking past acts anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from advocate_desk.base import clock
from advocate_desk.base.words import count_words, number_words
from advocate_desk.program.checks import Values
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.points import PointsDraft
from advocate_desk.program.points_list import POINTS
from advocate_desk.program.points_settling import Preview
from advocate_desk.store.choices import PointsKind
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.members_form import MembersForm
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


class PointsSheet(MembersForm):
    """Asks whose points change, and how. Saves nothing."""

    nobody = "Say whose points they are."


def correct_sheet(
    workspace: Workspace, member_ids: Sequence[int], known: Known, parent: QWidget
) -> PointsSheet:
    """Give the form for a line by hand."""
    sheet = PointsSheet(workspace, "Correct points", "Add line", POINTS.key, known, parent)
    sheet.ask(_LINE, {"kind": PointsKind.CORRECTED.value, "on_day": clock.today()})
    sheet.about(member_ids)
    return sheet


def expire_sheet(
    workspace: Workspace, member_ids: Sequence[int], known: Known, parent: QWidget
) -> PointsSheet:
    """Give the form that lets points expire."""
    sheet = PointsSheet(workspace, "Let points expire", "Let expire", POINTS.key, known, parent)
    words = "All points they have left expire today."
    sheet.body.addWidget(WrappedLabel(words, TextStyle.BODY, "muted"))
    sheet.ask((_REASON,), {})
    sheet.about(member_ids)
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

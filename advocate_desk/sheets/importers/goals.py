"""How goals come in: what is to be reached in a quarter."""

from __future__ import annotations

from advocate_desk.base.text import fold
from advocate_desk.program.goals import KIND, add_goals, edit_goals, quarter_called
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import KindSheet
from advocate_desk.sheets.plain_rows import Complaint, plan_plain
from advocate_desk.sheets.planned import Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.store.choices import CATEGORIES, GOAL_FIGURES

_SHEET = KindSheet(KIND, add_goals, edit_goals, ("period", "what"))


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of goals."""
    known = {fold(name) for name in (*planning.type_names(), *CATEGORIES, *GOAL_FIGURES)}
    plain = _SHEET.rules(rows)

    def check(values: Values) -> Complaint | None:
        if values.get("period") and quarter_called(str(values["period"])) is None:
            return "period", "is no quarter, such as 2026-Q4"
        if values.get("what") and fold(str(values["what"])) not in known:
            return "what", "is no activity type, no category and no figure"
        return plain.check(values)

    return plan_plain(planning, rows, _SHEET.rules(rows, prepare=_prepare, check=check))


def _prepare(_planning: Planning, values: Values) -> None:
    """Write a quarter as it is kept."""
    said = values.get("period")
    values["period"] = (quarter_called(said) if isinstance(said, str) else None) or said


GOALS = Importer(
    key="goals",
    sheet="Goals",
    fields=_SHEET.fields(),
    needs=(frozenset({"period"}), frozenset({"what"}), frozenset({"target"})),
    plan=plan,
    save=_SHEET.save,
)

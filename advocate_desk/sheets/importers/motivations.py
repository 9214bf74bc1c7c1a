"""How motivations come in: what moves members, and how much."""

from __future__ import annotations

from advocate_desk.program.motivations import (
    KIND,
    add_motivations,
    edit_motivations,
    motivation_called,
)
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import NAMED_BY, KindSheet
from advocate_desk.sheets.plain_rows import plan_plain
from advocate_desk.sheets.planned import Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.store.choices import MotivationBasis

_SHEET = KindSheet(KIND, add_motivations, edit_motivations, ("motivation", "basis"))


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of motivations."""
    return plan_plain(planning, rows, _SHEET.rules(rows, prepare=_prepare))


def _prepare(_planning: Planning, values: Values) -> None:
    """Call a motivation as we do; how we know it is from this file, unless the row says."""
    if isinstance(word := values.get("motivation"), str):
        values["motivation"] = motivation_called(word)
    values.setdefault("basis", MotivationBasis.IMPORTED.value)


MOTIVATIONS = Importer(
    key="motivations",
    sheet="Motivations",
    fields=_SHEET.fields(),
    needs=(
        NAMED_BY,
        frozenset({"motivation"}),
        frozenset({"weight"}),
    ),
    plan=plan,
    save=_SHEET.save,
)

"""How career wins come in: the steps of members' own careers."""

from __future__ import annotations

from advocate_desk.program.wins import CAREER_WIN, add_career_wins, edit_career_wins
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import NAMED_BY, KindSheet
from advocate_desk.sheets.plain_rows import plan_plain
from advocate_desk.sheets.planned import Section
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows

_SHEET = KindSheet(CAREER_WIN, add_career_wins, edit_career_wins, ("on", "kind"))


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of career wins."""
    return plan_plain(planning, rows, _SHEET.rules(rows))


CAREER_WINS = Importer(
    key="career_wins",
    sheet="Career wins",
    fields=_SHEET.fields(),
    needs=(NAMED_BY, frozenset({"on"}), frozenset({"kind"})),
    plan=plan,
    save=_SHEET.save,
    tells=frozenset({"helped_by", "told_publicly"}),
)

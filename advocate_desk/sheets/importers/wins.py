"""How wins come in: what members achieved with us."""

from __future__ import annotations

from advocate_desk.program.wins import WIN, add_wins, edit_wins
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import NAMED_BY, KindSheet
from advocate_desk.sheets.plain_rows import plan_plain
from advocate_desk.sheets.planned import Section
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows

_SHEET = KindSheet(WIN, add_wins, edit_wins, ("on", "what"))


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of wins."""
    return plan_plain(planning, rows, _SHEET.rules(rows))


WINS = Importer(
    key="wins",
    sheet="Wins",
    fields=_SHEET.fields(),
    needs=(NAMED_BY, frozenset({"on"}), frozenset({"what"})),
    plan=plan,
    save=_SHEET.save,
    tells=frozenset({"may_we_tell_it", "told_in"}),
)

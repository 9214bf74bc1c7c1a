"""How conversations come in: who spoke with whom when, and what was promised."""

from __future__ import annotations

from advocate_desk.program.conversations import KIND, add_conversations, edit_conversations
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import NAMED_BY, KindSheet
from advocate_desk.sheets.plain_rows import plan_plain
from advocate_desk.sheets.planned import Section
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows

_SHEET = KindSheet(KIND, add_conversations, edit_conversations, ("on", "kind", "text"))


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of conversations."""
    return plan_plain(planning, rows, _SHEET.rules(rows))


CONVERSATIONS = Importer(
    key="conversations",
    sheet="Conversations",
    fields=_SHEET.fields(),
    needs=(NAMED_BY, frozenset({"on"})),
    plan=plan,
    save=_SHEET.save,
    tells=frozenset({"promise", "promise_due", "promise_done", "goal!"}),
)

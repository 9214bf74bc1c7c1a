"""How events come in: known by UID, else by name and first day."""

from __future__ import annotations

from collections.abc import Iterator

from advocate_desk.program.events import KIND, add_events, edit_events
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import KindSheet
from advocate_desk.sheets.plain_rows import ONLY_IN_DESK, Key, plan_plain
from advocate_desk.sheets.planned import Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows

_SHEET = KindSheet(KIND, add_events, edit_events, ("event", "starts_on"))


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of events."""
    events = (rows.column("uid"), rows.column("event"), rows.column("starts_on"))
    planning.events.enter_file(zip(*events, strict=True))
    return plan_plain(planning, rows, _SHEET.rules(rows, keys=_keys))


def _keys(values: Values) -> Iterator[Key]:
    """Give by what a row is known; two of one name and day are one, whatever their UIDs."""
    for key in _SHEET.keys(values):
        yield ("row", *key[1:]) if key[0] == ONLY_IN_DESK else key


EVENTS = Importer(
    key="events",
    sheet="Events",
    fields=_SHEET.fields(),
    needs=(frozenset({"event"}), frozenset({"starts_on", "ends_on", "city", "capacity"})),
    plan=plan,
    save=_SHEET.save,
    tells=frozenset({"event!", "ends_on", "capacity", "budget"}),
)

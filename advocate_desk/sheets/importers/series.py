"""How series come in, and what happened on a day: known by the series and the day."""

from __future__ import annotations

from advocate_desk.program.series import (
    EVENT,
    POINT,
    add_series,
    add_series_events,
    edit_series,
    edit_series_events,
)
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import KindSheet
from advocate_desk.sheets.plain_rows import plan_plain
from advocate_desk.sheets.planned import Section
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows

_POINTS = KindSheet(POINT, add_series, edit_series, ("series", "day"))
_EVENTS = KindSheet(EVENT, add_series_events, edit_series_events, ("series", "day"))
_TOLD = frozenset({"series!"})  # many a list has a name, a day and an amount


def _plan_points(planning: Planning, rows: SheetRows) -> Section:
    return plan_plain(planning, rows, _POINTS.rules(rows))


def _plan_events(planning: Planning, rows: SheetRows) -> Section:
    return plan_plain(planning, rows, _EVENTS.rules(rows))


SERIES = Importer(
    key="series",
    sheet="Series",
    fields=_POINTS.fields(),
    needs=(frozenset({"series"}), frozenset({"day"}), frozenset({"value"})),
    tells=_TOLD,
    plan=_plan_points,
    save=_POINTS.save,
)
SERIES_EVENTS = Importer(
    key="series_events",
    sheet="Series events",
    fields=_EVENTS.fields(),
    needs=(frozenset({"series"}), frozenset({"day"}), frozenset({"event"})),
    tells=_TOLD,
    plan=_plan_events,
    save=_EVENTS.save,
)

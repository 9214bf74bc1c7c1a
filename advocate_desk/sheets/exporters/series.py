"""The sheets Series and Series events: figures day by day, and what happened on a day."""

from __future__ import annotations

from advocate_desk.program.business_fields import SERIES_EVENT_FIELDS, SERIES_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.store.models import SeriesEvent, SeriesPoint

SERIES = sheet_of(
    "Series",
    {
        "Series": SeriesPoint.series.expression,
        "Day": SeriesPoint.on_day.expression,
        "Value": SeriesPoint.value.expression,
    },
    SeriesPoint.__table__,
    SeriesPoint.id.expression,
    SERIES_FIELDS,
)
SERIES_EVENTS = sheet_of(
    "Series events",
    {
        "Series": SeriesEvent.series.expression,
        "Day": SeriesEvent.on_day.expression,
        "Event": SeriesEvent.event.expression,
    },
    SeriesEvent.__table__,
    SeriesEvent.id.expression,
    SERIES_EVENT_FIELDS,
)

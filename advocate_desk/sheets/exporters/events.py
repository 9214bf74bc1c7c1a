"""The sheet Events: when and where people meet."""

from __future__ import annotations

from advocate_desk.program.community_fields import EVENT_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.store.models import Event

EVENTS = sheet_of(
    "Events",
    {
        "UID": Event.uid.expression,
        "Event": Event.event.expression,
        "Starts on": Event.starts_on.expression,
        "Ends on": Event.ends_on.expression,
        "City": Event.city.expression,
        "Kind": Event.kind.expression,
        "Capacity": Event.capacity.expression,
        "Budget": Event.budget.expression,
        "Currency": Event.currency.expression,
        "Rate": Event.rate.expression,
    },
    Event.__table__,
    Event.id.expression,
    EVENT_FIELDS,
)

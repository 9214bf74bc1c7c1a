"""The sheet Costs: what the program spent beside its grants."""

from __future__ import annotations

from advocate_desk.program.reward_fields import COST_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.store.models import Cost

COSTS = sheet_of(
    "Costs",
    {
        "UID": Cost.uid.expression,
        "On": Cost.on_day.expression,
        "Kind": Cost.kind.expression,
        "Amount": Cost.amount.expression,
        "Currency": Cost.currency.expression,
        "Rate": Cost.rate.expression,
        "Cost centre": Cost.cost_centre.expression,
        "Vendor": Cost.vendor.expression,
        "Invoice": Cost.invoice.expression,
        "Note": Cost.note.expression,
    },
    Cost.__table__,
    Cost.id.expression,
    COST_FIELDS,
)

"""The sheet Rates: what other currencies are worth in the base currency, from a day on."""

from __future__ import annotations

from advocate_desk.program.reward_fields import RATE_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.store.models import Rate

RATES = sheet_of(
    "Rates",
    {
        "Currency": Rate.currency.expression,
        "From": Rate.from_day.expression,
        "Rate": Rate.rate.expression,
    },
    Rate.__table__,
    Rate.id.expression,
    RATE_FIELDS,
)

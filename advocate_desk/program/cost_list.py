"""The list of what the program spent beside its grants, and the list of exchange rates."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Float, cast, func

from advocate_desk.program.listing import Listing, Sort, like_word
from advocate_desk.program.reward_fields import COST_FIELDS, RATE_FIELDS
from advocate_desk.store.models import Cost, Rate

_WRITTEN = (Cost.kind, Cost.cost_centre, Cost.vendor, Cost.invoice, Cost.note)


def _cost_search(folded: str, _typed: str) -> ColumnElement[bool]:
    written = func.concat_ws(" ", *_WRITTEN)
    return like_word(func.fold_name(written), folded)


def _rate_search(folded: str, _typed: str) -> ColumnElement[bool]:
    return like_word(func.fold_name(Rate.currency), folded)


COSTS = Listing(
    key="costs",
    fields=COST_FIELDS,
    source=Cost.__table__,
    id=Cost.id.expression,
    columns={field.key: getattr(Cost, field.key).expression for field in COST_FIELDS},
    sort_keys={},
    search=_cost_search,
    default_columns=("on_day", "kind", "amount", "cost_centre", "vendor", "note"),
    default_sort=Sort("on_day", descending=True),
)

RATES = Listing(
    key="rates",
    fields=RATE_FIELDS,
    source=Rate.__table__,
    id=Rate.id.expression,
    columns={field.key: getattr(Rate, field.key).expression for field in RATE_FIELDS},
    sort_keys={"rate": cast(Rate.rate, Float)},
    search=_rate_search,
    default_columns=("currency", "from_day", "rate"),
    default_sort=Sort("currency"),
)

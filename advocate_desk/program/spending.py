"""What was spent in a quarter, by kind and by cost centre; and how points stand.

Spent is the cost of grants that were sent or are further, by the day they were given, and the
program's other costs. Amounts are in the base currency; what has no rate is left out and counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.program.listing import Condition, Test, Wanted
from advocate_desk.program.money import Sum, sum_in_base, sums_in_base
from advocate_desk.store.choices import GRANTS_GIVEN
from advocate_desk.store.models import Cost, Grant
from advocate_desk.store.preferences import preferences

_GRANTS = Grant.__table__.columns
_COSTS = Cost.__table__.columns
_GIVEN = tuple(status.value for status in GRANTS_GIVEN)


@dataclass(frozen=True, slots=True)
class Quarter:
    """The days of a quarter: from the first on, and before the next one's first."""

    first: dt.date
    next: dt.date

    def grants(self) -> tuple[Condition, ...]:
        """Give the filter for the grants whose cost counts in it."""
        return (
            Condition("status", Test.IS, _GIVEN),
            Condition("given_on", Test.AFTER, self.first),
            Condition("given_on", Test.BEFORE, self.next),
            Condition("cost", Test.NOT_BLANK),
        )

    def costs(self) -> Wanted:
        """Give the filter for the other costs in it."""
        return Wanted(
            conditions=(
                Condition("on_day", Test.AFTER, self.first),
                Condition("on_day", Test.BEFORE, self.next),
            )
        )


@dataclass(frozen=True, slots=True)
class Spent:
    """What was spent in a quarter, largest first.

    Attributes:
        grants: the cost of all grants sent or later.
        by_centre: by cost centre; those of none under "".
        others: the program's other costs.
    """

    quarter: Quarter
    currency: str
    grants: Sum
    by_kind: Mapping[str, Sum]
    by_centre: Mapping[str, Sum]
    others: Sum

    @property
    def left_out(self) -> int:
        """Count the rows that no sum holds for lack of a rate."""
        return self.grants.left_out + self.others.left_out


def quarter_of(day: dt.date, year_starts_in: int = 1) -> Quarter:
    """Give the quarter of a day, in a year that starts in a month."""
    since = (day.month - year_starts_in) % 3
    months = day.year * 12 + day.month - 1 - since
    return Quarter(_first_of(months), _first_of(months + 3))


def _first_of(months: int) -> dt.date:
    return dt.date(months // 12, months % 12 + 1, 1)


def spent_this_quarter(session: Session) -> Spent:
    """Sum what was spent in the quarter of today."""
    kept = preferences(session)
    quarter = quarter_of(clock.today(), kept.year_starts_in)
    given = (
        _GRANTS.status.in_(_GIVEN),
        _GRANTS.given_on >= quarter.first,
        _GRANTS.given_on < quarter.next,
    )
    by_kind = sums_in_base(session, _GRANTS.cost, *given, by=(_GRANTS.kind,))
    by_centre = sums_in_base(session, _GRANTS.cost, *given, by=(_GRANTS.cost_centre,))
    days = (_COSTS.on_day >= quarter.first, _COSTS.on_day < quarter.next)
    return Spent(
        quarter,
        kept.base_currency,
        sum_in_base(session, _GRANTS.cost, *given),
        _largest_first({key: found for (key,), found in by_kind.items()}),
        _largest_first({key or "": found for (key,), found in by_centre.items()}),
        sum_in_base(session, _COSTS.amount, *days),
    )


def _largest_first(sums: Mapping[str, Sum]) -> dict[str, Sum]:
    return dict(sorted(sums.items(), key=lambda one: (-one[1].amount, one[0])))

"""What the points ledger says of an activity or a grant, and which line is missing: pure rules."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from advocate_desk.base.words import currency_digits
from advocate_desk.store.choices import GRANTS_THAT_HOLD, ActStatus, PointsKind

# lines of these kinds take points away, of the others they give; a correction does either
TAKES = (PointsKind.SPENT, PointsKind.EXPIRED)
GIVES = (PointsKind.EARNED, PointsKind.OPENING)


@dataclass(frozen=True, slots=True)
class Booked:
    """What the ledger holds for an activity or a grant: the sum of its lines, and their number."""

    amount: int = 0
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Missing:
    """The line that makes the ledger right again."""

    amount: int
    kind: PointsKind
    on_day: dt.date


def worth_of(status: str, own: int | None, of_type: int | None) -> int:
    """Give the points of an activity: its own cell, else its type's, once it is completed."""
    if status != ActStatus.COMPLETED:
        return 0
    return (of_type or 0) if own is None else own


def price_of(status: str, points_spent: int | None) -> int:
    """Give the points a grant takes: from its approval on, unless it came back."""
    return -(points_spent or 0) if status in GRANTS_THAT_HOLD else 0


def missing_line(
    due: int, booked: Booked, first: PointsKind, day: dt.date | None, today: dt.date
) -> Missing | None:
    """Give the line that is missing: the first one on its own day, a difference today.

    A line that is there is never edited: `corrected` says by how much it was wrong.
    """
    difference = due - booked.amount
    if difference == 0:
        return None
    if booked.lines == 0:
        return Missing(difference, first, min(day or today, today))
    return Missing(difference, PointsKind.CORRECTED, today)


def liability(outstanding: int, points_for_one: int, currency: str) -> int:
    """Give what outstanding points are worth, in minor units of the base currency.

    `points_for_one` points are worth one unit of it.
    """
    worth = Decimal(outstanding) / Decimal(points_for_one)
    return int(worth.scaleb(currency_digits(currency)).quantize(Decimal(1), "ROUND_HALF_UP"))

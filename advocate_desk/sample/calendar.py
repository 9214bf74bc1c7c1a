"""The days of the sample program, all counted back from the day it is made."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

_MONTHS = 12
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days as seen from today."""

    today: dt.date

    def ago(self, *, days: int) -> dt.date:
        """Give the day some days ago."""
        return self.today - days * DAY

    def ahead(self, *, days: int) -> dt.date:
        """Give the day in some days."""
        return self.today + days * DAY

    def half_year(self, number: int) -> tuple[dt.date, dt.date]:
        """Give the first and last day of a half-year, 0 being this one; none is after today."""
        halves = self.today.year * 2 + (self.today.month > 6) + number
        first = dt.date(halves // 2, 1 + 6 * (halves % 2), 1)
        following = halves + 1
        last = dt.date(following // 2, 1 + 6 * (following % 2), 1) - DAY
        return first, min(last, self.today)

    def in_half_year(self, number: int, dice: random.Random) -> dt.date:
        """Give some day of a half-year."""
        first, last = self.half_year(number)
        return first + dice.randint(0, (last - first).days) * DAY

    def month_ago(self, months: int) -> dt.date:
        """Give the first day of the month that many months ago."""
        counted = self.today.year * _MONTHS + self.today.month - 1 - months
        return dt.date(counted // _MONTHS, counted % _MONTHS + 1, 1)

    def quarters(self, count: int) -> list[dt.date]:
        """Give the first days of the last quarters, oldest first, this one last."""
        this = (self.today.month - 1) % 3
        return [self.month_ago(this + 3 * back) for back in range(count - 1, -1, -1)]

    def between(self, first: dt.date, last: dt.date, dice: random.Random) -> dt.date:
        """Give some day from the first to the last, both included; never after today."""
        last = max(min(last, self.today), first)
        return first + dice.randint(0, (last - first).days) * DAY

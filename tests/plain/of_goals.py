"""What was reached of each goal by hand, and what would be on pace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tests.plain.of_trends import advocates
from tests.plain.program import ONE_DAY, Program, Row, later


@dataclass(frozen=True)
class Reached:
    """A goal on a day."""

    what: str
    quarter: dt.date
    target: int
    actual: int
    on_pace: Fraction


def goals(program: Program, day: dt.date) -> Iterator[Reached]:
    """All goals, with what had happened by a day."""
    for goal in program.sheets["Goals"]:
        year, quarter = goal["Period"].split("-Q")
        first = dt.date(int(year), int(quarter) * 3 - 2, 1)
        last = later(first, 3) - ONE_DAY
        whole = working_days(program, first - ONE_DAY, last)
        gone = working_days(program, first - ONE_DAY, min(day, last))
        pace = Fraction(goal["Target"] * gone, whole)
        actual = _actual(program, goal, first, min(day, last))
        yield Reached(goal["What"], first, goal["Target"], actual, pace)


def _actual(program: Program, goal: Row, first: dt.date, last: dt.date) -> int:
    what = goal["What"]
    acts = program.acts(first, last)
    if what == "acts":
        return len(acts)
    if what in ("active advocates", "new advocates"):
        return advocates(program, first, last)[what.split()[0]]
    if what in program.types:
        return sum(program.kind(row) is program.types[what] for row in acts)
    return sum(program.kind(row)["Category"] == what for row in acts)


def working_days(program: Program, after: dt.date, until: dt.date) -> int:
    """Mondays to Fridays after one day up to another, less the holidays."""
    holidays = {
        dt.date.fromisoformat(day.strip())
        for day in program.setting("Holidays", "").split(";")
        if day
    }
    days = (after + ONE_DAY * n for n in range(1, (until - after).days + 1))
    return sum(day.weekday() < 5 and day not in holidays for day in days)

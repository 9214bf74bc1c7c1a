"""P8: the first right rows of the members after a click on a heading or a letter typed."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from sqlalchemy.orm import Session

from advocate_desk.program.desks import open_desk
from advocate_desk.program.listing import Condition, Sort, Test, Wanted
from advocate_desk.program.member_list import MEMBERS
from benchmarks.big_desk import big_desk
from benchmarks.measuring import Line, Size, seconds

TYPED = ("z", "zo", "zoe", "zoe n", "zoe nowak", "support", "support garcia", "nobody at all")
FILTERS = (
    Condition("status", Test.IS, "enrolled"),
    Condition("acts_365", Test.AT_LEAST, 3),
    Condition("tags", Test.IS, "webinar"),
    Condition("company", Test.CONTAINS, "nowak"),
)


def measure(size: Size) -> list[Line]:
    """Ask for first pages as the window does: the ids, then what the lines show."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(big_desk(size, Path(folder)))
        sorted_by = [
            (f"sorted by {key}", Wanted(), Sort(key, descending))
            for key in MEMBERS.default_columns
            for descending in (False, True)
        ]
        typed = [(f"typed {w!r}", Wanted(w), MEMBERS.default_sort) for w in TYPED]
        filtered = [
            (f"{f.field} {f.test} {f.value}", Wanted("", (f,)), MEMBERS.default_sort)
            for f in FILTERS
        ]
        with desk.read() as session:
            lines = [
                _p95(session, size, "P8 sorting", sorted_by),
                _p95(session, size, "P8 typing and filtering", typed + filtered),
            ]
        desk.close()
    return lines


def _p95(session: Session, size: Size, figure: str, asked: list[tuple[str, Wanted, Sort]]) -> Line:
    taken: list[tuple[float, str]] = []
    for number in range(size.repeats + 1):
        for name, wanted, sort in asked:
            took = seconds(lambda: _first_rows(session, wanted, sort))  # noqa: B023  called at once
            if number:  # the first round warms the statement and page caches
                taken.append((took * 1000, name))
    taken.sort()
    p95, worst = taken[int(len(taken) * 0.95)][0], taken[-1]
    middle = statistics.median(took for took, _ in taken)
    return Line(
        figure, p95, 100, "ms", f"p50 {middle:.0f} ms; worst {worst[0]:.0f} ms, {worst[1]}"
    )


def _first_rows(session: Session, wanted: Wanted, sort: Sort) -> None:
    ids = MEMBERS.first_ids(session, wanted, sort)
    MEMBERS.lines(session, ids[:128])

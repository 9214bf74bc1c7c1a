"""Who stays, by hand: the half-years people enrolled in, and who acted since."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tests.plain.of_trends import start_of
from tests.plain.program import Program, Row, later

COLUMNS = (6, 12, 18, 24, 30, 36)


@dataclass(frozen=True)
class Cell:
    """Of how many who enrolled in a half-year how many acted; None until all got that far."""

    members: int
    acted: int | None


def cohorts(program: Program, day: dt.date) -> dict[tuple[dt.date, int], Cell]:
    """All cells by the first day of the half-year and the months since.

    Who enrolled on a day that nobody knows, or never did, came in with her first act.
    """
    rows: dict[dt.date, list[tuple[dt.date, list[dt.date]]]] = {}
    for member in filter(program.is_customer, program.members):
        acted = sorted(row["Completed on"] for row in program.acts_of(member, day))
        days = _enrolments(program, member, acted, day)
        for half in {start_of(begun, 6) for begun in days}:
            begun = min(one for one in days if start_of(one, 6) == half)
            rows.setdefault(half, []).append((begun, acted))
    return {
        (half, months): _cell(people, months, day)
        for half, people in rows.items()
        for months in COLUMNS
    }


def _enrolments(
    program: Program, member: Row, acted: list[dt.date], day: dt.date
) -> list[dt.date]:
    """The days a member enrolled on; who returns after she left enrols again."""
    steps = program.standings(member, day)
    enrolled = [row["From"] for row in steps if row["Status"] == "enrolled"]
    begun = acted[:1] if not enrolled or None in enrolled else []
    within = False
    for row in steps:
        if row["Status"] == "enrolled" and row["From"] and not within:
            begun.append(row["From"])
        within = row["Status"] in ("enrolled", "paused")
    return begun


def _cell(people: list[tuple[dt.date, list[dt.date]]], months: int, day: dt.date) -> Cell:
    if any(later(begun, months) > day for begun, _acted in people):
        return Cell(len(people), None)
    count = 0
    for begun, acted in people:
        first, end = max(begun, later(begun, months - 12)), later(begun, months)
        count += any(first <= done < end for done in acted)
    return Cell(len(people), count)

"""The figures of each member by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.plain.program import OPEN, Program, Row, on_or_before

USE = {"as is": 1.25, "needs work": 0.75, "not usable": 0.25, None: 1.0}
YEAR = dt.timedelta(days=365)


def members(program: Program, day: dt.date) -> dict[str, dict[str, Any]]:
    """All figures of all customers, by UID."""
    customers = filter(program.is_customer, program.members)
    return {row["UID"]: _figures(program, row, day) for row in customers}


def _figures(program: Program, member: Row, day: dt.date) -> dict[str, Any]:
    activities = program.of("Activities", member)
    acts = program.acts_of(member, day)
    of_year = [row for row in acts if row["Completed on"] > day - YEAR]
    days = [row["Completed on"] for row in acts]
    asked = [row["Asked on"] for row in activities if on_or_before(row["Asked on"], day)]
    return {
        "contribution": contribution(program, of_year),
        "activity_state": _state(days, asked, day),
        "acts": len(acts),
        "acts_365": len(of_year),
        "first_act_on": min(days, default=None),
        "last_act_on": max(days, default=None),
        "open_asks": sum(is_open(row, day) for row in activities),
        "last_asked_on": max(asked, default=None),
        "last_spoke_on": last_spoke(program, member, day),
        "last_thanked_on": last_thanked(program, member, day),
        "points": balance(program, member, day),
    }


def contribution(program: Program, acts: list[Row]) -> float | None:
    """0 to 100 for what was given in a year; more of one kind counts less and less."""
    if not acts:
        return None
    by_type: dict[str, list[Row]] = {}
    for row in acts:
        by_type.setdefault(program.kind(row)["UID"], []).append(row)
    small = large = 0.0
    for rows in by_type.values():
        effort = program.kind(rows[0])["Effort"]
        uses = sorted((USE[row["Usability"]] for row in rows), reverse=True)
        worth = effort * sum(
            use * (1 if at < 3 else 0.5 if at < 8 else 0.25) for at, use in enumerate(uses)
        )
        if effort == 1:
            small += worth
        else:
            large += worth
    return 100 * (1 - 2 ** -((large + min(small, 4)) / 8))


def _state(acts: list[dt.date], asked: list[dt.date], day: dt.date) -> str:
    """The first state that fits."""
    last = max(acts, default=dt.date.min)
    asked_of_late = any(when > day - YEAR for when in asked)
    ago = (day - last).days
    if acts and ago < 365:
        return "recent" if ago < 90 else "active"
    if not acts:
        return "asked, no act yet" if asked else "never asked"
    if not asked_of_late:
        return "left alone"
    return "slipping" if ago <= 730 else "faded"


def is_open(activity: Row, day: dt.date) -> bool:
    """Whether an ask is open on a day: what was answered later was open then."""
    if not on_or_before(activity["Asked on"], day):
        return False
    if activity["Status"] in OPEN:
        return True
    answered = activity["Completed on"] or activity["Responded on"]
    return answered is not None and answered > day


def last_spoke(program: Program, member: Row, day: dt.date) -> dt.date | None:
    """When we last talked with her, or answered what she said in a survey."""
    talks = [r["On"] for r in program.of("Conversations", member) if r["Kind"] != "thanks"]
    answers = [r["Answered by us on"] for r in program.of("Survey responses", member)]
    return max((one for one in talks + answers if on_or_before(one, day)), default=None)


def last_thanked(program: Program, member: Row, day: dt.date) -> dt.date | None:
    """When we last thanked her."""
    thanks = [r["On"] for r in program.of("Conversations", member) if r["Kind"] == "thanks"]
    return max((one for one in thanks if one <= day), default=None)


def balance(program: Program, member: Row, day: dt.date) -> int | None:
    """The sum of her ledger; none while points are off."""
    if program.setting("Points", "no") != "yes":
        return None
    return sum(row["Amount"] for row in program.of("Points", member) if row["On"] <= day)

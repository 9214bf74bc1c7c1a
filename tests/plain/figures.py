"""The single figures of a span of days by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tests.plain import of_trends
from tests.plain.program import NO_DIGITS, Program

SHARES = {  # by name: of which trend, which series, and how few are too few
    "organic_share": ("triggers", ("organic",), 5),
    "asked_share": ("triggers", ("asked",), 5),
    "promised_share": ("triggers", ("promised reward",), 5),
    "contest_share": ("triggers", ("contest",), 5),
    "synthetic_share": ("triggers", ("promised reward", "contest"), 5),
    "usable_share": ("usability", ("as is",), 5),
    "gifts_cost_share": ("gifts", ("gifts",), 1),
    "promised_rewards_share": ("modes", ("promised",), 1),
    "surprise_share": ("surprises", ("surprise",), 1),
    "beyond_gifts": ("people_rewarded", ("not gifts",), 1),
}
WHOLE = {  # what the shares are of
    "triggers": ("organic", "asked", "promised reward", "contest"),
    "usability": ("as is", "needs work", "not usable"),
    "gifts": ("gifts", "hospitality", "not gifts"),
    "modes": ("promised", "surprise", "courtesy"),
    "surprises": ("judged",),
    "people_rewarded": ("anything",),
}
NUMBERS = {
    "active_advocates": ("active_advocates", "active"),
    "new_advocates": ("active_advocates", "new"),
    "asked": ("asked_and_done", "asked"),
    "win_acts": ("stances", "offensive"),
    "defend_acts": ("stances", "defensive"),
    "pre_sale_acts": ("moments", "before"),
    "post_sale_acts": ("moments", "after"),
    "points_earned": ("points", "earned"),
    "points_spent": ("points", "spent"),
    "points_expired": ("points", "expired"),
    "points_outstanding": ("points", "outstanding"),
}


def figures(program: Program, first: dt.date, last: dt.date) -> Iterator[tuple[str, float | None]]:
    """Each figure with its value; a share of too few has none."""
    yield "acts", len(program.acts(first, last))
    yield "members_with_stated_motivation", of_trends.with_a_motivation(program, last)
    yield "reward_cost", cost(program, first, last)
    for name, (trend, series) in NUMBERS.items():
        if trend != "points" or program.setting("Points", "no") == "yes":
            yield name, of_trends.TRENDS[trend](program, first, last).get(series, 0)
    for name, (trend, wanted, least) in SHARES.items():
        found = of_trends.TRENDS[trend](program, first, last)
        yield name, share(found, wanted, WHOLE[trend], least)


def share(
    found: of_trends.Numbers, wanted: tuple[str, ...], whole: tuple[str, ...], least: int
) -> float | None:
    """Give what part of a whole some series are, in percent."""
    known = sum(found.get(key, 0) for key in whole)
    return 100 * sum(found.get(key, 0) for key in wanted) / known if known >= least else None


def cost(program: Program, first: dt.date, last: dt.date) -> float:
    """What all rewards cost in the base currency, as the sum of its kinds."""
    kinds = of_trends.reward_cost(program, first, last)
    whole = sum(amount for kind, amount in kinds.items() if kind != "no rate")
    return whole / (1 if program.base in NO_DIGITS else 100)


def spans_of_home(day: dt.date) -> dict[str, tuple[dt.date, dt.date]]:
    """The times Home can look back on."""
    return {
        "30 days": (day - dt.timedelta(days=29), day),
        "This quarter": (of_trends.start_of(day, 3), day),
        "12 months": (day - dt.timedelta(days=364), day),
    }


def spans_before_home(day: dt.date) -> dict[str, tuple[dt.date, dt.date]]:
    """The times before those, as long; of the quarter before as many days as of this one."""
    found = {}
    for name, (first, last) in spans_of_home(day).items():
        ends = first - dt.timedelta(days=1)
        begins = of_trends.later(first, -3) if name == "This quarter" else first - (last - ends)
        found[name] = begins, min(begins + (last - first), ends)
    return found

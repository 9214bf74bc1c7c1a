"""The numbers over time by hand: per month, quarter or half-year, and for a whole span of days."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal

from tests.plain.program import HAD_IT, Program, Row, exact, later, not_after, rounded, words

Numbers = dict[str, int]  # by series

GIFTS = ("gift", "gift card", "swag", "cash", "donation")
NOT_GIFTS = ("recognition", "access", "experience", "career")
COMPARED = ("gifts", "hospitality", "not gifts")  # other rewards are nobody's gift


def start_of(day: dt.date, months: int) -> dt.date:
    """The first day of the month, quarter or half-year a day lies in."""
    return dt.date(day.year, (day.month - 1) // months * months + 1, 1)


def buckets(first: dt.date, last: dt.date, months: int) -> Iterable[tuple[dt.date, ...]]:
    """The months, quarters or half-years of a span: the first day of each, and what is of it."""
    begin = start_of(first, months)
    while begin <= last:
        end = later(begin, months) - dt.timedelta(days=1)
        yield begin, max(begin, first), min(end, last)
        begin = later(begin, months)


def acts(program: Program, first: dt.date, last: dt.date) -> Numbers:
    """Acts by category."""
    return Counter(program.kind(row)["Category"] for row in program.acts(first, last))


def advocates(program: Program, first: dt.date, last: dt.date) -> Numbers:
    """Who acted, and who did so for the first time ever."""
    earliest: dict[str, dt.date] = {}
    for row in program.acts(dt.date.min, last):
        who, day = program.member(row)["UID"], row["Completed on"]
        earliest[who] = min(day, earliest.get(who, day))
    active = {program.member(row)["UID"] for row in program.acts(first, last)}
    return {"active": len(active), "new": sum(first <= day for day in earliest.values())}


def asked_and_done(program: Program, first: dt.date, last: dt.date) -> Numbers:
    """What customers were asked for by the day of asking, and their acts."""
    asked = [
        row
        for row in program.sheets["Activities"]
        if row["Asked on"] and first <= row["Asked on"] <= last and program.is_customer(row)
    ]
    return {"asked": len(asked), "done": len(program.acts(first, last))}


def triggers(program: Program, first: dt.date, last: dt.date) -> Numbers:
    """Acts by why they came about; unknown ones are no part of the shares."""
    return Counter(row["Trigger"] or "unknown" for row in program.acts(first, last))


def stances(program: Program, first: dt.date, last: dt.date) -> Numbers:
    """Acts by the stance of their type."""
    return Counter(program.kind(row)["Stance"] for row in program.acts(first, last))


def moments(program: Program, first: dt.date, last: dt.date) -> Numbers:
    """Acts by the moment of their type."""
    return Counter(program.kind(row)["Moment"] for row in program.acts(first, last))


def usability(program: Program, first: dt.date, last: dt.date) -> Numbers:
    """Acts by how usable they are."""
    return Counter(row["Usability"] or "unrated" for row in program.acts(first, last))


def motivations(program: Program, _first: dt.date, last: dt.date) -> Numbers:
    """Customers who state a motivation on the last day."""
    return Counter(motivation for _who, motivation in _stated(program, last))


def _stated(program: Program, day: dt.date) -> set[tuple[str, str]]:
    return {
        (program.member(row)["UID"], row["Motivation"])
        for row in program.sheets["Motivations"]
        if row["Weight"] >= 1 and not_after(row["On"], day) and program.is_customer(row)
    }


def with_a_motivation(program: Program, day: dt.date) -> int:
    """Customers who state any motivation."""
    return len({who for who, _motivation in _stated(program, day)})


def _had(program: Program, first: dt.date, last: dt.date) -> list[Row]:
    """The rewards somebody got: sent or later, by the day they were given."""
    return [
        row
        for row in program.sheets["Grants"]
        if row["Status"] in HAD_IT and row["Given on"] and first <= row["Given on"] <= last
    ]


def reward_cost(program: Program, first: dt.date, last: dt.date) -> Numbers:
    """Cost by kind in the smallest unit of the base currency; aside how many have no rate."""
    return _cost(program, _had(program, first, last), lambda row: row["Kind"])


def gifts(program: Program, first: dt.date, last: dt.date) -> Numbers:
    """The same cost of what is compared, by family."""
    had = [row for row in _had(program, first, last) if family(program, row) in COMPARED]
    return _cost(program, had, lambda row: family(program, row))


def _cost(program: Program, had: list[Row], series: Callable[[Row], str]) -> Numbers:
    sums: dict[str, Decimal] = {}
    left_out = 0
    for row in had:
        if row["Cost"] is None:
            continue
        rate = row["Rate"] if row["Currency"] else 1  # without one it is in the base currency
        if rate is None:
            left_out += 1
            continue
        amount = exact(row["Cost"]) * exact(rate) * 10**program.digits
        sums[series(row)] = sums.get(series(row), Decimal(0)) + amount
    return {key: rounded(amount) for key, amount in sums.items()} | {"no rate": left_out}


def family(program: Program, grant: Row) -> str:
    """Which rules on gifts hold: a pass for who speaks is an expense, one for a guest is not."""
    if grant["Kind"] in GIFTS:
        return "gifts"
    if grant["Kind"] in NOT_GIFTS:
        return "not gifts"
    if grant["Kind"] == "event pass" and any(
        _is_speaking(program, uid) for uid in words(grant["For activities"])
    ):
        return "speaker expenses"
    return "hospitality" if grant["Kind"] in ("hospitality", "event pass") else grant["Kind"]


def _is_speaking(program: Program, activity: str) -> bool:
    kind = program.kind(program.activities[activity])
    return bool(kind["Category"] == "event" and kind["Counts as advocacy"] == "yes")


def people_rewarded(program: Program, first: dt.date, last: dt.date) -> Numbers:
    """Who got a reward of each family; `anything` is what the shares are of."""
    got = {
        (program.member(row)["UID"], family(program, row)) for row in _had(program, first, last)
    }
    reached = Counter(of for _who, of in got if of in COMPARED)
    return reached | {"anything": len({who for who, _of in got})}


def modes(program: Program, first: dt.date, last: dt.date) -> Numbers:
    """Rewards by whether the member knew beforehand."""
    return Counter(row["Mode"] or "not told" for row in _had(program, first, last))


def surprises(program: Program, first: dt.date, last: dt.date) -> Numbers:
    """How many gifts and how much hospitality came as a surprise, of those whose mode is known."""
    judged = [
        row
        for row in _had(program, first, last)
        if row["Mode"] and family(program, row) in ("gifts", "hospitality")
    ]
    return {"surprise": sum(row["Mode"] == "surprise" for row in judged), "judged": len(judged)}


def points(program: Program, first: dt.date, last: dt.date) -> Numbers:
    """The ledger by kind, spent and expired ones as what they took; and what is outstanding."""
    found: Counter[str] = Counter()
    for row in program.sheets["Points"]:
        if row["On"] <= last:
            found["outstanding"] += row["Amount"]
        if first <= row["On"] <= last:
            sign = -1 if row["Kind"] in ("spent", "expired") else 1
            found[row["Kind"]] += sign * row["Amount"]
    return found


TRENDS: dict[str, Callable[[Program, dt.date, dt.date], Numbers]] = {
    "acts": acts,
    "active_advocates": advocates,
    "asked_and_done": asked_and_done,
    "triggers": triggers,
    "stances": stances,
    "moments": moments,
    "usability": usability,
    "motivations": motivations,
    "reward_cost": reward_cost,
    "gifts": gifts,
    "people_rewarded": people_rewarded,
    "modes": modes,
    "surprises": surprises,
    "points": points,
}

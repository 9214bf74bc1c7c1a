"""What waits on a day by hand: for each line of Home its rows, each with since when it waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from tests.plain.of_members import is_open
from tests.plain.program import ONE_DAY, Program, Row, on_or_before, words

Waits = Iterator[tuple[Row, dt.date | None]]


def waiting(program: Program, day: dt.date) -> dict[str, dict[str, dt.date]]:
    """All lines: by the UID of each row since when it waits; lines without rows are left out."""
    lines = {
        key: {row["UID"]: since or day for row, since in found(program, day)}
        for key, found in LINES.items()
    }
    return {key: rows for key, rows in lines.items() if rows}


def consent_withdrawn(program: Program, day: dt.date) -> Waits:
    """Consents withdrawn in the last 30 days that something completed needed."""
    for row in program.sheets["Consents"]:
        if on_or_before(row["Withdrawn on"], day) and row["Withdrawn on"] >= day - 30 * ONE_DAY:
            done = program.of("Activities", program.member(row))
            if any(
                activity["Status"] == "completed"
                and row["Use"] in words(program.kind(activity)["Needs consent"])
                for activity in done
            ):
                yield row, row["Withdrawn on"]


def promise_overdue(program: Program, day: dt.date) -> Waits:
    """What was promised, is past its day and not kept."""
    for row in program.sheets["Conversations"]:
        due = row["Promise due"] if row["Promise"] else None
        if due and due < day and not on_or_before(row["Promise done"], day):
            yield row, due


def to_approve(program: Program, _day: dt.date) -> Waits:
    """Rewards that need an approval."""
    for row in program.sheets["Grants"]:
        if row["Status"] == "needs approval":
            yield row, row["Given on"]


def without_a_day(program: Program, day: dt.date) -> Waits:
    """Who said yes more than 7 days ago, and for when is not known."""
    days = program.threshold("Day agreed within days", 7)
    for row in program.sheets["Activities"]:
        since = row["Responded on"] or row["Asked on"]
        is_agreed = row["Status"] == "accepted" and not row["Due on"]
        if is_agreed and since and (day - since).days > days:
            yield row, since


def open_asks(program: Program, day: dt.date) -> Waits:
    """Asks without an answer, or agreed and not done."""
    for row in program.sheets["Activities"]:
        if is_open(row, day):
            yield row, row["Asked on"]


def to_thank(program: Program, day: dt.date) -> Waits:
    """Acts of more than 3 days ago with no thanks on their day or later."""
    days = program.threshold("Thank within days", 3)
    for row in program.acts(dt.date.min, day):
        talks = program.of("Conversations", program.member(row))
        thanked = any(
            row["Completed on"] <= talk["On"] <= day for talk in talks if talk["Kind"] == "thanks"
        )
        if (day - row["Completed on"]).days > days and not thanked:
            yield row, row["Completed on"]


def promoters(program: Program, day: dt.date) -> Waits:
    """Customers whose newest NPS answer is 9 or 10, and who were not asked since."""
    for member in filter(program.is_customer, program.members):
        answers = [
            row
            for row in program.of("Survey responses", member)
            if row["Kind"] == "NPS" and row["Score"] is not None and row["Answered on"] <= day
        ]
        newest = max(reversed(answers), key=lambda row: row["Answered on"], default=None)
        if newest and newest["Score"] >= 9:
            asked = [row["Asked on"] for row in program.of("Activities", member)]
            if not any(on_or_before(one, day) and one >= newest["Answered on"] for one in asked):
                yield member, newest["Answered on"]


def good_moment(program: Program, day: dt.date) -> Waits:
    """Customers whose win or five of five is not longer ago than 7 days, and no ask open."""
    first = day - ONE_DAY * program.threshold("Good moment days", 7)
    for member in filter(program.is_customer, program.members):
        days = [row["On"] for of in ("Wins", "Career wins") for row in program.of(of, member)]
        days += [
            row["Answered on"]
            for row in program.of("Survey responses", member)
            if row["Kind"] != "NPS" and row["Score"] == 5
        ]
        of_late = [one for one in days if first <= one <= day]
        if of_late and not any(is_open(row, day) for row in program.of("Activities", member)):
            yield member, max(of_late)


def nominations(program: Program, day: dt.date) -> Waits:
    """Who was nominated more than 7 days ago, and nothing since."""
    days = program.threshold("Nomination aging days", 7)
    for member in program.members:
        standing = program.standing(member, day)
        since = standing["From"] if standing["Status"] == "nominated" else None
        if since and (day - since).days > days:
            yield member, since


def consent_expires(program: Program, day: dt.date) -> Waits:
    """Consents that are given, and will not be in 30 days."""
    end = day + ONE_DAY * program.threshold("Consent expires within days", 30)
    for row in program.sheets["Consents"]:
        ends = on_or_before(row["Expires on"], end) and is_given(row, day)
        if ends and newest_consent(program, row, day) is row:
            yield row, row["Expires on"]


def newest_consent(program: Program, consent: Row, day: dt.date) -> Row:
    """The row that says how a consent stands: the last to be said of a use and scope."""
    same = [
        row
        for row in program.of("Consents", program.member(consent))
        if row["Use"] == consent["Use"] and _folded(row["Scope"]) == _folded(consent["Scope"])
    ]
    return max(reversed(same), key=lambda row: said_last(row, day))


def _folded(scope: str | None) -> str:
    return (scope or "").casefold()


def said_last(consent: Row, day: dt.date) -> dt.date:
    """The last day on which something was said to it."""
    days = (consent[word] for word in ("Given on", "Refused on", "Withdrawn on"))
    return max((one for one in days if on_or_before(one, day)), default=dt.date.min)


def is_given(consent: Row, day: dt.date) -> bool:
    """Given, and neither withdrawn, refused nor expired."""
    for word in ("Withdrawn", "Refused"):  # a word without its day stands
        said = consent[f"{word} on"]
        if on_or_before(said, day) or (said is None and consent["State"] == word.lower()):
            return False
    if consent["Expires on"] and consent["Expires on"] < day:
        return False
    if consent["Given on"]:
        return bool(consent["Given on"] <= day)
    return bool(consent["State"] == "given")


def paused(program: Program, day: dt.date) -> Waits:
    """Whose pause is over today."""
    for member in program.members:
        is_paused = program.standing(member, day)["Status"] == "paused"
        if is_paused and on_or_before(member["Paused until"], day):
            yield member, member["Paused until"]


def never_asked(program: Program, day: dt.date) -> Waits:
    """Customers enrolled more than 30 days ago who never acted and never were asked."""
    days = program.threshold("First ask within days", 30)
    for member in filter(program.is_customer, program.members):
        asked = [row["Asked on"] for row in program.of("Activities", member)]
        touched = program.acts_of(member, day) or any(on_or_before(one, day) for one in asked)
        enrolled = enrolled_on(program, member, day)
        if enrolled and not touched and (day - enrolled).days > days:
            yield member, enrolled


def enrolled_on(program: Program, member: Row, day: dt.date) -> dt.date | None:
    """The first day on which she enrolled, of who is enrolled."""
    if program.standing(member, day)["Status"] != "enrolled":
        return None
    steps = program.standings(member, day)
    days = [row["From"] for row in steps if row["Status"] == "enrolled" and row["From"]]
    return min(days, default=None)


def anniversaries(program: Program, day: dt.date) -> Waits:
    """Who enrolled on one of the next 7 days of an earlier year, and still is."""
    week = [day + ONE_DAY * n for n in range(7)]
    for member in program.members:
        enrolled = enrolled_on(program, member, day)
        if enrolled and any(
            (one.month, one.day) == (enrolled.month, enrolled.day) and one.year > enrolled.year
            for one in week
        ):
            yield member, day


LINES: dict[str, Callable[[Program, dt.date], Waits]] = {
    "consent_withdrawn": consent_withdrawn,
    "promise_overdue": promise_overdue,
    "to_approve": to_approve,
    "without_a_day": without_a_day,
    "open_asks": open_asks,
    "to_thank": to_thank,
    "promoters": promoters,
    "good_moment": good_moment,
    "nominations": nominations,
    "consent_expires": consent_expires,
    "paused": paused,
    "never_asked": never_asked,
    "anniversaries": anniversaries,
}

"""What her spreadsheets tell once they are in: sentences with numbers, each with its rows.

A finding of which nothing is there is left out: it is never shown as 0.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.progress import NoProgress, Progress
from advocate_desk.base.words import count_words, percent_words
from advocate_desk.metrics import finding_rows as rows
from advocate_desk.metrics.fill_next import gaps
from advocate_desk.metrics.waiting import Deed
from advocate_desk.metrics.waiting_rows import promoters_not_asked
from advocate_desk.program.look_alikes import look_alikes
from advocate_desk.store.models import Import

LEAST_REFERENCES = 10  # fewer say nothing of how they are spread
LATELY = dt.timedelta(days=14)  # so long after an import Home leads to what it told
_BUSIEST = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that her spreadsheets tell.

    Attributes:
        count: the number in the sentence: how many rows are behind it.
        listing: the list that shows its rows; `LOOK_ALIKES` is no list of rows but of pairs.
        deed: what its button does next; without one its rows can only be opened.
        whom: the rows the deed is about, where these are others.
    """

    key: str
    words: str
    count: int
    listing: str
    ids: tuple[int, ...]
    more: str = ""
    deed: Deed | None = None
    whom: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """All that stands out, what to fill in next, and the day of the last import."""

    findings: tuple[Finding, ...]
    fill_next: tuple[Finding, ...]
    last_import: dt.date | None


LOOK_ALIKES = "look_alikes"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a finding is read from: the desk, on a day; it may take a while."""

    session: Session
    today: dt.date
    progress: Progress


def what_they_told(session: Session, progress: Progress | None = None) -> Told:
    """Read what the spreadsheets told, the most telling first."""
    asked = Asked(session, clock.today(), progress or NoProgress())
    found = (find(asked) for find in FINDERS)
    filled = tuple(
        Finding(one.key, one.words(), len(one.ids), one.listing, one.ids, one.gained())
        for one in gaps(session)
    )
    return Told(tuple(one for one in found if one), filled, last_import(session))


def last_import(session: Session) -> dt.date | None:
    """Give the day on which a spreadsheet last came in and stayed."""
    stands = Import.status.startswith("done")
    at = session.scalar(select(Import.at).where(stands).order_by(Import.at.desc()).limit(1))
    return dt.date.fromisoformat(clock.local_words(at)[:10]) if at else None


def _promoters(asked: Asked) -> Finding | None:
    found = sorted(
        (day, member) for member, day in asked.session.execute(promoters_not_asked(asked.today))
    )
    if not found:
        return None
    said = count_words(len(found), "person", "people")
    oldest = count_words((asked.today - found[0][0]).days, "day")
    return Finding(
        "promoters",
        f"{said} said 9 or 10 and nobody asked {_them(len(found))} since",
        len(found),
        "members",
        tuple(member for _day, member in found),
        f"The oldest of these answers is {oldest} old." if found[0][0] < asked.today else "",
        Deed.ASK,
    )


def _busiest(asked: Asked) -> Finding | None:
    """Say how much of the live references of 180 days the five busiest people gave."""
    by_member = rows.live_references(asked.session, asked.today)
    whole = sum(len(acts) for acts in by_member.values())
    if whole < LEAST_REFERENCES:
        return None
    busiest = sorted(by_member, key=lambda member: (-len(by_member[member]), member))[:_BUSIEST]
    acts = tuple(act for member in busiest for act in by_member[member])
    people = count_words(len(busiest), "person", "people")
    return Finding(
        "busiest",
        f"{people} gave {percent_words(Fraction(len(acts), whole))} of all references",
        len(acts),
        "activities",
        acts,
        f"{len(acts)} of {whole} in the last {rows.REFERENCE_DAYS} days.",
        Deed.SHOW_PEOPLE,
        tuple(busiest),
    )


def _without_thanks(asked: Asked) -> Finding | None:
    ids = _ids(asked.session.scalars(rows.never_thanked()).all())
    if not ids:
        return None
    words = f"{count_words(len(ids), 'member')} acted and no thanks is on record"
    return Finding("unthanked", words, len(ids), "members", ids, deed=Deed.THANK)


def _in_trouble(asked: Asked) -> Finding | None:
    ids = _ids(asked.session.scalars(rows.asks_in_trouble(asked.today)).all())
    if not ids:
        return None
    sits = count_words(len(ids), "open ask sits", "open asks sit")
    return Finding(
        "in_trouble",
        f"{sits} on accounts in trouble",
        len(ids),
        "activities",
        ids,
        "Their health is red or an issue is open: see first how they are.",
        Deed.SWEEP,
    )


def _look_alikes(asked: Asked) -> Finding | None:
    total = look_alikes(asked.session, asked.progress).total
    if not total:
        return None
    words = count_words(total, "pair looks", "pairs look")
    more = "People or companies: merge them, or say once that they are not the same."
    return Finding(
        LOOK_ALIKES, f"{words} like the same one twice", total, LOOK_ALIKES, (), more, Deed.COMPARE
    )


def _moved(asked: Asked) -> Finding | None:
    elsewhere = rows.written_from_elsewhere(asked.session)
    twice = rows.two_jobs(asked.session, asked.today)
    ids = _ids({*elsewhere, *twice})
    if not ids:
        return None
    return Finding(
        "moved",
        f"{count_words(len(ids), 'member seems', 'members seem')} to have changed jobs",
        len(ids),
        "members",
        ids,
        "The e-mail address is of another company, or two jobs are told as the present one.",
        Deed.MOVE if elsewhere else None,
        _ids(elsewhere),
    )


FINDERS: tuple[Callable[[Asked], Finding | None], ...] = (
    _promoters,
    _busiest,
    _without_thanks,
    _look_alikes,
    _in_trouble,
    _moved,
)


def _ids(found: Sequence[int] | set[int]) -> tuple[int, ...]:
    return tuple(sorted(found))


def _them(count: int) -> str:
    return "them" if count > 1 else "her"

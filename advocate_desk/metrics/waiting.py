"""What waits for her today: one line per kind, in the order in which it hurts.

Each line knows its rows, and since when each of them waits. What had begun to wait before the
first spreadsheet came in is a project of its own, and never overdue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.words import count_words
from advocate_desk.metrics import waiting_rows as rows
from advocate_desk.metrics.trend import ids_in
from advocate_desk.metrics.waiting_rows import Found
from advocate_desk.store.models import Import
from advocate_desk.store.preferences import Preferences, preferences


class Deed(StrEnum):
    """What the button beside a line says; without one its rows can only be opened."""

    SWEEP = "Sweep"
    THANK = "Thank"
    KEEP = "Mark kept"
    ASK = "Log an ask"
    SHOW_PEOPLE = "Show who"
    COMPARE = "Compare"
    MOVE = "Log the move"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that waits.

    Attributes:
        one, many: what follows the number, as `promise is overdue`, `promises are overdue`.
        listing: the list that shows its rows.
        deed: what can be done about all of them at once.
        rows: which rows wait today, and since when.
    """

    key: str
    one: str
    many: str
    listing: str
    rows: Callable[[dt.date, Preferences], Found]
    deed: Deed | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits of one kind: the rows, and how many days the oldest has waited."""

    kind: Kind
    ids: tuple[int, ...]
    oldest: int

    def words(self) -> str:
        """Say how many of what wait: `31 acts are without thanks`."""
        return count_words(len(self.ids), self.kind.one, self.kind.many)


@dataclass(frozen=True, slots=True)
class Today:
    """What waits today, and what waited already before the first spreadsheet came in.

    Attributes:
        snoozed: what is put off, and until when.
    """

    waiting: tuple[Waiting, ...]
    project: tuple[Waiting, ...]
    snoozed: tuple[tuple[Waiting, dt.date], ...] = ()

    def without(self, until: Mapping[str, dt.date]) -> Today:
        """Set the kinds apart that are put off."""
        return Today(
            tuple(one for one in self.waiting if one.kind.key not in until),
            self.project,
            tuple((one, until[one.kind.key]) for one in self.waiting if one.kind.key in until),
        )

    def count(self) -> int:
        """Count the rows that wait today."""
        return sum(len(one.ids) for one in self.waiting)


def waiting_today(session: Session) -> Today:
    """Give what waits today, in order; kinds of which nothing waits are left out."""
    today, settings = clock.today(), preferences(session)
    begun = session.scalar(select(func.min(Import.at)).where(Import.status.startswith("done")))
    first_import = dt.date.fromisoformat(begun[:10]) if begun else dt.date.min
    now: list[Waiting] = []
    before: list[Waiting] = []
    for kind in KINDS:
        row, since = kind.rows(today, settings).subquery().c
        known = func.coalesce(since, today)
        is_older = known < first_import
        found = session.execute(
            select(is_older, func.min(known), func.group_concat(row, ",")).group_by(is_older)
        )
        for older, oldest, joined in found:
            days = max((today - oldest).days, 0)
            ids = tuple(np.sort(ids_in(joined)).tolist())
            (before if older else now).append(Waiting(kind, ids, days))
    return Today(tuple(now), tuple(before))


KINDS: tuple[Kind, ...] = (
    Kind(
        "consent_withdrawn",
        "consent was withdrawn that a finished act rests on",
        "consents were withdrawn that finished acts rest on",
        "consents",
        rows.withdrawn,
    ),
    Kind(
        "promise_overdue",
        "promise is overdue",
        "promises are overdue",
        "conversations",
        rows.promises,
        Deed.KEEP,
    ),
    Kind(
        "to_approve",
        "reward waits for approval",
        "rewards wait for approval",
        "grants",
        rows.to_approve,
    ),
    Kind(
        "without_a_day",
        "yes has no day yet",
        "yeses have no day yet",
        "activities",
        rows.without_a_day,
    ),
    Kind("open_asks", "ask is open", "asks are open", "activities", rows.open_asks, Deed.SWEEP),
    Kind(
        "to_thank",
        "act is without thanks",
        "acts are without thanks",
        "activities",
        rows.to_thank,
        Deed.THANK,
    ),
    Kind(
        "promoters",
        "promoter was not asked",
        "promoters were not asked",
        "members",
        rows.promoters,
        Deed.ASK,
    ),
    Kind(
        "good_moment",
        "member has just won something: a good moment for a small ask",
        "members have just won something: a good moment for a small ask",
        "members",
        rows.good_moments,
        Deed.ASK,
    ),
    Kind(
        "nominations",
        "nomination waits for a decision",
        "nominations wait for a decision",
        "members",
        rows.aging_nominations,
    ),
    Kind(
        "consent_expires",
        "consent expires soon",
        "consents expire soon",
        "consents",
        rows.expiring,
    ),
    Kind(
        "paused",
        "pause is over: see how she is",
        "pauses are over: see how they are",
        "members",
        rows.to_review,
    ),
    Kind(
        "never_asked",
        "member enrolled and was never asked",
        "members enrolled and were never asked",
        "members",
        rows.never_asked,
        Deed.ASK,
    ),
    Kind(
        "anniversaries",
        "member enrolled on a day of this week",
        "members enrolled on a day of this week",
        "members",
        rows.anniversaries,
    ),
)

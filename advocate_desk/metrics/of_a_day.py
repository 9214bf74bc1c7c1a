"""Every single figure of the window as it is on a day, by name: Home's and those of Trends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.metrics import metrics_in_use
from advocate_desk.metrics.goals import goal_actual
from advocate_desk.metrics.trend import Behind, Figure, Span
from advocate_desk.metrics.waiting import KINDS, waiting_today
from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.goals import quarter_of
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.listing import Listing
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.points_list import POINTS
from advocate_desk.program.relation_lists import CONSENTS, CONVERSATIONS
from advocate_desk.store.models import Goal

YEAR = dt.timedelta(days=364)  # with the day itself 365
_LISTS = (ACTIVITIES, MEMBERS, GRANTS, POINTS, CONSENTS, CONVERSATIONS)
_WAITING = "waiting_"


def figures_of_day(session: Session, day: dt.date) -> Mapping[str, Callable[[], Figure]]:
    """Give the figures of the 365 days up to a day, each computed when it is asked for.

    What waits is known of today alone.
    """
    span = Span(day - YEAR, day)
    found: dict[str, Callable[[], Figure]] = {
        name: partial(metric.figure, session, span, name)
        for metric in metrics_in_use(session)
        for name in metric.headlines
    }
    goals = session.scalars(select(Goal).where(Goal.period == quarter_of(day)).order_by(Goal.id))
    for goal in goals:
        found[f"goal_{goal.what.replace(' ', '_')}"] = partial(_goal, session, goal, day)
    if day == clock.today():
        found["waiting_for_you"] = partial(_all_waiting, session)
        for kind in KINDS:
            found[f"{_WAITING}{kind.key}"] = partial(_waiting, session, kind.key)
    return found


def list_of(figure: Figure) -> Listing:
    """Give the list that shows the rows behind a figure."""
    return next(one for one in _LISTS if one.key == figure.rows.listing)


def _goal(session: Session, goal: Goal, day: dt.date) -> Figure:
    return goal_actual(session, goal, day).figure


def _waiting(session: Session, key: str) -> Figure:
    kind = next(one for one in KINDS if one.key == key)
    found = [one.ids for one in waiting_today(session).waiting if one.kind is kind]
    ids = np.array(found[0] if found else (), dtype=np.int64)
    return Figure(
        len(ids), "rows", len(ids), "", f"How many {kind.many}", Behind(kind.listing, ids)
    )


def _all_waiting(session: Session) -> Figure:
    """Count what waits of every kind; the rows are those of the kinds, one list each."""
    count = waiting_today(session).count()
    nothing = np.empty(0, dtype=np.int64)
    formula = "All that waits today; its rows are those of each kind"
    return Figure(count, "rows", count, "", formula, Behind(ACTIVITIES.key, nothing))

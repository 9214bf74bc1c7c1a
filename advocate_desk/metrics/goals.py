"""How far a goal is: what was reached of it, and whether that is in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from advocate_desk.metrics.active_advocates import ACTIVE_ADVOCATES
from advocate_desk.metrics.acts import ACTS, acts_within
from advocate_desk.metrics.segment import EVERYONE
from advocate_desk.metrics.trend import Behind, Figure, Grain, Metric, Span, ids_in
from advocate_desk.program.goals import About, Subject, days_of, subject_of
from advocate_desk.store.models import Activity, ActivityType, Goal
from advocate_desk.store.preferences import preferences

_HEADLINES: dict[str, tuple[Metric, str]] = {
    "acts": (ACTS, "acts"),
    "active advocates": (ACTIVE_ADVOCATES, "active_advocates"),
    "new advocates": (ACTIVE_ADVOCATES, "new_advocates"),
}
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class GoalActual:
    """How far a goal is on a day.

    Attributes:
        figure: what was reached; without a value when nothing is called as the goal says.
        on_pace: what should be reached by now: target × working days gone ÷ of the quarter.
        is_on_pace: that much is reached; None where nothing can be said.
    """

    figure: Figure
    target: int
    on_pace: float
    is_on_pace: bool | None


def goal_actual(session: Session, goal: Goal, today: dt.date) -> GoalActual:
    """Say how far a goal is: acts by their day within its quarter, or the figure it names."""
    first, last = days_of(goal.period)
    span = Span(first, min(last, today), Grain.QUARTER)
    subject = subject_of(session, goal.what)
    if subject is None:
        why = f"Nothing is called “{goal.what}” any more: say what the goal is about."
        figure = Figure(None, "", 0, why, "", Behind(ACTS.listing.key, np.empty(0, np.int64)))
    else:
        figure = _reached(session, subject, span)
    gone = goal.target * _share_gone(session, first, last, today)
    reached = figure.value
    is_on_pace = None if reached is None else reached >= gone
    return GoalActual(figure, goal.target, float(gone), is_on_pace)


def _reached(session: Session, subject: Subject, span: Span) -> Figure:
    if span.last < span.first:  # the quarter has not begun
        nobody = Behind(ACTS.listing.key, np.empty(0, np.int64))
        return Figure(0, "acts", 0, "", "The quarter has not begun", nobody)
    if subject.about is About.FIGURE:
        metric, headline = _HEADLINES[subject.name]
        return metric.figure(session, span, headline)
    of_it: ColumnElement[bool] = Activity.type_id == subject.type_id
    if subject.about is About.CATEGORY:
        types = select(ActivityType.id).where(ActivityType.category == subject.name)
        of_it = Activity.type_id.in_(types)
    rows = select(Activity.id.label("id")).where(*acts_within(span, EVERYONE), of_it).subquery()
    ids = np.sort(ids_in(session.scalar(select(func.group_concat(rows.c.id, ",")))))
    formula = f"Acts of the quarter by the day they were completed: {subject.name}"
    return Figure(len(ids), "acts", len(ids), "", formula, Behind(ACTS.listing.key, ids))


def _share_gone(session: Session, first: dt.date, last: dt.date, today: dt.date) -> Fraction:
    """Give what part of a quarter's working days is gone, today's included."""
    holidays = preferences(session).holidays
    whole = working_days(first, last, holidays)
    gone = working_days(first, min(last, today), holidays)
    return Fraction(gone, whole) if whole else Fraction(1)


def working_days(first: dt.date, last: dt.date, holidays: Sequence[dt.date] = ()) -> int:
    """Count Mondays to Fridays from a day to another, both included, without the holidays."""
    if last < first:
        return 0
    return int(np.busday_count(first, last + _ONE_DAY, holidays=list(holidays)))

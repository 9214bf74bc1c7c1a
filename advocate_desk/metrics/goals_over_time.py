"""Goals of the quarters: what was reached of each, in percent of what was meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.metrics.goals import goal_actual
from advocate_desk.metrics.segment import EVERYONE, Segment
from advocate_desk.metrics.trend import (
    Behind,
    Counts,
    Form,
    Grain,
    Metric,
    Series,
    Span,
    Trend,
)
from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.goals import days_of, quarter_of
from advocate_desk.store.models import Activity, Goal


@dataclass(frozen=True, eq=False)
class GoalsMetric(Metric):
    """Each goal's rows are those of what it is about: acts of a kind, or members."""

    def trend(self, session: Session, span: Span, segment: Segment = EVERYONE) -> Trend:
        """Give what was reached of each goal, of what was meant; a quarter without one is a gap.

        Goals are those of the program: a segment has none.
        """
        del segment
        quarters = _quarters(span)
        buckets = quarters.buckets()
        reached: dict[tuple[str, dt.date], int] = {}
        meant: dict[tuple[str, dt.date], int] = {}
        for goal in _goals(session, buckets):
            at = (goal.what, days_of(goal.period)[0])
            actual = goal_actual(session, goal, clock.today())
            meant[at] = goal.target
            reached[at] = int(actual.figure.value or 0)
        names = sorted({what for what, _bucket in meant})

        def made(values: dict[tuple[str, dt.date], int], words: str) -> tuple[Series, ...]:
            return tuple(
                Series(
                    (what,),
                    words.format(what[:1].upper() + what[1:]),
                    tuple(values.get((what, bucket), 0) for bucket in buckets),
                )
                for what in names
            )

        return Trend(quarters, buckets, made(reached, "{}"), of=made(meant, "{}: goal"))

    def rows(
        self,
        session: Session,
        span: Span,
        segment: Segment,
        bucket: dt.date | None,
        series: Sequence[str] = (),
    ) -> Behind:
        """Give the rows that count for one goal; without one chosen, none can be told."""
        del segment
        wanted = _goals(session, _quarters(span).buckets() if bucket is None else (bucket,))
        found = [goal for goal in wanted if goal.what in series]
        if len(found) != 1:
            return super().rows(session, span, EVERYONE, bucket, series)
        return goal_actual(session, found[0], clock.today()).figure.rows


def _quarters(span: Span) -> Span:
    """Give the quarters up to the end of a span: goals are set for quarters."""
    first = span.first.replace(month=(span.first.month - 1) // 3 * 3 + 1, day=1)
    return Span(first, span.last, Grain.QUARTER)


def _goals(session: Session, buckets: Sequence[dt.date]) -> list[Goal]:
    periods = [quarter_of(bucket) for bucket in buckets]
    return list(session.scalars(select(Goal).where(Goal.period.in_(periods)).order_by(Goal.id)))


def _count(_session: Session, _span: Span, _segment: Segment) -> Counts:
    return {}


def _points(_span: Span, _segment: Segment) -> Select[*tuple[Any, ...]]:
    """Give no rows: each goal has its own."""
    return select(Activity.outcome, Activity.id).where(Activity.id < 0)


GOALS_OVER_TIME = GoalsMetric(
    key="goals",
    title="Goals",
    one="row",
    unit="rows",
    formula="What was reached of each goal of a quarter, in percent of what was meant",
    listing=ACTIVITIES,
    form=Form.PERCENT,
    count=_count,
    points=_points,
    headlines={},
    known="Goal",
)

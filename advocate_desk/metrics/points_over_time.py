"""Points earned, spent and expired, and how many are outstanding at the end of a month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal, select, union_all
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.metrics.by_bucket import sums_by_bucket
from advocate_desk.metrics.segment import Segment
from advocate_desk.metrics.trend import Form, Metric, Span
from advocate_desk.program.points_list import POINTS
from advocate_desk.store.choices import PointsKind
from advocate_desk.store.models import PointsEntry

_TAKEN = (PointsKind.SPENT.value, PointsKind.EXPIRED.value)  # their lines are below 0


def _lines(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
    """Give (series, line, points) of the span, and all lines up to its end as outstanding."""
    end = min(span.last, clock.today())
    of_whom = segment.holds(PointsEntry.member_id.expression)
    amount: ColumnElement[int] = case(
        (PointsEntry.kind.in_(_TAKEN), -PointsEntry.amount), else_=PointsEntry.amount
    )
    moved = select(PointsEntry.kind.label("series"), PointsEntry.id.label("id"), amount).where(
        PointsEntry.on_day.between(span.first, end), *of_whom
    )
    outstanding = select(literal("outstanding"), PointsEntry.id, PointsEntry.amount).where(
        PointsEntry.on_day <= end, *of_whom
    )
    return select(union_all(moved, outstanding).subquery())


def _sums(session: Session, span: Span, segment: Segment) -> Mapping[str, int]:
    lines = _lines(span, segment).subquery()
    summed = select(lines.c[0], func.sum(lines.c[2])).group_by(lines.c[0])
    return {key: int(value) for key, value in session.execute(summed)}


def _points(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
    lines = _lines(span, segment).subquery()
    return select(lines.c[0], lines.c[1])


POINTS_OVER_TIME = Metric(
    key="points",
    title="Points",
    one="point",
    unit="points",
    formula="Points of the ledger by day; outstanding: the sum of all lines up to the month's end",
    listing=POINTS,
    form=Form.LINES,
    count=sums_by_bucket(_sums),
    points=_points,
    sums=_sums,
    headlines={
        "points_earned": ("earned",),
        "points_spent": ("spent",),
        "points_expired": ("expired",),
        "points_outstanding": ("outstanding",),
    },
    series={
        "earned": "Earned",
        "spent": "Spent",
        "expired": "Expired",
        "outstanding": "Outstanding",
    },
    aside={"corrected": "Corrected", "opening": "Brought in"},
    needs_points=True,
)

"""Active and new advocates per month."""

from __future__ import annotations

from sqlalchemy import Select, and_, exists, func, literal, select, union_all
from sqlalchemy.orm import aliased

from advocate_desk.metrics.acts import MONTH, acts_within
from advocate_desk.metrics.segment import Segment
from advocate_desk.metrics.trend import Form, Metric, Span, bucket_of
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.store.models import Activity, ActivityType


def _points(span: Span, segment: Segment) -> Select[int, str, int]:
    both = union_all(_active(span, segment), _new(span, segment)).subquery()
    return select(both)


def _active(span: Span, segment: Segment) -> Select[int, str, int]:
    return (
        select(
            bucket_of(MONTH, span.grain).label("bucket"),
            literal("active").label("series"),
            Activity.member_id,
        )
        .where(*acts_within(span, segment))
        .distinct()
    )


def _new(span: Span, segment: Segment) -> Select[int, str, int]:
    """Select those with acts in the span and none before it, in the month of their first."""
    within = (
        select(Activity.member_id, func.min(MONTH).label("month"))
        .where(*acts_within(span, segment))
        .group_by(Activity.member_id)
        .subquery()
    )
    earlier, kind = aliased(Activity), aliased(ActivityType)
    has_earlier = exists().where(
        and_(
            earlier.member_id == within.c.member_id,
            earlier.completed_on < span.first,
            earlier.month.is_not(None),
            kind.id == earlier.type_id,
            kind.counts_as_advocacy,
        )
    )
    return select(bucket_of(within.c.month, span.grain), literal("new"), within.c.member_id).where(
        ~has_earlier
    )


ACTIVE_ADVOCATES = Metric(
    key="active_advocates",
    title="Active and new advocates",
    one="member",
    unit="members",
    formula="Members with at least one act in the month; new: with their first act ever in it",
    listing=MEMBERS,
    form=Form.LINES,
    points=_points,
    headlines={"active_advocates": ("active",), "new_advocates": ("new",)},
    series={"active": "Active", "new": "New"},
)

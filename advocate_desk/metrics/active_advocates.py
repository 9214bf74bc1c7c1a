"""Active and new advocates per month."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict

import numpy as np
from sqlalchemy import ColumnElement, Integer, Select, cast, func, literal, select, union_all
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.metrics.acts import MONTH, acts_within
from advocate_desk.metrics.segment import Segment
from advocate_desk.metrics.trend import Counts, Form, Metric, Span, ids_in
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.store.models import Activity, MemberFigures

_FIRST = MemberFigures.first_act_on
_FIRST_MONTH = (
    cast(func.substr(_FIRST, 1, 4), Integer) * 12 + cast(func.substr(_FIRST, 6, 2), Integer) - 1
)


def _count(session: Session, span: Span, segment: Segment) -> Counts:
    """Count the different members of each bucket: numpy tells them apart ten times as fast."""
    acting = session.execute(
        select(MONTH, func.group_concat(Activity.member_id, ","))
        .where(*acts_within(span, segment))
        .group_by(Activity.month)
    )
    members = defaultdict(list)
    for month, joined in acting:
        members[span.bucket_of(month)].append(ids_in(joined))
    starting = session.execute(
        select(_FIRST_MONTH, func.count()).where(*_starts_in(span, segment)).group_by(_FIRST_MONTH)
    )
    counts: Counter[tuple[dt.date, str]] = Counter()
    for bucket, found in members.items():
        counts[bucket, "active"] = len(np.unique(np.concatenate(found)))
    for month, count in starting:
        counts[span.bucket_of(month), "new"] += count
    return counts


def _points(span: Span, segment: Segment) -> Select[str, int]:
    active = select(literal("active").label("series"), Activity.member_id)
    new = select(literal("new"), MemberFigures.member_id)
    both = union_all(
        active.where(*acts_within(span, segment)), new.where(*_starts_in(span, segment))
    )
    return select(both.subquery())


def _starts_in(span: Span, segment: Segment) -> list[ColumnElement[bool]]:
    """Give the conditions that a member's first act ever lies in the span."""
    return [
        _FIRST.between(span.first, min(span.last, clock.today())),
        *segment.holds(MemberFigures.member_id.expression),
    ]


ACTIVE_ADVOCATES = Metric(
    key="active_advocates",
    title="Active and new advocates",
    one="member",
    unit="members",
    formula="Members with at least one act in the month; new: with their first act ever in it",
    listing=MEMBERS,
    form=Form.LINES,
    count=_count,
    points=_points,
    headlines={"active_advocates": ("active",), "new_advocates": ("new",)},
    series={"active": "Active", "new": "New"},
)

"""What was asked and what was done, month by month."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, cast, func, literal, select, union_all
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.metrics.acts import MONTH, acts_within
from advocate_desk.metrics.segment import Segment
from advocate_desk.metrics.trend import Counts, Form, Metric, Span
from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.store.choices import PersonType
from advocate_desk.store.models import Activity, Member

_ASKED = Activity.asked_on
_ASKED_MONTH = (
    cast(func.substr(_ASKED, 1, 4), Integer) * 12 + cast(func.substr(_ASKED, 6, 2), Integer) - 1
)


def _count(session: Session, span: Span, segment: Segment) -> Counts:
    counts: Counter[tuple[dt.date, str]] = Counter()
    for key, month, conditions in (
        ("asked", _ASKED_MONTH, _asks_within(span, segment)),
        ("done", MONTH, acts_within(span, segment)),
    ):
        grouped = select(month, func.count()).select_from(Activity)
        for found, number in session.execute(grouped.where(*conditions).group_by(month)):
            counts[span.bucket_of(found), key] += number
    return counts


def _points(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
    asked = select(literal("asked").label("series"), Activity.id)
    done = select(literal("done"), Activity.id)
    both = union_all(
        asked.where(*_asks_within(span, segment)), done.where(*acts_within(span, segment))
    )
    return select(both.subquery())


def _asks_within(span: Span, segment: Segment) -> list[ColumnElement[bool]]:
    """Give the conditions that somebody of ours asked a customer within the span."""
    others = select(Member.id).where(Member.person_type != PersonType.CUSTOMER.value)
    return [
        _ASKED.between(span.first, min(span.last, clock.today())),
        Activity.member_id.not_in(others),
        *segment.holds(Activity.member_id.expression),
    ]


ASKED_AND_DONE = Metric(
    key="asked_and_done",
    title="Asked and done",
    one="activity",
    unit="activities",
    formula="Asked: what customers were asked for, by the day of asking; done: acts of advocacy",
    listing=ACTIVITIES,
    form=Form.LINES,
    count=_count,
    points=_points,
    headlines={"asked": ("asked",)},
    series={"asked": "Asked", "done": "Done"},
)

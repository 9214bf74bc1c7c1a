"""Acts per month, by category; and what an act is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from functools import partial

from sqlalchemy import ColumnElement, Integer, Select, func, or_, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from advocate_desk.base import clock
from advocate_desk.metrics.segment import Segment
from advocate_desk.metrics.trend import Counts, Form, Metric, Span, first_day_of, month_of
from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.wording import shown
from advocate_desk.store.models import Activity, ActivityType, Member

MONTH = type_coerce(Activity.month, Integer)  # never NULL where acts are wanted
_ONE_DAY = dt.timedelta(days=1)

CountAndPoints = tuple[
    Callable[[Session, Span, Segment], Counts], Callable[[Span, Segment], Select[str, int]]
]


def acts_within(span: Span, segment: Segment) -> list[ColumnElement[bool]]:
    """Give the conditions on activities: acts of the span up to today, by the segment's members.

    A day is looked at only in a first and a last month that are not whole: it is not in the
    index of months.
    """
    end = min(span.last, clock.today())
    first, last = month_of(span.first), month_of(end)
    conditions: list[ColumnElement[bool]] = [MONTH.between(first, last)]
    if span.first != first_day_of(first):
        conditions.append(or_(first < MONTH, Activity.completed_on >= span.first))
    if end + _ONE_DAY != first_day_of(last + 1):
        conditions.append(or_(last > MONTH, Activity.completed_on <= end))
    return [*conditions, *counted(), *segment.holds(Activity.member_id.expression)]


def counted() -> list[ColumnElement[bool]]:
    """Give the conditions that a completed activity is an act: its type counts, by a customer."""
    counting = select(ActivityType.id).where(ActivityType.counts_as_advocacy)
    others = select(Member.id).where(Member.person_type != "customer")
    return [Activity.type_id.in_(counting), Activity.member_id.not_in(others)]


def first_month(session: Session) -> dt.date | None:
    """Give the month of the first act there is."""
    found = session.scalar(
        select(MONTH)
        .where(Activity.month.is_not(None), *counted())
        .order_by(Activity.month)
        .limit(1)
    )
    return None if found is None else first_day_of(found)


def by_kind(what: InstrumentedAttribute[str]) -> CountAndPoints:
    """Count acts by something their types are, in the order of the index, put together here."""

    def count(session: Session, span: Span, segment: Segment) -> Counts:
        words = dict(session.execute(select(ActivityType.id, what)).all())
        grouped = session.execute(
            select(MONTH, Activity.type_id, func.count())
            .where(*acts_within(span, segment))
            .group_by(Activity.month, Activity.type_id)
        )
        counts: Counter[tuple[dt.date, str]] = Counter()
        for month, kind, number in grouped:
            counts[span.bucket_of(month), words[kind]] += number
        return counts

    def points(span: Span, segment: Segment) -> Select[str, int]:
        return (
            select(what, Activity.id)
            .join(ActivityType, ActivityType.id == Activity.type_id)
            .where(*acts_within(span, segment))
        )

    return count, points


def by_word(word: ColumnElement[str]) -> CountAndPoints:
    """Count acts by a word that each of them holds."""

    def count(session: Session, span: Span, segment: Segment) -> Counts:
        grouped = session.execute(
            select(MONTH, word, func.count())
            .where(*acts_within(span, segment))
            .group_by(Activity.month, word)
        )
        counts: Counter[tuple[dt.date, str]] = Counter()
        for month, found, number in grouped:
            counts[span.bucket_of(month), found] += number
        return counts

    def points(span: Span, segment: Segment) -> Select[str, int]:
        return select(word, Activity.id).where(*acts_within(span, segment))

    return count, points


_COUNT, _POINTS = by_kind(ActivityType.category)

ACTS = Metric(
    key="acts",
    title="Acts of advocacy",
    one="act",
    unit="acts",
    formula="Completed activities of customers, of types that count as advocacy, by category",
    listing=ACTIVITIES,
    form=Form.BARS,
    count=_COUNT,
    points=_POINTS,
    headlines={"acts": ()},
    label=partial(shown, "category"),
    adds_up=True,
)

"""Who stays: of those who enrolled in a half-year, how many still act, year after year.

A cohort is everybody who enrolled in a half-year, leavers included. A person who left and enrolled
again is in a new cohort too. Customers without a day of enrolment stand where they first acted.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    TableValuedAlias,
    Text,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from advocate_desk.base import clock
from advocate_desk.metrics.acts import counted
from advocate_desk.metrics.by_bucket import counts_by_bucket
from advocate_desk.metrics.segment import Segment
from advocate_desk.metrics.trend import LEAST_KNOWN, Form, Grain, Metric, Span
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.store.choices import PersonType, Status
from advocate_desk.store.models import Activity, Member, MemberFigures, Standing

AGES = (6, 12, 18, 24, 30, 36)  # months after enrolment
_YEAR = 12  # months in which an act counts for an age
_OLDEST = dt.timedelta(days=3650)  # older cohorts tell nothing of today
_STILL_IN = (Status.ENROLLED.value, Status.PAUSED.value)


def _came_in(first: dt.date, last: dt.date) -> Subquery:
    """Give who came in on which day: by enrolling after everything but a pause."""
    earlier = aliased(Standing)
    before = (
        select(earlier.status)
        .where(
            earlier.member_id == Standing.member_id,
            or_(
                func.coalesce(earlier.from_day, "") < Standing.from_day,
                and_(earlier.from_day == Standing.from_day, earlier.id < Standing.id),
            ),
        )
        .order_by(func.coalesce(earlier.from_day, "").desc(), earlier.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    enrolled = select(Standing.member_id, Standing.from_day.label("day")).where(
        Standing.status == Status.ENROLLED.value,
        Standing.from_day.between(first, last),
        func.coalesce(before, "").not_in(_STILL_IN),
    )
    undated = select(MemberFigures.member_id, MemberFigures.first_act_on).where(
        MemberFigures.enrolled_on.is_(None), MemberFigures.first_act_on.between(first, last)
    )
    return union_all(enrolled, undated).subquery()


def _cohort(span: Span, segment: Segment) -> Subquery:
    """Give the customers who came in within a span, with the day."""
    came = _came_in(span.first, min(span.last, clock.today()))
    customers = select(Member.id).where(Member.person_type == PersonType.CUSTOMER.value)
    return (
        select(came.c.member_id, func.min(came.c.day).label("day"))
        .where(came.c.member_id.in_(customers), *segment.holds(came.c.member_id))
        .group_by(came.c.member_id)
        .subquery()
    )


def _ages() -> TableValuedAlias:
    return func.json_each(f"[{','.join(map(str, AGES))}]").table_valued("value")


def _after(day: ColumnElement[Any], months: ColumnElement[Any]) -> ColumnElement[Any]:
    """Add months as calendars do: six after 31 August are the last day of February."""
    return func.date(day, cast(months, Text) + " months", "floor")


def _points(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
    """Give who acted in the year before each age: never before enrolling, not after today."""
    cohort, ages = _cohort(span, segment), _ages()
    since = func.max(cohort.c.day, _after(cohort.c.day, ages.c.value - _YEAR))
    acted = and_(
        Activity.member_id == cohort.c.member_id,
        Activity.completed_on >= since,
        Activity.completed_on < _after(cohort.c.day, ages.c.value),
        Activity.completed_on <= clock.today(),
        Activity.month.is_not(None),
        *counted(),
    )
    return (
        select(cast(ages.c.value, Text).label("series"), cohort.c.member_id)
        .select_from(cohort.join(ages, literal(1) == 1).join(Activity, acted))
        .distinct()
    )


def _everybody(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
    return select(literal("").label("series"), _cohort(span, segment).c.member_id)


def _not_reached(session: Session, span: Span, segment: Segment) -> frozenset[tuple[dt.date, str]]:
    """Give the ages that somebody of a cohort has not reached yet."""
    ages = _ages()
    found: set[tuple[dt.date, str]] = set()
    for bucket in span.buckets():
        cohort = _cohort(span.only(bucket), segment)
        reached = func.max(_after(cohort.c.day, ages.c.value))
        rows = session.execute(
            select(ages.c.value, reached)
            .select_from(cohort.join(ages, literal(1) == 1))
            .group_by(ages.c.value)
        )
        days = {age: day for age, day in rows if day}
        today = clock.today().isoformat()
        found |= {(bucket, str(age)) for age in AGES if days.get(age, today) > today}
    return frozenset(found)


def _half_years(session: Session, span: Span) -> Span:
    """Give the half-years from the first enrolment on: cohorts are looked at from their birth."""
    found = (
        session.scalar(select(func.min(day)))
        for day in (MemberFigures.enrolled_on, MemberFigures.first_act_on)
    )
    oldest = min(filter(None, found), default=span.first)
    start = max(oldest, span.last - _OLDEST)
    return Span(
        start.replace(month=1 if start.month < 7 else 7, day=1), span.last, Grain.HALF_YEAR
    )


COHORTS = Metric(
    key="cohorts",
    title="Who stays",
    one="member",
    unit="members",
    formula=(
        "Of those who enrolled in a half-year: who acted in the 12 months up to 6, 12, 18 … months"
        " after. Without a day of enrolment, from the first act"
    ),
    listing=MEMBERS,
    form=Form.HEAT,
    count=counts_by_bucket(_points),
    points=_points,
    headlines={},
    series={str(age): f"{age} months" for age in AGES},
    least=LEAST_KNOWN,
    known="Enrolled",
    whole=_everybody,
    unknown=_not_reached,
    own_span=_half_years,
)

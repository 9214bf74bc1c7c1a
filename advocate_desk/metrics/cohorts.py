"""Who stays: of those who enrolled in a half-year, how many still act, year after year.

A cohort is everybody who enrolled in a half-year, leavers included. A person who left and enrolled
again is in a new cohort too. Customers without a day of enrolment stand where they first acted.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Subquery,
    Text,
    and_,
    cast,
    distinct,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from advocate_desk.base import clock
from advocate_desk.metrics.acts import counted
from advocate_desk.metrics.segment import Segment
from advocate_desk.metrics.trend import (
    LEAST_KNOWN,
    Counts,
    Form,
    Grain,
    Metric,
    Span,
    first_day_of,
)
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.store.choices import PersonType, Status
from advocate_desk.store.models import Activity, Member, MemberFigures, Standing

AGES = (6, 12, 18, 24, 30, 36)  # months after enrolment
_STEP = 6  # months between two ages; an act counts for a year, that is for two
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
    on_no_day = select(Standing.member_id).where(
        Standing.status == Status.ENROLLED.value, Standing.from_day.is_(None)
    )
    undated = select(MemberFigures.member_id, MemberFigures.first_act_on).where(
        or_(MemberFigures.enrolled_on.is_(None), MemberFigures.member_id.in_(on_no_day)),
        MemberFigures.first_act_on.between(first, last),
    )
    return union_all(enrolled, undated).subquery()


def _cohort(span: Span, segment: Segment) -> Subquery:
    """Give the customers who came in within a span: with the half-year, and the day in it."""
    came = _came_in(span.first, min(span.last, clock.today()))
    others = select(Member.id).where(Member.person_type != PersonType.CUSTOMER.value)
    half = _month(came.c.day) // _STEP * _STEP
    return (
        select(came.c.member_id, half.label("half"), func.min(came.c.day).label("day"))
        .where(came.c.member_id.not_in(others), *segment.holds(came.c.member_id))
        .group_by(came.c.member_id, half)
        .subquery()
    )


def _month(day: ColumnElement[Any]) -> ColumnElement[int]:
    """Count a day's month from year 0."""
    year = cast(func.substr(day, 1, 4), Integer)
    return year * 12 + cast(func.substr(day, 6, 2), Integer) - 1


def _after(day: ColumnElement[Any], months: ColumnElement[Any]) -> ColumnElement[Any]:
    """Add months as calendars do: six after 31 August are the last day of February."""
    return func.date(day, cast(months, Text) + " months", "floor")


def _acting(span: Span, segment: Segment) -> Subquery:
    """Give half-year, age and member of everybody who acted in the year before an age.

    An act in the n-th half-year after enrolling lies in the years before two ages: n × 6 months,
    and 6 months on. None counts before enrolling, nor after today.
    """
    cohort = _cohort(span, segment)
    acted = and_(
        Activity.member_id == cohort.c.member_id,
        Activity.completed_on >= cohort.c.day,
        Activity.completed_on < _after(cohort.c.day, literal(AGES[-1])),
        Activity.completed_on <= clock.today(),
        Activity.month.is_not(None),
        *counted(),
    )
    apart = _month(Activity.completed_on.expression) - _month(cohort.c.day)
    is_short = Activity.completed_on < _after(cohort.c.day, apart)  # the last month is not full
    step = (apart - cast(is_short, Integer)) // _STEP
    steps = (
        select(cohort.c.half, step.label("step"), cohort.c.member_id)
        .select_from(cohort.join(Activity, acted))
        .distinct()
        .subquery()
    )
    each = [select(steps.c.half, (steps.c.step + n) * _STEP, steps.c.member_id) for n in (1, 2)]
    ages = union_all(*each).subquery()
    half, age, member = ages.c
    return select(half, cast(age, Text), member).where(age <= AGES[-1]).subquery()


def _points(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
    _half, age, member = _acting(span, segment).c
    return select(age, member)


def _count(session: Session, span: Span, segment: Segment) -> Counts:
    half, age, member = _acting(span, segment).c
    found = session.execute(select(half, age, func.count(distinct(member))).group_by(half, age))
    return {(first_day_of(month), key): count for month, key, count in found}


def _everybody(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
    return select(literal("").label("series"), _cohort(span, segment).c.member_id)


def _not_reached(session: Session, span: Span, segment: Segment) -> frozenset[tuple[dt.date, str]]:
    """Give the ages that somebody of a cohort has not reached yet."""
    cohort = _cohort(span, segment)
    last = func.max(cohort.c.day)
    reached = [_after(last, literal(age)) for age in AGES]
    today = clock.today().isoformat()
    return frozenset(
        (first_day_of(half), str(age))
        for half, *days in session.execute(select(cohort.c.half, *reached).group_by(cohort.c.half))
        for age, day in zip(AGES, days, strict=True)
        if day > today
    )


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
    count=_count,
    points=_points,
    headlines={},
    series={str(age): f"{age} months" for age in AGES},
    least=LEAST_KNOWN,
    known="Enrolled",
    whole=_everybody,
    unknown=_not_reached,
    own_span=_half_years,
)

"""What moves the members, as they said it."""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import Select, or_, select

from advocate_desk.base import clock
from advocate_desk.metrics.by_bucket import counts_by_bucket
from advocate_desk.metrics.segment import Segment
from advocate_desk.metrics.trend import Form, Metric, Span
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import PersonType
from advocate_desk.store.models import Member, StatedMotivation

_LEAST_WEIGHT = 1  # 0: she said that it does not move her


def _points(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
    """Give who states what at the end of a span: said without a day, it always held."""
    others = select(Member.id).where(Member.person_type != PersonType.CUSTOMER.value)
    return (
        select(StatedMotivation.motivation, StatedMotivation.member_id)
        .where(
            StatedMotivation.weight >= _LEAST_WEIGHT,
            or_(
                StatedMotivation.on_day.is_(None),
                StatedMotivation.on_day <= min(span.last, clock.today()),
            ),
            StatedMotivation.member_id.not_in(others),
            *segment.holds(StatedMotivation.member_id.expression),
        )
        .distinct()
    )


MOTIVATIONS = Metric(
    key="motivations",
    title="What moves them",
    one="member",
    unit="members",
    formula="Customers who state a motivation with a weight of 1 or more, at the end of the month",
    listing=MEMBERS,
    form=Form.LINES,
    count=counts_by_bucket(_points),
    points=_points,
    headlines={"members_with_stated_motivation": ()},
    label=partial(shown, "motivation"),
)

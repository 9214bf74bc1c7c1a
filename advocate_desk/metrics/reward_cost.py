"""What rewards cost: by kind, and how much of it went into gifts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, or_, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.metrics.by_bucket import counts_by_bucket, sums_by_bucket
from advocate_desk.metrics.segment import Segment
from advocate_desk.metrics.trend import Form, Metric, Points, Span, Sums
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.money import sums_in_base
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import FAMILIES, GRANTS_GIVEN, RewardKind
from advocate_desk.store.models import Activity, ActivityType, Grant, GrantActivity

_NO_RATE = "no rate"
_LEFT_OUT = {_NO_RATE: "Left out: no rate"}
_COMPARED = ("gifts", "hospitality", "not gifts")  # what is nobody's gift is no part of it
_FAMILY_OF = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}
# a pass is hospitality for a guest, and an expense for who speaks there
_FOR_SPEAKING = exists(
    select(GrantActivity.id)
    .join(Activity, Activity.id == GrantActivity.activity_id)
    .join(ActivityType, ActivityType.id == Activity.type_id)
    .where(
        GrantActivity.grant_id == Grant.id,
        ActivityType.category == "event",
        ActivityType.counts_as_advocacy,
    )
)
FAMILY = case(
    (and_(Grant.kind == RewardKind.EVENT_PASS.value, _FOR_SPEAKING), "speaker expenses"),
    else_=case(_FAMILY_OF, value=Grant.kind),
)
_IS_SUMMED = or_(Grant.rate.is_not(None), Grant.currency.is_(None))


def grants_within(span: Span, segment: Segment) -> list[ColumnElement[bool]]:
    """Give the conditions on grants: sent or later, given within the span, up to today."""
    return [
        Grant.status.in_(GRANTS_GIVEN),
        Grant.given_on.between(span.first, min(span.last, clock.today())),
        *segment.holds(Grant.member_id.expression),
    ]


def _sums(by: ColumnElement[Any], *which: ColumnElement[bool]) -> Sums:
    def sums(session: Session, span: Span, segment: Segment) -> Mapping[str, int]:
        found = sums_in_base(
            session,
            Grant.cost.expression,
            *grants_within(span, segment),
            *which,
            by=(by,),
        )
        left_out = sum(one.left_out for one in found.values())
        counted = {str(key): one.amount for (key,), one in found.items() if one.rows}
        return {**counted, **({_NO_RATE: left_out} if left_out else {})}

    return sums


def _points(by: ColumnElement[Any], *which: ColumnElement[bool]) -> Points:
    series = case((_IS_SUMMED, by), else_=_NO_RATE)

    def points(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
        return select(series, Grant.id).where(
            Grant.cost.is_not(None), *grants_within(span, segment), *which
        )

    return points


_KIND = Grant.kind.expression
_OF_COMPARED = FAMILY.in_(_COMPARED)

REWARD_COST = Metric(
    key="reward_cost",
    title="What rewards cost",
    one="reward",
    unit="rewards",
    formula="Cost of rewards sent or later in the base currency, by the day they were given",
    listing=GRANTS,
    form=Form.BARS,
    count=sums_by_bucket(_sums(_KIND)),
    points=_points(_KIND),
    sums=_sums(_KIND),
    headlines={"reward_cost": ()},
    label=partial(shown, "kind"),
    adds_up=True,
    aside=_LEFT_OUT,
    is_money=True,
)
GIFTS = Metric(
    key="gifts",
    title="Gifts against the rest",
    one="reward",
    unit="rewards",
    formula=(
        "Share of what rewards cost; discounts and the expenses of speakers are nobody's gift"
    ),
    listing=GRANTS,
    form=Form.SHARES,
    count=sums_by_bucket(_sums(FAMILY, _OF_COMPARED)),
    points=_points(FAMILY, _OF_COMPARED),
    sums=_sums(FAMILY, _OF_COMPARED),
    headlines={"gifts_cost_share": ("gifts",)},
    series={family: shown("family", family) for family in _COMPARED},
    aside=_LEFT_OUT,
    known="Cost",
    is_money=True,
)


def _reached(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
    return select(FAMILY, Grant.member_id).where(and_(*grants_within(span, segment)), _OF_COMPARED)


def _everybody_reached(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
    whole: ColumnElement[str] = case((Grant.id.is_not(None), ""))
    return select(whole, Grant.member_id).where(*grants_within(span, segment))


REACHED = Metric(
    key="people_rewarded",
    title="Who is reached by gifts, and who by the rest",
    one="member",
    unit="members",
    formula="Share of the members who got anything; somebody may have got of several",
    listing=MEMBERS,
    form=Form.PERCENT,
    count=counts_by_bucket(_reached),
    points=_reached,
    headlines={"beyond_gifts": ("not gifts",)},
    series={family: shown("family", family) for family in _COMPARED},
    known="Got anything",
    whole=_everybody_reached,
)

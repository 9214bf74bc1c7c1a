"""A random part of a program: what it gives, the ledger of points, costs and rates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select

from advocate_desk.base.text import fold
from advocate_desk.store import choices
from advocate_desk.store.desk import Desk
from advocate_desk.store.models import (
    Activity,
    ActivityType,
    Colleague,
    Cost,
    Grant,
    GrantActivity,
    Member,
    PointsEntry,
    Rate,
    Reward,
    RewardRule,
)
from tests.sheets.exported import put
from tests.sheets.random_rows import LONG, MAYBE, TEXT, YES_NO, columns, one_of

Pick = Callable[[Sequence[int]], int | None]  # one of these, or none

_AMOUNT = st.none() | st.integers(0, 10**9)
_CURRENCY = st.sampled_from(["EUR", "JPY", "KWD"])
# what is worth nothing in another currency keeps no rate, whatever is known of it by now
_RATE = st.none() | st.sampled_from(["1", "0.92", "0.0061", "1.0850"])
_PAST_DAY = st.dates(dt.date(2000, 1, 1), dt.date(2026, 1, 1))
_REWARD = columns(
    Reward,
    reward=TEXT,
    kind=one_of(choices.RewardKind),
    value=_AMOUNT,
    cost=_AMOUNT,
    currency=_CURRENCY,
    rate=_RATE,
    points_price=st.none() | st.integers(0, 5_000),
    stocked=st.none() | st.integers(10, 99),
    vendor=MAYBE,
    active=st.booleans(),
    notes=LONG,
)
_GRANT = columns(
    Grant,
    kind=one_of(choices.RewardKind),
    mode=st.none() | one_of(choices.GrantMode),
    status=one_of(choices.GrantStatus),
    given_on=st.none() | _PAST_DAY,
    sent_on=st.none() | _PAST_DAY,
    delivered_on=st.none() | _PAST_DAY,
    cost=_AMOUNT,
    currency=_CURRENCY,
    rate=_RATE,
    points_spent=st.none() | st.integers(0, 5_000),
    branded=YES_NO,
    order_id=MAYBE,
    check_note=LONG,
)
_POINTS_LINE = columns(
    PointsEntry,
    on_day=_PAST_DAY,
    amount=st.integers(-5_000, 5_000).filter(bool),
    kind=st.just(choices.PointsKind.CORRECTED.value),
    reason=MAYBE,
)
_COST = columns(
    Cost,
    on_day=_PAST_DAY,
    kind=TEXT,
    amount=st.integers(0, 10**9),
    currency=_CURRENCY,
    rate=_RATE,
    invoice=MAYBE,
    note=LONG,
)
_RATES = st.lists(
    st.builds(
        Rate,
        currency=st.sampled_from(["JPY", "KWD", "USD"]),
        from_day=_PAST_DAY,
        rate=st.sampled_from(["0.0061", "3", "1.0850"]),
    ),
    unique_by=lambda one: (one.currency, one.from_day),
    max_size=3,
)


@dataclass(frozen=True)
class Giving:
    """Rows that belong to nobody yet."""

    plain: tuple[Any, ...]
    grants: tuple[Grant, ...]
    lines: tuple[PointsEntry, ...]

    def put_into(self, desk: Desk, any_of: Pick) -> None:
        """Put them into a desk, each to any of what is there already."""
        put(desk, *self.plain)
        with desk.read() as session:
            members, acts, rewards, colleagues, types = (
                session.scalars(select(table.id)).all()
                for table in (Member, Activity, Reward, Colleague, ActivityType)
            )
        for row in (*self.grants, *self.lines):
            row.member_id = any_of(members) or members[0]
        for grant in self.grants:
            grant.reward_id, grant.approved_by_id = any_of(rewards), any_of(colleagues)
        put(desk, *self.grants)
        given = [grant.id for grant in self.grants]
        for line in self.lines:
            line.activity_id, line.grant_id = any_of(acts), any_of(given)
        links = {(any_of(given), any_of(acts)) for _ in given}
        put(desk, *(GrantActivity(grant_id=g, activity_id=a) for g, a in links if g and a))
        offered = {(any_of(types), any_of(rewards)) for _ in rewards}
        rules = (
            RewardRule(type_id=t, reward_id=r, mode="courtesy") for t, r in offered if t and r
        )
        put(desk, *self.lines, *rules)


GIVING = st.builds(
    lambda rewards, costs, rates, grants, lines: Giving(
        (*rewards, *costs, *rates), tuple(grants), tuple(lines)
    ),
    st.lists(_REWARD, max_size=3, unique_by=lambda one: fold(one.reward)),
    st.lists(_COST, max_size=2),
    _RATES,
    st.lists(_GRANT, max_size=3),
    st.lists(_POINTS_LINE, max_size=4),
)

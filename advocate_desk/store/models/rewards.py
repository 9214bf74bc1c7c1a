"""What the program gives: rewards, the rules that offer them, grants, points, costs and rates."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate_desk.store.models.table import Identified, Table, facts


class Reward(Identified, Table):
    """Something the program can give, as it stands in the catalogue."""

    __tablename__ = "reward"
    __table_args__ = facts(
        CheckConstraint("value >= 0 AND cost >= 0", name="no_negative_amounts"),
    )

    reward: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    value: Mapped[int | None]  # fair market value, minor units of `currency`
    cost: Mapped[int | None]  # what we pay, minor units of `currency`
    currency: Mapped[str | None]
    rate: Mapped[str | None]  # decimal text: base currency for one of `currency`
    units_given: Mapped[int | None]  # what it counts as given; the kind's units when blank
    points_price: Mapped[int | None]
    stocked: Mapped[int | None]  # in all, given ones too; blank: as many as are asked for
    vendor: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)
    notes: Mapped[str | None]


class RewardRule(Identified, Table):
    """Which reward is offered when an activity of a type is completed."""

    __tablename__ = "reward_rule"
    __table_args__ = facts(UniqueConstraint("type_id", "reward_id"))

    type_id: Mapped[int] = mapped_column(ForeignKey("activity_type.id", ondelete="CASCADE"))
    reward_id: Mapped[int] = mapped_column(ForeignKey("reward.id", ondelete="CASCADE"), index=True)
    mode: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)


class Grant(Identified, Table):
    """A reward given to a member, or on its way to her."""

    __tablename__ = "grant"
    __table_args__ = facts(
        Index(None, "member_id", "given_on"),
        CheckConstraint("value >= 0 AND cost >= 0", name="no_negative_amounts"),
        personal="member_id",
    )

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    reward_id: Mapped[int | None] = mapped_column(
        ForeignKey("reward.id", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[str]
    mode: Mapped[str | None]
    status: Mapped[str]
    given_on: Mapped[dt.date | None] = mapped_column(index=True)
    sent_on: Mapped[dt.date | None]
    delivered_on: Mapped[dt.date | None]
    value: Mapped[int | None]  # minor units of `currency`
    cost: Mapped[int | None]  # minor units of `currency`
    currency: Mapped[str | None]
    rate: Mapped[str | None]  # decimal text: base currency for one of `currency`
    points_spent: Mapped[int | None]
    branded: Mapped[bool | None]
    cash_equivalent: Mapped[bool | None]
    vendor: Mapped[str | None]
    order_id: Mapped[str | None]
    cost_centre: Mapped[str | None]
    approved_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("colleague.id", ondelete="SET NULL"), index=True
    )
    check_result: Mapped[str | None]
    check_note: Mapped[str | None]
    notes: Mapped[str | None]


class GrantActivity(Table):
    """An activity that a grant is for; several activities may share one grant."""

    __tablename__ = "grant_activity"
    __table_args__ = facts(UniqueConstraint("grant_id", "activity_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    grant_id: Mapped[int] = mapped_column(ForeignKey("grant.id", ondelete="CASCADE"))
    activity_id: Mapped[int] = mapped_column(
        ForeignKey("activity.id", ondelete="CASCADE"), index=True
    )


class PointsEntry(Identified, Table):
    """A line of the points ledger; no verb edits one, a mistake is corrected by another line."""

    __tablename__ = "points_entry"
    __table_args__ = facts(Index(None, "member_id", "on_day"), personal="member_id")

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    on_day: Mapped[dt.date] = mapped_column(index=True)
    amount: Mapped[int]  # spent and expired points are below 0
    kind: Mapped[str]
    reason: Mapped[str | None]
    activity_id: Mapped[int | None] = mapped_column(
        ForeignKey("activity.id", ondelete="SET NULL"), index=True
    )
    grant_id: Mapped[int | None] = mapped_column(
        ForeignKey("grant.id", ondelete="SET NULL"), index=True
    )


class Cost(Identified, Table):
    """Money the program spent beside its grants."""

    __tablename__ = "cost"
    __table_args__ = facts(CheckConstraint("amount >= 0", name="no_negative_amounts"))

    on_day: Mapped[dt.date] = mapped_column(index=True)
    kind: Mapped[str]
    amount: Mapped[int]  # minor units of `currency`
    currency: Mapped[str | None]
    rate: Mapped[str | None]  # decimal text: base currency for one of `currency`
    cost_centre: Mapped[str | None]
    vendor: Mapped[str | None]
    invoice: Mapped[str | None]
    note: Mapped[str | None]


class Rate(Table):
    """What one unit of a currency is worth in the base currency, from a day on."""

    __tablename__ = "rate"
    __table_args__ = facts(UniqueConstraint("currency", "from_day"))

    id: Mapped[int] = mapped_column(primary_key=True)
    currency: Mapped[str]
    from_day: Mapped[dt.date]
    rate: Mapped[str]  # decimal text

"""What business does beside the program: deals, use of the product, and figures day by day."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate_desk.store.models.table import Identified, Table, facts


class Opportunity(Identified, Table):
    """A deal, as the CRM tells it."""

    __tablename__ = "opportunity"
    __table_args__ = facts(
        Index(None, "account_id", "closed_on"),
        CheckConstraint("amount >= 0", name="amount_not_negative"),
    )

    opportunity_id: Mapped[str | None] = mapped_column(index=True)  # its id in the CRM
    name: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    amount: Mapped[int | None]  # minor units of `currency`
    currency: Mapped[str | None]
    rate: Mapped[str | None]  # decimal text: base currency for one of `currency`
    stage: Mapped[str | None]
    outcome: Mapped[str]
    created_on: Mapped[dt.date | None]
    closed_on: Mapped[dt.date | None] = mapped_column(index=True)  # while open: expected to
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("colleague.id", ondelete="SET NULL"), index=True
    )
    competitor: Mapped[str | None]
    heard_via: Mapped[str | None]


class Usage(Table):
    """How much a company, or one member of it, used the product in a month."""

    __tablename__ = "usage"
    __table_args__ = facts(
        UniqueConstraint("account_id", "member_id", "in_month", "measure"),
        CheckConstraint("account_id IS NOT NULL OR member_id IS NOT NULL", name="of_somebody"),
        personal="member_id",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    member_id: Mapped[int | None] = mapped_column(
        ForeignKey("member.id", ondelete="CASCADE"), index=True
    )
    in_month: Mapped[str] = mapped_column(index=True)  # 2026-03
    measure: Mapped[str]
    value: Mapped[str]  # decimal text


class SeriesPoint(Table):
    """The value of a series of figures on a day."""

    __tablename__ = "series_point"
    __table_args__ = facts(UniqueConstraint("series", "on_day"))

    id: Mapped[int] = mapped_column(primary_key=True)
    series: Mapped[str]
    on_day: Mapped[dt.date]
    value: Mapped[str]  # decimal text


class SeriesEvent(Table):
    """What happened on a day that a series may show."""

    __tablename__ = "series_event"
    __table_args__ = facts(UniqueConstraint("series", "on_day"))

    id: Mapped[int] = mapped_column(primary_key=True)
    series: Mapped[str]
    on_day: Mapped[dt.date]
    event: Mapped[str]

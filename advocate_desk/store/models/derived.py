"""What is computed from the facts and can be computed again; outside the journal."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from advocate_desk.store.models.table import Table


class MemberFigures(Table):
    """What is derived for a member, for showing, sorting, filtering and searching."""

    __tablename__ = "member_figures"

    member_id: Mapped[int] = mapped_column(
        ForeignKey("member.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str]  # the name she is shown by
    name_key: Mapped[str] = mapped_column(index=True)  # folded, for sorting and matching
    account_id: Mapped[int | None] = mapped_column(index=True)
    job_title: Mapped[str | None]
    status: Mapped[str]
    status_since: Mapped[dt.date | None]
    status_reason: Mapped[str | None]
    enrolled_on: Mapped[dt.date | None]
    nominated_on: Mapped[dt.date | None]
    nominated_by_id: Mapped[int | None]
    acts: Mapped[int]
    acts_365: Mapped[int]
    first_act_on: Mapped[dt.date | None]
    last_act_on: Mapped[dt.date | None] = mapped_column(index=True)
    open_asks: Mapped[int]
    last_asked_on: Mapped[dt.date | None]
    to_thank: Mapped[int]  # acts since the last thanks
    last_spoke_on: Mapped[dt.date | None]
    last_thanked_on: Mapped[dt.date | None]
    open_promises: Mapped[int]
    grants: Mapped[int]  # sent, delivered or redeemed
    last_grant_on: Mapped[dt.date | None]
    points_balance: Mapped[int]  # the sum of the ledger
    search_text: Mapped[str]


class AccountFigures(Table):
    """What is derived for an account."""

    __tablename__ = "account_figures"

    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    name_key: Mapped[str] = mapped_column(index=True)
    members: Mapped[int]
    advocates: Mapped[int]  # members with an act in the last 365 days
    acts: Mapped[int]
    last_act_on: Mapped[dt.date | None]
    health: Mapped[str | None]
    health_on: Mapped[dt.date | None]
    search_text: Mapped[str]


class FiguresState(Table):
    """The day for which the figures were computed last."""

    __tablename__ = "figures_state"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[dt.date]

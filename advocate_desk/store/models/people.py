"""The people of the program: members, their companies, our colleagues, and their histories."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate_desk.store.models.table import Identified, Table, Words, facts


class Colleague(Identified, Table):
    """Somebody of our own company who has a part in the program."""

    __tablename__ = "colleague"
    __table_args__ = facts()

    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(index=True)
    team: Mapped[str | None]
    role: Mapped[str | None]
    charter_version: Mapped[str | None]
    opted_in_on: Mapped[dt.date | None]


class Account(Identified, Table):
    """A company that members work for."""

    __tablename__ = "account"
    __table_args__ = facts(CheckConstraint("seats >= 0", name="seats_not_negative"))

    company: Mapped[str]
    aliases: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    domain: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    industry: Mapped[str | None]
    size: Mapped[str | None]
    region: Mapped[str | None]
    country: Mapped[str | None]
    segment: Mapped[str | None]
    annual_value: Mapped[int | None]  # minor units of `currency`
    currency: Mapped[str | None]
    rate: Mapped[str | None]  # decimal text: base currency for one of `currency`
    customer_since: Mapped[dt.date | None]
    renewal_date: Mapped[dt.date | None]
    open_issue: Mapped[bool | None]
    open_issue_since: Mapped[dt.date | None]
    products: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    use_cases: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    replaced_rival: Mapped[str | None]
    rivals: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    public_sector: Mapped[str | None]
    healthcare: Mapped[bool | None]
    reference_policy: Mapped[str | None]
    seats: Mapped[int | None]
    csm_id: Mapped[int | None] = mapped_column(
        ForeignKey("colleague.id", ondelete="SET NULL"), index=True
    )
    account_executive_id: Mapped[int | None] = mapped_column(
        ForeignKey("colleague.id", ondelete="SET NULL"), index=True
    )
    churned_on: Mapped[dt.date | None]
    do_not_mix_with: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)


class HealthReading(Identified, Table):
    """How an account was doing on a day; the newest one holds, all are kept."""

    __tablename__ = "health_reading"
    __table_args__ = facts(UniqueConstraint("account_id", "read_on"))

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    read_on: Mapped[dt.date]
    health: Mapped[str]


class Member(Identified, Table):
    """A person in the program or near it.

    Company, job title and status are not here: they are the newest rows of `Employment` and
    `Standing`, so that nothing is kept twice.
    """

    __tablename__ = "member"
    __table_args__ = facts(personal="id")

    full_name: Mapped[str | None]
    given_name: Mapped[str | None]
    family_name: Mapped[str | None]
    preferred_name: Mapped[str | None]
    person_type: Mapped[str] = mapped_column(default="customer")
    email: Mapped[str | None] = mapped_column(unique=True)  # lower case: the key of most files
    other_emails: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    seniority: Mapped[str | None]
    function: Mapped[str | None]
    country: Mapped[str | None]
    city: Mapped[str | None]
    time_zone: Mapped[str | None]
    language: Mapped[str | None]
    phone: Mapped[str | None]
    linkedin: Mapped[str | None]
    source: Mapped[str | None]
    tier: Mapped[str | None]
    interests: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    use_cases: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    can_help_with: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    looking_for: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    open_to_network: Mapped[bool | None]
    willing_to: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    reward_policy: Mapped[str | None]
    never_ask_for: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    contact_preference: Mapped[str | None]
    lawful_basis: Mapped[str | None]
    paused_until: Mapped[dt.date | None]
    tags: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    notes: Mapped[str | None]


class Employment(Identified, Table):
    """Where a member works or worked; the newest row without an end is where she is now."""

    __tablename__ = "employment"
    __table_args__ = facts(Index(None, "member_id", "from_day"), personal="member_id")

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL"), index=True
    )
    job_title: Mapped[str | None]
    from_day: Mapped[dt.date | None]
    to_day: Mapped[dt.date | None]


class Standing(Identified, Table):
    """A step of a member's standing in the program; the newest one holds."""

    __tablename__ = "standing"
    __table_args__ = facts(Index(None, "member_id", "from_day"), personal="member_id")

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    status: Mapped[str]
    from_day: Mapped[dt.date | None]
    to_day: Mapped[dt.date | None]
    reason: Mapped[str | None]
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("colleague.id", ondelete="SET NULL"), index=True
    )

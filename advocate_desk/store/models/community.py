"""Where members meet: events with who was there, and who knows whom."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate_desk.store.models.table import Identified, Table, facts


class Event(Identified, Table):
    """A day or more on which people meet."""

    __tablename__ = "event"
    __table_args__ = facts(
        CheckConstraint("capacity >= 0 AND budget >= 0", name="nothing_negative")
    )

    event: Mapped[str]
    starts_on: Mapped[dt.date | None] = mapped_column(index=True)
    ends_on: Mapped[dt.date | None]
    city: Mapped[str | None]
    kind: Mapped[str | None]
    capacity: Mapped[int | None]
    budget: Mapped[int | None]  # minor units of `currency`
    currency: Mapped[str | None]
    rate: Mapped[str | None]  # decimal text: base currency for one of `currency`


class Attendance(Table):
    """Who registered for an event or was there: a member, or somebody known by e-mail alone.

    It is never an act.
    """

    __tablename__ = "attendance"
    __table_args__ = facts(
        UniqueConstraint("event_id", "email"),
        UniqueConstraint("event_id", "member_id"),
        CheckConstraint("member_id IS NOT NULL OR email IS NOT NULL", name="of_somebody"),
        CheckConstraint("minutes >= 0", name="minutes_not_negative"),
        personal="member_id",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    email: Mapped[str | None]
    member_id: Mapped[int | None] = mapped_column(
        ForeignKey("member.id", ondelete="CASCADE"), index=True
    )
    registered: Mapped[bool | None]
    attended: Mapped[bool | None]
    minutes: Mapped[int | None]
    role: Mapped[str | None]
    seat: Mapped[str | None]
    dietary: Mapped[str | None]


class Connection(Identified, Table):
    """Two people who know each other; which of them is A says nothing.

    One of the two is a member; the other may be somebody known by name alone.
    """

    __tablename__ = "connection"
    __table_args__ = facts(
        Index(None, "member_a_id", "introduced_on"),
        CheckConstraint("(member_b_id IS NULL) <> (person_b IS NULL)", name="of_two"),
        CheckConstraint("member_a_id <> member_b_id", name="not_with_herself"),
        CheckConstraint("value >= 0", name="value_not_negative"),
        personal="member_a_id, member_b_id",
    )

    member_a_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    member_b_id: Mapped[int | None] = mapped_column(
        ForeignKey("member.id", ondelete="CASCADE"), index=True
    )
    person_b: Mapped[str | None]  # the name of somebody who is no member
    kind: Mapped[str]
    introduced_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("colleague.id", ondelete="SET NULL"), index=True
    )
    introduced_on: Mapped[dt.date | None]
    status: Mapped[str | None]
    outcome: Mapped[str | None]
    value: Mapped[int | None]  # minor units of `currency`
    currency: Mapped[str | None]
    rate: Mapped[str | None]  # decimal text: base currency for one of `currency`
    notes: Mapped[str | None]

"""What the side panel tells of events, connections and deals: short lists, the newest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from advocate_desk.store.choices import Outcome
from advocate_desk.store.models import (
    Attendance,
    Connection,
    Event,
    MemberFigures,
    Opportunity,
)

_MOST = 8  # on the card; the rest is one click away


@dataclass(frozen=True, slots=True)
class EventBit:
    """An event that a member is on the list of; `id` is that of her attendance."""

    id: int
    event: str
    day: dt.date | None
    attended: bool | None
    role: str | None


@dataclass(frozen=True, slots=True)
class ConnectionBit:
    """Somebody whom a member knows."""

    id: int
    name: str
    kind: str
    status: str | None


@dataclass(frozen=True, slots=True)
class DealBit:
    """A deal of an account."""

    id: int
    name: str
    amount: int | None
    currency: str | None
    outcome: str
    closed_on: dt.date | None


def events_of(session: Session, member_id: int) -> tuple[EventBit, ...]:
    """Give the newest events that a member registered for or came to."""
    rows = session.execute(
        select(Attendance.id, Event.event, Event.starts_on, Attendance.attended, Attendance.role)
        .join(Event, Event.id == Attendance.event_id)
        .where(Attendance.member_id == member_id)
        .order_by(func.coalesce(Event.starts_on, "9999").desc(), Attendance.id.desc())
        .limit(_MOST)
    )
    return tuple(EventBit(*row) for row in rows)


def connections_of(session: Session, member_id: int) -> tuple[ConnectionBit, ...]:
    """Give whom a member knows, whichever of the two she is."""
    one = Connection
    other = case((one.member_a_id == member_id, one.member_b_id), else_=one.member_a_id)
    rows = session.execute(
        select(one.id, func.coalesce(MemberFigures.name, one.person_b), one.kind, one.status)
        .outerjoin(MemberFigures, MemberFigures.member_id == other)
        .where(or_(one.member_a_id == member_id, one.member_b_id == member_id))
        .order_by(func.coalesce(one.introduced_on, "").desc(), one.id.desc())
        .limit(_MOST)
    )
    return tuple(ConnectionBit(*row) for row in rows)


def deals_of(session: Session, account_id: int) -> tuple[DealBit, ...]:
    """Give the deals of an account, the open ones first."""
    one = Opportunity
    rows = session.execute(
        select(one.id, one.name, one.amount, one.currency, one.outcome, one.closed_on)
        .where(one.account_id == account_id)
        .order_by(
            one.outcome != Outcome.OPEN.value,
            func.coalesce(one.closed_on, "9999").desc(),
            one.id.desc(),
        )
        .limit(_MOST)
    )
    return tuple(DealBit(*row) for row in rows)

"""The asks that wait for an answer, for the Friday sweep."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.store.choices import OPEN_ASKS, ActStatus
from advocate_desk.store.models import Account, Activity, ActivityType, MemberFigures
from advocate_desk.store.preferences import preferences

MOST = 1000  # asks in one sweep; nobody answers more on a Friday


@dataclass(frozen=True, slots=True)
class OpenAsk:
    """An ask that waits for an answer.

    Attributes:
        is_silent: nobody answered for so long that "no reply" is proposed.
    """

    id: int
    member: str
    company: str
    type: str
    status: str
    asked_on: dt.date | None
    due_on: dt.date | None
    is_silent: bool


def open_asks(session: Session, limit: int = MOST) -> list[OpenAsk]:
    """Give the open asks, the one that waits longest first."""
    since = func.coalesce(Activity.asked_on, Activity.day)
    order = (since.asc().nulls_last(), Activity.id)
    # first which ones, then their names: a million rows are not joined to sort them
    waiting = (
        select(Activity.id).where(Activity.status.in_(OPEN_ASKS)).order_by(*order).limit(limit)
    )
    rows = session.execute(
        select(
            Activity.id,
            MemberFigures.name,
            func.coalesce(Account.company, ""),
            ActivityType.name,
            Activity.status,
            Activity.asked_on,
            Activity.due_on,
        )
        .join(MemberFigures, MemberFigures.member_id == Activity.member_id)
        .join(ActivityType, ActivityType.id == Activity.type_id)
        .outerjoin(Account, Account.id == Activity.account_id)
        .where(Activity.id.in_(waiting))
        .order_by(*order)
    )
    silent_before = clock.today() - dt.timedelta(days=preferences(session).no_reply_after_days)
    return [OpenAsk(*row, is_silent=_is_silent(row[4:], silent_before)) for row in rows]


def _is_silent(state: tuple[str, dt.date | None, dt.date | None], before: dt.date) -> bool:
    """Say whether an ask waits too long; one put off to a later day does not."""
    status, asked_on, due_on = state
    if status != ActStatus.ASKED or asked_on is None or asked_on > before:
        return False
    return due_on is None or due_on < clock.today()

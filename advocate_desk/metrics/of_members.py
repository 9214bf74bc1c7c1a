"""The figures of each member on a day: contribution, activity state, acts and asks."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate_desk.metrics.activity_state import ActivityState, activity_state
from advocate_desk.metrics.acts import counted
from advocate_desk.metrics.contribution import DoneAct, contribution
from advocate_desk.store.choices import OPEN_ASKS, PersonType
from advocate_desk.store.models import Activity, ActivityType, Member, MemberFigures

YEAR = dt.timedelta(days=364)  # with the day itself 365


@dataclass(frozen=True, slots=True)
class OfMember:
    """What is computed for a customer; days and numbers count up to the day asked about."""

    uid: str
    name: str
    email: str | None
    contribution: float | None  # 0 to 100; None without an act in 365 days
    activity_state: ActivityState
    acts: int
    acts_365: int
    first_act_on: dt.date | None
    last_act_on: dt.date | None
    open_asks: int
    last_asked_on: dt.date | None


@dataclass(slots=True)
class _Asks:
    last: dt.date | None = None
    open: int = 0


def figures_of_members(session: Session, day: dt.date) -> list[OfMember]:
    """Give the figures of all customers as they were at the end of a day."""
    acts, asks = _acts(session, day), _asks(session, day)
    members = session.execute(
        select(Member.id, Member.uid, MemberFigures.name, Member.email)
        .join(MemberFigures, MemberFigures.member_id == Member.id)
        .where(Member.person_type == PersonType.CUSTOMER)
        .order_by(MemberFigures.name_key, Member.id)
    )
    found = []
    for member, uid, name, email in members:
        done, asked = acts.get(member, []), asks.get(member, _Asks())
        days = [act.day for act in done]
        of_year = [act for act in done if act.day >= day - YEAR]
        last = max(days, default=None)
        found.append(
            OfMember(
                uid=uid,
                name=name,
                email=email,
                contribution=contribution(of_year),
                activity_state=activity_state(day, last, asked.last),
                acts=len(done),
                acts_365=len(of_year),
                first_act_on=min(days, default=None),
                last_act_on=last,
                open_asks=asked.open,
                last_asked_on=asked.last,
            )
        )
    return found


def _acts(session: Session, day: dt.date) -> dict[int, list[DoneAct]]:
    rows = session.execute(
        select(
            Activity.member_id,
            Activity.type_id,
            ActivityType.effort,
            Activity.usability,
            Activity.completed_on,
            Activity.uid,
        )
        .join(ActivityType, ActivityType.id == Activity.type_id)
        .where(Activity.month.is_not(None), Activity.completed_on <= day, *counted())
    )
    found: dict[int, list[DoneAct]] = defaultdict(list)
    for member, kind, effort, usability, done_on, uid in rows:
        if done_on is not None:  # as every act with a month has
            found[member].append(DoneAct(kind, effort, usability, done_on, uid))
    return found


def _asks(session: Session, day: dt.date) -> dict[int, _Asks]:
    is_open = Activity.status.in_(OPEN_ASKS)
    rows = session.execute(
        select(Activity.member_id, func.max(Activity.asked_on), func.sum(is_open))
        .where(Activity.asked_on <= day)
        .group_by(Activity.member_id)
    )
    return {member: _Asks(last, int(number)) for member, last, number in rows}

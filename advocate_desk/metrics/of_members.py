"""The figures of each member on a day: contribution, activity state, acts and asks."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, or_, select
from sqlalchemy.orm import Session

from advocate_desk.metrics.activity_state import ActivityState, activity_state
from advocate_desk.metrics.acts import counted
from advocate_desk.metrics.contribution import DoneAct, contribution
from advocate_desk.store.choices import OPEN_ASKS, ActStatus, PersonType, TouchKind
from advocate_desk.store.models import (
    Activity,
    ActivityType,
    Member,
    MemberFigures,
    PointsEntry,
    SurveyResponse,
    Touch,
)
from advocate_desk.store.preferences import preferences

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
    last_spoke_on: dt.date | None
    last_thanked_on: dt.date | None
    points: int | None  # the balance of the ledger; None while points are off


@dataclass(slots=True)
class _Asks:
    last: dt.date | None = None
    open: int = 0


def figures_of_members(session: Session, day: dt.date) -> list[OfMember]:
    """Give the figures of all customers as they were at the end of a day."""
    acts, asks = _acts(session, day), _asks(session, day)
    spoke = _newest_talks(session, day, Touch.kind != TouchKind.THANKS.value)
    thanked = _newest_talks(session, day, Touch.kind == TouchKind.THANKS.value)
    for member, answered in _newest_answers(session, day).items():
        spoke[member] = max(spoke.get(member, answered), answered)
    balances = _balances(session, day)
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
                last_spoke_on=spoke.get(member),
                last_thanked_on=thanked.get(member),
                points=None if balances is None else balances.get(member, 0),
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
    rows = session.execute(
        select(
            Activity.member_id,
            func.max(Activity.asked_on),
            func.sum(cast(_was_open(day), Integer)),
        )
        .where(Activity.asked_on <= day)
        .group_by(Activity.member_id)
    )
    return {member: _Asks(last, number) for member, last, number in rows}


def _was_open(day: dt.date) -> ColumnElement[bool]:
    """Say whether an ask was open on a day: an answer of a later day was not there yet."""
    is_done = Activity.status == ActStatus.COMPLETED.value
    answered = case((is_done, Activity.completed_on), else_=Activity.responded_on)
    return or_(Activity.status.in_(OPEN_ASKS), and_(answered.is_not(None), answered > day))


def _newest_talks(session: Session, day: dt.date, kind: ColumnElement[bool]) -> dict[int, dt.date]:
    rows = session.execute(
        select(Touch.member_id, func.max(Touch.on_day))
        .where(Touch.on_day <= day, kind)
        .group_by(Touch.member_id)
    )
    return dict(rows.all())


def _newest_answers(session: Session, day: dt.date) -> dict[int, dt.date]:
    """Give when we last answered what each member said in a survey: that is a talk too."""
    rows = session.execute(
        select(SurveyResponse.member_id, func.max(SurveyResponse.answered_by_us_on))
        .where(SurveyResponse.answered_by_us_on <= day)
        .group_by(SurveyResponse.member_id)
    )
    return {member: on_day for member, on_day in rows if on_day is not None}


def _balances(session: Session, day: dt.date) -> dict[int, int] | None:
    if not preferences(session).points:
        return None
    rows = session.execute(
        select(PointsEntry.member_id, func.sum(PointsEntry.amount))
        .where(PointsEntry.on_day <= day)
        .group_by(PointsEntry.member_id)
    )
    return {member: int(balance) for member, balance in rows}

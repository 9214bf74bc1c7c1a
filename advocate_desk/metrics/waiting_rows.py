"""Which rows wait today, kind by kind, and since when: selects of ids and days."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    Text,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import aliased

from advocate_desk.metrics.acts import counted
from advocate_desk.store.choices import (
    OPEN_ASKS,
    ActStatus,
    ConsentState,
    GrantStatus,
    PersonType,
    Status,
    SurveyKind,
)
from advocate_desk.store.models import (
    Activity,
    ActivityType,
    CareerWin,
    Consent,
    Grant,
    Member,
    MemberFigures,
    Standing,
    SurveyResponse,
    Touch,
    Win,
)
from advocate_desk.store.preferences import Preferences

PROMOTER = 9  # of 10: from here on somebody would recommend us
_DELIGHTED = 5  # of 5
_JUST_WITHDRAWN = 30  # days in which what rests on a withdrawn consent is to be pulled
_ANNIVERSARY_DAYS = 7

Found = Select[*tuple[Any, ...]]  # of (id of the row, the day since which it waits)


def _days_ago(today: dt.date, days: int) -> dt.date:
    return today - dt.timedelta(days=days)


def customers() -> ColumnElement[bool]:
    """Give the condition that a member is a customer: others count in no figure."""
    return Member.person_type == PersonType.CUSTOMER.value


def promises(today: dt.date, _settings: Preferences) -> Found:
    """Find the promises that were due and are not kept."""
    return select(Touch.id, Touch.promise_due).where(
        Touch.promise.is_not(None), Touch.promise_due < today, _not_done(today)
    )


def _not_done(today: dt.date) -> ColumnElement[bool]:
    return or_(Touch.promise_done.is_(None), Touch.promise_done > today)


def withdrawn(today: dt.date, _settings: Preferences) -> Found:
    """Find the consents withdrawn of late that something completed needed."""
    needed = func.instr("; " + func.coalesce(ActivityType.needs_consent, ""), "; " + Consent.use)
    rests_on_it = (
        select(Activity.id)
        .join(ActivityType, ActivityType.id == Activity.type_id)
        .where(
            Activity.member_id == Consent.member_id,
            Activity.status == ActStatus.COMPLETED.value,
            needed > 0,
        )
    )
    return select(Consent.id, Consent.withdrawn_on).where(
        Consent.withdrawn_on.between(_days_ago(today, _JUST_WITHDRAWN), today),
        exists(rests_on_it),
    )


def to_approve(_today: dt.date, _settings: Preferences) -> Found:
    """Find the rewards that wait for a yes of somebody else."""
    return select(Grant.id, Grant.given_on).where(Grant.status == GrantStatus.NEEDS_APPROVAL.value)


def without_a_day(today: dt.date, settings: Preferences) -> Found:
    """Find who said yes some days ago and has no day yet."""
    said_yes = func.coalesce(Activity.responded_on, Activity.asked_on)
    return select(Activity.id, said_yes).where(
        Activity.status == ActStatus.ACCEPTED.value,
        Activity.due_on.is_(None),
        said_yes < _days_ago(today, settings.day_agreed_within_days),
    )


def open_asks(today: dt.date, _settings: Preferences) -> Found:
    """Find the asks that are open."""
    return select(Activity.id, Activity.asked_on).where(*open_asks_of(today))


def open_asks_of(today: dt.date) -> tuple[ColumnElement[bool], ...]:
    """Give the conditions that an activity is an ask that is open."""
    return Activity.status.in_(OPEN_ASKS), Activity.asked_on <= today


def to_thank(today: dt.date, settings: Preferences) -> Found:
    """Find the acts of some days ago that nobody has thanked for since."""
    return (
        select(Activity.id, Activity.completed_on)
        .join(MemberFigures, MemberFigures.member_id == Activity.member_id)
        .where(
            Activity.month.is_not(None),
            *counted(),
            Activity.completed_on < _days_ago(today, settings.thank_within_days),
            Activity.completed_on > func.coalesce(MemberFigures.last_thanked_on, ""),
        )
    )


def promoters_not_asked(today: dt.date) -> Found:
    """Find the customers whose newest NPS answer is 9 or 10 and who were not asked since."""
    newest = (
        select(
            SurveyResponse.member_id,
            SurveyResponse.score,
            SurveyResponse.answered_on,
            func.row_number()
            .over(
                partition_by=SurveyResponse.member_id,
                order_by=(SurveyResponse.answered_on.desc(), SurveyResponse.id.desc()),
            )
            .label("place"),
        )
        .where(
            SurveyResponse.kind == SurveyKind.NPS.value,
            SurveyResponse.score.is_not(None),
            SurveyResponse.answered_on <= today,
        )
        .subquery()
    )
    asked = select(Activity.id).where(
        Activity.member_id == newest.c.member_id,
        Activity.asked_on >= newest.c.answered_on,
        Activity.asked_on <= today,
    )
    return (
        select(newest.c.member_id, newest.c.answered_on)
        .join(Member, Member.id == newest.c.member_id)
        .where(newest.c.place == 1, newest.c.score >= PROMOTER, customers(), ~exists(asked))
    )


def promoters(today: dt.date, _settings: Preferences) -> Found:
    """Find the promoters nobody asked."""
    return promoters_not_asked(today)


def good_moments(today: dt.date, settings: Preferences) -> Found:
    """Find who has just won something or was delighted, and has no open ask."""
    since = _days_ago(today, settings.good_moment_days)
    delighted = select(SurveyResponse.member_id, SurveyResponse.answered_on.label("day")).where(
        SurveyResponse.kind != SurveyKind.NPS.value,
        SurveyResponse.score == _DELIGHTED,
        SurveyResponse.answered_on.between(since, today),
    )
    moments = (
        select(Win.member_id, Win.on_day.label("day"))
        .where(Win.on_day.between(since, today))
        .union_all(
            select(CareerWin.member_id, CareerWin.on_day).where(
                CareerWin.on_day.between(since, today)
            ),
            delighted,
        )
        .subquery()
    )
    return (
        select(moments.c.member_id, func.max(moments.c.day))
        .join(MemberFigures, MemberFigures.member_id == moments.c.member_id)
        .join(Member, Member.id == moments.c.member_id)
        .where(MemberFigures.open_asks == 0, customers())
        .group_by(moments.c.member_id)
    )


def aging_nominations(today: dt.date, settings: Preferences) -> Found:
    """Find the nominations that nobody decided on for days."""
    return _standing_since(Status.NOMINATED).where(
        MemberFigures.status_since < _days_ago(today, settings.nomination_aging_days)
    )


def _standing_since(status: Status) -> Found:
    return select(MemberFigures.member_id, MemberFigures.status_since).where(
        MemberFigures.status == status.value
    )


def expiring(today: dt.date, settings: Preferences) -> Found:
    """Find consents that hold and end soon; of each use and scope the newest row tells."""
    end = today + dt.timedelta(days=settings.consent_expires_within_days)
    newer = aliased(Consent)
    said, said_later = _said_last(Consent, today), _said_last(newer, today)
    outdated = select(newer.id).where(
        newer.member_id == Consent.member_id,
        newer.use == Consent.use,
        func.fold(func.coalesce(newer.scope, "")) == func.fold(func.coalesce(Consent.scope, "")),
        or_(said_later > said, and_(said_later == said, newer.id > Consent.id)),
    )
    return select(Consent.id, Consent.expires_on).where(
        Consent.expires_on.between(today, end),
        or_(
            Consent.given_on <= today,
            and_(Consent.given_on.is_(None), Consent.state == ConsentState.GIVEN.value),
        ),
        _not_said(Consent.withdrawn_on, ConsentState.WITHDRAWN, today),
        _not_said(Consent.refused_on, ConsentState.REFUSED, today),
        ~exists(outdated),
    )


def _not_said(day: Any, state: ConsentState, today: dt.date) -> ColumnElement[bool]:
    """Say that a consent was not taken back by a day; a word without its day stands."""
    return or_(and_(day.is_(None), Consent.state.is_distinct_from(state.value)), day > today)


def _said_last(consent: type[Consent], today: dt.date) -> ColumnElement[str]:
    """Give the last day on which she said something to a use, up to today."""
    days = (consent.given_on, consent.refused_on, consent.withdrawn_on)
    until_today = (case((day <= today, type_coerce(day, Text))) for day in days)
    return func.max(*(func.coalesce(day, "") for day in until_today))


def to_review(today: dt.date, _settings: Preferences) -> Found:
    """Find whose pause is over."""
    return (
        select(MemberFigures.member_id, Member.paused_until)
        .join(Member, Member.id == MemberFigures.member_id)
        .where(MemberFigures.status == Status.PAUSED.value, Member.paused_until <= today)
    )


def never_asked(today: dt.date, settings: Preferences) -> Found:
    """Find who enrolled a while ago, and whom nobody ever asked: she never acted either."""
    return (
        select(MemberFigures.member_id, MemberFigures.enrolled_on)
        .join(Member, Member.id == MemberFigures.member_id)
        .where(
            MemberFigures.status == Status.ENROLLED.value,
            MemberFigures.enrolled_on < _days_ago(today, settings.first_ask_within_days),
            MemberFigures.last_asked_on.is_(None),
            MemberFigures.last_act_on.is_(None),
            customers(),
        )
    )


def anniversaries(today: dt.date, _settings: Preferences) -> Found:
    """Find who enrolled on a day of these weeks in an earlier year; nobody waits for it."""
    week = [today + dt.timedelta(days=days) for days in range(_ANNIVERSARY_DAYS)]
    first = (
        select(Standing.member_id, func.min(Standing.from_day).label("day"))
        .where(Standing.status == Status.ENROLLED.value)
        .group_by(Standing.member_id)
        .subquery()
    )
    return (
        select(MemberFigures.member_id, literal(today, Date))
        .join(first, first.c.member_id == MemberFigures.member_id)
        .where(
            and_(
                func.strftime("%m-%d", first.c.day).in_([f"{day:%m-%d}" for day in week]),
                first.c.day < _days_ago(today, 300),
            ),
            MemberFigures.status == Status.ENROLLED.value,
        )
    )

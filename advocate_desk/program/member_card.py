"""What the side panel tells of one member or account."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.card_lists import (
    ConnectionBit,
    DealBit,
    EventBit,
    connections_of,
    deals_of,
    events_of,
)
from advocate_desk.program.consents import states_by_use
from advocate_desk.program.listing import Line
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.store.choices import ConsentState, ConsentUse, PersonType
from advocate_desk.store.models import (
    Account,
    Activity,
    ActivityType,
    Colleague,
    Consent,
    Employment,
    Grant,
    HealthReading,
    Member,
    MemberFigures,
    Reward,
    Standing,
    StatedMotivation,
    Touch,
)
from advocate_desk.store.preferences import preferences

RECENT = 8  # activities on the card; the rest is one click away
MONTHS = 12


@dataclass(frozen=True, slots=True)
class ActivityBit:
    """One activity in short."""

    id: int
    type: str
    status: str
    day: dt.date | None
    member: str


@dataclass(frozen=True, slots=True)
class RewardBit:
    """One reward given or on its way, in short."""

    id: int
    reward: str
    status: str
    given_on: dt.date | None


@dataclass(frozen=True, slots=True)
class JobBit:
    """One job in short."""

    id: int
    company: str | None
    job_title: str | None
    from_day: dt.date | None
    to_day: dt.date | None

    def words(self) -> str:
        """Say as what and where."""
        return " · ".join(filter(None, (self.job_title, self.company))) or "No company"


@dataclass(frozen=True, slots=True)
class StandingBit:
    """One step in the program in short."""

    status: str
    from_day: dt.date | None
    to_day: dt.date | None
    reason: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class PromiseBit:
    """Something we promised and have not kept yet."""

    conversation_id: int
    promise: str
    due: dt.date | None
    by: str | None


@dataclass(frozen=True, slots=True)
class BetweenUs:
    """What is between the program and a member: promises, permissions, motives.

    Attributes:
        consents: the uses that she was asked about, as they stand today.
        motivations: the strongest first.
    """

    promises: tuple[PromiseBit, ...]
    consents: tuple[tuple[ConsentUse, ConsentState], ...]
    motivations: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class MemberCard:
    """A member with her histories; `points` is None while the program uses none."""

    line: Line
    jobs: tuple[JobBit, ...]
    standings: tuple[StandingBit, ...]
    recent: tuple[ActivityBit, ...]
    months: tuple[tuple[dt.date, int], ...]  # acts in each of the last 12 months, oldest first
    between: BetweenUs
    rewards: tuple[RewardBit, ...] = ()
    points: int | None = None
    events: tuple[EventBit, ...] = ()
    connections: tuple[ConnectionBit, ...] = ()

    def jobs_now(self) -> tuple[JobBit, ...]:
        """Give the jobs that are told as the present one; more than one asks for a decision."""
        today = clock.today()
        return tuple(
            job
            for job in self.jobs
            if (job.from_day is None or job.from_day <= today)
            and (job.to_day is None or job.to_day > today)
        )


@dataclass(frozen=True, slots=True)
class AccountCard:
    """An account with its people."""

    line: Line
    people: tuple[tuple[int, str, str], ...]  # id, name, status
    healths: tuple[tuple[dt.date, str], ...]
    recent: tuple[ActivityBit, ...]
    months: tuple[tuple[dt.date, int], ...]
    deals: tuple[DealBit, ...]


def member_card(session: Session, member_id: int) -> MemberCard | None:
    """Give a member's card; None when she was deleted."""
    line = MEMBERS.lines(session, [member_id]).get(member_id)
    if line is None:
        return None
    jobs = session.execute(
        select(Employment.id, Account.company, Employment.job_title)
        .add_columns(Employment.from_day, Employment.to_day)
        .select_from(Employment)
        .outerjoin(Account, Account.id == Employment.account_id)
        .where(Employment.member_id == member_id)
        .order_by(func.coalesce(Employment.from_day, "").desc(), Employment.id.desc())
    )
    steps = session.execute(
        select(
            Standing.status, Standing.from_day, Standing.to_day, Standing.reason, Colleague.name
        )
        .outerjoin(Colleague, Colleague.id == Standing.by_id)
        .where(Standing.member_id == member_id)
        .order_by(func.coalesce(Standing.from_day, "").desc(), Standing.id.desc())
    )
    return MemberCard(
        line,
        tuple(JobBit(*row) for row in jobs),
        tuple(StandingBit(*row) for row in steps),
        _recent(session, member_id=member_id),
        _months(session, member_id=member_id),
        _between_us(session, member_id),
        _rewards(session, member_id),
        line.values["points_balance"] if preferences(session).points else None,
        events_of(session, member_id),
        connections_of(session, member_id),
    )


def _between_us(session: Session, member_id: int) -> BetweenUs:
    today = clock.today()
    promises = session.execute(
        select(Touch.id, Touch.promise, Touch.promise_due, Colleague.name)
        .outerjoin(Colleague, Colleague.id == Touch.by_id)
        .where(
            Touch.member_id == member_id, Touch.promise.is_not(None), Touch.promise_done.is_(None)
        )
        .order_by(Touch.promise_due.asc().nulls_last(), Touch.id)
    )
    asked = session.scalars(
        select(Consent).where(Consent.member_id == member_id).order_by(Consent.id)
    ).all()
    states = states_by_use(asked, today)
    motives = session.execute(
        select(StatedMotivation.motivation, func.max(StatedMotivation.weight).label("weight"))
        .where(StatedMotivation.member_id == member_id, StatedMotivation.weight > 0)
        .group_by(StatedMotivation.motivation)
        .order_by(func.max(StatedMotivation.weight).desc(), StatedMotivation.motivation)
    )
    uses = {row.use for row in asked}
    return BetweenUs(
        tuple(PromiseBit(row, promise or "", due, by) for row, promise, due, by in promises),
        tuple((use, state) for use, state in states.items() if use in uses),
        tuple((word, weight) for word, weight in motives),
    )


def account_card(session: Session, account_id: int) -> AccountCard | None:
    """Give an account's card; None when it was deleted."""
    line = ACCOUNTS.lines(session, [account_id]).get(account_id)
    if line is None:
        return None
    people = session.execute(
        select(MemberFigures.member_id, MemberFigures.name, MemberFigures.status)
        .where(MemberFigures.account_id == account_id)
        .order_by(MemberFigures.acts_365.desc(), MemberFigures.name_key)
        .limit(50)
    )
    healths = session.execute(
        select(HealthReading.read_on, HealthReading.health)
        .where(HealthReading.account_id == account_id)
        .order_by(HealthReading.read_on.desc())
    )
    return AccountCard(
        line,
        tuple((row_id, name, status) for row_id, name, status in people),
        tuple((day, health) for day, health in healths),
        _recent(session, account_id=account_id),
        _months(session, account_id=account_id),
        deals_of(session, account_id),
    )


def _recent(session: Session, **whose: int) -> tuple[ActivityBit, ...]:
    column, wanted = next(iter(whose.items()))
    rows = session.execute(
        select(Activity.id, ActivityType.name, Activity.status, Activity.day, MemberFigures.name)
        .join(ActivityType, ActivityType.id == Activity.type_id)
        .join(MemberFigures, MemberFigures.member_id == Activity.member_id)
        .where(getattr(Activity, column) == wanted)
        .order_by(Activity.day.desc(), Activity.id.desc())
        .limit(RECENT)
    )
    return tuple(ActivityBit(*row) for row in rows)


def _rewards(session: Session, member_id: int) -> tuple[RewardBit, ...]:
    """Give her newest rewards, those that wait for their day first."""
    rows = session.execute(
        select(Grant.id, func.coalesce(Reward.reward, Grant.kind), Grant.status, Grant.given_on)
        .outerjoin(Reward, Reward.id == Grant.reward_id)
        .where(Grant.member_id == member_id)
        .order_by(func.coalesce(Grant.given_on, "9999").desc(), Grant.id.desc())
        .limit(RECENT)
    )
    return tuple(RewardBit(*row) for row in rows)


def _months(session: Session, **whose: int) -> tuple[tuple[dt.date, int], ...]:
    today = clock.today()
    last = today.year * 12 + today.month - 1
    column, wanted = next(iter(whose.items()))
    found = session.execute(
        select(Activity.month, func.count())
        .join(ActivityType, ActivityType.id == Activity.type_id)
        .join(Member, Member.id == Activity.member_id)
        .where(
            getattr(Activity, column) == wanted,
            Member.person_type == PersonType.CUSTOMER,
            Activity.month > last - MONTHS,
            Activity.completed_on <= today,
            ActivityType.counts_as_advocacy,
        )
        .group_by(Activity.month)
    )
    counted = {month: count for month, count in found if month is not None}
    months = range(last - MONTHS + 1, last + 1)
    return tuple(
        (dt.date(month // 12, month % 12 + 1, 1), counted.get(month, 0)) for month in months
    )

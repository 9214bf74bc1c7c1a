"""Which rows are behind what the spreadsheets told."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from sqlalchemy import Select, distinct, func, or_, select
from sqlalchemy.orm import Session

from advocate_desk.base.contact import is_role_mailbox
from advocate_desk.metrics.acts import acts_within
from advocate_desk.metrics.segment import EVERYONE
from advocate_desk.metrics.trend import Span
from advocate_desk.metrics.waiting_rows import customers, open_asks_of
from advocate_desk.program.likeness import FREE_MAIL
from advocate_desk.store.choices import Health
from advocate_desk.store.models import (
    Account,
    AccountFigures,
    Activity,
    ActivityType,
    Employment,
    Member,
    MemberFigures,
)

REFERENCE_DAYS = 180
_REFERENCE, _LIVE_EFFORT = "reference", 3  # from this effort on somebody speaks live for us


def live_references(session: Session, today: dt.date) -> dict[int, list[int]]:
    """Give the live references of the last 180 days, by who gave them."""
    span = Span(today - dt.timedelta(days=REFERENCE_DAYS - 1), today)
    live = select(ActivityType.id).where(
        ActivityType.category == _REFERENCE, ActivityType.effort >= _LIVE_EFFORT
    )
    found = session.execute(
        select(Activity.member_id, Activity.id)
        .where(*acts_within(span, EVERYONE), Activity.type_id.in_(live))
        .order_by(Activity.completed_on, Activity.id)
    )
    by_member: dict[int, list[int]] = defaultdict(list)
    for member, act in found:
        by_member[member].append(act)
    return dict(by_member)


def never_thanked() -> Select[int]:
    """Find who has acted, and whom nobody ever thanked as far as the desk knows."""
    return select(MemberFigures.member_id).where(
        MemberFigures.acts > 0, MemberFigures.last_thanked_on.is_(None)
    )


def asks_in_trouble(today: dt.date) -> Select[int]:
    """Find the open asks of customers whose account is red or has an open issue.

    An ask's own company decides; where it has none, the one its member works for.
    """
    where_it_is = func.coalesce(Activity.account_id, MemberFigures.account_id)
    in_trouble = (
        select(AccountFigures.account_id)
        .join(Account, Account.id == AccountFigures.account_id)
        .where(or_(AccountFigures.health == Health.RED.value, Account.open_issue.is_(True)))
    )
    return (
        select(Activity.id)
        .join(MemberFigures, MemberFigures.member_id == Activity.member_id)
        .join(Member, Member.id == Activity.member_id)
        .where(*open_asks_of(today), customers(), where_it_is.in_(in_trouble))
    )


def written_from_elsewhere(session: Session) -> set[int]:
    """Find the customers whose e-mail domain is another account's than where they work."""
    owners: dict[str, set[int]] = defaultdict(set)
    for account, domains in session.execute(
        select(Account.id, Account.domain).where(Account.domain.is_not(None))
    ):
        for domain in domains:
            owners[domain.casefold()].add(account)
    found = session.execute(
        select(Member.id, func.coalesce(Member.email, ""), MemberFigures.account_id)
        .join(MemberFigures, MemberFigures.member_id == Member.id)
        .where(customers(), Member.email.is_not(None), MemberFigures.account_id.is_not(None))
    )
    return {
        member
        for member, email, account in found
        if account and account not in owners.get(_domain_of(email), {account})
    }


def _domain_of(email: str) -> str:
    """Give the domain by which an address tells a company; nothing for others."""
    domain = email.rpartition("@")[2].casefold()
    return "" if domain in FREE_MAIL or is_role_mailbox(email) else domain


def two_jobs(session: Session, today: dt.date) -> set[int]:
    """Find the customers who work at two accounts at once, as far as the desk knows."""
    holds = (
        or_(Employment.from_day.is_(None), Employment.from_day <= today),
        or_(Employment.to_day.is_(None), Employment.to_day > today),
    )
    found = session.scalars(
        select(Employment.member_id)
        .join(Member, Member.id == Employment.member_id)
        .where(*holds, customers())
        .group_by(Employment.member_id)
        .having(func.count(distinct(Employment.account_id)) > 1)
    )
    return set(found)

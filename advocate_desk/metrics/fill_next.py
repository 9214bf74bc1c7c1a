"""Which blank fields are worth filling next: the few from which most people gain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from advocate_desk.base.words import count_words
from advocate_desk.metrics.waiting_rows import customers
from advocate_desk.store.choices import Status
from advocate_desk.store.models import Account, Member, MemberFigures

MOST = 3  # more make a form that nobody fills
_LEAST_PEOPLE = 5  # fewer are no gap: she meets them one by one (assumption)
_GONE = (Status.ALUMNI, Status.DECLINED, Status.REMOVED)


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that is blank in these rows, and how many people gain when it is filled."""

    key: str
    field: str
    listing: str
    ids: tuple[int, ...]
    people: int
    gain: str

    def words(self) -> str:
        """Say what is blank: `41 accounts have no industry`."""
        one = "member" if self.listing == "members" else "account"
        has = "has" if len(self.ids) == 1 else "have"
        return f"{count_words(len(self.ids), one)} {has} no {self.field}"

    def gained(self) -> str:
        """Say what comes of filling it: `With it 63 more people can be chosen by industry.`."""
        return self.gain.format(people=count_words(self.people, "more person", "more people"))


def gaps(session: Session) -> tuple[Gap, ...]:
    """Give the blank fields from which most people gain, at most three."""
    found = [
        *(_of_members(session, *line) for line in _OF_MEMBERS),
        *(_of_accounts(session, *line) for line in _OF_ACCOUNTS),
    ]
    telling = [one for one in found if one.people >= _LEAST_PEOPLE]
    return tuple(sorted(telling, key=lambda one: -one.people)[:MOST])


# key, name, column, and what is gained
_Line = tuple[str, str, ColumnElement[Any], str]
_OF_MEMBERS: tuple[_Line, ...] = (
    (
        "email",
        "e-mail",
        Member.email.expression,
        "With it the next spreadsheet finds {people} by more than a name.",
    ),
    (
        "company",
        "company",
        MemberFigures.account_id.expression,
        "With it what {people} do counts for an account.",
    ),
    (
        "job_title",
        "job title",
        MemberFigures.job_title.expression,
        "With it {people} can be chosen by what they do.",
    ),
)
_OF_ACCOUNTS: tuple[_Line, ...] = (
    (
        "industry",
        "industry",
        Account.industry.expression,
        "With it {people} can be chosen by industry.",
    ),
    (
        "csm",
        "CSM",
        Account.csm_id.expression,
        "With it you know which colleague knows {people}.",
    ),
)


def _of_members(
    session: Session, key: str, field: str, column: ColumnElement[Any], gain: str
) -> Gap:
    ids = session.scalars(
        select(Member.id)
        .join(MemberFigures, MemberFigures.member_id == Member.id)
        .where(*_here(), column.is_(None))
        .order_by(Member.id)
    ).all()
    return Gap(key, field, "members", tuple(ids), len(ids), gain)


def _of_accounts(
    session: Session, key: str, field: str, column: ColumnElement[Any], gain: str
) -> Gap:
    """Look at the accounts at which people are: nobody gains from the others."""
    found = session.execute(
        select(Account.id, func.count())
        .join(MemberFigures, MemberFigures.account_id == Account.id)
        .join(Member, Member.id == MemberFigures.member_id)
        .where(*_here(), column.is_(None))
        .group_by(Account.id)
        .order_by(Account.id)
    ).all()
    people = sum(number for _account, number in found)
    return Gap(key, field, "accounts", tuple(account for account, _number in found), people, gain)


def _here() -> tuple[ColumnElement[bool], ...]:
    """Give the conditions that a member is a customer who has not left the program."""
    return customers(), MemberFigures.status.not_in([status.value for status in _GONE])

"""What a program manager does with accounts: add, edit, delete, and record how they are doing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import Problem
from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.books import ColleagueBook, CompanyBook
from advocate_desk.program.bulk import insert_rows, set_columns
from advocate_desk.program.checks import Values, problems_of, refuse, tidy_values
from advocate_desk.program.fields import ACCOUNT_FIELDS
from advocate_desk.program.listing import Chosen
from advocate_desk.program.money import priced, set_money
from advocate_desk.program.own_fields import forget_rows
from advocate_desk.store.models import Account, Activity, Employment, HealthReading

_OWN = tuple(c.name for c in Account.__table__.columns if c.name not in ("id", "uid"))
_PEOPLE = {"csm": "csm_id", "account_executive": "account_executive_id"}


def check_account(
    session: Session, values: Values, account_id: int | None = None
) -> list[Problem]:
    """Say what is wrong with the values of an account; a new one has no id yet."""
    tidy = tidy_values(ACCOUNT_FIELDS, values)
    found = problems_of(ACCOUNT_FIELDS, tidy)
    if "company" in tidy or account_id is None:
        name = tidy.get("company")
        if not name:
            found.append(Problem("company", "An account needs the name of its company."))
        elif CompanyBook(session).holders(name) - {account_id}:
            found.append(Problem("company", f"There is already an account {name}."))
    return found


def add_accounts(
    session: Session, rows: Sequence[Values], *, from_plan: bool = False
) -> list[int]:
    """Add accounts; give their ids in order. A row may hold `uid` and `health_on`.

    Rows `from_plan` of an import were checked when they were planned; two may have one name.

    Raises:
        InvalidDraft: a value cannot be kept, or the company is there already.
    """
    tidied = [tidy_values(ACCOUNT_FIELDS, row) for row in rows]
    if len(tidied) == 1 and not from_plan:
        refuse(check_account(session, tidied[0]))
    elif not all(row.get("company") for row in tidied):
        refuse([Problem("company", "An account needs the name of its company.")])
    colleagues = ColleagueBook(session)
    resolved = [_resolved(row, colleagues) for row in tidied]
    ids = list(insert_rows(session, Account, _OWN, priced(session, Account, resolved)))
    readings = [
        {
            "account_id": account_id,
            "read_on": row.get("health_on") or clock.today(),
            "health": row["health"],
        }
        for account_id, row in zip(ids, tidied, strict=True)
        if row.get("health")
    ]
    insert_rows(session, HealthReading, ("account_id", "read_on", "health"), readings)
    return ids


def _resolved(row: Mapping[str, Any], colleagues: ColleagueBook) -> dict[str, Any]:
    """Name colleagues by their ids."""
    found = dict(row)
    for key, column in _PEOPLE.items():
        if key in found:
            name = found.pop(key)
            found[column] = colleagues.find_or_add(name) if name else None
    return found


def edit_accounts(
    session: Session, chosen: Chosen, changes: Values, *, from_plan: bool = False
) -> int:
    """Set fields of the chosen accounts to the same values; give how many rows changed.

    Changes `from_plan` of an import were checked when they were planned; two may have one name.

    Raises:
        InvalidDraft: a value cannot be kept, or one name would belong to several accounts.
    """
    tidy = tidy_values(ACCOUNT_FIELDS, changes)
    refuse(problems_of(ACCOUNT_FIELDS, tidy))
    whom = ACCOUNTS.settled(session, chosen)
    if "company" in tidy and not from_plan:
        refuse(_name_problems(session, whom, tidy))
    changed = [0]
    resolved = _resolved(tidy, ColleagueBook(session))
    own = {key: value for key, value in resolved.items() if key in _OWN}
    if own:
        changed.append(set_money(session, Account, whom, own))
    if tidy.get("health"):
        read_on, health = tidy.get("health_on"), tidy["health"]
        ids = list(session.scalars(whom))
        changed.append(sum(record_health(session, row_id, read_on, health) for row_id in ids))
    return max(changed)


def _name_problems(session: Session, whom: Select[int], tidy: Values) -> list[Problem]:
    ids = list(session.scalars(whom.limit(2)))
    if len(ids) > 1:
        return [Problem("company", "Two accounts cannot have one name.")]
    return check_account(session, {"company": tidy["company"]}, ids[0]) if ids else []


def record_health(session: Session, account_id: int, read_on: dt.date | None, health: str) -> int:
    """Keep how an account was doing on a day; the newest reading holds. Give 1 when it is news.

    Raises:
        InvalidDraft: the health is no word of the list.
    """
    refuse(problems_of(ACCOUNT_FIELDS, {"health": health}))
    day = read_on or clock.today()
    session.flush()
    reading = session.scalars(
        select(HealthReading).where(
            HealthReading.account_id == account_id, HealthReading.read_on == day
        )
    ).first()
    if reading is None:
        if read_on is None and _newest_health(session, account_id) == health:
            return 0
        session.add(HealthReading(account_id=account_id, read_on=day, health=health))
    elif reading.health == health:
        return 0
    else:
        reading.health = health
    session.flush()
    return 1


def _newest_health(session: Session, account_id: int) -> str | None:
    return session.scalar(
        select(HealthReading.health)
        .where(HealthReading.account_id == account_id)
        .order_by(HealthReading.read_on.desc())
        .limit(1)
    )


def delete_accounts(session: Session, chosen: Chosen) -> int:
    """Delete accounts; their people and acts stay, without a company."""
    session.flush()
    ids = tuple(session.scalars(ACCOUNTS.chosen(chosen)))
    if ids:
        whom = ACCOUNTS.chosen(Chosen(ids=ids))
        forget_rows(session, "accounts", whom)
        # what the deletion would take along row by row, each in one statement: undo is as fast
        session.execute(delete(HealthReading).where(HealthReading.account_id.in_(whom)))
        for table in (Employment, Activity):
            at_them = select(table.id).where(table.account_id.in_(whom))
            set_columns(session, table, at_them, {"account_id": None})
        session.execute(delete(Account).where(Account.id.in_(whom)))
    return len(ids)

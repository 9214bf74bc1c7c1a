"""What a program manager does with accounts: add, edit, delete, and record how they are doing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold_name
from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.books import ColleagueBook, CompanyBook
from advocate_desk.program.bulk import insert_rows, set_columns, set_each
from advocate_desk.program.checks import Values, problems_of, refuse, tidy_values
from advocate_desk.program.edits import Changes, Edits, edits_of, made_of, with_any
from advocate_desk.program.fields import ACCOUNT_FIELDS
from advocate_desk.program.listing import Chosen, listed
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
        found += _name_problems(CompanyBook(session), tidy.get("company"), account_id)
    return found


def _name_problems(book: CompanyBook, name: str | None, account_id: int | None) -> list[Problem]:
    if not name:
        return [Problem("company", "An account needs the name of its company.")]
    if book.holders(name) - {account_id}:
        return [Problem("company", f"There is already an account {name}.")]
    return []


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
    session: Session, chosen: Chosen, changes: Changes, *, from_plan: bool = False
) -> int:
    """Set fields of accounts, all to the same or each to its own; give how many changed.

    Changes `from_plan` of an import were checked when they were planned; two may have one name.

    Raises:
        InvalidDraft: a value cannot be kept, or one name would belong to several accounts.
    """
    tidied = made_of(edits_of(session, ACCOUNTS, chosen, changes), _tidied)
    if not from_plan:
        _refuse_names(session, with_any(tidied, "company"))
    colleagues = ColleagueBook(session)
    own = made_of(tidied, lambda tidy: _own(_resolved(tidy, colleagues)))
    changed = set_money(session, Account, own)
    read = {row: tidy for row, tidy in tidied.items() if tidy.get("health")}
    readings = {row: Reading(tidy["health"], tidy.get("health_on")) for row, tidy in read.items()}
    return max(changed, record_health(session, readings))


def _tidied(changes: Values) -> Values:
    tidy = tidy_values(ACCOUNT_FIELDS, changes)
    refuse(problems_of(ACCOUNT_FIELDS, tidy))
    return tidy


def _own(resolved: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in resolved.items() if key in _OWN}


def _refuse_names(session: Session, named: Edits) -> None:
    """Refuse that an account is called as another one is, or as two of these would be."""
    folded = Counter(fold_name(tidy["company"] or "") for tidy in named.values())
    book = CompanyBook(session)
    for account_id, tidy in named.items():
        name = tidy["company"]
        if folded[fold_name(name or "")] > 1:
            refuse([Problem("company", "Two accounts cannot have one name.")], account_id)
        refuse(_name_problems(book, name, account_id), account_id)


@dataclass(frozen=True, slots=True)
class Reading:
    """How an account was doing; without a day: as far as is known today."""

    health: str
    read_on: dt.date | None = None


def record_health(session: Session, readings: Mapping[int, Reading]) -> int:
    """Keep how accounts were doing on a day; the newest reading holds. Give how many are news.

    Raises:
        InvalidDraft: the health is no word of the list.
    """
    for account_id, told in readings.items():
        refuse(problems_of(ACCOUNT_FIELDS, {"health": told.health}), account_id)
    held = _held_readings(session, tuple(readings))
    corrected: dict[int, dict[str, Any]] = {}
    made: list[dict[str, Any]] = []
    for account_id, told in readings.items():
        days = held.get(account_id, {})
        day = told.read_on or clock.today()
        if day in days:
            corrected[days[day][0]] = {"health": told.health}
        elif told.read_on or not days or days[max(days)][1] != told.health:
            made.append({"account_id": account_id, "read_on": day, "health": told.health})
    insert_rows(session, HealthReading, ("account_id", "read_on", "health"), made)
    return len(made) + set_each(session, HealthReading, corrected)


def _held_readings(
    session: Session, account_ids: Sequence[int]
) -> dict[int, dict[dt.date, tuple[int, str]]]:
    """Give by account and day the readings that are known: their ids, and the health."""
    session.flush()
    one = HealthReading
    rows = session.execute(
        select(one.account_id, one.read_on, one.id, one.health).where(
            one.account_id.in_(listed(account_ids))
        )
    )
    found: dict[int, dict[dt.date, tuple[int, str]]] = {}
    for account_id, day, row_id, health in rows:
        found.setdefault(account_id, {})[day] = (row_id, health)
    return found


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

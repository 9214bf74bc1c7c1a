"""How sheets name the rows of other sheets: by e-mail or name, else by UID."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from advocate_desk.sheets.exporter import name_or_uid
from advocate_desk.store.models import (
    Account,
    AccountFigures,
    ActivityType,
    Colleague,
    Member,
)


def member_name() -> ColumnElement[str]:
    """Name a member."""
    return func.coalesce(Member.email, Member.uid)


def company_name(account: Any = Account) -> ColumnElement[str]:
    """Name an account."""
    keys = aliased(AccountFigures)
    twice = select(keys.name_key).group_by(keys.name_key).having(func.count() > 1)
    shared = select(AccountFigures.account_id).where(AccountFigures.name_key.in_(twice))
    return name_or_uid(account, account.company, shared)


def colleague_name(colleague: Any = Colleague) -> ColumnElement[str]:
    """Name a colleague."""
    return name_or_uid(colleague, colleague.name, _sharing(Colleague))


def type_name() -> ColumnElement[str]:
    """Name an activity type."""
    return name_or_uid(ActivityType, ActivityType.name.expression, _sharing(ActivityType))


def _sharing(table: type[Colleague | ActivityType]) -> Select[int]:
    """Give the ids of the rows whose folded name another row has too."""
    one, other = aliased(table), aliased(table)
    folded = func.fold_name(other.name)
    twice = select(folded).group_by(folded).having(func.count() > 1)
    return select(one.id).where(func.fold_name(one.name).in_(twice))

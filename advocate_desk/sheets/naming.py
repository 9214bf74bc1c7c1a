"""How sheets name the rows of other sheets: by e-mail or name, else by UID."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal, select, union
from sqlalchemy.orm import aliased

from advocate_desk.base.contact import ROLES
from advocate_desk.sheets.exporter import unless_shared
from advocate_desk.store.models import (
    Account,
    AccountFigures,
    ActivityType,
    Colleague,
    Event,
    Member,
    Reward,
)


def member_name(member: Any = Member) -> ColumnElement[str]:
    """Name a member: by her UID when several people read her mailbox, which names nobody."""
    email = member.email.expression
    local = func.substr(email, 1, func.instr(email, "@") - 1)
    return case((local.in_(sorted(ROLES)), member.uid), else_=func.coalesce(email, member.uid))


def company_name() -> ColumnElement[str]:
    """Name an account: by its UID when another one has the name too, or goes by it."""
    one = aliased(Account)
    # a; b becomes ["a","b"]
    listed = literal("[") + func.replace(func.json_quote(one.aliases), "; ", '","') + literal("]")
    alias = func.json_each(listed).table_valued("value")
    names = union(  # none twice: an account may have its own name among its aliases
        select(AccountFigures.account_id.label("id"), AccountFigures.name_key.label("key")),
        select(one.id, func.fold_name(alias.c.value))
        .select_from(one)
        .join(alias, literal(1) == 1)
        .where(one.aliases.is_not(None)),
    ).subquery()
    twice = select(names.c.key).group_by(names.c.key).having(func.count() > 1)
    keys = aliased(AccountFigures)
    shared = select(keys.account_id).where(keys.name_key.in_(twice))
    return unless_shared(
        Account.company.expression, Account.id.expression, shared, Account.uid.expression
    )


def colleague_name(colleague: Any = Colleague) -> ColumnElement[str]:
    """Name a colleague: by e-mail when another one has the name too."""
    other = func.coalesce(colleague.email, colleague.uid)
    shared = _sharing(Colleague, "name")
    return unless_shared(colleague.name, colleague.id, shared, other)


def type_name() -> ColumnElement[str]:
    """Name an activity type."""
    return unless_shared(
        ActivityType.name.expression,
        ActivityType.id.expression,
        _sharing(ActivityType, "name"),
        ActivityType.uid.expression,
    )


def reward_name() -> ColumnElement[str]:
    """Name a reward."""
    return unless_shared(
        Reward.reward.expression,
        Reward.id.expression,
        _sharing(Reward, "reward"),
        Reward.uid.expression,
    )


def event_name() -> ColumnElement[str]:
    """Name an event: by its UID when another one has the name too, as those of each year do."""
    return unless_shared(
        Event.event.expression,
        Event.id.expression,
        _sharing(Event, "event"),
        Event.uid.expression,
    )


def _sharing(table: type[Colleague | ActivityType | Reward | Event], key: str) -> Select[int]:
    """Give the ids of the rows whose folded name another row has too."""
    one, other = aliased(table), aliased(table)
    folded = func.fold_name(getattr(other, key))
    twice = select(folded).group_by(folded).having(func.count() > 1)
    return select(one.id).where(func.fold_name(getattr(one, key)).in_(twice))

"""Makes two members or two accounts one: all their rows follow, and one undo parts them again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from advocate_desk.program.connections import part_with_herself
from advocate_desk.program.listing import CUSTOM
from advocate_desk.program.merge_card import MergeCard, MergeField, joined_words, merge_card
from advocate_desk.program.merge_histories import (
    current_job,
    join_jobs,
    join_standings,
    settle_job,
)
from advocate_desk.program.merge_rows import absorb, sql_table
from advocate_desk.store.models import (
    TABLE_OF_KIND,
    Account,
    CustomValue,
    Employment,
    ExternalId,
    Member,
    Table,
)

MERGED = "merged"  # the system whose ids are the UIDs that merged rows had
_COLUMNS = {  # where a field stands under another name, or in two columns
    "csm": ("csm_id",),
    "account_executive": ("account_executive_id",),
    "annual_value": ("annual_value", "currency", "rate"),
}
_NO_COLUMN = frozenset({"role", "status"})  # kept as histories

Choices = Mapping[str, int]  # by field: the id of the row whose value is taken


def merge_members(
    session: Session, kept_id: int, other_id: int, choices: Choices | None = None
) -> MergeCard:
    """Make two members one; the other's rows follow, then her own row goes.

    What `choices` does not name is as the card proposes. Lists and notes are joined, and an
    address that is not taken is kept among the other addresses. The UID of the other stays an
    external id, so that older files still find her. Nothing worth keeping is lost: jobs and
    steps of both are kept, none twice; where only one row may say something, that of the member
    who is kept stays and takes what it leaves blank from the other's.

    Raises:
        InvalidDraft: it is the same member, or one of them is gone.
    """
    card = merge_card(session, "members", kept_id, other_id, kept_id)
    taken = _taken(card, choices or {})
    jobs = {row_id: current_job(session, row_id) for row_id in card.lines}
    holds = taken.get("role", kept_id)
    status = card.lines[taken["status"]].values["status"]
    values = _columns(session, Member, card, taken)
    values["other_emails"] = _other_emails(card, values)
    part_with_herself(session, kept_id, other_id)
    _become_one(session, card, taken, values)
    settle_job(session, kept_id, jobs[holds], jobs[card.other(holds)])
    join_standings(session, kept_id, status)
    session.expire_all()
    return card


def merge_accounts(
    session: Session, kept_id: int, other_id: int, choices: Choices | None = None
) -> MergeCard:
    """Make two accounts one; people, acts and readings of health follow.

    The name that is not taken stays an alias, so that files find the account by both. Of two
    readings of health on one day that of the account that is kept stays.

    Raises:
        InvalidDraft: it is the same account, or one of them is gone.
    """
    card = merge_card(session, "accounts", kept_id, other_id, kept_id)
    taken = _taken(card, choices or {})
    values = _columns(session, Account, card, taken)
    names = tuple(line.values["company"] for line in card.lines.values())
    values["aliases"] = joined_words((values["company"], *names), values.get("aliases") or ())[1:]
    _become_one(session, card, taken, values)
    twice_here = (
        select(Employment.member_id)
        .where(Employment.account_id == kept_id)
        .group_by(Employment.member_id)
        .having(func.count() > 1)
    )
    for member_id in session.scalars(twice_here).all():
        join_jobs(session, member_id, current_job(session, member_id), at=kept_id)
    session.expire_all()
    return card


def merged_ids(session: Session, kind: str) -> dict[str, int]:
    """Give by the UID that a merged row had the row that it is part of now."""
    rows = session.execute(
        select(ExternalId.value, ExternalId.row_id).where(
            ExternalId.kind == kind, ExternalId.system == MERGED
        )
    )
    return {row.value: row.row_id for row in rows}


def _taken(card: MergeCard, choices: Choices) -> dict[str, int]:
    """Give by field whose value is taken: as she chose, but never a blank for a value."""
    return {
        one.field.key: choices.get(one.field.key, one.proposed) if one.differs else one.proposed
        for one in card.fields
        if one.proposed
    }


def _columns(
    session: Session, model: type[Table], card: MergeCard, taken: Mapping[str, int]
) -> dict[str, Any]:
    """Give what the columns of the row that is kept hold afterwards."""
    table = sql_table(model.__tablename__)
    found = session.execute(select(table).where(table.c.id.in_(card.lines))).mappings()
    rows = {row["id"]: row for row in found}
    values: dict[str, Any] = {}
    for one in card.fields:
        key = one.field.key
        if key in _NO_COLUMN or key.startswith(CUSTOM):
            continue
        if not one.proposed:
            values[key] = one.joined
            continue
        row = rows[taken[key]]
        for column in _COLUMNS.get(key, (key,)):
            values[column] = row[column]
    return values


def _other_emails(card: MergeCard, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Give all addresses of both but the one that is taken."""
    own = [line.values.get("email") for line in card.lines.values()]
    addresses = joined_words(values.get("other_emails") or (), tuple(filter(None, own)))
    return tuple(one for one in addresses if one.lower() != values.get("email"))


def _become_one(
    session: Session, card: MergeCard, taken: Mapping[str, int], values: Mapping[str, Any]
) -> None:
    """Let all rows follow, delete the other, and give the one that is kept what was decided."""
    table = sql_table(TABLE_OF_KIND[card.kind])
    kept, other = card.kept, card.other(card.kept)
    uid = session.scalar(select(table.c.uid).where(table.c.id == other))
    absorb(session, table, kept, other)
    session.execute(update(table).where(table.c.id == kept).values(**values))
    for one in card.fields:
        if one.field.key.startswith(CUSTOM) and taken[one.field.key] == other:
            _set_own(session, card.kind, kept, one)
    session.add(ExternalId(kind=card.kind, row_id=kept, system=MERGED, value=uid))
    session.flush()


def _set_own(session: Session, kind: str, kept: int, one: MergeField) -> None:
    """Give a field of her own the value that was taken."""
    held = (
        CustomValue.kind == kind,
        CustomValue.row_id == kept,
        CustomValue.field_id == int(one.field.key.removeprefix(CUSTOM)),
    )
    taken = next(value for row_id, value in one.values.items() if row_id != kept)
    session.execute(update(CustomValue).where(*held).values(value=taken))


MERGES: Mapping[str, Callable[[Session, int, int, Choices | None], MergeCard]] = {
    "members": merge_members,
    "accounts": merge_accounts,
}

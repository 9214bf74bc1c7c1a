"""The list of rewards given or on their way, and what each of them is for."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from advocate_desk.program.listing import Listing, Sort, like_word
from advocate_desk.program.reward_fields import GRANT_FIELDS
from advocate_desk.store.models import (
    Activity,
    ActivityType,
    Colleague,
    Grant,
    GrantActivity,
    MemberFigures,
    Reward,
)

# whom and what a search finds; as other tables than those joined, which it need not wait for
_WHO, _WHAT = aliased(MemberFigures), aliased(Reward)
_FOR = (
    select(func.group_concat(ActivityType.name, "; "))
    .select_from(GrantActivity)
    .join(Activity, Activity.id == GrantActivity.activity_id)
    .join(ActivityType, ActivityType.id == Activity.type_id)
    .where(GrantActivity.grant_id == Grant.id)
    .correlate(Grant)
    .scalar_subquery()
)
_COLUMNS: dict[str, ColumnElement[Any]] = {
    "member": MemberFigures.name.expression,
    "reward": Reward.reward.expression,
    "approved_by": Colleague.name.expression,
    "for_activities": _FOR,
}


def _column(key: str) -> ColumnElement[Any]:
    column: ColumnElement[Any] = (
        _COLUMNS[key] if key in _COLUMNS else getattr(Grant, key).expression
    )
    return column


def _search(folded: str, typed: str) -> ColumnElement[bool]:
    """Look in the member's and the reward's names, and in what was written about the grant."""
    people = select(_WHO.member_id).where(like_word(_WHO.search_text.expression, folded))
    rewards = select(_WHAT.id).where(like_word(func.fold_name(_WHAT.reward), folded))
    written = (Grant.kind, Grant.vendor, Grant.order_id, Grant.cost_centre, Grant.notes)
    return or_(
        Grant.member_id.in_(people),
        Grant.reward_id.in_(rewards),
        *(like_word(column.expression, typed) for column in written),
    )


GRANTS = Listing(
    key="grants",
    fields=GRANT_FIELDS,
    source=Grant.__table__.outerjoin(Reward.__table__, Reward.id == Grant.reward_id)
    .outerjoin(MemberFigures.__table__, MemberFigures.member_id == Grant.member_id)
    .outerjoin(Colleague.__table__, Colleague.id == Grant.approved_by_id),
    id=Grant.id.expression,
    columns={
        **{field.key: _column(field.key) for field in GRANT_FIELDS},
        "member_id": Grant.member_id.expression,
        "reward_id": Grant.reward_id.expression,
    },
    sort_keys={"member": MemberFigures.name_key.expression},
    search=_search,
    default_columns=("member", "status", "given_on", "cost", "for_activities"),
    default_sort=Sort("given_on", descending=True),
)

"""The list of the lines of the points ledger."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from advocate_desk.program.listing import Listing, Sort, like_word
from advocate_desk.program.reward_fields import POINTS_FIELDS
from advocate_desk.store.models import (
    Activity,
    ActivityType,
    Grant,
    MemberFigures,
    PointsEntry,
    Reward,
)

_FOR = aliased(Grant)
_WHO = aliased(MemberFigures)  # whom a search finds: the table that is joined need not wait for it
_COLUMNS: dict[str, ColumnElement[Any]] = {
    "member": MemberFigures.name.expression,
    "for_activity": ActivityType.name.expression,
    "for_grant": func.coalesce(Reward.reward, _FOR.kind),
}


def _column(key: str) -> ColumnElement[Any]:
    column: ColumnElement[Any] = (
        _COLUMNS[key] if key in _COLUMNS else getattr(PointsEntry, key).expression
    )
    return column


def _search(folded: str, typed: str) -> ColumnElement[bool]:
    people = select(_WHO.member_id).where(like_word(_WHO.search_text.expression, folded))
    return or_(
        PointsEntry.member_id.in_(people),
        like_word(PointsEntry.reason.expression, typed),
        like_word(PointsEntry.kind.expression, typed),
    )


POINTS = Listing(
    key="points",
    fields=POINTS_FIELDS,
    source=PointsEntry.__table__.outerjoin(
        MemberFigures.__table__, MemberFigures.member_id == PointsEntry.member_id
    )
    .outerjoin(Activity.__table__, Activity.id == PointsEntry.activity_id)
    .outerjoin(ActivityType.__table__, ActivityType.id == Activity.type_id)
    .outerjoin(_FOR, _FOR.id == PointsEntry.grant_id)
    .outerjoin(Reward.__table__, Reward.id == _FOR.reward_id),
    id=PointsEntry.id.expression,
    columns={
        **{field.key: _column(field.key) for field in POINTS_FIELDS},
        "member_id": PointsEntry.member_id.expression,
        "activity_id": PointsEntry.activity_id.expression,
        "grant_id": PointsEntry.grant_id.expression,
    },
    sort_keys={"member": MemberFigures.name_key.expression},
    search=_search,
    default_columns=("member", "on_day", "amount", "kind", "reason"),
    default_sort=Sort("on_day", descending=True),
)

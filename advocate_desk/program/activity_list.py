"""The list of activities and the list of their types."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from advocate_desk.program.fields import ACTIVITY_FIELDS, ACTIVITY_TYPE_FIELDS
from advocate_desk.program.listing import Listing, Sort, like_word
from advocate_desk.store.models import Account, Activity, ActivityType, Colleague, MemberFigures

_COMPANY = aliased(Account)
# whom and what a search finds; as other tables than those joined, which it need not wait for
_WHO, _WHAT = aliased(MemberFigures), aliased(ActivityType)
_COLUMNS: dict[str, ColumnElement[Any]] = {
    "member": MemberFigures.name.expression,
    "company": _COMPANY.company.expression,
    "type": ActivityType.name.expression,
    "category": ActivityType.category.expression,
    "asked_by": Colleague.name.expression,
}


def _column(key: str) -> ColumnElement[Any]:
    column: ColumnElement[Any] = (
        _COLUMNS[key] if key in _COLUMNS else getattr(Activity, key).expression
    )
    return column


def _search(folded: str, typed: str) -> ColumnElement[bool]:
    """Look in the member's and the type's names, and in what was written about the act."""
    people = select(_WHO.member_id).where(like_word(_WHO.search_text.expression, folded))
    types = select(_WHAT.id).where(like_word(func.fold_name(_WHAT.name), folded))
    written = (Activity.text, Activity.notes, Activity.outcome, Activity.link)
    return or_(
        Activity.member_id.in_(people),
        Activity.type_id.in_(types),
        *(like_word(column.expression, typed) for column in written),
    )


ACTIVITIES = Listing(
    key="activities",
    fields=ACTIVITY_FIELDS,
    source=Activity.__table__.outerjoin(
        ActivityType.__table__, ActivityType.id == Activity.type_id
    )
    .outerjoin(MemberFigures.__table__, MemberFigures.member_id == Activity.member_id)
    .outerjoin(_COMPANY, _COMPANY.id == Activity.account_id)
    .outerjoin(Colleague.__table__, Colleague.id == Activity.asked_by_id),
    id=Activity.id.expression,
    columns={
        **{field.key: _column(field.key) for field in ACTIVITY_FIELDS},
        "member_id": Activity.member_id.expression,
        "account_id": Activity.account_id.expression,
        "type_id": Activity.type_id.expression,
        "day_assumed": Activity.day_assumed.expression,
    },
    sort_keys={"member": MemberFigures.name_key.expression},
    search=_search,
    default_columns=("member", "type", "status", "day", "trigger", "usability"),
    default_sort=Sort("day", descending=True),
    near=20_000,
)


def _type_search(folded: str, _typed: str) -> ColumnElement[bool]:
    return like_word(
        func.fold_name(ActivityType.name + " " + func.coalesce(ActivityType.category, "")), folded
    )


_USED = (
    select(func.count())
    .where(Activity.type_id == ActivityType.id)
    .correlate(ActivityType)
    .scalar_subquery()
)

ACTIVITY_TYPES = Listing(
    key="activity_types",
    fields=ACTIVITY_TYPE_FIELDS,
    source=ActivityType.__table__,
    id=ActivityType.id.expression,
    columns={
        field.key: _USED if field.key == "used" else getattr(ActivityType, field.key).expression
        for field in ACTIVITY_TYPE_FIELDS
    },
    sort_keys={},
    search=_type_search,
    default_columns=(
        "name",
        "category",
        "stance",
        "moment",
        "effort",
        "minutes",
        "used",
        "active",
    ),
    default_sort=Sort("name"),
)

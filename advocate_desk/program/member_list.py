"""The list of members."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, literal, literal_column
from sqlalchemy.orm import aliased

from advocate_desk.program.fields import MEMBER_FIELDS
from advocate_desk.program.listing import Listing, Sort, like_word
from advocate_desk.store.models import Account, Member, MemberFigures

_COMPANY = aliased(Account)
_TITLE_AND_COMPANY = func.nullif(
    func.coalesce(MemberFigures.job_title, literal(""))
    + func.iif(
        MemberFigures.job_title.is_not(None) & _COMPANY.company.is_not(None),
        literal(" · "),
        literal(""),
    )
    + func.coalesce(_COMPANY.company, literal("")),
    literal(""),
)
_FROM_FIGURES = (
    "name",
    "job_title",
    "status",
    "status_since",
    "status_reason",
    "enrolled_on",
    "acts",
    "acts_365",
    "first_act_on",
    "last_act_on",
    "open_asks",
    "last_asked_on",
    "last_spoke_on",
    "last_thanked_on",
    "to_thank",
    "open_promises",
    "grants",
    "last_grant_on",
    "points_balance",
)


def _column(key: str) -> ColumnElement[Any]:
    if key == "role":
        return _TITLE_AND_COMPANY
    if key == "company":
        return _COMPANY.company.expression
    owner = MemberFigures if key in _FROM_FIGURES else Member
    column: ColumnElement[Any] = getattr(owner, key)
    return column


def _search(folded: str, _typed: str) -> ColumnElement[bool]:
    # told that few rows hold a word, SQLite reads the table straight through: by the index of the
    # sort it jumps from row to row and takes four times as long when the word is rare
    holds = like_word(MemberFigures.search_text.expression, folded)
    return func.likelihood(holds, literal_column("0.001"))


MEMBERS = Listing(
    key="members",
    fields=MEMBER_FIELDS,
    source=MemberFigures.__table__.outerjoin(
        Member.__table__, Member.id == MemberFigures.member_id
    ).outerjoin(_COMPANY, _COMPANY.id == MemberFigures.account_id),
    id=MemberFigures.member_id.expression,
    columns={
        **{field.key: _column(field.key) for field in MEMBER_FIELDS},
        "account_id": MemberFigures.account_id.expression,
    },
    sort_keys={"name": MemberFigures.name_key.expression},
    search=_search,
    default_columns=("name", "status", "tags", "acts_365", "last_act_on", "open_asks"),
    default_sort=Sort("name"),
    always=MemberFigures.acts >= 0,
)

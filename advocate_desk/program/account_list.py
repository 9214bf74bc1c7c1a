"""The list of accounts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased

from advocate_desk.program.fields import ACCOUNT_FIELDS
from advocate_desk.program.listing import Listing, Sort, like_word
from advocate_desk.store.models import Account, AccountFigures, Colleague

_CSM = aliased(Colleague)
_EXECUTIVE = aliased(Colleague)
_FROM_FIGURES = ("health", "health_on", "members", "advocates", "acts", "last_act_on")


def _column(key: str) -> ColumnElement[Any]:
    if key == "csm":
        return _CSM.name.expression
    if key == "account_executive":
        return _EXECUTIVE.name.expression
    owner = AccountFigures if key in _FROM_FIGURES else Account
    column: ColumnElement[Any] = getattr(owner, key)
    return column


def _search(folded: str, _typed: str) -> ColumnElement[bool]:
    return like_word(AccountFigures.search_text.expression, folded)


ACCOUNTS = Listing(
    key="accounts",
    fields=ACCOUNT_FIELDS,
    source=AccountFigures.__table__.outerjoin(
        Account.__table__, Account.id == AccountFigures.account_id
    )
    .outerjoin(_CSM, _CSM.id == Account.csm_id)
    .outerjoin(_EXECUTIVE, _EXECUTIVE.id == Account.account_executive_id),
    id=AccountFigures.account_id.expression,
    columns={field.key: _column(field.key) for field in ACCOUNT_FIELDS},
    sort_keys={"company": AccountFigures.name_key.expression},
    search=_search,
    default_columns=(
        "company",
        "industry",
        "health",
        "renewal_date",
        "members",
        "advocates",
        "acts",
    ),
    default_sort=Sort("company"),
)

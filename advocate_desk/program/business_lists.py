"""The lists of opportunities, usage, series and their events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, or_

from advocate_desk.program.business_fields import (
    OPPORTUNITY_FIELDS,
    SERIES_EVENT_FIELDS,
    SERIES_FIELDS,
    USAGE_FIELDS,
)
from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import Listing, Sort, like_word
from advocate_desk.store.models import (
    Account,
    Colleague,
    MemberFigures,
    Opportunity,
    SeriesEvent,
    SeriesPoint,
    Usage,
)

_Row = Opportunity | Usage | SeriesPoint | SeriesEvent
_COMPANY = Account.company.expression


def _columns(
    table: type[_Row], fields: tuple[ListField, ...], named: Mapping[str, ColumnElement[Any]]
) -> dict[str, ColumnElement[Any]]:
    """Give the columns of a list: those of other tables by `named`, the rest of its own."""
    return {
        field.key: named[field.key] if field.key in named else getattr(table, field.key).expression
        for field in fields
    }


def _opportunity_search(folded: str, typed: str) -> ColumnElement[bool]:
    one = Opportunity
    told = (one.name, one.stage, one.competitor, one.heard_via, _COMPANY, Colleague.name)
    return or_(
        like_word(func.fold_name(func.concat_ws(" ", *told)), folded),
        like_word(one.opportunity_id.expression, typed),
    )


def _usage_search(folded: str, _typed: str) -> ColumnElement[bool]:
    told = func.concat_ws(" ", _COMPANY, Usage.measure, Usage.in_month)
    return or_(
        like_word(func.fold_name(told), folded),
        like_word(MemberFigures.search_text.expression, folded),
    )


def _series_search(folded: str, _typed: str) -> ColumnElement[bool]:
    return like_word(func.fold_name(SeriesPoint.series), folded)


def _series_event_search(folded: str, _typed: str) -> ColumnElement[bool]:
    told = func.concat_ws(" ", SeriesEvent.series, SeriesEvent.event)
    return like_word(func.fold_name(told), folded)


OPPORTUNITIES = Listing(
    key="opportunities",
    fields=OPPORTUNITY_FIELDS,
    source=Opportunity.__table__.outerjoin(
        Account.__table__, Account.id == Opportunity.account_id
    ).outerjoin(Colleague.__table__, Colleague.id == Opportunity.owner_id),
    id=Opportunity.id.expression,
    columns={
        **_columns(
            Opportunity,
            OPPORTUNITY_FIELDS,
            {"company": _COMPANY, "owner": Colleague.name.expression},
        ),
        "account_id": Opportunity.account_id.expression,
    },
    sort_keys={},
    search=_opportunity_search,
    default_columns=("name", "amount", "stage", "outcome", "closed_on", "owner"),
    default_sort=Sort("closed_on", descending=True),
)
USAGE = Listing(
    key="usage",
    fields=USAGE_FIELDS,
    source=Usage.__table__.outerjoin(Account.__table__, Account.id == Usage.account_id).outerjoin(
        MemberFigures.__table__, MemberFigures.member_id == Usage.member_id
    ),
    id=Usage.id.expression,
    columns={
        **_columns(
            Usage,
            USAGE_FIELDS,
            {
                "whose": func.coalesce(_COMPANY, MemberFigures.name),
                "company": _COMPANY,
                "member": MemberFigures.name.expression,
            },
        ),
        "member_id": Usage.member_id.expression,
        "account_id": Usage.account_id.expression,
    },
    sort_keys={"member": MemberFigures.name_key.expression},
    search=_usage_search,
    default_columns=("whose", "in_month", "measure", "value"),
    default_sort=Sort("in_month", descending=True),
)
SERIES = Listing(
    key="series",
    fields=SERIES_FIELDS,
    source=SeriesPoint.__table__,
    id=SeriesPoint.id.expression,
    columns=_columns(SeriesPoint, SERIES_FIELDS, {}),
    sort_keys={},
    search=_series_search,
    default_columns=("series", "on_day", "value"),
    default_sort=Sort("on_day", descending=True),
)
SERIES_EVENTS = Listing(
    key="series_events",
    fields=SERIES_EVENT_FIELDS,
    source=SeriesEvent.__table__,
    id=SeriesEvent.id.expression,
    columns=_columns(SeriesEvent, SERIES_EVENT_FIELDS, {}),
    sort_keys={},
    search=_series_event_search,
    default_columns=("event", "series", "on_day"),
    default_sort=Sort("on_day", descending=True),
)

"""The sheet External ids: what other systems call our rows, and the keys of imported acts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, literal, select, union_all

from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.store.models import (
    Account,
    Activity,
    Colleague,
    ExternalId,
    Member,
    SurveyResponse,
)

IN_OTHER_SYSTEMS: tuple[
    tuple[str, type[Member | Account | Colleague | Activity | SurveyResponse]], ...
] = (
    ("Members", Member),
    ("Accounts", Account),
    ("Colleagues", Colleague),
    ("Activities", Activity),
    ("Survey responses", SurveyResponse),
)


_APART = 1 << 48  # more than there are ids


def _in_order(place: int, number: Any) -> ColumnElement[Any]:
    """Give what orders the rows by kind: as they come back from the file, whoever was first."""
    order: ColumnElement[Any] = number + place * _APART
    return order


def _kept(place: int, sheet: str, table: type[Any]) -> Select[Any]:
    return (
        select(
            literal(place).label("place"),
            literal(sheet).label("sheet"),
            table.uid.label("uid"),
            ExternalId.system.label("system"),
            ExternalId.value.label("value"),
            _in_order(place, ExternalId.id).label("number"),
        )
        .join(table, table.id == ExternalId.row_id)
        .where(ExternalId.kind == sheet.lower().replace(" ", "_"))
    )


_IMPORT_KEYS = select(
    literal(len(IN_OTHER_SYSTEMS)),
    literal("Activities"),
    Activity.uid,
    literal("import"),
    Activity.import_key,
    _in_order(len(IN_OTHER_SYSTEMS), Activity.id),
).where(Activity.import_key.is_not(None))

_ALL = union_all(
    *(_kept(place, sheet, table) for place, (sheet, table) in enumerate(IN_OTHER_SYSTEMS)),
    _IMPORT_KEYS,
).subquery()

EXTERNAL_IDS = sheet_of(
    "External ids",
    {"Sheet": _ALL.c.sheet, "UID": _ALL.c.uid, "System": _ALL.c.system, "Id": _ALL.c.value},
    _ALL,
    _ALL.c.number,
)

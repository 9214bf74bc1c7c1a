"""Reads what the desk holds of the rows that a file names: all together, only what is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from advocate_desk.base.text import fold
from advocate_desk.program.listing import Listing
from advocate_desk.sheets.fields import CUSTOM
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.store.models import CustomField, CustomValue, Table

Known = dict[int, dict[str, Any]]


def known_rows(
    session: Session,
    listing: Listing,
    ids: Iterable[int],
    keys: Iterable[str],
    more: Mapping[str, ColumnElement[Any]] | None = None,
) -> Known:
    """Give rows of the desk by id: the fields that a file has, and `more`."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    columns = {key: listing.columns[key] for key in keys if key in listing.columns}
    columns.update(more or {})
    found = session.execute(
        select(listing.id, *columns.values())
        .select_from(listing.source)
        .where(listing.id.in_(listed(wanted)))
    )
    names = list(columns)
    known = {row[0]: dict(zip(names, row[1:], strict=True)) for row in found}
    _add_own_values(session, listing.key, known, [key for key in keys if key.startswith(CUSTOM)])
    return known


def listed(ids: Iterable[int]) -> Select[int]:
    """Give the select of these ids, whatever their number."""
    values = func.json_each(f"[{','.join(map(str, ids))}]").table_valued("value")
    return select(values.c.value)


def known_columns(
    session: Session,
    rows: SheetRows,
    table: type[Table],
    ids: Iterable[int],
    column_of: Mapping[str, str],
) -> Known:
    """Give rows of a table by id: its columns by field, and what stands in fields of her own."""
    columns = table.__table__.columns
    found = session.execute(
        select(columns["id"], *(columns[name] for name in column_of.values())).where(
            columns["id"].in_(listed(ids))
        )
    )
    known = {row[0]: dict(zip(column_of, row[1:], strict=True)) for row in found}
    own = [key for key in rows.keys if key.startswith(CUSTOM)]
    _add_own_values(session, rows.kind, known, own)
    return known


def _add_own_values(session: Session, kind: str, known: Known, keys: list[str]) -> None:
    """Add what stands in fields of her own, as text."""
    if not keys or not known:
        return
    wanted = {fold(key.removeprefix(CUSTOM)): key for key in keys}
    rows = session.execute(
        select(CustomField.name, CustomValue.row_id, CustomValue.value)
        .join(CustomField, CustomField.id == CustomValue.field_id)
        .where(CustomValue.kind == kind)
    )
    for name, row_id, value in rows:
        if row_id in known and fold(name) in wanted:
            known[row_id][wanted[fold(name)]] = value

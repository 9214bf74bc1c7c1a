"""Changing many rows at once, set-based: the rows stay in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import (
    CursorResult,
    Date,
    Select,
    String,
    Update,
    case,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from advocate_desk.base.text import fold, join_words
from advocate_desk.store.journal import insert_many
from advocate_desk.store.models import Table, Words, new_uid


def set_columns(
    session: Session, table: type[Table], chosen: Select[int], values: Mapping[str, Any]
) -> int:
    """Set columns of the chosen rows; rows that hold the values already are not touched."""
    columns = table.__table__.columns
    differs = or_(
        *(
            columns[key].is_distinct_from(_bound(columns[key].type, value))
            for key, value in values.items()
        )
    )
    return _run(session, update(table).where(columns["id"].in_(chosen), differs).values(**values))


def _bound(type_: Any, value: Any) -> Any:
    if isinstance(type_, Words):
        return literal(join_words(value) if value else None, String)
    return literal(value, type_)


def add_word(
    session: Session, table: type[Table], chosen: Select[int], key: str, word: str
) -> int:
    """Add a word to a field of several; rows that have it, in any case, are not touched."""
    columns = table.__table__.columns
    held = func.coalesce(columns[key].cast(String), "")
    longer = case((held == "", literal(word)), else_=held + "; " + literal(word))
    return _run(
        session,
        update(table).where(columns["id"].in_(chosen), ~_holds(held, word)).values({key: longer}),
    )


def remove_word(
    session: Session, table: type[Table], chosen: Select[int], key: str, word: str
) -> int:
    """Take a word out of a field of several, however it is written."""
    columns = table.__table__.columns
    held = func.coalesce(columns[key].cast(String), "")
    rows = session.execute(
        select(columns["id"], columns[key]).where(columns["id"].in_(chosen), _holds(held, word))
    ).all()
    for row_id, words in rows:
        left = tuple(one for one in words if fold(one) != fold(word))
        session.execute(update(table).where(columns["id"] == row_id).values({key: left}))
    return len(rows)


def _holds(held: Any, word: str) -> Any:
    return func.instr("; " + func.lower(held) + "; ", "; " + word.lower() + "; ") > 0


def _run(session: Session, statement: Update) -> int:
    session.flush()
    done = session.execute(statement, execution_options={"synchronize_session": False})
    return cast("CursorResult[Any]", done).rowcount


def insert_rows(
    session: Session, table: type[Table], columns: Sequence[str], rows: Sequence[Mapping[str, Any]]
) -> range:
    """Insert many rows of plain values as one journalled range; uids are given where missing.

    Works column by column, and leaves out columns that hold nothing: most of an import is here.
    """
    session.flush()
    sql_table = Table.metadata.tables[table.__tablename__]
    names, cells = ["uid"], [[row.get("uid") or new_uid() for row in rows]]
    for name in columns:
        values = [row.get(name) for row in rows]
        if any(value is not None for value in values):
            names.append(name)
            cells.append(_plain(sql_table.columns[name].type, values))
    return insert_many(session.connection(), sql_table, names, list(zip(*cells, strict=True)))


def _plain(type_: Any, values: list[Any]) -> list[Any]:
    """Give the values of a column as SQLite keeps them."""
    if isinstance(type_, Date):
        return [value and value.isoformat() for value in values]
    if isinstance(type_, Words):
        return [(join_words(value) or None) if value else None for value in values]
    return values

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
    select,
    update,
)
from sqlalchemy.orm import Session

from advocate_desk.base.errors import InvalidDraft, Problem
from advocate_desk.base.text import fold, join_words, split_words
from advocate_desk.program.checks import LONGEST
from advocate_desk.store.journal import insert_many
from advocate_desk.store.models import Table, Words, new_uid


def set_columns(
    session: Session, table: type[Table], chosen: Select[int], values: Mapping[str, Any]
) -> int:
    """Set columns of the chosen rows, all to the same; give how many rows that changed."""
    session.flush()
    return set_each(session, table, dict.fromkeys(session.scalars(chosen), values))


def set_each(session: Session, table: type[Table], edits: Mapping[int, Mapping[str, Any]]) -> int:
    """Set columns of rows, each to its own values; give how many rows that changed.

    Rows that hold the values already are not touched. It takes one statement for all rows of
    which the same columns are set.
    """
    session.flush()
    together: dict[tuple[str, ...], list[int]] = {}
    for row_id, values in edits.items():
        if values:
            together.setdefault(tuple(values), []).append(row_id)
    return sum(
        _set_together(session, table, names, [(row_id, edits[row_id]) for row_id in ids])
        for names, ids in together.items()
    )


def _set_together(
    session: Session,
    table: type[Table],
    names: Sequence[str],
    rows: Sequence[tuple[int, Mapping[str, Any]]],
) -> int:
    """Set the same columns of several rows."""
    columns = Table.metadata.tables[table.__tablename__].columns
    cells = [_plain(columns[name].type, [values[name] for _, values in rows]) for name in names]
    sets = ", ".join(f'"{name}" = ?' for name in names)
    differs = " OR ".join(f'"{name}" IS NOT ?' for name in names)
    done = session.connection().exec_driver_sql(
        f'UPDATE "{table.__tablename__}" SET {sets} WHERE id = ? AND ({differs})',  # noqa: S608  # ours
        list(zip(*cells, [row_id for row_id, _ in rows], *cells, strict=True)),
    )
    return done.rowcount


def run_update(session: Session, statement: Update) -> int:
    """Run an update of many rows; give how many it changed."""
    session.flush()
    done = session.execute(statement, execution_options={"synchronize_session": False})
    return cast("CursorResult[Any]", done).rowcount


def add_word(
    session: Session, table: type[Table], chosen: Select[int], key: str, word: str
) -> int:
    """Add a word to a field of several; rows that have it, in any case, are not touched.

    Raises:
        InvalidDraft: the word is blank, too long, or more than one.
    """
    plain = _one_word(key, word)
    columns = table.__table__.columns
    held = func.coalesce(columns[key].cast(String), "")
    longer = case((held == "", literal(plain)), else_=held + "; " + literal(plain))
    return run_update(
        session,
        update(table).where(columns["id"].in_(chosen), ~_holds(held, plain)).values({key: longer}),
    )


def _one_word(key: str, word: str) -> str:
    plain = split_words(f"{word};")
    if len(plain) != 1 or len(plain[0]) > LONGEST:
        sentence = f"This takes one word or phrase of at most {LONGEST} characters."
        raise InvalidDraft([Problem(key, sentence)])
    return plain[0]


def remove_word(
    session: Session, table: type[Table], chosen: Select[int], key: str, word: str
) -> int:
    """Take a word out of a field of several, however it is written; give how many had it."""
    return _rewrite_words(session, table, chosen, key, (word, None))


def replace_word(
    session: Session, table: type[Table], chosen: Select[int], key: str, words: tuple[str, str]
) -> int:
    """Put the second word in the place of the first, however that is written; give how many."""
    return _rewrite_words(session, table, chosen, key, words)


def _rewrite_words(
    session: Session,
    table: type[Table],
    chosen: Select[int],
    key: str,
    words: tuple[str, str | None],
) -> int:
    word, instead = words
    columns = table.__table__.columns
    held = func.coalesce(columns[key].cast(String), "")
    session.flush()
    rows = session.execute(
        select(columns["id"], columns[key]).where(columns["id"].in_(chosen), _holds(held, word))
    ).all()
    by_words: dict[tuple[str, ...], list[int]] = {}
    for row_id, told in rows:
        by_words.setdefault(told, []).append(row_id)
    for told, ids in by_words.items():  # one statement for all that hold the same words
        new = (instead if fold(one) == fold(word) else one for one in told)
        left = tuple(dict.fromkeys(one for one in new if one is not None))
        listed = func.json_each(f"[{','.join(map(str, ids))}]").table_valued("value")
        whom = select(listed.c.value)
        run_update(session, update(table).where(columns["id"].in_(whom)).values({key: left}))
    return len(rows)


def _holds(held: Any, word: str) -> Any:
    return func.instr("; " + func.fold(held) + "; ", f"; {fold(word)}; ") > 0


def insert_rows(
    session: Session, table: type[Table], columns: Sequence[str], rows: Sequence[Mapping[str, Any]]
) -> range:
    """Insert many rows of plain values as one journalled range; uids are given where missing."""
    names = ("uid", *columns)
    return insert_columns(
        session, table, {name: [row.get(name) for row in rows] for name in names}
    )


def insert_columns(
    session: Session, table: type[Table], columns: Mapping[str, Sequence[Any]]
) -> range:
    """Insert many rows, given column by column, as one journalled range.

    Uids are given where they are missing, unless the table has none, and columns that hold
    nothing are left out.
    """
    session.flush()
    sql_table = Table.metadata.tables[table.__tablename__]
    names: list[str] = []
    cells: list[Sequence[Any]] = []
    if "uid" in sql_table.columns:
        names.append("uid")
        cells.append([uid or new_uid() for uid in columns["uid"]])
    for name, values in columns.items():
        if name != "uid" and any(value is not None for value in values):
            names.append(name)
            cells.append(_plain(sql_table.columns[name].type, values))
    return insert_many(session.connection(), sql_table, names, list(zip(*cells, strict=True)))


def _plain(type_: Any, values: Sequence[Any]) -> Sequence[Any]:
    """Give the values of a column as SQLite keeps them."""
    if isinstance(type_, Date):
        return [value and value.isoformat() for value in values]
    if isinstance(type_, Words):
        return [(join_words(value) or None) if value else None for value in values]
    return values

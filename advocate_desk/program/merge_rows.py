"""Moves all that belongs to one row to another of its table; what it is, the tables say.

Whatever points to the row follows: by a foreign key, or by the kind and the id of the row. A table
that comes later follows by being one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, delete, func, literal, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session

from advocate_desk.program.not_same import follow_pairs
from advocate_desk.store.journal import journalled_tables, stored_columns
from advocate_desk.store.journal_unique import unique_sets
from advocate_desk.store.models import TABLE_OF_KIND, NotSame, Table

_KIND_OF_TABLE = {table: kind for kind, table in TABLE_OF_KIND.items()}


@dataclass(frozen=True, slots=True)
class Pointer:
    """A column whose value names a row of another table; `kind` where it names several kinds."""

    column: Column[Any]
    kind: str = ""

    @property
    def table(self) -> SqlTable:
        """Give the table whose rows point."""
        table: SqlTable = self.column.table
        return table

    def at(self, row_id: int, table: Any = None) -> ColumnElement[bool]:
        """Give the condition for the rows that point to a row."""
        columns = (self.table if table is None else table).c
        named: ColumnElement[bool] = columns[self.column.name] == row_id
        return named & (columns["kind"] == self.kind) if self.kind else named


def pointers_to(table: SqlTable) -> Iterator[Pointer]:
    """Give all columns of facts that name a row of a table."""
    kind = _KIND_OF_TABLE.get(table.name)
    for one in journalled_tables():
        for key in one.foreign_keys:
            if key.column.table is table:
                yield Pointer(key.parent)
        if kind and one is not NotSame.__table__:  # pairs follow by `follow_pairs`
            for name in one.info["of_kind"]:
                yield Pointer(one.c[name], kind)


def count_pointing(session: Session, table: SqlTable, row_id: int) -> dict[str, int]:
    """Count the rows that point to a row, by their table."""
    found: dict[str, int] = {}
    for pointer in pointers_to(table):
        asked = select(func.count()).select_from(pointer.table).where(pointer.at(row_id))
        if count := session.scalar(asked):
            found[pointer.table.name] = found.get(pointer.table.name, 0) + count
    return found


def absorb(session: Session, table: SqlTable, kept: int, other: int) -> None:
    """Let what points to one row point to another, and delete the one.

    Where two rows would then say of the same what only one may say, that of the row that is kept
    stays, and takes from the other what it leaves blank; what points to the other follows too.
    """
    for pointer in pointers_to(table):
        for stays, goes in _doubles(session, pointer, kept, other):
            fold_into(session, pointer.table, stays, goes)
        moved = update(pointer.table).where(pointer.at(other))
        session.execute(moved.values({pointer.column.name: kept}))
    if kind := _KIND_OF_TABLE.get(table.name):
        follow_pairs(session, kind, kept, other)
    session.execute(delete(table).where(table.c.id == other))


def fold_into(session: Session, table: SqlTable, stays: int, goes: int) -> None:
    """Make two rows that say the same one: the first stays, its blanks are filled."""
    rows = session.execute(select(table).where(table.c.id.in_((stays, goes)))).mappings()
    by_id = {row["id"]: row for row in rows}
    absorb(session, table, stays, goes)
    filled = {
        name: by_id[goes][name]
        for name in stored_columns(table)
        if by_id[stays][name] in (None, ()) and by_id[goes][name] not in (None, ())
    }
    if filled:
        session.execute(update(table).where(table.c.id == stays).values(filled))


def _doubles(session: Session, pointer: Pointer, kept: int, other: int) -> list[tuple[int, int]]:
    """Give the rows of the two that could not both point to one: which stays, which goes."""
    table, name = pointer.table, pointer.column.name
    mine, theirs = table.alias("mine"), table.alias("theirs")
    found: dict[int, int] = {}
    for names in unique_sets(table):
        if name not in names:
            continue
        others = (one for one in names if one != name)
        # blanks are alike too: use of a company in a month is told once, whoever's it is not
        same = [mine.c[one].is_not_distinct_from(theirs.c[one]) for one in others]
        pairs = (
            select(theirs.c.id, mine.c.id)
            .select_from(mine.join(theirs, literal(1) == 1))
            .where(pointer.at(kept, mine), pointer.at(other, theirs), *same)
            .order_by(theirs.c.id)
        )
        for goes, stays in session.execute(pairs):
            found.setdefault(goes, stays)
    return [(stays, goes) for goes, stays in found.items()]


def sql_table(name: str) -> SqlTable:
    """Give a table by its name."""
    return Table.metadata.tables[name]

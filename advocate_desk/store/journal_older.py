"""Taking back an older change without touching what was done since.

Column by column a value is set back only where it still is what that change wrote; a row that the
change made stays when it was edited since or when later rows point to it.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy import Table as SqlTable

from advocate_desk.store.journal import image_of, journalled_tables, stored_columns


@dataclass
class Stays:
    """What could not be taken back, counted by reason."""

    edited: Counter[str] = field(default_factory=Counter)
    linked: Counter[str] = field(default_factory=Counter)
    values: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)

    def sentences(self) -> list[str]:
        """Say in words what stays, a sentence for each kind of row and reason."""
        reasons = (
            (self.edited, "stay because they were edited since"),
            (self.linked, "stay because later rows belong to them"),
            (self.values, "keep values that were changed since"),
            (self.missing, "cannot come back because a row they belong to is gone"),
        )
        return [
            f"{count} {'row' if count == 1 else 'rows'} of {table.replace('_', ' ')} {reason}."
            for counts, reason in reasons
            for table, count in sorted(counts.items())
        ]


def take_back_older(connection: Connection, change: int) -> Stays:
    """Take an older change back as far as nothing newer is overwritten; say what stays."""
    stays = Stays()
    tables = {table.name: table for table in journalled_tables()}
    lines = connection.exec_driver_sql(
        "SELECT id, table_name, op, row_id, last_id, before, after FROM change_row"
        " WHERE change_id = ? ORDER BY id DESC",
        (change,),
    ).all()
    for line_id, name, op, row_id, last_id, before, after in lines:
        table = tables[name]
        if op == "update":
            _set_back(connection, table, row_id, json.loads(before), json.loads(after), stays)
        elif op == "delete":
            _bring_back(connection, table, json.loads(before), stays)
        else:
            last = row_id if last_id is None else last_id
            _remove_made(connection, table, (row_id, last), (change, line_id), stays)
    return stays


def _set_back(
    connection: Connection,
    table: SqlTable,
    row_id: int,
    before: dict[str, Any],
    after: dict[str, Any],
    stays: Stays,
) -> None:
    now = connection.exec_driver_sql(
        f'SELECT {image_of(table, table.name)} FROM "{table.name}" WHERE id = ?', (row_id,)
    ).scalar()
    if now is None:
        return  # deleted since: nothing of it is left to set back
    current = json.loads(now)
    changed = [name for name in before if before[name] != after.get(name)]
    free = [name for name in changed if current.get(name) == after.get(name)]
    if len(free) < len(changed):
        stays.values[table.name] += 1
    if free:
        free = _not_taken(connection, table, row_id, before, free)
    if free:
        sets = ", ".join(f'"{name}" = ?' for name in free)
        connection.exec_driver_sql(
            f'UPDATE "{table.name}" SET {sets} WHERE id = ?',
            (*(before[name] for name in free), row_id),
        )


def _not_taken(
    connection: Connection, table: SqlTable, row_id: int, before: dict[str, Any], names: list[str]
) -> list[str]:
    """Leave out values that would break a reference or repeat a unique value."""
    fits = []
    for name in names:
        value = before[name]
        column = table.columns[name]
        if value is not None and column.foreign_keys:
            parent = next(iter(column.foreign_keys)).column.table.name
            if not _exists(connection, f'SELECT 1 FROM "{parent}" WHERE id = ?', (value,)):
                continue
        if value is not None and column.unique:
            sql = f'SELECT 1 FROM "{table.name}" WHERE "{name}" = ? AND id <> ?'
            if _exists(connection, sql, (value, row_id)):
                continue
        fits.append(name)
    return fits


def _bring_back(
    connection: Connection, table: SqlTable, before: dict[str, Any], stays: Stays
) -> None:
    columns = stored_columns(table)
    for column in table.columns:
        value = before.get(column.name)
        if value is None or not column.foreign_keys:
            continue
        parent = next(iter(column.foreign_keys)).column.table.name
        if not _exists(connection, f'SELECT 1 FROM "{parent}" WHERE id = ?', (value,)):
            if not column.nullable:
                stays.missing[table.name] += 1
                return
            before[column.name] = None
    if _clashes(connection, table, before):
        stays.values[table.name] += 1
        return
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" for _ in columns)
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})',
        tuple(before.get(name) for name in columns),
    )


def _clashes(connection: Connection, table: SqlTable, image: dict[str, Any]) -> bool:
    """Say whether a row with this image would repeat an id or a unique value."""
    for names in _unique_sets(table):
        values = [image.get(name) for name in names]
        if None in values:
            continue
        wanted = " AND ".join(f'"{name}" = ?' for name in names)
        if _exists(connection, f'SELECT 1 FROM "{table.name}" WHERE {wanted}', tuple(values)):
            return True
    return False


def _unique_sets(table: SqlTable) -> list[tuple[str, ...]]:
    """Give the sets of columns that must not repeat."""
    constraints = [
        tuple(column.name for column in constraint.columns)
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint | PrimaryKeyConstraint)
    ]
    indexes = [tuple(c.name for c in index.columns) for index in table.indexes if index.unique]
    return constraints + indexes


def _exists(connection: Connection, sql: str, values: tuple[Any, ...]) -> bool:
    return connection.exec_driver_sql(f"{sql} LIMIT 1", values).first() is not None


def _remove_made(
    connection: Connection,
    table: SqlTable,
    ids: tuple[int, int],
    line: tuple[int, int],
    stays: Stays,
) -> None:
    """Delete the rows a change made, but those edited since and those that others point to."""
    change, line_id = line
    name = table.name
    edited = (
        f'"{name}".id IN (SELECT row_id FROM change_row WHERE table_name = ? AND id > ?'
        " AND row_id BETWEEN ? AND ? AND op = 'update' AND change_id <> ?"
        ' AND change_id IN (SELECT id FROM "change" WHERE NOT undone))'
    )
    values = (name, line_id, *ids, change)
    within = f'"{name}".id BETWEEN ? AND ?'
    stays.edited[name] += _count(
        connection, f'"{name}" WHERE {within} AND {edited}', (*ids, *values)
    )
    linked = _linked_to(table)
    stays.linked[name] += _count(
        connection, f'"{name}" WHERE {within} AND NOT ({edited}) AND ({linked})', (*ids, *values)
    )
    connection.exec_driver_sql(
        f'DELETE FROM "{name}" WHERE {within} AND NOT ({edited}) AND NOT ({linked})',
        (*ids, *values),
    )
    for counts in (stays.edited, stays.linked):
        if not counts[name]:
            del counts[name]


def _linked_to(table: SqlTable) -> str:
    """Give the SQL that says whether any other row points to a row of this table."""
    pointers = [
        f'EXISTS (SELECT 1 FROM "{other.name}"'
        f' WHERE "{other.name}"."{column.name}" = "{table.name}".id)'
        for other in journalled_tables()
        for column in other.columns
        for key in column.foreign_keys
        if key.column.table is table
    ]
    return " OR ".join(pointers) or "0"


def _count(connection: Connection, rest: str, values: tuple[Any, ...]) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {rest}", values).scalar_one())

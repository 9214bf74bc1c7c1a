"""The journal: triggers record each row a change touches, so that the change can be taken back.

All of it is made from the tables' own metadata: a new table of facts is journalled by being one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlalchemy import Table as SqlTable

from advocate_desk.store.models import Table

KEEP_CHANGES = 200
KEEP_DAYS = 90


def journalled_tables() -> tuple[SqlTable, ...]:
    """Give the tables of facts, parents before children."""
    return tuple(t for t in Table.metadata.sorted_tables if t.info.get("journalled"))


def stored_columns(table: SqlTable) -> tuple[str, ...]:
    """Give the columns that an image holds: all but generated ones."""
    return tuple(column.name for column in table.columns if column.computed is None)


def image_of(table: SqlTable, row: str) -> str:
    """Give the SQL that makes a row's image; `row` is OLD, NEW or a table's name."""
    pairs = ", ".join(f"'{name}', {row}.\"{name}\"" for name in stored_columns(table))
    return f"json_object({pairs})"


def trigger_statements() -> Iterator[tuple[str, str]]:
    """Give the name and the SQL of every journal trigger."""
    for table in journalled_tables():
        for op, row, before, after in (
            ("insert", "NEW", "NULL", image_of(table, "NEW")),
            ("update", "NEW", image_of(table, "OLD"), image_of(table, "NEW")),
            ("delete", "OLD", image_of(table, "OLD"), "NULL"),
        ):
            recording = "inserts" if op == "insert" else "current IS NOT NULL"
            name = f"journal_{table.name}_{op}"
            yield (
                name,
                f'CREATE TRIGGER "{name}" AFTER {op.upper()} ON "{table.name}"'
                f" WHEN (SELECT {recording} FROM journal)"
                " BEGIN INSERT INTO change_row (change_id, table_name, op, row_id, before, after)"
                f" VALUES ((SELECT current FROM journal), '{table.name}', '{op}', {row}.id,"
                f" {before}, {after}); END",
            )


def install_triggers(connection: Connection) -> None:
    """Make the triggers anew, as the tables are now."""
    for name, sql in trigger_statements():
        connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{name}"')
        connection.exec_driver_sql(sql)


def start_change(connection: Connection, label: str, at: str) -> int:
    """Open a change; everything written from now on belongs to it."""
    made = connection.exec_driver_sql(
        'INSERT INTO "change" (label, at, rows, undone) VALUES (?, ?, 0, 0)', (label, at)
    )
    change = int(made.lastrowid)
    connection.exec_driver_sql("UPDATE journal SET current = ?, inserts = 1", (change,))
    return change


def change_being_made(connection: Connection) -> int:
    """Give the change that is being recorded; 0 when none is."""
    return int(connection.exec_driver_sql("SELECT current FROM journal").scalar() or 0)


def end_change(connection: Connection, change: int) -> frozenset[str]:
    """Close a change and give the tables it touched; one that touched nothing is dropped."""
    connection.exec_driver_sql("UPDATE journal SET current = NULL, inserts = 0")
    touched = touched_tables(connection, change)
    if not touched:
        connection.exec_driver_sql('DELETE FROM "change" WHERE id = ?', (change,))
        return touched
    connection.exec_driver_sql(
        'UPDATE "change" SET rows = (SELECT sum(coalesce(last_id - row_id + 1, 1))'
        " FROM change_row WHERE change_id = ?) WHERE id = ?",
        (change, change),
    )
    _forget(connection, "undone AND id <> ?", (change,))
    _forget(
        connection,
        "id <= ? OR at < datetime('now', ?)",
        (change - KEEP_CHANGES, f"-{KEEP_DAYS} days"),
    )
    return touched


def _forget(connection: Connection, which: str, values: Sequence[Any]) -> None:
    connection.exec_driver_sql(f'DELETE FROM "change" WHERE {which}', tuple(values))


def touched_tables(connection: Connection, change: int) -> frozenset[str]:
    """Give the tables that a change touched: the signal to refresh."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT table_name FROM change_row WHERE change_id = ?", (change,)
    )
    return frozenset(row[0] for row in rows)


def insert_many(
    connection: Connection,
    table: SqlTable,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
) -> range:
    """Insert many rows at once, journalled as one range of ids, and give the ids.

    `rows` hold plain values in the order of `columns`, days as ISO text; the ids are given here.
    """
    if not rows:
        return range(0)
    seq = connection.exec_driver_sql(
        "SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)
    )
    first = int(seq.scalar() or 0) + 1
    ids = range(first, first + len(rows))
    names = ", ".join(f'"{name}"' for name in ("id", *columns))
    marks = ", ".join("?" for _ in range(len(columns) + 1))
    change = connection.exec_driver_sql("SELECT current FROM journal").scalar_one()
    connection.exec_driver_sql("UPDATE journal SET inserts = 0")
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})',
        [(row_id, *row) for row_id, row in zip(ids, rows, strict=True)],
    )
    connection.exec_driver_sql(
        "INSERT INTO change_row (change_id, table_name, op, row_id, last_id)"
        " VALUES (?, ?, 'range', ?, ?)",
        (change, table.name, ids[0], ids[-1]),
    )
    connection.exec_driver_sql("UPDATE journal SET inserts = 1")
    return ids


@dataclass(frozen=True, slots=True)
class Run:
    """Journal lines in a row that can be put back by one statement: same table, same operation."""

    table: SqlTable
    op: str
    first: int  # of the ids of change_row
    last: int


def runs_of(connection: Connection, change: int) -> list[Run]:
    """Cut a change's lines into runs, oldest first; no run holds one row twice."""
    tables = {table.name: table for table in journalled_tables()}
    lines = connection.exec_driver_sql(
        "SELECT id, table_name, op, row_id FROM change_row WHERE change_id = ? ORDER BY id",
        (change,),
    )
    runs: list[Run] = []
    seen: set[int] = set()
    for line_id, name, op, row_id in lines:
        last = runs[-1] if runs else None
        joins = last is not None and last.table.name == name and last.op == op and op != "range"
        if last is not None and joins and row_id not in seen:
            runs[-1] = Run(last.table, op, last.first, line_id)
        else:
            runs.append(Run(tables[name], op, line_id, line_id))
            seen = set()
        seen.add(row_id)
    return runs


def put_back(connection: Connection, change: int) -> None:
    """Take a change's rows back to what they were before it, newest line first."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for run in reversed(runs_of(connection, change)):
        if run.op == "insert":
            _delete(connection, run)
        elif run.op == "delete":
            _insert(connection, run, "before")
        elif run.op == "update":
            _update(connection, run, "before")
        else:
            _lift_range(connection, run)


def put_again(connection: Connection, change: int) -> None:
    """Do a change's rows again, oldest line first."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for run in runs_of(connection, change):
        if run.op == "insert":
            _insert(connection, run, "after")
        elif run.op == "delete":
            _delete(connection, run)
        elif run.op == "update":
            _update(connection, run, "after")
        else:
            _lower_range(connection, run)


def _delete(connection: Connection, run: Run) -> None:
    connection.exec_driver_sql(
        f'DELETE FROM "{run.table.name}" WHERE id IN'
        " (SELECT row_id FROM change_row WHERE id BETWEEN ? AND ?)",
        (run.first, run.last),
    )


def _insert(connection: Connection, run: Run, image: str) -> None:
    names, values = _columns_from(run.table, image)
    connection.exec_driver_sql(
        f'INSERT INTO "{run.table.name}" ({names}) SELECT {values}'
        " FROM change_row WHERE id BETWEEN ? AND ?",
        (run.first, run.last),
    )


def _update(connection: Connection, run: Run, image: str) -> None:
    sets = ", ".join(
        f"\"{name}\" = json_extract(line.{image}, '$.{name}')"
        for name in stored_columns(run.table)
        if name != "id"
    )
    connection.exec_driver_sql(
        f'UPDATE "{run.table.name}" SET {sets} FROM change_row AS line'
        f' WHERE line.id BETWEEN ? AND ? AND line.row_id = "{run.table.name}".id',
        (run.first, run.last),
    )


def _lift_range(connection: Connection, run: Run) -> None:
    """Delete a range of inserted rows; their images are taken now, for redo."""
    name = run.table.name
    first, last = connection.exec_driver_sql(
        "SELECT row_id, last_id FROM change_row WHERE id = ?", (run.first,)
    ).one()
    connection.exec_driver_sql(
        "INSERT INTO change_image (change_row_id, row_id, image)"
        f' SELECT ?, id, {image_of(run.table, name)} FROM "{name}" WHERE id BETWEEN ? AND ?',
        (run.first, first, last),
    )
    connection.exec_driver_sql(f'DELETE FROM "{name}" WHERE id BETWEEN ? AND ?', (first, last))


def _lower_range(connection: Connection, run: Run) -> None:
    """Insert a range of rows again from their images."""
    names, values = _columns_from(run.table, "image")
    connection.exec_driver_sql(
        f'INSERT INTO "{run.table.name}" ({names}) SELECT {values}'
        " FROM change_image WHERE change_row_id = ? ORDER BY row_id",
        (run.first,),
    )
    connection.exec_driver_sql("DELETE FROM change_image WHERE change_row_id = ?", (run.first,))


def _columns_from(table: SqlTable, image: str) -> tuple[str, str]:
    columns = stored_columns(table)
    names = ", ".join(f'"{name}"' for name in columns)
    return names, ", ".join(f"json_extract({image}, '$.{name}')" for name in columns)

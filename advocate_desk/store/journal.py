"""The journal: triggers record each row a change touches, so that the change can be taken back.

All of it is made from the tables' own metadata: a new table of facts is journalled by being one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlalchemy import Table as SqlTable

from advocate_desk.store.journal_unique import passes_unique_value
from advocate_desk.store.models import Table

KEEP_CHANGES = 200
KEEP_DAYS = 90
_MANY = 2_000  # rows inserted at once


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


def changed_image(table: SqlTable, row: str) -> str:
    """Give the SQL that makes an image of what an update changed; `row` is OLD or NEW."""
    parts = (
        f'CASE WHEN OLD."{name}" IS NOT NEW."{name}"'
        f" THEN ',\"{name}\":' || json_quote({row}.\"{name}\") ELSE '' END"
        for name in stored_columns(table)
    )
    return f"'{{' || substr({' || '.join(parts)}, 2) || '}}'"


def trigger_statements() -> Iterator[tuple[str, str]]:
    """Give the name and the SQL of every journal trigger.

    An update that changes no value leaves no line; one that does, only what it changed.
    """
    recording = "(SELECT current IS NOT NULL FROM journal)"
    for table in journalled_tables():
        differs = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in stored_columns(table))
        was, now = changed_image(table, "OLD"), changed_image(table, "NEW")
        for op, when, row, before, after in (
            ("insert", "(SELECT inserts FROM journal)", "NEW", "NULL", image_of(table, "NEW")),
            ("update", f"{recording} AND ({differs})", "NEW", was, now),
            ("delete", recording, "OLD", image_of(table, "OLD"), "NULL"),
        ):
            name = _trigger_name(table, op)
            yield (
                name,
                f'CREATE TRIGGER "{name}" AFTER {op.upper()} ON "{table.name}" WHEN {when}'
                " BEGIN INSERT INTO change_row (change_id, table_name, op, row_id, before, after)"
                f" VALUES ((SELECT current FROM journal), '{table.name}', '{op}', {row}.id,"
                f" {before}, {after}); END",
            )


def _trigger_name(table: SqlTable, op: str) -> str:
    return f"journal_{table.name}_{op}"


def install_triggers(connection: Connection) -> None:
    """Make the triggers anew, as the tables are now."""
    for name, sql in trigger_statements():
        connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{name}"')
        connection.exec_driver_sql(sql)


def start_change(connection: Connection, label: str, at: str) -> int:
    """Open a change; everything written from now on belongs to it."""
    made = connection.exec_driver_sql(
        'INSERT INTO "change" (label, at, rows, undone, forgotten) VALUES (?, ?, 0, 0, 0)',
        (label, at),
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
    _mark_forgotten(connection, change)
    return touched


def _mark_forgotten(connection: Connection, newest: int) -> None:
    """Put out of sight what was taken back before this change, and what is too old."""
    connection.exec_driver_sql(
        'UPDATE "change" SET forgotten = 1 WHERE NOT forgotten AND (undone AND id <> ?'
        " OR at < datetime('now', ?) OR id <= (SELECT id FROM \"change\""
        " WHERE NOT undone ORDER BY id DESC LIMIT 1 OFFSET ?))",
        (newest, f"-{KEEP_DAYS} days", KEEP_CHANGES),
    )


def forget_some(connection: Connection, most: int) -> bool:
    """Delete some rows of changes that are out of sight; say whether more are left.

    Deleting the images of a large change takes seconds, for they are overwritten: nobody should
    have to wait for all of it at once.
    """
    change = connection.exec_driver_sql('SELECT min(id) FROM "change" WHERE forgotten').scalar()
    if change is None:
        return False
    first, last, count = connection.exec_driver_sql(
        "SELECT min(id), max(id), count(*) FROM"
        " (SELECT id FROM change_row WHERE change_id = ? ORDER BY id LIMIT ?)",
        (change, most),
    ).one()
    images = connection.exec_driver_sql(
        "DELETE FROM change_image WHERE id IN"
        " (SELECT id FROM change_image WHERE change_row_id BETWEEN ? AND ? LIMIT ?)",
        (first, last, most),
    )
    if images.rowcount == most:
        return True
    connection.exec_driver_sql("DELETE FROM change_row WHERE id BETWEEN ? AND ?", (first, last))
    if count < most:
        connection.exec_driver_sql('DELETE FROM "change" WHERE id = ?', (change,))
    return bool(connection.exec_driver_sql('SELECT 1 FROM "change" WHERE forgotten').scalar())


def forget_all(connection: Connection) -> None:
    """Delete every change, from the images up: foreign keys may be off, and so delete nothing."""
    for table in ("change_image", "change_row", "change"):
        connection.exec_driver_sql(f'DELETE FROM "{table}"')


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
    with _one_line_for_all(connection, table, len(rows)):
        connection.exec_driver_sql(
            f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})',
            [(row_id, *row) for row_id, row in zip(ids, rows, strict=True)],
        )
    connection.exec_driver_sql(
        "INSERT INTO change_row (change_id, table_name, op, row_id, last_id)"
        " VALUES (?, ?, 'range', ?, ?)",
        (change, table.name, ids[0], ids[-1]),
    )
    return ids


@contextmanager
def _one_line_for_all(connection: Connection, table: SqlTable, rows: int) -> Iterator[None]:
    """Keep single inserts from being recorded.

    A trigger that does nothing takes a third of the time of an insert, so for many rows it is
    taken away, in the same transaction; for few that costs more than it saves. Whatever fails
    must fail the whole change: its rollback is what brings the trigger back.
    """
    if rows < _MANY:
        connection.exec_driver_sql("UPDATE journal SET inserts = 0")
        yield
        connection.exec_driver_sql("UPDATE journal SET inserts = 1")
        return
    name = _trigger_name(table, "insert")
    sql = dict(trigger_statements())[name]
    connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    connection.exec_driver_sql(sql)


@dataclass(slots=True)
class Run:
    """Journal lines that can be put back by one statement: same table, same operation.

    Attributes:
        first: the lines of this table and operation from here
        last: to here, by the ids of change_row.
        is_alone: one update that changes a unique value which another one of the change had or
            gets: it may only move once it is free.
    """

    table: SqlTable
    op: str
    first: int
    last: int
    is_alone: bool = False

    @property
    def lines(self) -> str:
        """Give the SQL that picks its lines out of change_row; see `place`."""
        return "change_row.id BETWEEN ? AND ? AND table_name = ? AND op = ?"

    @property
    def place(self) -> tuple[int, int, str, str]:
        """Give the values that `lines` asks for."""
        return self.first, self.last, self.table.name, self.op


def runs_of(connection: Connection, change: int) -> list[Run]:
    """Cut a change's lines into runs, oldest first; no run holds one row twice.

    Deletions run on past those of other tables: a parent's lie among those of its children.
    """
    tables = {table.name: table for table in journalled_tables()}
    passes_on = passes_unique_value(tables.values())
    lines = connection.exec_driver_sql(
        f"SELECT id, table_name, op, row_id, op = 'update' AND ({passes_on})"
        " FROM change_row WHERE change_id = :change ORDER BY id",
        {"change": change},
    )
    runs: list[Run] = []
    open_runs: dict[str, Run] = {}  # by table; several only among deletions
    seen: set[int] = set()  # the rows of an open run of updates
    for line_id, name, op, row_id, is_alone in lines:
        goes_on = runs and runs[-1].op == op and (op == "delete" or runs[-1].table.name == name)
        if not goes_on or op == "range" or is_alone or runs[-1].is_alone or row_id in seen:
            open_runs, seen = {}, set()
        if op == "update":
            seen.add(row_id)
        if name in open_runs:
            open_runs[name].last = line_id
        else:
            open_runs[name] = Run(tables[name], op, line_id, line_id, bool(is_alone))
            runs.append(open_runs[name])
    return sorted(runs, key=lambda run: run.last)


def changed_columns(connection: Connection, run: Run) -> list[str]:
    """Give the columns that any line of a run of updates changed."""
    found = connection.exec_driver_sql(
        "SELECT DISTINCT told.key FROM change_row, json_each(change_row.after) AS told"
        f" WHERE {run.lines} ORDER BY told.key",
        run.place,
    )
    return [name for (name,) in found]


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
        f" (SELECT row_id FROM change_row WHERE {run.lines})",
        run.place,
    )


def _insert(connection: Connection, run: Run, image: str) -> None:
    names, values = _columns_from(run.table, image)
    connection.exec_driver_sql(
        f'INSERT INTO "{run.table.name}" ({names}) SELECT {values}'
        f" FROM change_row WHERE {run.lines}",
        run.place,
    )


def _update(connection: Connection, run: Run, image: str) -> None:
    told = f"change_row.{image}"
    sets = ", ".join(
        f"\"{name}\" = CASE WHEN json_type({told}, '$.{name}') IS NULL"
        f' THEN "{run.table.name}"."{name}" ELSE json_extract({told}, \'$.{name}\') END'
        for name in changed_columns(connection, run)
    )
    connection.exec_driver_sql(
        f'UPDATE "{run.table.name}" SET {sets} FROM change_row'
        f' WHERE {run.lines} AND change_row.row_id = "{run.table.name}".id',
        run.place,
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

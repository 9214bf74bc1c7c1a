"""Is the desk sound? The file, its references, its schema and its journal."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, inspect, select

from advocate_desk.store.journal import journalled_tables, trigger_statements
from advocate_desk.store.models import TABLE_OF_KIND, Table


def find_faults(connection: Connection) -> list[str]:
    """Say what is wrong with the file, a sentence each; nothing when it is sound."""
    faults = [
        f"The file is damaged: {text}."
        for (text,) in connection.exec_driver_sql("PRAGMA integrity_check")
        if text != "ok"
    ]
    for table, row, parent in (*_lost_by_key(connection), *_lost_by_kind(connection)):
        faults.append(f"Row {row} of {table} points to a row of {parent} that is not there.")
    return faults + _schema_faults(connection)


def _lost_by_key(connection: Connection) -> Iterator[tuple[str, int, str]]:
    """Give the rows whose foreign keys point to none: their table, their id, the table meant."""
    for table, row, parent, _key in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield table, row, parent


def _lost_by_kind(connection: Connection) -> Iterator[tuple[str, int, str]]:
    """Give those that name a row by its kind and id which is not there."""
    tables = Table.metadata.tables
    named = (
        (table, table.c[name]) for table in journalled_tables() for name in table.info["of_kind"]
    )
    for table, column in named:
        for kind, parent in TABLE_OF_KIND.items():
            there = select(tables[parent].c.id)
            lost = select(table.c.id).where(table.c.kind == kind, column.not_in(there))
            yield from ((table.name, row, parent) for row in connection.scalars(lost))


def _schema_faults(connection: Connection) -> list[str]:
    faults = []
    seen = inspect(connection)
    there = set(seen.get_table_names())
    for table in Table.metadata.sorted_tables:
        if table.name not in there:
            faults.append(f"The table {table.name} is missing.")
            continue
        columns = {str(column["name"]) for column in seen.get_columns(table.name)}
        missing = {column.name for column in table.columns if column.computed is None} - columns
        faults += [f"The column {name} of {table.name} is missing." for name in sorted(missing)]
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    )
    triggers: dict[str, str] = dict(found.all())
    faults += [
        f"The journal does not watch {name.removeprefix('journal_')}."
        for name, sql in trigger_statements()
        if triggers.get(name) != sql
    ]
    return faults

"""An import as the window and the command line do it, and the bare work it cannot do without."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from python_calamine import CalamineWorkbook
from sqlalchemy.dialects import sqlite as dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from advocate_desk.base.progress import NoProgress
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.days import DayOrder
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.planned import ImportPlan
from advocate_desk.sheets.setup import Unknown
from advocate_desk.sheets.workbook import open_workbook
from advocate_desk.store.desk import Desk
from advocate_desk.store.models import Activity


def read_and_plan(desk: Desk, file: Path) -> ImportPlan:
    """Read a workbook and say what would become of each row."""
    book = open_workbook(file, NoProgress())
    with desk.read() as session:
        setup = propose(session, book)
        setup.read_days_as(DayOrder.DMY)
        setup.unknown_value = Unknown.CREATE
        return plan_import(session, setup, NoProgress())


def import_file(desk: Desk, file: Path) -> ImportPlan:
    """Read, plan and commit."""
    plan = read_and_plan(desk, file)
    with desk.write(f"Import {file.name}") as write:
        commit_plan(write.session, plan, NoProgress())
    return plan


def parse(file: Path) -> list[list[list[Any]]]:
    """Parse every sheet with calamine, and no more."""
    book = CalamineWorkbook.from_path(str(file))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def make_bare_table(path: Path) -> sqlite.Connection:
    """Make the table of activities with its indexes, and nothing around it."""
    connection = sqlite.connect(str(path), isolation_level=None)
    for pragma in ("journal_mode = wal", "synchronous = 2", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}")
    table = Activity.__table__
    connection.execute(str(CreateTable(table).compile(dialect=dialect.dialect())))
    for index in table.indexes:
        connection.execute(str(CreateIndex(index).compile(dialect=dialect.dialect())))
    return connection


def rows_of_acts(desk: Desk) -> tuple[list[str], list[Sequence[Any]]]:
    """Give the activities of a desk as they lie there: the columns that say something, the rows.

    By what a later import knows them again is no part of the rows that a file holds.
    """
    names = [c.name for c in Activity.__table__.columns if c.computed is None]
    names = [name for name in names if name not in ("id", "import_key")]
    with desk.read() as session:
        connection = session.connection()
        counts = connection.exec_driver_sql(
            f"SELECT {', '.join(f'count({name})' for name in names)} FROM activity"
        ).one()
        used = [name for name, count in zip(names, counts, strict=True) if count]
        rows = connection.exec_driver_sql(f"SELECT {', '.join(used)} FROM activity ORDER BY id")
        return used, [tuple(row) for row in rows]


def insert_bare(
    connection: sqlite.Connection, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert rows in one transaction."""
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO activity ({', '.join(columns)}) VALUES ({marks})"
    connection.execute("BEGIN")
    connection.executemany(sql, rows)
    connection.execute("COMMIT")

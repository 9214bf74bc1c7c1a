"""Brings a program file to the schema of this version, or makes the first tables of a new one.

Alembic is imported only when the file's version differs. Batch migrations run with foreign keys
off, on a connection of their own: with them on, SQLite deletes the children of a rebuilt table.
"""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Connection

from advocate_desk.base.errors import DamagedDesk, DeskError
from advocate_desk.store import journal
from advocate_desk.store.backup import back_up
from advocate_desk.store.engines import APPLICATION_ID, writer_engine

SCHEMA = 4  # the number of the newest revision; kept in the file as user_version
KEEPS_JOURNAL = frozenset(
    {1, 2, 3, 4}
)  # revisions that only add tables, nullable columns, indexes

_MIGRATIONS = Path(__file__).with_name("migrations")


def make_tables(path: Path) -> None:
    """Build the tables of a new desk in an empty file."""
    _migrate(path, 0)


def is_newer_revision(revision: str) -> bool:
    """Say whether a later version made these tables; revisions are numbered like the schema."""
    return revision > f"{SCHEMA:04}"


def upgrade_file(path: Path, found: int) -> Path | None:
    """Bring an older file to today's schema, after a verified backup; give the backup's path.

    Raises:
        DamagedDesk: the upgrade would have lost rows; the file is as before.
    """
    if found == SCHEMA:
        return None
    kept = back_up(path, note=f"pre-migration-{found}-{SCHEMA}")
    _migrate(path, found)
    return kept


def _migrate(path: Path, found: int) -> None:
    engine = writer_engine(path)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")  # the pragma is ignored inside a transaction
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            if connection.exec_driver_sql("PRAGMA foreign_keys").scalar() != 0:
                raise DeskError("The program file could not be prepared for its upgrade.")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            before = _inventory(connection)
            _run_revisions(connection)
            if found and any(n not in KEEPS_JOURNAL for n in range(found + 1, SCHEMA + 1)):
                connection.exec_driver_sql('DELETE FROM "change"')
            journal.install_triggers(connection)
            _compare(path, before, _inventory(connection), connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
            connection.commit()
    finally:
        engine.dispose()


def _run_revisions(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _inventory(connection: Connection) -> dict[str, int]:
    """Count the rows of every table, and the pointers that are set."""
    counts: dict[str, int] = {}
    tables = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).all()
    for (table,) in tables:
        if not re.fullmatch(r"[a-z_]+", table):
            continue
        counts[table] = _count(connection, table, "*")
        for key in connection.exec_driver_sql(f'PRAGMA foreign_key_list("{table}")').all():
            counts[f"{table}.{key[3]}"] = _count(connection, table, f'"{key[3]}"')
    return counts


def _count(connection: Connection, table: str, what: str) -> int:
    sql = f'SELECT count({what}) FROM "{table}"'  # noqa: S608  names from the file's own schema
    return int(connection.exec_driver_sql(sql).scalar_one())


def _compare(
    path: Path, before: dict[str, int], after: dict[str, int], connection: Connection
) -> None:
    keeping = {"alembic_version", "change", "change_row", "change_image"}
    lost = [
        name
        for name, count in before.items()
        if name.split(".")[0] not in keeping and after.get(name, 0) < count
    ]
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if lost or broken:
        raise DamagedDesk(
            f"{path.name} could not be brought to this version without losing rows,"
            " and was left as it is.",
            "Send the log file with the backup beside it.",
        )

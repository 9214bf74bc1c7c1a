"""Brings a program file to the schema of this version, or makes the first tables of a new one.

Alembic is imported only when the file's version differs. Batch migrations run with foreign keys
off, on a connection of their own: with them on, SQLite deletes the children of a rebuilt table.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
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

_KEEPING = frozenset({"alembic_version", "change", "change_row", "change_image"})
_MIGRATIONS = Path(__file__).with_name("migrations")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Inventory:
    """What an upgrade must keep.

    Attributes:
        counts: rows, pointers that are set, and whether a table gives no id twice.
        sums: of the columns of numbers.
        last_ids: the highest id that each table ever gave.
    """

    counts: dict[str, int] = field(default_factory=dict)
    sums: dict[str, int] = field(default_factory=dict)
    last_ids: dict[str, int] = field(default_factory=dict)


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
                journal.forget_all(connection)
            _give_no_id_again(connection, before)
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


def _give_no_id_again(connection: Connection, before: _Inventory) -> None:
    """Let tables that were built anew go on after the ids they gave: the journal knows them."""
    for table, last in before.last_ids.items():
        known = connection.exec_driver_sql(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, table)
        )
        if not known.rowcount:
            connection.exec_driver_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (table, last))


def _inventory(connection: Connection) -> _Inventory:
    found = _Inventory()
    tables: dict[str, str] = dict(
        connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
        ).all()
    )
    if "sqlite_sequence" in tables:
        given = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence").all()
        found.last_ids.update(given)
    for table, sql in tables.items():
        is_ours = re.fullmatch(r"[a-z_]+", table) and not table.startswith("sqlite_")
        if is_ours and table not in _KEEPING:
            found.counts[f"AUTOINCREMENT of {table}"] = "AUTOINCREMENT" in sql.upper()
            _count(connection, table, found)
    return found


def _count(connection: Connection, table: str, found: _Inventory) -> None:
    """Go through a table once: its rows, the pointers that are set, the sums of its numbers."""
    keys = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{table}")').all()
    pointers = sorted({str(key[3]) for key in keys})
    columns = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all()
    numbers = [
        name
        for _place, name, kind, _not_null, _default, in_key in columns
        if kind == "INTEGER" and not in_key and name not in pointers
    ]
    asked = [
        "count(*)",
        *(f'count("{name}")' for name in pointers),
        *(f'coalesce(sum("{name}"), 0)' for name in numbers),
    ]
    sql = f'SELECT {", ".join(asked)} FROM "{table}"'  # noqa: S608  names from the file's own schema
    rows, *counted = connection.exec_driver_sql(sql).one()
    found.counts[table] = rows
    found.counts.update((f"{table}.{name}", counted.pop(0)) for name in pointers)
    found.sums.update((f"{table}.{name}", counted.pop(0)) for name in numbers)


def _compare(path: Path, before: _Inventory, after: _Inventory, connection: Connection) -> None:
    lost = [name for name, count in before.counts.items() if after.counts.get(name, 0) < count]
    changed = [name for name, total in before.sums.items() if after.sums.get(name) != total]
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    (sound,) = connection.exec_driver_sql("PRAGMA integrity_check(1)").one()
    if lost or changed or broken or sound != "ok":
        log.error("The upgrade lost %s, changed %s, broke %s: %s", lost, changed, broken, sound)
        raise DamagedDesk(
            f"{path.name} could not be brought to this version without losing rows or numbers,"
            " and was left as it is.",
            "Send the log file with the backup beside it.",
        )

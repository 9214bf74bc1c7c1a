"""The two engines of a desk: one that writes, one that only reads, both with read-back pragmas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import URL, Connection, Engine, create_engine, event

from advocate_desk.base.errors import DeskError
from advocate_desk.base.text import fold, fold_name
from advocate_desk.store.models.table import new_uid

IsStopped = Callable[[], bool]
_OPERATIONS = 100_000  # of SQLite's machine, about a millisecond of work
APPLICATION_ID = 0x41445631  # 'ADV1' at byte 68 of the file
OLDEST_SQLITE = (3, 51, 3)  # before it, WAL could lose pages when two connections checkpoint

_PRAGMAS: dict[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: the only WAL setting without loss in simulated power cuts
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "wal_autocheckpoint": 1000,
    "cache_size": -65536,  # 64 MB: doubles the speed of indexed bulk inserts
    "temp_store": 2,  # memory
}
_WHEN_READING = {
    # not journal_mode, which is kept in the file: looking at a backup must not change it
    **{name: wanted for name, wanted in _PRAGMAS.items() if name != "journal_mode"},
    "cache_size": -8192,  # more is no quicker, and each thread that reads has its own
    "query_only": 1,
}


def writer_engine(path: Path) -> Engine:
    """Give the engine that changes the desk; its transactions begin IMMEDIATE."""
    return _engine(path, "BEGIN IMMEDIATE", read_only=False)


def reader_engine(path: Path) -> Engine:
    """Give the engine that only looks."""
    return _engine(path, "BEGIN", read_only=True)


def _engine(path: Path, begin: str, *, read_only: bool) -> Engine:
    if sqlite.sqlite_version_info < OLDEST_SQLITE:
        raise DeskError(
            f"The SQLite library {sqlite.sqlite_version} is too old to keep your work safe.",
            "Install Advocate Desk again with its own libraries.",
        )
    engine = create_engine(
        URL.create("sqlite", database=str(path)),  # a path may hold any sign, ? and % too
        module=sqlite,
        connect_args={"timeout": 5},
        hide_parameters=True,  # no personal data in error texts and logs
        pool_size=8,
        max_overflow=8,
    )
    event.listen(engine, "connect", _prepare(read_only=read_only))

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _prepare(*, read_only: bool) -> Callable[[Any, Any], None]:
    def on_connect(raw: Any, _record: Any) -> None:
        raw.isolation_level = None  # the driver stops emitting BEGIN and COMMIT of its own
        raw.create_function("fold", 1, _or_empty(fold), deterministic=True)
        raw.create_function("fold_name", 1, _or_empty(fold_name), deterministic=True)
        raw.create_function("new_uid", 0, new_uid)
        cursor = raw.cursor()
        for name, wanted in (_WHEN_READING if read_only else _PRAGMAS).items():
            cursor.execute(f"PRAGMA {name} = {wanted}")
            found = cursor.execute(f"PRAGMA {name}").fetchone()
            if found is not None and str(found[0]).lower() != str(wanted):
                raise DeskError(
                    f"The program file does not take the setting {name} = {wanted}.",
                    "Move it to a folder on this computer and open it there.",
                )
        cursor.close()

    return on_connect


@contextmanager
def stoppable(connection: Connection, is_stopped: IsStopped | None) -> Iterator[None]:
    """Let SQLite ask now and then, in the middle of a statement, whether it should stop."""
    if is_stopped is None:
        yield
        return
    raw: Any = connection.connection.driver_connection
    raw.set_progress_handler(is_stopped, _OPERATIONS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


def _or_empty(folding: Callable[[str], str]) -> Callable[[str | None], str]:
    return lambda text: folding(text) if text else ""

"""Making, opening and checking a desk: the file with the figures and the first activity types."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from advocate_desk.base import words
from advocate_desk.base.errors import (
    DamagedDesk,
    DeskError,
    NewerDesk,
    NotADesk,
    ReadOnlyPlace,
)
from advocate_desk.base.half_written import part_of, remove_part, sweep_parts
from advocate_desk.base.progress import Progress
from advocate_desk.figures.check import figures_that_differ
from advocate_desk.figures.refresh import Figures, is_stale, refresh_all
from advocate_desk.program.first_types import add_first_types
from advocate_desk.store import upgrade
from advocate_desk.store.backup import put_in_place, restore
from advocate_desk.store.check import find_faults
from advocate_desk.store.desk import Desk
from advocate_desk.store.engines import APPLICATION_ID, writer_engine
from advocate_desk.store.lock import DeskLock
from advocate_desk.store.manifest import Backup, add_to_manifest
from advocate_desk.store.preferences import Preferences
from advocate_desk.store.sentences import in_plain_words
from advocate_desk.store.setting_rules import setting_name

CHECKED_AT_OPEN = 64 * 2**20  # bytes; reading more through would be felt at start


def create_desk(path: Path, *, name: str = "", currency: str = "EUR") -> Desk:
    """Make a new desk and open it; a kill on the way leaves nothing half made.

    Raises:
        DeskError: there is a file of that name, or the currency is not one.
        ReadOnlyPlace: the folder cannot be written to.
    """
    if not words.is_known_currency(currency):
        raise DeskError(f"{currency} is not a currency code.", "Use a code such as EUR or USD.")
    if path.exists():
        raise DeskError(f"{path.name} is already there.", "Open it, or choose another name.")
    sweep_parts(path.parent)
    half_made = part_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with in_plain_words(path):
            upgrade.make_tables(half_made)
            _fill(half_made, name or path.stem, currency)
        put_in_place(half_made, path)
    except (OSError, ReadOnlyPlace) as error:
        raise ReadOnlyPlace(
            f"{path.name} could not be made in {path.parent}.",
            "Choose a folder that can be written to.",
        ) from error
    finally:
        remove_part(half_made)
    return open_desk(path)


def _fill(path: Path, name: str, currency: str) -> None:
    engine = writer_engine(path)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO journal (id, current, inserts) VALUES (1, NULL, 0)"
        )
        add_first_types(connection)
        for setting, value in (("program_name", name), ("base_currency", currency)):
            if value != getattr(Preferences(), setting):
                connection.exec_driver_sql(
                    "INSERT INTO setting (name, value) VALUES (?, ?)",
                    (setting_name(setting), value),
                )
        refresh_all(connection)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()


def open_desk(path: Path) -> Desk:
    """Open a desk for writing: lock, check, upgrade.

    Raises:
        NotADesk, NewerDesk, DamagedDesk, DeskInUse, ReadOnlyPlace: it cannot be opened.
    """
    found = schema_of(path)
    lock = DeskLock(path)
    lock.take()
    try:
        if found != upgrade.SCHEMA:
            with in_plain_words(path):  # asked again: another may have upgraded it meanwhile
                upgrade.upgrade_file(path, schema_of(path))
        desk = Desk(path, lock, Figures())
        renew_for_today(desk)
    except BaseException:
        lock.release()
        raise
    return desk


def look_at_desk(path: Path) -> Desk:
    """Open a desk for looking only, also while somebody else writes to it.

    Raises:
        NotADesk, NewerDesk, DamagedDesk, ReadOnlyPlace: it cannot be opened.
    """
    found = schema_of(path)
    if found != upgrade.SCHEMA:
        raise DeskError(
            f"{path.name} was made by an older version.", "Open it in the window once first."
        )
    return Desk(path, None, Figures())


def bring_back(backup: Path, place: Path, progress: Progress | None = None) -> Backup:
    """Put a backup where a desk is, or where none is yet; the desk that was there is kept.

    Raises:
        NotADesk, NewerDesk, DamagedDesk, BadFile: the backup is none that can come back.
        DeskInUse, DiskFull, ReadOnlyPlace: it cannot be put there; all is as it was.
    """
    schema_of(backup)
    if place.exists() and place.samefile(backup):
        raise DeskError(f"{place.name} is the desk itself.", "Name the backup to bring back.")
    lock = DeskLock(place)
    lock.take()
    try:
        return restore(backup, place, progress)
    finally:
        lock.release()


def bring_back_as_copy(backup: Backup, place: Path, progress: Progress | None = None) -> Path:
    """Make a desk of its own of a backup; the list of backups remembers where it is.

    Raises:
        DeskError: there is a file of that name, or what `bring_back` raises.
    """
    if place.exists():
        raise DeskError(f"{place.name} is already there.", "Choose another name.")
    try:
        bring_back(backup.path, place, progress)
    except ReadOnlyPlace as error:
        raise ReadOnlyPlace(
            f"{place.name} could not be written in {place.parent}.",
            "Choose a folder that is there and can be written to.",
        ) from error
    with suppress(OSError):  # a list that cannot be written to is no reason to lose the copy
        add_to_manifest(replace(backup, copy=place))
    return place


def renew_for_today(desk: Desk) -> None:
    """Bring the figures to today when they were computed for another day."""
    with desk.read() as session:
        stale = is_stale(session.connection())
    if stale:
        with desk.note() as session:
            refresh_all(session.connection())


def schema_of(path: Path) -> int:
    """Give the schema number of a file that is a desk of ours and whole.

    Raises:
        NotADesk, NewerDesk, DamagedDesk, ReadOnlyPlace: it is none, or cannot be read.
    """
    if path.is_dir():
        raise NotADesk(f"{path.name} is a folder.", "Choose the program file inside it.")
    if not path.is_file():
        raise NotADesk(f"{path.name} was not found.", "Check the name, or choose another file.")
    with in_plain_words(path), _looking(path) as connection:
        if _identity(path, connection) != APPLICATION_ID:
            raise NotADesk(
                f"{path.name} is not a program file of Advocate Desk.", "Choose another file."
            )
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        if schema > upgrade.SCHEMA:
            raise _newer(path)
        if path.stat().st_size <= CHECKED_AT_OPEN:
            _read_through(path, connection)
        if upgrade.is_newer_revision(_revision(connection)):
            raise _newer(path)
    return int(schema)


def _identity(path: Path, connection: sqlite.Connection) -> int:
    try:
        (identity,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlite.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_CANTOPEN":
            raise ReadOnlyPlace(
                f"The folder of {path.name} cannot be written to.",
                "Copy the file to a folder of your own and open it there.",
            ) from error
        raise
    return int(identity)


def _read_through(path: Path, connection: sqlite.Connection) -> None:
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise DamagedDesk(
            f"{path.name} is damaged and was left as it is.",
            "Restore the newest backup beside it.",
        )


def _newer(path: Path) -> NewerDesk:
    return NewerDesk(
        f"{path.name} was written by a newer version of Advocate Desk.",
        "Install the newer version, or open an older backup.",
    )


def _revision(connection: sqlite.Connection) -> str:
    """Give the revision its tables are at; nothing when it does not say."""
    named = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.execute(named).fetchone() is None:
        return ""
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else ""


@contextmanager
def _looking(path: Path) -> Iterator[sqlite.Connection]:
    # only who may write takes away again what SQLite puts beside a file that is looked at; where
    # something is still to be written into the file, that is for those who open it
    mode = "ro" if any(map(_holds_something, _unwritten(path))) else "rw"
    connection = sqlite.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True)
    try:
        connection.execute("PRAGMA query_only = ON")
        yield connection
    finally:
        connection.close()


def _unwritten(path: Path) -> Iterator[Path]:
    yield from (path.with_name(path.name + tail) for tail in ("-wal", "-journal"))


def _holds_something(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a check found."""

    sound: bool
    findings: tuple[str, ...]


def check_desk(desk: Desk) -> Soundness:
    """Check the file, the journal, and that the figures equal what the facts give."""
    renew_for_today(desk)  # a window left open over midnight has those of yesterday
    with desk.read() as session:
        findings = find_faults(session.connection())
    if not findings:
        with desk.trying_out() as session:
            findings = figures_that_differ(session.connection())
    return Soundness(not findings, tuple(findings))

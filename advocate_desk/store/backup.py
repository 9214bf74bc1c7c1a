"""Verified copies of a desk beside it, thinned by age, and the way back.

The only file that knows a desk's path as a file: SQLite loses its locks when anybody else opens
and closes a live desk, so even hashing is done on the copy.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from advocate_desk.base import clock
from advocate_desk.base.errors import BadFile, DamagedDesk, DeskError, DiskFull, ReadOnlyPlace
from advocate_desk.base.paths import DESK_SUFFIX, backups_folder
from advocate_desk.base.progress import NoProgress, Progress

PAGES_A_STEP = 4096  # 16 MB: progress and Cancel at no price
MANIFEST = "backups.jsonl"
ROOM_LEFT = 100 * 2**20  # bytes beyond twice the desk that must be free
DAILY, WEEKLY, MONTHLY = 12, 10, 9  # how many of each are kept after yesterday


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: where, when, why, its fingerprint, the rows of each table."""

    path: Path
    at: str
    note: str
    sha256: str
    rows: dict[str, int]
    change: int  # the newest change in it


def back_up(desk: Path, *, note: str = "", progress: Progress | None = None) -> Path:
    """Make a verified backup in the folder beside the desk, then thin the older ones."""
    folder = backups_folder(desk)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ReadOnlyPlace(
            f"No backup could be made: {folder.parent} cannot be written to.",
            "Move the program file to a folder of your own.",
        ) from error
    stamp = dt.datetime.now().astimezone().strftime("%Y-%m-%d %H%M%S")
    name = f"{desk.stem} {stamp}{f' {note}' if note else ''}{DESK_SUFFIX}"
    made = copy_verified(desk, folder / name, note=note, progress=progress)
    line = {"file": made.path.name, "at": made.at, "note": note, "sha256": made.sha256}
    with (folder / MANIFEST).open("a", encoding="utf-8") as manifest:
        manifest.write(json.dumps({**line, "rows": made.rows, "change": made.change}) + "\n")
    _thin(folder)
    return made.path


def copy_verified(
    desk: Path, out: Path, *, note: str = "", progress: Progress | None = None
) -> Backup:
    """Copy a desk that may be in use to `out` through SQLite, check the copy, then name it.

    Raises:
        DiskFull: there is not room enough; nothing is left behind.
        DamagedDesk: the copy does not hold together.
    """
    need_room(desk, out.parent)
    half_done = out.with_name(f".{out.name}.tmp")
    half_done.unlink(missing_ok=True)
    try:
        _copy_pages(desk, half_done, progress or NoProgress())
        rows, change = _verify(half_done)
        digest = _sha256(half_done)
        _sync(half_done)
        half_done.replace(out)
        _sync_folder(out.parent)
    except sqlite.Error as error:
        raise _plain(desk, error) from error
    except OSError as error:
        raise ReadOnlyPlace(
            f"{out.name} could not be written.", "Choose a folder that can be written to."
        ) from error
    finally:
        half_done.unlink(missing_ok=True)
    return Backup(out, clock.now(), note, digest, rows, change)


def _plain(desk: Path, error: sqlite.Error) -> DeskError:
    if getattr(error, "sqlite_errorname", "") == "SQLITE_FULL":
        return DiskFull("The disk is full: no backup was made.", "Free some space and try again.")
    return DamagedDesk(
        f"No backup was made: {desk.name} could not be read through.",
        "Restore an earlier backup.",
    )


def need_room(desk: Path, folder: Path) -> None:
    """Make sure that there is room for a copy and for the work to come.

    Raises:
        DiskFull: there is not.
    """
    wanted = 2 * (desk.stat().st_size if desk.exists() else 0) + ROOM_LEFT
    if shutil.disk_usage(folder).free < wanted:
        raise DiskFull(
            f"The disk of {folder} is almost full: {wanted // 2**20} MB are needed.",
            "Free some space and try again.",
        )


def _copy_pages(desk: Path, out: Path, progress: Progress) -> None:
    def told(_status: int, remaining: int, total: int) -> None:
        progress.step(total - remaining, total, "Backup")

    source = sqlite.connect(f"file:{desk.as_posix()}?mode=ro", uri=True)
    target = sqlite.connect(str(out))
    try:
        source.backup(target, pages=PAGES_A_STEP, progress=told)
        target.execute("PRAGMA journal_mode = DELETE")  # one file that opens on read-only media
    finally:
        target.close()
        source.close()


def _verify(copy: Path) -> tuple[dict[str, int], int]:
    connection = sqlite.connect(str(copy))
    try:
        found = connection.execute("PRAGMA quick_check").fetchone()[0]
        if found != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise DamagedDesk(
                "The backup did not pass its check and was thrown away.",
                "Run Check on the desk, then try again.",
            )
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        rows = {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in names
        }
        newest = connection.execute('SELECT max(id) FROM "change" WHERE NOT undone').fetchone()[0]
    finally:
        connection.close()
    return rows, int(newest or 0)


def backups_of(desk: Path) -> list[Backup]:
    """List the backups that still exist, newest first."""
    folder = backups_folder(desk)
    manifest = folder / MANIFEST
    if not manifest.exists():
        return []
    found = []
    for line in manifest.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        path = folder / told["file"]
        if path.exists():
            change = int(told["change"])
            found.append(
                Backup(path, told["at"], told["note"], told["sha256"], told["rows"], change)
            )
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def restore(backup: Path, desk: Path) -> Backup:
    """Put a backup in the place of a desk that nobody has open, after keeping the desk.

    Raises:
        BadFile: the backup is missing or is not what its manifest says.
    """
    if not backup.is_file():
        raise BadFile(
            f"{backup.name} was not found.", "Choose a backup from the folder beside it."
        )
    told = {kept.path.name: kept.sha256 for kept in backups_of(desk)}
    if told.get(backup.name, _sha256(backup)) != _sha256(backup):
        raise BadFile(f"{backup.name} was changed since it was made.", "Choose another backup.")
    if desk.exists():
        back_up(desk, note="before restore")
    fresh = desk.with_name(f".{desk.name}.restore")
    made = copy_verified(backup, fresh)
    for tail in ("-wal", "-shm"):
        desk.with_name(desk.name + tail).unlink(missing_ok=True)
    fresh.replace(desk)
    _sync_folder(desk.parent)
    return Backup(desk, made.at, "restored", made.sha256, made.rows, made.change)


def _thin(folder: Path) -> None:
    kept = set(_to_keep(folder.glob(f"*{DESK_SUFFIX}")))
    for path in folder.glob(f"*{DESK_SUFFIX}"):
        if path not in kept:
            path.unlink(missing_ok=True)


def _to_keep(backups: Iterable[Path]) -> Iterable[Path]:
    """Choose what stays: all since yesterday, then the newest of 12 days, 10 weeks, 9 months."""
    yesterday = clock.today() - dt.timedelta(days=1)
    taken: dict[str, set[tuple[int, ...]]] = {"day": set(), "week": set(), "month": set()}
    room = {"day": DAILY, "week": WEEKLY, "month": MONTHLY}
    newest_first = sorted(backups, key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first:
        day = dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
        if day >= yesterday:
            yield path
            continue
        spans = {
            "day": (day.toordinal(),),
            "week": tuple(day.isocalendar()[:2]),
            "month": (day.year, day.month),
        }
        for span, key in spans.items():
            if key not in taken[span] and len(taken[span]) < room[span]:
                taken[span].add(key)
                yield path
                break


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

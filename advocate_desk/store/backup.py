"""Verified copies of a desk beside it, thinned by age, and the way back.

The only file that knows a desk's path as a file: SQLite loses its locks when anybody else opens
and closes a live desk, so even hashing is done on the copy.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from advocate_desk.base import clock
from advocate_desk.base.errors import BadFile, DamagedDesk, DeskError, DiskFull, ReadOnlyPlace
from advocate_desk.base.half_written import part_of, remove_part, sweep_parts
from advocate_desk.base.paths import DESK_SUFFIX, backups_folder
from advocate_desk.base.progress import NoProgress, Progress
from advocate_desk.store.manifest import Backup, add_to_manifest, backups_in
from advocate_desk.store.sentences import sentence_of

PAGES_A_STEP = 4096  # 16 MB: progress and Cancel at no price
ROOM_LEFT = 100 * 2**20  # bytes beyond twice the desk that must be free
DAILY, WEEKLY, MONTHLY = 12, 10, 9  # how many of each are kept after yesterday
_STAMP = "%Y-%m-%d %H%M%S"
_OURS = re.compile(
    r".* \d{4}-\d\d-\d\d \d{6}( .*)?"
)  # the name of a backup of ours, no other file
_BLOCK = 4 * 2**20  # bytes read at once: progress and Cancel at no price
_CHANGED = "It was changed since it was made."
_NOT_WHOLE = "It does not hold together: not all of it can be read."
_TAILS = ("-wal", "-shm")  # what SQLite keeps beside a desk in use


def back_up(desk: Path, *, note: str = "", progress: Progress | None = None) -> Path:
    """Make a verified backup in the folder beside the desk, then thin the older ones.

    Raises:
        DiskFull, ReadOnlyPlace, DamagedDesk: no backup was made.
    """
    folder = backups_folder(desk)
    with _in_plain_words(desk, folder):
        folder.mkdir(exist_ok=True)
    try:
        made = copy_verified(desk, _free_name(folder, desk, note), note=note, progress=progress)
    except BaseException:
        with contextlib.suppress(OSError):  # it stays where there are other backups
            folder.rmdir()
        raise
    with _in_plain_words(desk, folder):
        add_to_manifest(made)
    _thin(folder)
    return made.path


def _free_name(folder: Path, desk: Path, note: str) -> Path:
    """Name a backup by the moment; a second one in the same second is never put over the first."""
    stamp = dt.datetime.now().astimezone().strftime(_STAMP)
    names = (" ".join(filter(None, (desk.stem, stamp, note, more))) for more in _numbers())
    return next(path for name in names if not (path := folder / f"{name}{DESK_SUFFIX}").exists())


def _numbers() -> Iterator[str]:
    yield ""
    number = 2
    while True:
        yield str(number)
        number += 1


def copy_verified(
    desk: Path, out: Path, *, note: str = "", progress: Progress | None = None
) -> Backup:
    """Copy a desk that may be in use to `out` through SQLite, check the copy, then name it.

    Raises:
        DiskFull: there is not room enough; nothing is left behind.
        ReadOnlyPlace: the folder is not there, or cannot be written to.
        DamagedDesk: the copy does not hold together.
    """
    sweep_parts(out.parent)
    half_done = part_of(out)
    try:
        with _in_plain_words(desk, out):
            need_room(desk, out.parent)
            copy_whole(desk, half_done, progress or NoProgress())
            rows, change = _verify(half_done)
            digest = _sha256(half_done)
            put_in_place(half_done, out)
    finally:
        remove_part(half_done)
    return Backup(out, clock.now(), note, digest, rows, change)


def put_in_place(fresh: Path, place: Path) -> None:
    """Give a whole and closed desk its name; nobody has a desk of that name open.

    What SQLite left beside an earlier desk of the name goes first: it would be read into this one.
    """
    for tail in _TAILS:
        place.with_name(place.name + tail).unlink(missing_ok=True)
    fresh.replace(place)
    _sync_folder(place.parent)


@contextlib.contextmanager
def _in_plain_words(desk: Path, out: Path) -> Iterator[None]:
    try:
        yield
    except sqlite.Error as error:
        raise _plain(desk, getattr(error, "sqlite_errorname", "")) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _plain(desk, "SQLITE_FULL") from error
        raise ReadOnlyPlace(
            f"{out.name} could not be written in {out.parent}.",
            "Choose a folder that is there and can be written to.",
        ) from error


def _plain(desk: Path, error_name: str) -> DeskError:
    if error_name == "SQLITE_FULL":
        return DiskFull("The disk is full: no backup was made.", "Free some space and try again.")
    if error_name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DamagedDesk(
            f"No backup was made: {desk.name} could not be read through.",
            "Restore an earlier backup.",
        )
    return sentence_of(desk, error_name)


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


def copy_whole(desk: Path, out: Path, progress: Progress) -> None:
    """Copy a desk that may be in use to a new file through SQLite, and see it on the disk."""

    def told(_status: int, remaining: int, total: int) -> None:
        progress.step(total - remaining, total, "Backup")

    out.unlink(missing_ok=True)
    source = sqlite.connect(f"{desk.resolve().as_uri()}?mode=ro", uri=True)
    target = sqlite.connect(str(out))
    try:
        target.execute("PRAGMA synchronous = OFF")  # synced once, when it is whole
        source.backup(target, pages=PAGES_A_STEP, progress=told)
        target.execute("PRAGMA journal_mode = DELETE")  # one file that opens on read-only media
    finally:
        target.close()
        source.close()
    _sync(out)


def _verify(copy: Path) -> tuple[dict[str, int], int]:
    connection = sqlite.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)
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
    return backups_in(backups_folder(desk))


def verify(backup: Backup, progress: Progress | None = None) -> Backup:
    """Check a backup from its first byte to its last; what is found stays in the list.

    Raises:
        BadFile: it is not there.
        ReadOnlyPlace: it cannot be read.
    """
    if not backup.path.is_file():
        raise BadFile(f"{backup.path.name} was not found.", "Choose another backup.")
    fault = ""
    with _in_plain_words(backup.path, backup.path):
        if _sha256(backup.path, progress) != backup.sha256:
            fault = _CHANGED
        else:
            try:
                _verify(backup.path)
            except DamagedDesk:
                fault = _NOT_WHOLE
    checked = replace(backup, checked=clock.now(), fault=fault)
    with contextlib.suppress(OSError):  # on a medium that is read only it is told all the same
        add_to_manifest(checked)
    return checked


def restore(backup: Path, desk: Path, progress: Progress | None = None) -> Backup:
    """Put a backup in the place of a desk that nobody has open, after keeping the desk.

    The desk as it was becomes a backup; one that is too damaged for that is kept as it is.

    Raises:
        BadFile: the backup is missing or is not what its manifest says.
        DiskFull, ReadOnlyPlace, DamagedDesk: it cannot be put there; the desk is as it was.
    """
    if not backup.is_file():
        raise BadFile(
            f"{backup.name} was not found.", "Choose a backup from the folder beside it."
        )
    told = {kept.path.name: kept.sha256 for kept in backups_in(backup.parent)}
    if backup.name in told and told[backup.name] != _sha256(backup):
        raise BadFile(f"{backup.name} was changed since it was made.", "Choose another backup.")
    fresh = part_of(desk)
    made = copy_verified(backup, fresh, progress=progress)
    try:
        if desk.exists():
            _keep_what_was(desk)
        with _in_plain_words(desk, desk):
            put_in_place(fresh, desk)
    finally:
        remove_part(fresh)
    return Backup(desk, made.at, "restored", made.sha256, made.rows, made.change)


def _keep_what_was(desk: Path) -> None:
    """Keep a desk that is about to be replaced: as a backup, else its files as they are."""
    try:
        back_up(desk, note="before restore")
    except DamagedDesk:
        folder = backups_folder(desk)
        stamp = dt.datetime.now().astimezone().strftime(_STAMP)
        with _in_plain_words(desk, folder):
            folder.mkdir(exist_ok=True)
            for tail in (*_TAILS, ""):  # the desk itself last: until then it can be opened
                part = desk.with_name(desk.name + tail)
                if part.exists():
                    shutil.copyfile(part, folder / f"{desk.stem} {stamp} damaged{tail}")
        return
    _empty_log(desk)


def _empty_log(desk: Path) -> None:
    """Fold the write-ahead log into a desk nobody has open, so that the file alone is whole."""
    with _in_plain_words(desk, desk):
        connection = sqlite.connect(str(desk))
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()


def _thin(folder: Path) -> None:
    """Delete the backups that age has made too many; other files in the folder are not ours."""
    ours = [path for path in folder.glob(f"*{DESK_SUFFIX}") if _OURS.fullmatch(path.stem)]
    kept = set(_to_keep(ours))
    for path in ours:
        if path not in kept:
            with contextlib.suppress(OSError):  # somebody looks at it: next time
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


def _sha256(path: Path, progress: Progress | None = None) -> str:
    watched, total, digest = progress or NoProgress(), path.stat().st_size, hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            watched.step(file.tell() // 2**20, total // 2**20, "MB")
    return digest.hexdigest()


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

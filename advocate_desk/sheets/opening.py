"""Takes a private copy of a spreadsheet, so that nobody changes or locks it while it is read."""

from __future__ import annotations

import errno
import hashlib
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from advocate_desk.base.errors import BadFile, DiskFull

LARGEST = 200 * 1024 * 1024  # bytes; a million rows of fifteen columns take 123 MB
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class PrivateCopy:
    """A copy of the file in a folder of its own."""

    path: Path
    size: int
    sha256: str


@contextmanager
def private_copy(path: Path) -> Iterator[PrivateCopy]:
    """Copy the file to a private place and remove the copy afterwards.

    Raises:
        BadFile: there is no such file, or it is a folder, empty, too large or locked.
    """
    _check_size(path)
    with tempfile.TemporaryDirectory(prefix="advocate-desk-", ignore_cleanup_errors=True) as place:
        target = Path(place) / "workbook"
        try:
            yield_copy = _copy(path, target)
        except OSError as error:
            raise _cannot_open(path, error) from error
        yield yield_copy


def _check_size(path: Path) -> None:
    try:
        if path.is_dir():
            raise BadFile(f"“{path.name}” is a folder.", "Choose a spreadsheet inside it.")
        about = path.stat()
    except OSError as error:
        raise _cannot_open(path, error) from error
    if not stat.S_ISREG(about.st_mode):  # a pipe or a device, which may never end
        raise BadFile(f"“{path.name}” is no file on a disk.", "Choose a spreadsheet.")
    size = about.st_size
    if size == 0:
        raise BadFile(
            f"“{path.name}” is empty (0 bytes).",
            "Save or export it again; if it lies in a cloud folder, wait until it is synced.",
        )
    if size > LARGEST:
        raise BadFile(
            f"“{path.name}” is larger than 200 MB.",
            "Split it into several files and import them one after the other.",
        )


def _copy(path: Path, target: Path) -> PrivateCopy:
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as source, target.open("wb") as copy:
        while block := source.read(_BLOCK):
            digest.update(block)
            size += len(block)
            copy.write(block)
    return PrivateCopy(target, size, digest.hexdigest())


def _cannot_open(path: Path, error: OSError) -> BadFile | DiskFull:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return BadFile(f"There is no file “{path}”.", "Check its name and folder.")
    if error.errno == errno.ENOSPC:
        return DiskFull(
            f"There is no room on the disk to read “{path.name}”.", "Make room and try again."
        )
    if isinstance(error, PermissionError):
        return BadFile(
            f"“{path.name}” cannot be opened: another program holds it, or it is closed to you.",
            "Close it in Excel and try again.",
        )
    return BadFile(
        f"“{path.name}” cannot be read from where it lies.",
        "If it is on a network drive or a USB stick, copy it to this computer and try again.",
    )

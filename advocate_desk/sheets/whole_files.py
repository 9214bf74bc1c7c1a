"""Puts a finished file where she wants it, whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path

from advocate_desk.base.errors import DeskError, DiskFull, ReadOnlyPlace
from advocate_desk.base.half_written import part_of, remove_part, sweep_parts

_NAMED = 40  # letters of a name that is too long to be told


class OpenElsewhere(DeskError):
    """Another program holds the file open.

    Attributes:
        other: a place beside it that is free.
    """

    other: Path | None = None


@contextmanager
def saved_whole(out: Path) -> Iterator[Path]:
    """Give a hidden place beside `out` to write to; it takes its name when the block is done.

    The place may become a folder: its files are then put into the folder `out`, all or none.

    Raises:
        OpenElsewhere: it is open in Excel; what stood there before still does.
        DeskError: it could not be written; what stood there before still does.
    """
    sweep_parts(out.parent)
    part = part_of(out)
    try:
        with _in_plain_words(out):
            _refuse_open(out)  # now, not after a minute of writing
            yield part
            if part.is_dir():
                _put_folder(part, out)
            else:
                _refuse_open(out)
                _put(part, out)
    finally:
        remove_part(part)


def free_place(out: Path) -> Path:
    """Give a place that nothing stands at: this one, or it with a number behind its name."""
    beside = (out.with_name(f"{out.stem} ({n}){out.suffix}") for n in count(2))
    return next(path for path in chain((out,), beside) if not path.exists())


def _put_folder(part: Path, out: Path) -> None:
    """Put the files of a folder into another; when one cannot be, all that stood there stays."""
    if not out.exists():
        for file in part.iterdir():
            _sync(file)
        part.replace(out)
        return
    before = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=".before", dir=out.parent))
    moved: list[Path] = []
    try:
        for file in sorted(part.iterdir()):
            target = out / file.name
            with _in_plain_words(target):
                _refuse_open(target)
                if target.exists():
                    target.replace(before / file.name)
                moved.append(target)
                _put(file, target)
    except BaseException:
        for target in moved:
            if (before / target.name).exists():
                (before / target.name).replace(target)
            else:
                target.unlink(missing_ok=True)
        raise
    finally:
        remove_part(before)


def _put(part: Path, out: Path) -> None:
    _sync(part)
    part.replace(out)


def _sync(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _refuse_open(out: Path) -> None:
    """Refuse to replace a file that Excel or LibreOffice has open, where the system lets us.

    Both leave a file of their own beside it for as long as it is open.
    """
    marks = (f"~${out.name}", f".~lock.{out.name}#")
    if out.exists() and any(out.with_name(mark).exists() for mark in marks):
        raise _open_elsewhere(out)


def _open_elsewhere(out: Path) -> OpenElsewhere:
    other = free_place(out)
    error = OpenElsewhere(
        f"“{out.name}” is open in Excel.", f"Close it there, or save as “{other.name}”."
    )
    error.other = other
    return error


@contextmanager
def _in_plain_words(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _sentence(out, error) from error


def _sentence(out: Path, error: OSError) -> DeskError:
    if error.errno == errno.ENOSPC:
        return DiskFull(f"The disk is full: “{out.name}” was not written.", "Free some space.")
    if error.errno == errno.ENAMETOOLONG:
        return ReadOnlyPlace(
            f"The name “{out.name[:_NAMED]}…” is too long.", "Give a shorter one."
        )
    if not out.parent.is_dir():
        return ReadOnlyPlace(f"There is no folder {out.parent}.", "Choose another folder.")
    if isinstance(error, PermissionError) and out.exists() and os.access(out.parent, os.W_OK):
        return _open_elsewhere(out)
    return ReadOnlyPlace(
        f"“{out.name}” could not be written to {out.parent}.",
        "Choose a folder that can be written to.",
    )

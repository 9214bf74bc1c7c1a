"""Puts a finished file where she wants it, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from advocate_desk.base.errors import DeskError, DiskFull, ReadOnlyPlace


@contextmanager
def saved_whole(out: Path) -> Iterator[Path]:
    """Give a hidden place beside `out` to write to; it takes its name when the block is done.

    The place may become a folder: its files are then put into the folder `out`.

    Raises:
        DeskError: it could not be written; what stood there before still does.
    """
    part = part_of(out, os.getpid())
    try:
        with _in_plain_words(out):
            yield part
            if part.is_dir():
                out.mkdir(parents=True, exist_ok=True)
                for file in part.iterdir():
                    _put(file, out / file.name)
            else:
                _put(part, out)
    finally:
        remove_part(part)


def part_of(out: Path, process: int) -> Path:
    """Give the hidden place that a process writes to before a file takes its name."""
    return out.with_name(f".{out.name}.{process}.part")


def remove_part(part: Path) -> None:
    """Remove what was left half written."""
    with suppress(OSError):  # a disk that takes no file cannot keep a half one either
        if part.is_dir():
            shutil.rmtree(part)
        else:
            part.unlink(missing_ok=True)


def _put(part: Path, out: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(out)


@contextmanager
def _in_plain_words(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _sentence(out, error) from error


def _sentence(out: Path, error: OSError) -> DeskError:
    if error.errno == errno.ENOSPC:
        return DiskFull(f"The disk is full: “{out.name}” was not written.", "Free some space.")
    if not out.parent.is_dir():
        return ReadOnlyPlace(f"There is no folder {out.parent}.", "Choose another folder.")
    if isinstance(error, PermissionError) and out.exists():
        other = f"{out.stem} (2){out.suffix}"
        return DeskError(
            f"“{out.name}” is open in another program or may not be changed.",
            f"Close it there and try again, or save as “{other}”.",
        )
    return ReadOnlyPlace(
        f"“{out.name}” could not be written to {out.parent}.",
        "Choose a folder that can be written to.",
    )

"""Folders for desks that are needed for a while only; what was left behind is swept later."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from advocate_desk.base.errors import DeskError, ReadOnlyPlace
from advocate_desk.base.paths import DESK_SUFFIX
from advocate_desk.store.lock import DeskLock

_FOLDER = "advocate-desk-for-a-while-"
_YOUNG = 3600  # seconds in which a desk without a lock may be about to be made


@contextmanager
def kept_for_a_while() -> Iterator[Path]:
    """Give a new folder that goes at the end of the block, with all that is in it.

    Raises:
        ReadOnlyPlace: there is no room for it.
    """
    sweep()
    folder = folder_for_a_while()
    try:
        yield folder
    finally:
        throw_away(folder)


def folder_for_a_while() -> Path:
    """Make a folder that only she can look into.

    Raises:
        ReadOnlyPlace: there is no room for it.
    """
    try:
        return Path(tempfile.mkdtemp(prefix=_FOLDER))
    except OSError as error:
        raise ReadOnlyPlace(
            "Nothing can be written where the system keeps what is needed for a while only.",
            "Free some space and try again.",
        ) from error


def throw_away(folder: Path) -> None:
    """Remove a folder that was made for a while, with all that is in it; no other one."""
    if folder.name.startswith(_FOLDER):
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove what programs left behind that were cut off; one in use stays."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        if not _may_be_in_use(folder):
            throw_away(folder)


def _may_be_in_use(folder: Path) -> bool:
    try:
        if time.time() - folder.stat().st_mtime < _YOUNG:
            return True
        for desk in folder.glob(f"*{DESK_SUFFIX}"):
            lock = DeskLock(desk)
            lock.take()
            lock.release()
    except (OSError, DeskError):  # of somebody else, or open
        return True
    return False

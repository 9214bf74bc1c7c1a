"""A desk with the sample program in a place of its own, swept away with all she did to it."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError, ReadOnlyPlace
from advocate_desk.base.paths import DESK_SUFFIX
from advocate_desk.base.progress import Progress
from advocate_desk.program.desks import create_desk
from advocate_desk.sample.program import make_sample
from advocate_desk.store.desk import Desk
from advocate_desk.store.lock import DeskLock

TITLE = "Sample data"
LABEL = "Sample program"  # of the change that made it
_FOLDER = "advocate-desk-sample-"
_YOUNG = 3600  # seconds in which one without a lock may be about to be made


def open_throwaway(progress: Progress) -> Desk:
    """Make a desk with the sample program and open it; what is stopped leaves nothing.

    Raises:
        ReadOnlyPlace: there is no room for what is kept for a while only.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix=_FOLDER))
    except OSError as error:
        raise ReadOnlyPlace(
            "The sample program could not be made: nothing can be written where the system keeps"
            " what is needed for a while only.",
            "Free some space and try again.",
        ) from error
    path = folder / f"{TITLE}{DESK_SUFFIX}"
    try:
        return _filled(path, progress)
    except BaseException:
        throw_away(path)
        raise


def _filled(path: Path, progress: Progress) -> Desk:
    desk = create_desk(path, name="Lantern advocates")
    try:
        with desk.write(LABEL) as write:
            make_sample(write.session, clock.today(), progress=progress)
    except BaseException:
        desk.close()
        raise
    return desk


def throw_away(path: Path) -> None:
    """Remove a throwaway desk that is closed, with all that lies beside it."""
    if path.parent.name.startswith(_FOLDER):
        shutil.rmtree(path.parent, ignore_errors=True)


def sweep() -> None:
    """Remove what windows left behind that were cut off; one that is open stays."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        path = folder / f"{TITLE}{DESK_SUFFIX}"
        lock = DeskLock(path)
        try:
            if time.time() - folder.stat().st_mtime < _YOUNG:
                continue
            lock.take()
        except (OSError, DeskError):  # of somebody else, or open
            continue
        lock.release()
        throw_away(path)

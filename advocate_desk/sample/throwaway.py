"""A desk with the sample program in a place of its own, swept away with all she did to it."""

from __future__ import annotations

from pathlib import Path

from advocate_desk.base import clock
from advocate_desk.base.paths import DESK_SUFFIX
from advocate_desk.base.progress import Progress
from advocate_desk.program.desks import create_desk
from advocate_desk.sample.program import make_sample
from advocate_desk.store.desk import Desk
from advocate_desk.store.for_a_while import folder_for_a_while, throw_away

TITLE = "Sample data"
LABEL = "Sample program"  # of the change that made it


def open_throwaway(progress: Progress) -> Desk:
    """Make a desk with the sample program and open it; what is stopped leaves nothing.

    Raises:
        ReadOnlyPlace: there is no room for what is kept for a while only.
    """
    folder = folder_for_a_while()
    try:
        return _filled(folder / f"{TITLE}{DESK_SUFFIX}", progress)
    except BaseException:
        throw_away(folder)
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

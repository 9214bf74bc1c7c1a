"""The import that is killed: one change, so all of its rows are there afterwards, or none."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.desks import check_desk, open_desk
from advocate_desk.program.listing import Wanted
from advocate_desk.store.backup import back_up
from benchmarks.big_desk import big_desk
from benchmarks.import_speed import kinds_of
from benchmarks.importing import import_file
from benchmarks.made_files import tidy_acts
from benchmarks.measuring import FIFTIETH

SIZE = dataclasses.replace(FIFTIETH, acts=0)


def ready_to_import(path: Path) -> None:
    """Put a desk with members in place."""
    big_desk(SIZE, path.parent).rename(path)


def imports(path: Path, say: Callable[[object], None]) -> None:
    """Import as the command does: backup first, then one change."""
    desk = open_desk(path)
    file = tidy_acts(SIZE, kinds_of(desk))
    say("ready")
    back_up(path, note="before import")
    import_file(desk, file)
    say(1)
    desk.close()


def judge_import(path: Path, kept: list[int]) -> list[str]:
    """Open the desk and count."""
    desk = open_desk(path)
    faults = list(check_desk(desk).findings)
    with desk.read() as session:
        rows = ACTIVITIES.count(session, Wanted())
    desk.close()
    if rows not in (0, SIZE.import_rows) or (kept and not rows):
        faults.append(f"{rows} activities of {SIZE.import_rows}, acknowledged: {bool(kept)}")
    return faults

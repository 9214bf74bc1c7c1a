"""P3 and P13: activities imported, and taken back, beside parsing and inserting the same rows."""

from __future__ import annotations

import dataclasses
import statistics
import tempfile
from pathlib import Path

from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.desks import open_desk
from advocate_desk.program.listing import Wanted
from advocate_desk.store.desk import Desk
from benchmarks.big_desk import big_desk
from benchmarks.importing import (
    import_file,
    insert_bare,
    make_bare_table,
    parse,
    rows_of_acts,
)
from benchmarks.made_files import tidy_acts
from benchmarks.measuring import Line, Size, milliseconds, seconds


def measure(size: Size) -> list[Line]:
    """Import, undo, parse and insert in turns, each time into a fresh file."""
    without_acts = dataclasses.replace(size, acts=0)
    taken: list[tuple[float, ...]] = []
    for _ in range(size.repeats):
        with tempfile.TemporaryDirectory() as folder:
            taken.append(_round(size, big_desk(without_acts, Path(folder)), Path(folder)))
    imported, undone, parsed, inserted = (
        statistics.median(column) for column in zip(*taken, strict=True)
    )
    words = f"{milliseconds(imported)}; calamine {milliseconds(parsed)}"
    return [
        Line(
            "P3 import",
            imported / (parsed + inserted),
            3.5,
            "x",
            f"{words} + executemany {milliseconds(inserted)}",
        ),
        Line(
            "P13 undo of the import", undone / imported, 0.5, "x", f"undo {milliseconds(undone)}"
        ),
    ]


def _round(size: Size, path: Path, folder: Path) -> tuple[float, float, float, float]:
    desk = open_desk(path)
    file = tidy_acts(size, kinds_of(desk))
    imported = seconds(lambda: import_file(desk, file))
    _expect(desk, size.import_rows)
    columns, rows = rows_of_acts(desk)
    undone = seconds(desk.undo)
    _expect(desk, 0)
    desk.close()
    bare = make_bare_table(folder / "bare.db")
    inserted = seconds(lambda: insert_bare(bare, columns, rows))
    bare.close()
    return imported, undone, seconds(lambda: parse(file)), inserted


def kinds_of(desk: Desk) -> list[str]:
    """Name some activity types of a desk."""
    with desk.read() as session:
        names = session.connection().exec_driver_sql("SELECT name FROM activity_type LIMIT 40")
        return [name for (name,) in names]


def _expect(desk: Desk, rows: int) -> None:
    with desk.read() as session:
        found = ACTIVITIES.count(session, Wanted())
    if found != rows:
        raise RuntimeError(f"{found} activities where {rows} should be")

"""P14: what the whole process holds with the large desk open and its members on the screen."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from benchmarks.big_desk import big_desk
from benchmarks.first_rows import memory_of, watched_window
from benchmarks.measuring import Line, Size


def measure(size: Size) -> list[Line]:
    """Open the window a few times."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        desk = big_desk(size, Path(folder))
        for _ in range(min(size.repeats, 3)):
            with watched_window(desk) as child:
                found.append(memory_of(child))
    return [Line("P14 memory", statistics.median(found), 300, "MB", "resident, anonymous")]

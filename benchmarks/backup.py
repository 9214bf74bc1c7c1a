"""P12: a backup of the big desk that may be in use, beside a plain copy of its file.

The budget is the copying, with its progress; what follows proves the copy, and is told besides.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from advocate_desk.base.progress import NoProgress
from advocate_desk.store.backup import copy_verified, copy_whole
from benchmarks.big_desk import kept_desk
from benchmarks.measuring import Line, Size, medians, milliseconds


def measure(size: Size) -> list[Line]:
    """Copy in three ways in turns; all end on the disk, not in its cache."""
    desk = kept_desk(size)
    with tempfile.TemporaryDirectory() as folder:
        verified, pages, copy = (Path(folder, f"{n}.desk") for n in ("verified", "pages", "copy"))
        whole, ours, plain = medians(
            size.repeats,
            lambda: copy_verified(desk, verified),
            lambda: copy_whole(desk, pages, NoProgress()),
            lambda: _copy(desk, copy),
        )
    words = f"{milliseconds(ours)}; file copy {milliseconds(plain)}"
    checks = f"{milliseconds(whole)} with quick_check, foreign keys, row counts and sha256"
    return [
        Line("P12 backup", ours / plain, 3, "x", words),
        Line("P12 backup, verified", whole / plain, None, "x", checks),
    ]


def _copy(desk: Path, copy: Path) -> None:
    shutil.copyfile(desk, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())

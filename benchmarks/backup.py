"""P12: a verified backup of the big desk, beside a plain copy of its file."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from advocate_desk.store.backup import copy_verified
from benchmarks.big_desk import kept_desk
from benchmarks.measuring import Line, Size, medians, milliseconds


def measure(size: Size) -> list[Line]:
    """Copy both ways in turns; both end on the disk, not in its cache."""
    desk = kept_desk(size)
    with tempfile.TemporaryDirectory() as folder:
        backup, copy = Path(folder, "backup.desk"), Path(folder, "copy.desk")
        ours, plain = medians(
            size.repeats, lambda: copy_verified(desk, backup), lambda: _copy(desk, copy)
        )
    peers = f"{milliseconds(ours)}; file copy {milliseconds(plain)}"
    return [Line("P12 backup", ours / plain, 3, "x", peers)]


def _copy(desk: Path, copy: Path) -> None:
    shutil.copyfile(desk, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())

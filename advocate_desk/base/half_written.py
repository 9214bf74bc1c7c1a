"""Files that are being written: hidden beside their place, and swept when that was cut off."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_TAILS = ("", "-journal", "-wal", "-shm")  # what SQLite keeps beside a file it writes
_PART = re.compile(r"\..+\.(?P<process>\d{1,10})\.part(?:-journal|-wal|-shm)?")
_YOUNG = 3600  # seconds in which it may be of another computer, on a drive that both see


def part_of(out: Path, process: int | None = None) -> Path:
    """Give the hidden place that a process (this one) writes to before a file takes its name."""
    return out.with_name(f".{out.name}.{process or os.getpid()}.part")


def remove_part(part: Path) -> None:
    """Remove what was left half written."""
    for tail in _TAILS:
        one = part.with_name(part.name + tail)
        with suppress(OSError):  # a disk that takes no file cannot keep a half one either
            if one.is_dir():
                shutil.rmtree(one)
            else:
                one.unlink(missing_ok=True)


def sweep_parts(folder: Path) -> None:
    """Remove from a folder what writers left that were cut off; nothing that is being written."""
    with suppress(OSError):  # what cannot be looked at or removed stays until the next time
        for part in list(_left_in(folder)):
            remove_part(part)


def _left_in(folder: Path) -> Iterator[Path]:
    import psutil  # only needed where something may be left; a desk opens without it

    for one in folder.iterdir():
        found = _PART.fullmatch(one.name)
        if not found or time.time() - one.stat().st_mtime < _YOUNG:
            continue
        if not psutil.pid_exists(int(found["process"])):
            yield one

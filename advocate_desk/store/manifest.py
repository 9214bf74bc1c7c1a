"""The list of a desk's backups: a line of JSON for each, in the folder in which they are kept."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "backups.jsonl"


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: where, when, why, its fingerprint, the rows of each table.

    Attributes:
        note: why it was made; nothing for those that are made by themselves.
        change: the newest change in it.
        size: in bytes, as it was listed.
        checked: the moment when it was last verified; nothing since it was made.
        fault: what was found wrong then, in a sentence.
        copy: the desk that was made of it last, if that is still there.
    """

    path: Path
    at: str
    note: str
    sha256: str
    rows: dict[str, int]
    change: int
    size: int = 0
    checked: str = ""
    fault: str = ""
    copy: Path | None = None


def add_to_manifest(backup: Backup) -> None:
    """Add a line for a backup; of several for one file the last one holds.

    Raises:
        OSError: the folder cannot be written to.
    """
    line = {
        "file": backup.path.name,
        "at": backup.at,
        "note": backup.note,
        "sha256": backup.sha256,
        "rows": backup.rows,
        "change": backup.change,
    }
    if backup.checked:
        line |= {"checked": backup.checked, "fault": backup.fault}
    if backup.copy:
        line["copy"] = str(backup.copy)
    with (backup.path.parent / MANIFEST).open("a", encoding="utf-8") as kept:
        kept.write(json.dumps(line) + "\n")


def backups_in(folder: Path) -> list[Backup]:
    """List the backups of a folder that still exist, newest first."""
    found = {}
    with contextlib.suppress(FileNotFoundError):
        for line in (folder / MANIFEST).read_text(encoding="utf-8").splitlines():
            if backup := _told(folder, line):
                found[backup.path] = backup
    oldest_first = sorted(found.values(), key=lambda backup: backup.at)
    return oldest_first[::-1]  # of two in one second the later line is the newer one


def _told(folder: Path, line: str) -> Backup | None:
    """Read a line; None for a file that is gone, or when the program was stopped in the middle."""
    try:
        told = json.loads(line)
        path, copy = folder / str(told["file"]), told.get("copy")
        return Backup(
            path,
            told["at"],
            told["note"],
            told["sha256"],
            told["rows"],
            int(told["change"]),
            path.stat().st_size,
            str(told.get("checked", "")),
            str(told.get("fault", "")),
            Path(copy) if copy and Path(copy).is_file() else None,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None

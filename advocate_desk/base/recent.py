"""Which desks were used last: shared by the window and the command line, paths only."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import platformdirs

from advocate_desk.base.paths import APP_NAME

KEPT = 8


def recent_desks() -> list[Path]:
    """Give the desks used last, newest first; those that are gone are left out."""
    try:
        names = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    if not isinstance(names, list):
        return []
    return [Path(name) for name in names if isinstance(name, str) and _is_there(name)]


def last_desk() -> Path | None:
    """Give the desk used last, if it is still there."""
    return next(iter(recent_desks()), None)


def remember_desk(desk: Path) -> None:
    """Put a desk at the top of those used last."""
    here = desk.resolve()
    names = [here, *(path for path in recent_desks() if path != here)][:KEPT]
    file = _file()
    with contextlib.suppress(OSError):  # a list of convenience; without it nothing is lost
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps([str(name) for name in names]), encoding="utf-8")


def _is_there(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # a folder that may not be looked into, a drive that is gone
        return False


def _file() -> Path:
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "recent.json"

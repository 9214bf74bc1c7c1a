"""Takes in the bytes of a spreadsheet at once, so that nobody changes or locks it meanwhile.

They stay in memory: a copy on the disk would lie about when the program is cut off.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

from advocate_desk.base.errors import BadFile

LARGEST = 200 * 1024 * 1024  # bytes; a million rows of fifteen columns take 123 MB
_BLOCK = 4 << 20

Told = Callable[[int, int], None]


def take_in(path: Path, told: Told = lambda _done, _size: None) -> bytes:
    """Give the bytes of the file; tell of each block how many there are, and of how many.

    Raises:
        BadFile: there is no such file, or it is a folder, empty, too large or locked.
    """
    try:
        size = _checked_size(path)
        content = bytearray()
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                content += block
                told(len(content), max(size, len(content)))
    except OSError as error:
        raise _cannot_open(path, error) from error
    return bytes(content)


def _checked_size(path: Path) -> int:
    if path.is_dir():
        raise BadFile(f"“{path.name}” is a folder.", "Choose a spreadsheet inside it.")
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):  # a pipe or a device, which may never end
        raise BadFile(f"“{path.name}” is no file on a disk.", "Choose a spreadsheet.")
    if about.st_size == 0:
        raise BadFile(
            f"“{path.name}” is empty (0 bytes).",
            "Save or export it again; if it lies in a cloud folder, wait until it is synced.",
        )
    if about.st_size > LARGEST:
        raise BadFile(
            f"“{path.name}” is larger than 200 MB.",
            "Split it into several files and import them one after the other.",
        )
    return about.st_size


def _cannot_open(path: Path, error: OSError) -> BadFile:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return BadFile(f"There is no file “{path}”.", "Check its name and folder.")
    if isinstance(error, PermissionError):
        return BadFile(
            f"“{path.name}” cannot be opened: another program holds it, or it is closed to you.",
            "Close it in Excel and try again.",
        )
    return BadFile(
        f"“{path.name}” cannot be read from where it lies.",
        "If it is on a network drive or a USB stick, copy it to this computer and try again.",
    )

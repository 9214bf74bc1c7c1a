"""What the errors of SQLite mean for her, by their names, never by their texts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.exc import DBAPIError

from advocate_desk.base.errors import (
    DamagedDesk,
    DeskError,
    DeskInUse,
    DiskFull,
    NotADesk,
    ReadOnlyPlace,
)


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into sentences, by their names, never by their texts."""
    try:
        yield
    except DBAPIError as error:
        raise sentence_of(path, getattr(error.orig, "sqlite_errorname", "")) from error
    except sqlite.Error as error:
        raise sentence_of(path, getattr(error, "sqlite_errorname", "")) from error
    except OverflowError as error:
        raise DeskError(
            "A number is larger than the desk can hold; nothing was changed.",
            "Correct it and try again.",
        ) from error
    except UnicodeDecodeError as error:  # we write UTF-8 only
        raise sentence_of(path, "SQLITE_CORRUPT") from error


_NOTHING_LEFT = 2**20  # bytes; SQLite needs some dozens of thousands even to read a desk

_SENTENCES: tuple[tuple[tuple[str, ...], type[DeskError], str, str], ...] = (
    (
        ("SQLITE_FULL",),
        DiskFull,
        "The disk is full: the last change was not saved, nothing else was lost.",
        "Free some space and try again.",
    ),
    (
        ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"),
        DeskInUse,
        "{name} is being written to by another program.",
        "Try again in a moment.",
    ),
    (
        ("SQLITE_READONLY_DBMOVED",),
        DeskError,
        "{name} was moved, renamed or replaced while it was open; the last change was not saved.",
        "Close it, and open it where it is now.",
    ),
    (
        ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH"),
        ReadOnlyPlace,
        "{name} or its folder cannot be written to.",
        "Copy the file to a folder of your own and open it there.",
    ),
    (
        ("SQLITE_NOTADB",),
        NotADesk,
        "{name} is not a program file of Advocate Desk.",
        "Choose another file.",
    ),
    (
        ("SQLITE_CORRUPT",),
        DamagedDesk,
        "{name} is damaged and was left as it is.",
        "Restore the newest backup beside it.",
    ),
    (
        ("SQLITE_IOERR", "SQLITE_NOLFS"),
        DeskError,
        "The disk did not answer while {name} was in use; the last change was not saved.",
        "Check that the disk is connected and try again.",
    ),
    (
        ("SQLITE_NOMEM", "SQLITE_TOOBIG"),
        DeskError,
        "This is more than the memory of this computer holds; nothing was changed.",
        "Close other programs, or do it in smaller parts.",
    ),
    (
        ("SQLITE_INTERRUPT",),
        DeskError,
        "This was stopped before it was done; nothing was changed.",
        "Do it again if it is still wanted.",
    ),
    (
        ("SQLITE_CONSTRAINT",),
        DeskError,
        "This change does not fit what the desk holds and was not saved.",
        "Please report it with the log file.",
    ),
)


def sentence_of(path: Path, error_name: str) -> DeskError:
    """Give what an error of SQLite means for her, by its name."""
    if error_name.startswith("SQLITE_IOERR") and _is_full(path):
        error_name = "SQLITE_FULL"
    for prefixes, kind, sentence, hint in _SENTENCES:
        if error_name.startswith(prefixes):
            return kind(sentence.format(name=path.name), hint)
    return DeskError(
        f"Something unforeseen happened with {path.name}; nothing was changed.",
        "Please report it with the log file.",
    )


def _is_full(path: Path) -> bool:
    """Say whether the disk of a file is; SQLite may only tell that it could not write."""
    with suppress(OSError):
        return shutil.disk_usage(path.parent).free < _NOTHING_LEFT
    return False

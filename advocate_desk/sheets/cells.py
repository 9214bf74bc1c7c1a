"""What one cell of a spreadsheet can hold, and how it reads as text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

_EXACT = 2**53  # above it a float no longer holds every whole number
_DAY_ONLY = dt.time()
_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell that holds an error instead of a value: `#N/A`, `#DIV/0!`, or a formula never run."""

    text: str


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Why a cell cannot be taken, as the end of a sentence: `is not a day in the calendar`."""

    text: str


NEVER_CALCULATED = CellError("formula")

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | CellError | None


def tidy_cell(value: Cell) -> Cell:
    """Give what a reader handed over as we keep it: nothing is None, whole numbers are int."""
    if isinstance(value, str):
        return value if value and not value.isspace() else None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, dt.datetime):
        return _whole_seconds(value)
    return value


def cell_text(value: Cell) -> str:
    """Give a cell as the text a person would type for it."""
    if value is None:
        return ""
    if isinstance(value, CellError):
        return value.text
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ") if value.time() != _DAY_ONLY else value.date().isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def is_uid(text: str) -> bool:
    """Say whether a text has the form of a UID, as our own sheets have one in every row."""
    return _UID.fullmatch(text.lower()) is not None


def is_blank_row(row: Sequence[Cell]) -> bool:
    """Say whether a row holds nothing at all."""
    return not any(row) and all(cell is None for cell in row)


def column_letter(index: int) -> str:
    """Give a column's letters as the spreadsheet program shows them: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Give the index of a column from its letters: A is 0."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def _whole_seconds(moment: dt.datetime) -> dt.datetime:
    """Undo the rounding of a spreadsheet's day fractions: 23:59:59.9995 is midnight."""
    rest = moment.microsecond
    if rest == 0 or 1000 < rest < 999_000:
        return moment
    up = dt.timedelta(seconds=1) if rest >= 999_000 else dt.timedelta()
    return moment.replace(microsecond=0) + up

"""Writes CSV files that a spreadsheet program opens rightly and that run nothing there."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from advocate_desk.program.fields import Shape
from advocate_desk.sheets.safe_cells import guarded
from advocate_desk.sheets.sheet_columns import SheetColumn

_NEVER_FORMULAS = frozenset(
    {Shape.DAY, Shape.NUMBER, Shape.DECIMAL, Shape.MONEY, Shape.YES_NO, Shape.CHOICE}
)


@dataclass(frozen=True, slots=True)
class CsvStyle:
    """How a CSV file is written.

    Attributes:
        is_exact: every text as it is, for other programs; else those that a spreadsheet program
            would run as formulas get an apostrophe in front.
        delimiter: what stands between the cells.
        has_mark: it begins with the mark by which Excel knows UTF-8.
    """

    is_exact: bool = False
    delimiter: str = ","
    has_mark: bool = True


EXACT_WARNING = (
    "Texts that begin with = + - or @ stand there as they are: a spreadsheet program would run "
    "them. Do not open such a file in Excel."
)
FOR_PEOPLE, FOR_SYSTEMS = CsvStyle(), CsvStyle(is_exact=True)


def write_csv(
    path: Path,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[str]],
    style: CsvStyle = FOR_PEOPLE,
) -> int:
    """Write a CSV file in UTF-8, and give the number of rows."""
    exposed = [] if style.is_exact else places_exposed(columns)
    count = 0
    encoding = "utf-8-sig" if style.has_mark else "utf-8"
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=style.delimiter)
        headings = [column.heading for column in columns]
        writer.writerow(headings if style.is_exact else map(guarded, headings))
        for row in rows:
            writer.writerow(guarded_row(row, exposed) if exposed else row)
            count += 1
    return count


def places_exposed(columns: Sequence[SheetColumn]) -> list[int]:
    """Give the columns whose cells may hold what would run: any text."""
    return [n for n, column in enumerate(columns) if column.shape not in _NEVER_FORMULAS]


def guarded_row(row: Sequence[str], exposed: Sequence[int]) -> list[str]:
    """Give a row with an apostrophe before what would run."""
    safe = list(row)
    for place in exposed:
        if row[place]:
            safe[place] = guarded(row[place])
    return safe

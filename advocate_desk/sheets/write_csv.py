"""Writes CSV files that a spreadsheet program opens rightly and that run nothing there."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from advocate_desk.program.fields import Shape
from advocate_desk.sheets.safe_cells import guarded
from advocate_desk.sheets.sheet_columns import SheetColumn

_NEVER_FORMULAS = frozenset(
    {Shape.DAY, Shape.NUMBER, Shape.DECIMAL, Shape.MONEY, Shape.YES_NO, Shape.CHOICE}
)


def write_csv(
    path: Path,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[str]],
    *,
    exact: bool = False,
) -> int:
    """Write a CSV file in UTF-8 with its mark, and give the number of rows.

    Texts that would run as formulas get an apostrophe in front, unless `exact` text is asked for:
    that is for other programs, not for spreadsheets.
    """
    exposed = [] if exact else [n for n, c in enumerate(columns) if c.shape not in _NEVER_FORMULAS]
    count = 0
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        headings = [column.heading for column in columns]
        writer.writerow(headings if exact else map(guarded, headings))
        for row in rows:
            writer.writerow(_guarded(row, exposed) if exposed else row)
            count += 1
    return count


def _guarded(row: Sequence[str], exposed: Sequence[int]) -> list[str]:
    safe = list(row)
    for place in exposed:
        if row[place]:
            safe[place] = guarded(row[place])
    return safe

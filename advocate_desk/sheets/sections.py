"""Tells the rows of a table from headings that come again and from a second table below it."""

from __future__ import annotations

from collections.abc import Sequence

from advocate_desk.base.text import fold
from advocate_desk.sheets.cells import Cell, cell_text
from advocate_desk.sheets.heading_rows import shape

Rows = Sequence[tuple[Cell, ...]]
_LONGEST = 250  # characters; nothing longer is a heading, and folding it takes its time


def rows_of_table(rows: Rows, kept: Sequence[int], headings: int) -> tuple[list[int], int | None]:
    """Give the rows below the headings that are the table's, and where another table begins.

    `kept` are the indexes of the rows that hold something, `headings` is the index of the (last)
    row of headings. Headings that come again, as on each page of a report, are left out with
    the title above them.
    """
    heading = rows[headings]
    if _filled(heading) < 2 or any(len(cell_text(cell)) > _LONGEST for cell in heading):
        return list(kept), None
    known = {fold(cell_text(cell)) for cell in heading if cell is not None}
    data: list[int] = []
    for index in kept:
        row = rows[index]
        has_title = bool(data) and index - data[-1] == 1 and _filled(rows[data[-1]]) == 1
        if row == heading:
            if has_title:
                data.pop()
        elif has_title and _filled(row) > 1 and _is_heading_of_another(row, known):
            return data[:-1], data[-1]
        else:
            data.append(index)
    return data, None


def _is_heading_of_another(row: tuple[Cell, ...], known: set[str]) -> bool:
    """Say whether a row under a title is made of words and half of them are headings here."""
    filled = [cell for cell in row if cell is not None]
    if any(shape(cell) != "text" or len(cell_text(cell)) > _LONGEST for cell in filled):
        return False
    return sum(fold(cell_text(cell)) in known for cell in filled) * 2 >= len(filled)


def _filled(row: tuple[Cell, ...]) -> int:
    return len(row) - row.count(None)

"""Finds the table on a sheet: its headings, its rows of data, and what is neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from advocate_desk.sheets.cells import Cell, cell_text, is_blank_row
from advocate_desk.sheets.footers import count_footers
from advocate_desk.sheets.grid import Row, Sheet, Table
from advocate_desk.sheets.heading_rows import (
    HeadingRows,
    find_heading_rows,
    join_headings,
    unique_headings,
)
from advocate_desk.sheets.sections import rows_of_table

_NO_HEADINGS = HeadingRows(first=0, count=0, confidence=0.0)


def find_table(
    sheet: Sheet,
    known_words: frozenset[str] = frozenset(),
    *,
    header_row: int | None = None,
    heading_rows: int = 1,
) -> Table | None:
    """Find the table of a sheet; None when nothing is on it.

    `known_words` are the folded headings that the importers know. A `header_row` (as the
    spreadsheet program numbers it, 0 for none) is taken as it is instead of being looked for.
    """
    filled = [index for index, row in enumerate(sheet.rows) if not is_blank_row(row)]
    if not filled:
        return None
    if header_row is None:
        place = find_heading_rows(sheet.rows, known_words) or _NO_HEADINGS
    elif header_row == 0:
        place = _NO_HEADINGS
    else:
        place = HeadingRows(header_row - 1, heading_rows, confidence=1.0)
    return _table(sheet, place, [index for index in filled if index >= place.first + place.count])


def _table(sheet: Sheet, place: HeadingRows, kept: list[int]) -> Table:
    rows = sheet.rows
    first = place.first + place.count
    other: int | None = None
    found = kept
    if place.count and kept:
        found, other = rows_of_table(rows, kept, first - 1)
    footers = 0 if other is not None else count_footers(rows, found, first)
    data = found[: len(found) - footers]
    width = _width(sheet, place, data)
    texts = join_headings(rows, place, width)
    columns = [
        column
        for column in range(width)
        if texts[column]
        or any(column < len(rows[n]) and rows[n][column] is not None for n in data)
    ]
    headings = unique_headings([texts[column] for column in columns], columns)
    last = data[-1] if data else first - 1
    return Table(
        sheet=sheet.name,
        headings=headings,
        columns=tuple(columns),
        header_row=place.first + 1 if place.count else 0,
        heading_rows=place.count,
        confidence=place.confidence,
        numbers=[index + 1 for index in data],
        blank_rows=last + 1 - first - len(data),
        footers=tuple(Row(n + 1, rows[n]) for n in kept if not data or n > data[-1]),
        row_problems=_row_problems(sheet, data, width),
        notes=(*_notes(sheet, texts, data), *_note_of_another(rows, other)),
        percent_columns=_percent_columns(sheet, columns, data),
        hidden_rows=frozenset(index + 1 for index in data) & sheet.hidden_rows,
        source=rows,
    )


def _note_of_another(rows: Sequence[tuple[Cell, ...]], other: int | None) -> tuple[str, ...]:
    """Tell that a table of another kind follows on the sheet."""
    if other is None:
        return ()
    title = next(cell_text(cell) for cell in rows[other] if cell is not None)
    return (
        f"From row {other + 1} on another table follows ({title}), which was left out: "
        "put it on a sheet of its own to import it.",
    )


def _width(sheet: Sheet, place: HeadingRows, data: Sequence[int]) -> int:
    """Give how many columns the table has; a text file's odd longer rows do not count."""
    if not sheet.is_text:
        return sheet.width
    headed = max(
        (len(row) for row in sheet.rows[place.first : place.first + place.count]), default=0
    )
    widths = Counter(_reach(sheet.rows[index], headed) for index in data)
    usual, count = widths.most_common(1)[0] if widths else (0, 0)
    return max(headed, usual) if count * 2 > len(data) else max(headed, 1)


def _reach(row: tuple[Cell, ...], headed: int) -> int:
    """Give a row's width; what is blank beyond the headings does not count."""
    width = len(row)
    while width > headed and row[width - 1] is None:
        width -= 1
    return width


def _row_problems(sheet: Sheet, data: Sequence[int], width: int) -> dict[int, str]:
    """Name the rows of a text file with more values than columns: they may have shifted."""
    if not sheet.is_text:
        return {}
    problems = {}
    for index in data:
        row = sheet.rows[index]
        if len(row) > width and (extra := _filled(row[width:])):
            problems[index + 1] = f"has {extra} extra cell{'s' if extra > 1 else ''}"
    return problems


def _percent_columns(sheet: Sheet, columns: Sequence[int], data: Sequence[int]) -> frozenset[int]:
    """Give the places of the columns in which most numbers are shown as percent."""
    found = set()
    for place, column in enumerate(columns):
        if shown := sheet.percent_cells.get(column, 0):
            numbers = sum(isinstance(sheet.rows[index][column], int | float) for index in data)
            if shown * 2 > numbers:
                found.add(place)
    return frozenset(found)


def _filled(cells: Sequence[Cell]) -> int:
    return sum(cell is not None for cell in cells)


def _notes(sheet: Sheet, texts: Sequence[str], data: Sequence[int]) -> tuple[str, ...]:
    """Warn when no row of a text file is as wide as its headings: one may hold a delimiter."""
    if not sheet.is_text or not data:
        return ()
    headed = max((column + 1 for column, text in enumerate(texts) if text), default=0)
    widest = max(len(sheet.rows[index]) for index in data)
    if headed <= widest:
        return ()
    return (
        f"The heading row has {headed} cells but no row below it has more than {widest}: "
        "check that the values stand under their headings.",
    )

"""Puts the rows of a foreign table in order: what every layout may need for that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advocate_desk.sheets.cells import Cell, cell_text
from advocate_desk.sheets.grid import Line, Row, Table
from advocate_desk.sheets.layout import heading_texts
from advocate_desk.sheets.tables import line_text

YES = frozenset({"yes", "true", "1", "y", "t"})
NO = frozenset({"no", "false", "0", "n", "f"})


def place_of(table: Table, *headings: str) -> int | None:
    """Give the place of the first of these headings that a table has."""
    for wanted in headings:
        for place, heading in enumerate(table.headings):
            if wanted in heading_texts(heading):
                return place
    return None


def texts_of(table: Table, *headings: str) -> list[str]:
    """Give the column of the first of these headings as texts; blank ones when there is none."""
    place = place_of(table, *headings)
    if place is None:
        return [""] * len(table)
    return [cell_text(cell).strip() if cell is not None else "" for cell in table.column(place)]


def first_text(row: Row) -> str:
    """Give what stands in the first cell of a row that holds something."""
    return next((cell_text(cell) for cell in row.cells if cell is not None), "")


def without_rows(table: Table, reasons: Mapping[int, str]) -> Table:
    """Leave out rows that are no data, by row number with why."""
    if not reasons:
        return table
    left = [
        Line(row.number, reasons[row.number], line_text(row.cells))
        for row in table.rows()
        if row.number in reasons
    ]
    kept = [number for number in table.numbers if number not in reasons]
    ignored = sorted((*table.ignored, *left), key=lambda line: line.number)
    return replace(table, numbers=kept, ignored=tuple(ignored))


def with_columns(table: Table, columns: Mapping[str, Sequence[Cell]]) -> Table:
    """Give a table with these columns: in the place of its own of that name, else at its right.

    One that says nothing is not added.
    """
    said = {
        heading: cells
        for heading, cells in columns.items()
        if any(cell is not None for cell in cells)
    }
    source = list(table.source)
    width = max(map(len, source), default=0)
    places, headings = list(table.columns), list(table.headings)
    targets = []
    for heading in said:
        own = place_of(table, heading_texts(heading)[0])
        if own is None:
            places.append(width + len(places) - len(table.columns))
            headings.append(heading)
        targets.append(places[-1] if own is None else places[own])
    reach = max(places, default=-1) + 1
    for number, *cells in zip(table.numbers, *said.values(), strict=True):
        row = source[number - 1]
        changed = [*row, *[None] * (reach - len(row))]
        for place, cell in zip(targets, cells, strict=True):
            changed[place] = cell
        source[number - 1] = tuple(changed)
    return replace(table, source=source, columns=tuple(places), headings=tuple(headings))

"""Cells of the data that were merged downwards: one company over the rows of its people."""

from __future__ import annotations

from collections.abc import Sequence

from advocate_desk.sheets.cells import Cell
from advocate_desk.sheets.grid import Area, Table


def merged_in(table: Table, merged: Sequence[Area], index: int) -> list[Area]:
    """Give the blocks of a table's column that are merged over several rows of data."""
    place = table.columns[index]
    if not table.numbers:
        return []
    first, last = table.numbers[0] - 1, table.numbers[-1] - 1
    return [
        area
        for area in merged
        if area.left == area.right == place and first <= area.top < area.bottom and area.top < last
    ]


def filled_down(table: Table, areas: Sequence[Area], cells: Sequence[Cell]) -> list[Cell]:
    """Give a column's cells with what was merged standing in each of its rows."""
    filled = list(cells)
    place_of = {number: place for place, number in enumerate(table.numbers)}
    for area in areas:
        top = place_of.get(area.top + 1)
        value = cells[top] if top is not None else None
        for number in range(area.top + 2, area.bottom + 2):
            place = place_of.get(number)
            if place is not None and filled[place] is None:
                filled[place] = value
    return filled

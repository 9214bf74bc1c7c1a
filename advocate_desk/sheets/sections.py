"""Tells the rows of a table from headings that come again and from a second table below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advocate_desk.base.text import fold
from advocate_desk.sheets.cells import Cell, cell_text
from advocate_desk.sheets.heading_rows import (
    find_heading_rows,
    next_filled_rows,
    shape,
    usual_shape,
)

Rows = Sequence[tuple[Cell, ...]]
_LONGEST = 250  # characters; nothing longer is a heading, and folding it takes its time
_TOP = 60  # rows of a table in which its headings are
_TYPICAL = 40  # rows that say what its columns hold
_LOOKED_AT = 2 * (_TOP + _TYPICAL)  # rows; nothing below them is looked at in the table above
_MOST_GAPS = 2_000  # rows after a gap that are looked at; a sheet of gaps is one table


def rows_of_table(rows: Rows, kept: Sequence[int], headings: int) -> tuple[list[int], list[int]]:
    """Give the rows below the headings that are the table's, and those that are headings again.

    `kept` are the indexes of the rows that hold something, `headings` is the index of the (last)
    row of headings. Headings that come again, as on each page of a report, are left out with
    the title above them.
    """
    heading = rows[headings]
    if _filled(heading) < 2 or any(len(cell_text(cell)) > _LONGEST for cell in heading):
        return list(kept), []
    data: list[int] = []
    again: list[int] = []
    for index in kept:
        if rows[index] != heading:
            data.append(index)
            continue
        if data and index - data[-1] == 1 and _filled(rows[data[-1]]) == 1:
            again.append(data.pop())
        again.append(index)
    return data, again


def section_starts(rows: Rows, top: int, known_words: frozenset[str]) -> list[int]:
    """Give the index of the first row of each table, the one at the top first.

    A table begins with a title or after a gap, and has headings that do not go on with the
    table above.
    """
    starts = [top]
    above, is_whole = None, False
    for begin, heading in _candidates(rows, top):
        if begin <= starts[-1]:
            continue
        if not is_whole:  # all rows of it that are looked at stand above
            above = _table_above(rows, starts[-1], begin, known_words)
            is_whole = begin - starts[-1] >= _LOOKED_AT
        if above is not None and above.is_followed_by(rows, begin, heading):
            starts.append(begin)
            is_whole = False
    return starts


def _candidates(rows: Rows, top: int) -> list[tuple[int, int]]:
    """Give where a table may begin, and its headings: (first row, heading row)."""
    found: list[tuple[int, int]] = []
    last, held = -1, 0  # the last row that holds something, and how many cells of it do
    counts = [len(row) - row.count(None) for row in rows[top:]]
    for index, filled in enumerate(counts, start=top):
        if not filled:
            continue
        has_title = held == 1 and index - last <= 2
        if filled > 1 and (has_title or 1 < index - last < index + 1) and _all_texts(rows[index]):
            found.append((_top_of_title(rows, last) if has_title else index, index))
            if len(found) == _MOST_GAPS:
                break
        last, held = index, filled
    return found


def _top_of_title(rows: Rows, title: int) -> int:
    """Give the first of several lines of a title, if they stand apart from what is above."""
    first = title
    while first and _filled(rows[first - 1]) == 1:
        first -= 1
    return first if first == 0 or not _filled(rows[first - 1]) else title


def _all_texts(row: tuple[Cell, ...]) -> bool:
    return all(cell is None or (isinstance(cell, str) and len(cell) <= _LONGEST) for cell in row)


@dataclass(frozen=True, slots=True)
class _Above:
    """The table that ends where another may begin: its headings, and its first rows."""

    headings: tuple[Cell, ...]
    rows: Rows
    known_words: frozenset[str]

    def is_followed_by(self, rows: Rows, begin: int, heading: int) -> bool:
        """Say whether a row is the headings of another table, which begins with a title or not."""
        row = rows[heading]
        words = [fold(cell) for cell in row if isinstance(cell, str)]
        own = {fold(cell_text(cell)) for cell in self.headings if cell is not None}
        if len(set(words)) < len(words) or set(words) == own:
            return False  # a row of data, or the headings come again
        below = next_filled_rows(rows, heading)
        if not below or any(shape(cell) not in ("text", "") for cell in row):
            return False
        is_other = self._contradicts(row)
        named = sum(word in own or word in self.known_words for word in words)
        if named >= 2 and named * 2 >= len(words):
            return is_other or begin < heading
        return is_other and self._differ(row, below)

    def _contradicts(self, row: tuple[Cell, ...]) -> bool:
        """Say whether a row of texts cannot be one more row of this table."""
        if _places(row) != _places(self.headings):
            return True
        return any(usual_shape(self.rows, column) not in ("", "text") for column in _places(row))

    def _differ(self, row: tuple[Cell, ...], below: Rows) -> bool:
        """Say whether other things stand below than here, and something that is no text."""
        shapes = {
            column: (usual_shape(self.rows, column), usual_shape(below, column))
            for column in _places(row)
        }
        is_typed = any(kind not in ("", "text") for _, kind in shapes.values())
        is_wider = _places(row) != _places(self.headings)
        return is_typed and (is_wider or any(one != other for one, other in shapes.values()))


def _table_above(rows: Rows, start: int, begin: int, known_words: frozenset[str]) -> _Above | None:
    """Give the table between two rows; None when there are but titles and notes."""
    place = find_heading_rows(rows[start : min(begin, start + _TOP)], known_words)
    if place is None:
        return None
    headings = rows[start + place.first]
    first = start + place.first + place.count
    data = [row for row in rows[first : min(begin, first + _TYPICAL)] if _filled(row)]
    words = {fold(cell_text(cell)[:_LONGEST]) for cell in headings if cell is not None}
    is_list = len(words) > 2 or (len(words) == 2 and words <= known_words)
    return _Above(headings, data, known_words) if data and is_list else None


def _places(row: tuple[Cell, ...]) -> set[int]:
    return {column for column, cell in enumerate(row) if cell is not None}


def _filled(row: tuple[Cell, ...]) -> int:
    return len(row) - row.count(None)

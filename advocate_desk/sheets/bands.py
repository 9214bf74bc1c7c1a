"""Tells tables that stand side by side on a sheet from one table with a blank column in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from advocate_desk.base.text import fold
from advocate_desk.sheets.cells import Cell, cell_text, is_blank_row
from advocate_desk.sheets.grid import Area
from advocate_desk.sheets.heading_rows import find_heading_rows

Rows = Sequence[tuple[Cell, ...]]
_LOOKED_AT = 200  # rows that say which columns may be blank
_TOP = 60  # rows in which the headings are
_NARROWEST = 2  # columns; a single one beside a table belongs to it
_LONGEST = 250  # characters; nothing longer is a heading


@dataclass(frozen=True, slots=True)
class _Band:
    """Some columns with nothing beside them, and where their table stands.

    Attributes:
        first: the index of the heading row.
        bottom: the index of the last row that holds something.
        has_title: one text alone stands right above the headings.
    """

    area: Area
    first: int
    bottom: int
    headings: frozenset[str]
    texts: tuple[str, ...]
    has_title: bool


def bands_of(
    rows: Rows,
    area: Area,
    known_words: frozenset[str],
    is_kind: Callable[[Sequence[str]], bool],
) -> list[Area]:
    """Part a block of cells where tables stand side by side; mostly it is one."""
    groups = _groups(rows, area)
    if len(groups) < 2:
        return [area]
    bands: list[_Band] = []
    for left, right in groups:
        found = _band(rows, Area(area.top, left, area.bottom, right), known_words)
        if found is None or right - left + 1 < _NARROWEST:
            return [area]  # a table on one side only: the other belongs to it
        bands.append(found)
    joined = [bands[0]]
    for band in bands[1:]:
        if _are_two(joined[-1], band, is_kind):
            joined.append(band)
        else:
            wider = joined[-1].area._replace(right=band.area.right)
            joined[-1] = _band(rows, wider, known_words) or joined[-1]
    return [band.area for band in joined] if len(joined) > 1 else [area]


def _groups(rows: Rows, area: Area) -> list[tuple[int, int]]:
    """Give the runs of columns between wholly blank ones: (first, last)."""
    columns = range(area.left, area.right + 1)
    top = rows[area.top : area.top + _LOOKED_AT]
    used = [column for column in columns if _is_used(top, column)]
    if not used or len(used) == used[-1] + 1 - used[0]:
        return [(area.left, area.right)]  # no blank column has anything on both sides
    whole = rows[area.top : area.bottom + 1]
    known = set(used)
    groups: list[tuple[int, int]] = []
    for column in range(used[0], area.right + 1):
        if column not in known and not _is_used(whole, column):
            continue
        if groups and groups[-1][1] == column - 1:
            groups[-1] = (groups[-1][0], column)
        else:
            groups.append((column, column))
    return groups


def _is_used(rows: Rows, column: int) -> bool:
    return any(column < len(row) and row[column] is not None for row in rows)


def _band(rows: Rows, area: Area, known_words: frozenset[str]) -> _Band | None:
    """Find the headings of a band; None when it has none, or nothing below them."""
    cut = [row[area.left : area.right + 1] for row in rows[area.top : area.bottom + 1]]
    place = find_heading_rows(cut[:_TOP], known_words)
    filled = [number for number, row in enumerate(cut) if not is_blank_row(row)]
    if place is None or filled[-1] < place.first + place.count:
        return None
    texts = [cell_text(cell) for cell in cut[place.first] if cell is not None]
    above = cut[place.first - 1] if place.first else ()
    return _Band(
        area,
        first=area.top + place.first,
        bottom=area.top + filled[-1],
        headings=frozenset(fold(text[:_LONGEST]) for text in texts),
        texts=tuple(texts),
        has_title=len(above) - above.count(None) == 1,
    )


def _are_two(left: _Band, right: _Band, is_kind: Callable[[Sequence[str]], bool]) -> bool:
    """Say whether two bands are tables of their own, not halves of one."""
    if left.first != right.first:
        return True
    shared = len(left.headings & right.headings)
    is_titled = left.has_title and right.has_title
    ends_apart = left.bottom != right.bottom
    if shared >= 2 or shared * 2 >= min(len(left.headings), len(right.headings)):
        return ends_apart or not is_titled  # titles may name groups of columns: who, and whom
    return ends_apart and (is_titled or (is_kind(left.texts) and is_kind(right.texts)))

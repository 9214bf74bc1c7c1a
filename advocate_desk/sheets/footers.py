"""Tells totals, and the notes of the exporting program below a table, from its data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from advocate_desk.base.text import fold
from advocate_desk.sheets.cells import Cell, CellError, cell_text, is_uid
from advocate_desk.sheets.heading_rows import shape

_MOST = 40  # rows looked at from the bottom
_TYPICAL_FROM = 200  # rows that say what the columns hold
_TYPICAL_CELLS, _FEWEST = 100_000, 10  # of a very wide sheet, these cells in no fewer rows
_LONG = 60  # characters; a sentence, not a value
_TOTAL = re.compile(
    r"(?:grand |sub)?totals?|sum|summe|gesamt(?:summe)?|insgesamt|total general|total général"
    r"|somme|totale|suma|totaal|summa|razem"
)
_EXPORTED = re.compile(
    r"grand totals? \([\d,. ]+ records?\)|confidential information - do not distribute"
    r"|copyright ?(?:\(c\)|©).*|generated (?:by|on|at)\b.*|exported (?:by|on|from)\b.*"
    r"|total records?\b.*|as of \d.*"
)
_SUBTOTAL = re.compile(r"sub[- ]?totals?|zwischensumme|sous[- ]total|subtotaal|subtotale")
_MAY_BE_SUBTOTAL = re.compile("tot|summe", re.IGNORECASE)
_LONGEST_LABEL = 20  # characters


def find_subtotals(rows: Sequence[tuple[Cell, ...]], kept: Sequence[int]) -> list[int]:
    """Give the rows among the data that add up those above: a label that says so, and numbers."""
    found = []
    for index in kept:
        row = rows[index]
        label = row[0] if row[0] is not None else next(filter(_is_said, row), None)
        if not isinstance(label, str) or len(label) > _LONGEST_LABEL:
            continue
        if not _MAY_BE_SUBTOTAL.search(label):  # folding takes its time
            continue
        if _SUBTOTAL.fullmatch(fold(label).rstrip(":. ")):
            others = [cell for cell in row if cell is not None and cell is not label]
            if others and all(shape(cell) == "number" for cell in others):
                found.append(index)
    return found


def _is_said(cell: Cell) -> bool:
    return cell is not None


def count_footers(rows: Sequence[tuple[Cell, ...]], kept: Sequence[int], first: int) -> int:
    """Count how many of the last rows that hold something are no data.

    `kept` are the indexes of rows that hold something, `first` is the least index of a data row.
    """
    usual = _usual_shapes(rows, kept)
    count = certain = 0
    for back in range(1, min(_MOST, len(kept) - 1) + 1):
        index = kept[-back]
        before = kept[-back - 1] if back < len(kept) else first - 1
        after_blank = index - before > 1
        kind = _footer_kind(rows[index], usual, after_blank=after_blank)
        if not kind:
            break
        count = back
        if kind == "certain" or after_blank:
            certain = back
    # rows that only may be notes are notes when something below the data says so
    return count if certain else 0


def _usual_shapes(rows: Sequence[tuple[Cell, ...]], kept: Sequence[int]) -> dict[int, str]:
    """Give for each column the shape that most of its cells have among the first rows."""
    shapes: dict[int, Counter[str]] = {}
    width = max((len(rows[index]) for index in kept[:1]), default=1)
    for index in kept[: min(_TYPICAL_FROM, max(_FEWEST, _TYPICAL_CELLS // max(width, 1)))]:
        for column, cell in enumerate(rows[index]):
            if kind := shape(cell):
                shapes.setdefault(column, Counter())[kind] += 1
    return {column: counts.most_common(1)[0][0] for column, counts in shapes.items()}


def _footer_kind(row: tuple[Cell, ...], usual: dict[int, str], *, after_blank: bool) -> str:
    """Tell whether a row at the bottom is certainly, maybe or not a footer."""
    filled = [(column, cell) for column, cell in enumerate(row) if cell is not None]
    if any(isinstance(cell, str) and is_uid(cell) for _, cell in filled):
        return ""  # whatever else it says, as a colleague may be called Total
    if any(_EXPORTED.fullmatch(fold(cell_text(cell))) for _, cell in filled[:1]):
        return "certain"
    if len(usual) < 2:
        return ""
    if _is_total(filled) or (after_blank and _is_numbers_only(filled, usual)):
        return "certain"
    return _note_kind(filled, usual)


def _is_total(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Say whether a row is a label like TOTAL and numbers, nothing else."""
    (column, label), *others = filled
    if any(shape(cell) != "number" for _, cell in others) or not (others or column > 0):
        return False
    return bool(_TOTAL.fullmatch(fold(cell_text(label)).rstrip(":. ")))


def _is_numbers_only(filled: Sequence[tuple[int, Cell]], usual: dict[int, str]) -> bool:
    """Say whether only columns of numbers are filled in a table that has others too."""
    numeric = {column for column, kind in usual.items() if kind == "number"}
    return len(numeric) < len(usual) and all(
        column in numeric and shape(cell) == "number" for column, cell in filled
    )


def _note_kind(filled: Sequence[tuple[int, Cell]], usual: dict[int, str]) -> str:
    """Tell a note below the table: one text, or few that do not begin in the first column."""
    if any(shape(cell) != "text" or isinstance(cell, CellError) for _, cell in filled):
        return ""
    few = len(filled) <= max(1, len(usual) // 3)
    begins_late = filled[0][0] > min(usual)
    if not few or not (len(filled) == 1 or begins_late):
        return ""
    odd = any(usual.get(column, "text") != "text" for column, _ in filled)
    sentence = len(filled) == 1 and len(cell_text(filled[0][1])) > _LONG and not begins_late
    return "certain" if odd or sentence else "maybe"

"""Finds the row of headings on a sheet, among titles above it and data below it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from advocate_desk.base.text import fold, tidy_spaces
from advocate_desk.sheets.cells import Cell, CellError, cell_text, column_letter, is_blank_row
from advocate_desk.sheets.grid import Area

HEADING_JOINT = " / "  # between the texts of several heading rows
_SEARCHED = 40  # rows from the top
_BELOW = 20  # rows below a candidate that say what its columns hold
_LONG = 60  # characters; longer headings are questions
_LONGEST_VALUE = 250  # characters; nothing but a text is longer
_MOST_DATA = 0.34  # a row with more cells that look like data is no heading row
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_NUMBER = re.compile(r"[-+]?[\d.,\s]*\d\s?%?")
_DAY = re.compile(
    r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b.*|\d{1,2}[-\s]\w{3,9}[-\s,]+\d{2,4}\b.*"
    r"|[A-Z][a-z]{2,8}[-.\s]+\d{1,2}[-\s,]+\d{4}\b.*",
    re.DOTALL,
)
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_GENERIC = re.compile(
    r"response|open-ended response|\d+\s*[-–]\s*\d+"
)  # under a survey's question
_IMPORT_ID = '{"ImportId"'  # Qualtrics' third heading row

Rows = Sequence[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class HeadingRows:
    """Which rows hold the headings (from 0), and how far they stand out (0 to 1)."""

    first: int
    count: int
    confidence: float


def find_heading_rows(rows: Rows, known_words: frozenset[str]) -> HeadingRows | None:
    """Find the heading rows among the first rows; None when the data have no headings.

    `known_words` are folded headings that the importers know.
    """
    scored = sorted(
        (
            (_score(rows, number, known_words), -number)
            for number in range(min(len(rows), _SEARCHED))
            if _may_be_headings(rows, number)
        ),
        reverse=True,
    )
    if not scored:
        return None
    best, number = scored[0][0], -scored[0][1]
    runner_up = scored[1][0] if len(scored) > 1 else 0.0
    first, count = _with_neighbours(rows, number)
    return HeadingRows(first, count, confidence=min(1.0, max(0.0, (best - runner_up) / 3)))


def count_heading_rows(rows: Rows, first: int) -> int:
    """Give how many rows headings are made of that begin in a row."""
    begin, count = _with_neighbours(rows, first)
    return max(1, count - (first - begin))


def join_headings(
    rows: Rows, place: HeadingRows, width: int, merged: Sequence[Area] = ()
) -> list[str]:
    """Give the text over each column: heading rows joined, blank where there is none.

    What is merged over several columns stands over each of them.
    """
    return [
        _joined(list(over))
        for over in zip(*heading_parts(rows, place, width, merged), strict=True)
    ] or [""] * width


def heading_parts(
    rows: Rows, place: HeadingRows, width: int, merged: Sequence[Area] = ()
) -> list[list[str]]:
    """Give the texts of each heading row, a question over each of its columns."""
    parts = [
        [_heading_text(row[column]) if column < len(row) else "" for column in range(width)]
        for row in rows[place.first : place.first + place.count]
    ]
    _spread(parts, place.first, merged)
    if len(parts) > 1:
        parts = [row for row in parts if not any(text.startswith(_IMPORT_ID) for text in row)]
    if len(parts) < 2:
        return parts
    top, *below = parts
    # a blank cell goes on with the heading at its left where something stands below it
    for column in range(1, width):
        if not top[column] and any(row[column] for row in below):
            top[column] = top[column - 1]
    return parts


def _spread(parts: Sequence[list[str]], first: int, merged: Sequence[Area]) -> None:
    """Put the text of cells that were merged over several columns into each of them."""
    for area in merged:
        row = area.top - first
        if 0 <= row < len(parts) and area.left < len(parts[row]):
            end = min(area.right + 1, len(parts[row]))
            parts[row][area.left : end] = [parts[row][area.left]] * (end - area.left)


def unique_headings(texts: Sequence[str], columns: Sequence[int]) -> tuple[str, ...]:
    """Name each column: a blank one by its letters, a second one of a name with ` (2)`."""
    taken: set[str] = set()
    names = []
    for text, column in zip(texts, columns, strict=True):
        wanted = text or f"Column {column_letter(column)}"
        name, count = wanted, 1
        while fold(name) in taken:
            count += 1
            name = f"{wanted} ({count})"
        taken.add(fold(name))
        names.append(name)
    return tuple(names)


def shape(cell: Cell) -> str:
    """Tell what a cell looks like: day, number, yes/no, e-mail, link, text; empty when blank."""
    if cell is None or isinstance(cell, CellError):
        return ""
    if isinstance(cell, str):
        text = cell.strip()
        return "text" if len(text) > _LONGEST_VALUE else _text_shape(text)
    if isinstance(cell, bool):
        return "yes/no"
    return "number" if isinstance(cell, int | float | dt.timedelta) else "day"


def next_filled_rows(rows: Rows, number: int) -> list[tuple[Cell, ...]]:
    """Give the next rows that hold something."""
    found = []
    for row in rows[number + 1 : number + 1 + 3 * _BELOW]:
        if not is_blank_row(row):
            found.append(row)
        if len(found) == _BELOW:
            break
    return found


def usual_shape(rows: Rows, column: int) -> str:
    """Give what most cells of a column look like; empty when it is blank."""
    shapes = [shape(row[column]) for row in rows if column < len(row)]
    filled = [kind for kind in shapes if kind]
    return max(sorted(set(filled)), key=filled.count) if filled else ""


@lru_cache(maxsize=4096)  # many cells say the same
def _text_shape(text: str) -> str:
    for pattern, name in ((_EMAIL, "email"), (_NUMBER, "number"), (_DAY, "day"), (_LINK, "link")):
        if pattern.fullmatch(text):
            return name
    return "text"


def _may_be_headings(rows: Rows, number: int) -> bool:
    """Say whether a row can be headings at all: words, and not more of what stands below."""
    if _is_import_ids(rows[number]):
        return False
    filled = [(column, cell) for column, cell in enumerate(rows[number]) if cell is not None]
    shapes = [(column, shape(cell)) for column, cell in filled if not _is_year(cell)]
    if not any(kind == "text" for _, kind in shapes):
        return False
    data = [(column, kind) for column, kind in shapes if kind not in ("text", "")]
    if any(kind in ("email", "link") for _, kind in data):
        return False
    below = next_filled_rows(rows, number)
    if not below and any(_filled(row) >= len(filled) for row in rows[:number]):
        return False  # the last one of several rows is no heading of nothing
    return len(data) <= _MOST_DATA * len(filled) and not any(
        kind == usual_shape(below, column) for column, kind in data
    )


def _score(rows: Rows, number: int, known_words: frozenset[str]) -> float:
    """Score how much a row looks like headings of the rows below it."""
    row = rows[number]
    filled = [(column, cell) for column, cell in enumerate(row) if cell is not None]
    texts = [fold(cell_text(cell)[:_LONGEST_VALUE]) for _, cell in filled]
    count = len(filled)
    width = _typical_width(rows, number)
    below = next_filled_rows(rows, number)
    next_row = below[:1]
    usual = {column: usual_shape(below, column) for column, _ in filled}
    next_shape = {column: usual_shape(next_row, column) for column, _ in filled}
    other = sum(usual[column] not in ("", shape(cell)) for column, cell in filled)
    other_next = sum(next_shape[column] not in ("", shape(cell)) for column, cell in filled)
    sentences = sum(len(text) > _LONG and "?" not in text for text in texts)
    return (
        2.0 * min(count / width, 1.0)
        + 2.0 * sum(shape(cell) == "text" for _, cell in filled) / count
        + 1.0 * len(set(texts)) / count
        + 3.0 * sum(text in known_words for text in texts) / count
        + 1.0 * (other + other_next) / count
        - 2.0 * sentences / count
        - 0.03 * number
        - (1.5 if not below else 0.0)
        - (0.7 if any(_filled(above) >= 0.9 * width for above in rows[:number]) else 0.0)
    )


def _typical_width(rows: Rows, number: int) -> float:
    """Give how many cells the rows from here on usually fill."""
    counts = [
        count for row in rows[: max(number, _SEARCHED) + 3 * _BELOW] if (count := _filled(row))
    ]
    wide = [count for count in counts if count > 1]
    return max(1.0, median(wide)) if len(wide) * 2 >= len(counts) else 1.0


def _with_neighbours(rows: Rows, number: int) -> tuple[int, int]:
    """Add the heading rows above and below the best one: (first, count)."""
    for after in (1, 2):
        if number + after < len(rows) and _is_import_ids(rows[number + after]):
            first = number - 1 if after == 1 and number and _is_full(rows, number - 1) else number
            return first, number + after - first + 1
    if number + 1 < len(rows) and _is_second_row(rows[number], rows[number + 1]):
        return number, 2
    if number and _names_groups(rows[number - 1], rows[number]):
        return number - 1, 2
    return number, 1


def _is_import_ids(row: tuple[Cell, ...]) -> bool:
    return any(isinstance(cell, str) and cell.startswith(_IMPORT_ID) for cell in row)


def _is_full(rows: Rows, number: int) -> bool:
    return _filled(rows[number]) >= 0.8 * _filled(rows[number + 1])


def _is_second_row(top: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    """Say whether the row below the headings goes on with them, as surveys do."""
    filled = [(column, cell) for column, cell in enumerate(below) if cell is not None]
    headed = {column for column, cell in enumerate(top) if cell is not None}
    if not filled or not headed:
        return False
    words = [fold(cell_text(cell)) for _, cell in filled]
    generic = [bool(_GENERIC.fullmatch(word)) for word in words]
    if not all(
        kind or shape(cell) == "text" for kind, (_, cell) in zip(generic, filled, strict=True)
    ):
        return False
    under = {column for column, _ in filled}
    goes_on = any(min(headed) < column and column not in headed for column in under)
    sparse = len(headed & under) <= 0.6 * len(headed) and min(headed) not in under
    return sparse and (goes_on or any(generic))


def _names_groups(above: tuple[Cell, ...], headings: tuple[Cell, ...]) -> bool:
    """Say whether the row above names groups of columns that have headings in common."""
    texts = [fold(cell_text(cell)) for cell in headings if cell is not None]
    groups = [cell for cell in above if cell is not None]
    if not 2 <= len(groups) < len(texts) or any(not _is_label(cell) for cell in groups):
        return False
    group = 0
    named: set[tuple[int, str]] = set()
    for column, cell in enumerate(headings):
        group += column < len(above) and above[column] is not None
        if cell is not None:
            named.add((group, fold(cell_text(cell))))
    return len(set(texts)) < len(named) == len(texts)  # only the groups tell them apart


def _is_label(cell: Cell) -> bool:
    return shape(cell) == "text" and not cell_text(cell).rstrip().endswith((":", "."))


def _filled(row: tuple[Cell, ...]) -> int:
    return sum(cell is not None for cell in row)


def _is_year(cell: Cell) -> bool:
    return isinstance(cell, int) and not isinstance(cell, bool) and 1900 <= cell <= 2100


def _heading_text(cell: Cell) -> str:
    return "" if isinstance(cell, CellError) else tidy_spaces(cell_text(cell))


def _joined(parts: Sequence[str]) -> str:
    """Join what stands over a column, each text once, leaving out a survey's filling words."""
    kept: dict[str, str] = {}
    for place, part in enumerate(parts):
        if part and not (place and kept and _GENERIC.fullmatch(fold(part))):
            kept.setdefault(fold(part).replace(" ", ""), part)
    return HEADING_JOINT.join(kept.values())

"""Finds the table on a sheet: its headings, its rows of data, and what is neither."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from advocate_desk.base.text import tidy_spaces
from advocate_desk.sheets.answers import Question, join_answers, questions_of
from advocate_desk.sheets.cells import Cell, cell_text
from advocate_desk.sheets.footers import count_footers, find_subtotals
from advocate_desk.sheets.grid import Line, Sheet, Table
from advocate_desk.sheets.heading_rows import (
    HeadingRows,
    count_heading_rows,
    find_heading_rows,
    heading_parts,
    join_headings,
    unique_headings,
)
from advocate_desk.sheets.mojibake import broken_texts, mended
from advocate_desk.sheets.sections import rows_of_table

MOST_HEADINGS = 3  # rows
_NO_HEADINGS = HeadingRows(first=0, count=0, confidence=0.0)
_SEARCHED = 200  # rows that tell where the headings are
_SAMPLED = 20_000  # rows that tell whether letters are broken: looking at all takes its time
_LONGEST_LINE = 200  # characters of a line that is told


@dataclass(frozen=True, slots=True)
class TableForm:
    """How a table is to be looked at, as far as she, or the file, says.

    Attributes:
        header_row: as the spreadsheet program numbers it; 0 for none, None to look for it.
        heading_rows: how many rows the headings are made of; None to find out.
        with_hidden: rows that are hidden in the spreadsheet program are rows like others.
        joins_answers: a question with a column for each answer becomes one column.
        mends_letters: texts whose letters some program broke (JosÃ©) are mended.
    """

    header_row: int | None = None
    heading_rows: int | None = None
    with_hidden: bool = True
    joins_answers: bool = True
    mends_letters: bool = False


AS_FOUND = TableForm()


def find_table(
    sheet: Sheet, known_words: frozenset[str] = frozenset(), form: TableForm = AS_FOUND
) -> Table | None:
    """Find the table of a sheet; None when nothing is on it.

    `known_words` are the folded headings that the importers know.
    """
    if not sheet.filled:
        return None
    place = _place(sheet, sheet.filled[0], known_words, form)
    return _table(sheet, place, sheet.filled, form)


def _place(sheet: Sheet, top: int, known_words: frozenset[str], form: TableForm) -> HeadingRows:
    """Give the rows of headings: where she says, else where they are found from the top on."""
    if form.header_row is None:
        there = find_heading_rows(sheet.rows[top : top + _SEARCHED], known_words)
        found = replace(there, first=top + there.first) if there else _NO_HEADINGS
    elif form.header_row == 0:
        return _NO_HEADINGS
    else:
        first = min(form.header_row, len(sheet.rows)) - 1
        found = HeadingRows(first, count_heading_rows(sheet.rows, first), confidence=1.0)
    found = _with_merged(found, sheet)
    if form.heading_rows is not None and found.count:
        return replace(found, count=min(form.heading_rows, len(sheet.rows) - found.first))
    return found


def _with_merged(place: HeadingRows, sheet: Sheet) -> HeadingRows:
    """Add the rows that belong to the headings because cells are merged over them."""
    first, last = place.first, place.first + place.count - 1
    for area in sheet.merged if place.count else ():
        reaches_in = area.top <= last and area.bottom >= first
        if reaches_in and area.bottom - area.top < MOST_HEADINGS:
            first, last = min(first, area.top), max(last, area.bottom)
    last = min(last, len(sheet.rows) - 1)
    count = last - first + 1
    return replace(place, first=first, count=count) if count <= MOST_HEADINGS else place


@dataclass(frozen=True, slots=True)
class _Found:
    """Which rows of a sheet are what, by their indexes.

    Attributes:
        filled: all that hold something.
        again: headings that come again, with their titles.
        among: what stands among the data and is none, each with the reason.
    """

    filled: Sequence[int]
    place: HeadingRows
    data: Sequence[int]
    again: Sequence[int]
    comments: Sequence[int]
    among: Mapping[int, str]

    @property
    def first(self) -> int:
        """Give the least index that a row of data can have."""
        return self.place.first + self.place.count


@dataclass(frozen=True, slots=True)
class _Told:
    """What the columns of a table are, and its rows as they are to be read."""

    texts: Sequence[str]
    columns: Sequence[int]
    rows: Sequence[tuple[Cell, ...]]
    questions: Sequence[str]
    broken: Sequence[str]


def _table(sheet: Sheet, place: HeadingRows, filled: Sequence[int], form: TableForm) -> Table:
    found = _found(sheet, place, filled)
    data = found.data
    width = _width(sheet, place, data)
    told = _told(sheet, found, width, form)
    hidden = frozenset(index + 1 for index in data) & sheet.hidden_rows
    shown = data if form.with_hidden else [index for index in data if index + 1 not in hidden]
    return Table(
        sheet=sheet.name,
        headings=unique_headings([told.texts[column] for column in told.columns], told.columns),
        columns=tuple(told.columns),
        header_row=place.first + 1 if place.count else 0,
        heading_rows=place.count,
        confidence=place.confidence,
        numbers=[index + 1 for index in shown],
        ignored=_ignored(sheet, found),
        row_problems=_row_problems(sheet, shown, width),
        notes=_notes(sheet, told.texts, data),
        joined=tuple(told.questions),
        broken=tuple(told.broken),
        hidden_rows=hidden,
        source=told.rows,
    )


def _found(sheet: Sheet, place: HeadingRows, filled: Sequence[int]) -> _Found:
    """Tell the rows of data from all that stands around and among them."""
    rows, first = sheet.rows, place.first + place.count
    kept = filled[bisect_left(filled, first) :]
    comments: list[int] = []
    if sheet.is_text and sheet.width > 1:
        comments = [index for index in kept if _is_comment_line(sheet, index)]
        left_out = set(comments)
        kept = [index for index in kept if index not in left_out]
    again: list[int] = []
    if place.count and kept:
        kept, again = rows_of_table(rows, kept, first - 1)
    footers = count_footers(rows, kept, first)
    data = kept[: len(kept) - footers]
    among = dict.fromkeys(find_subtotals(rows, data), "subtotal")
    among |= dict.fromkeys(_titles_among(sheet, data), "title")
    data = [index for index in data if index not in among] if among else data
    return _Found(filled, place, data, again, comments, among)


def _titles_among(sheet: Sheet, data: Sequence[int]) -> list[int]:
    """Give the rows that hold but one text, merged over most columns of what it stands above."""
    flat = (one for one in sheet.merged if one.top == one.bottom and one.left < one.right)
    across = {one.top for one in flat if 2 * (one.right - one.left + 1) > sheet.width}
    return [n for n in data if n in across and _filled(sheet.rows[n]) == 1]


def _told(sheet: Sheet, found: _Found, width: int, form: TableForm) -> _Told:
    """Name the columns, and put together or mend what she wants put together or mended."""
    rows: Sequence[tuple[Cell, ...]] = sheet.rows
    place, data = found.place, found.data
    texts = join_headings(rows, place, width, sheet.merged)
    questions: list[Question] = []
    if place.count > 1:
        parts = heading_parts(rows, place, width, sheet.merged)
        questions = questions_of(parts, [rows[index] for index in data])
    spare: set[int] = set()
    for question in questions if form.joins_answers else ():
        rows = join_answers(rows, question, data)
        texts[question.columns[0]] = question.words
        spare.update(question.columns[1:])
    headed = (*range(place.first, found.first), *data)
    columns = [
        column
        for column in range(width)
        if column not in spare
        and any(column < len(sheet.rows[n]) and sheet.rows[n][column] is not None for n in headed)
    ]
    broken = broken_texts(map(sheet.rows.__getitem__, data[:_SAMPLED]))
    if form.mends_letters and broken:
        rows = _mended(rows, data)
    return _Told(texts, columns, rows, [question.words for question in questions], broken)


def _mended(rows: Sequence[tuple[Cell, ...]], data: Sequence[int]) -> list[tuple[Cell, ...]]:
    whole = list(rows)
    for index in data:
        whole[index] = tuple(mended(c) if isinstance(c, str) else c for c in whole[index])
    return whole


def _ignored(sheet: Sheet, found: _Found) -> tuple[Line, ...]:
    """Tell the rows that are neither headings nor data, from the top down."""
    below = found.data[-1] if found.data else found.first - 1
    cells = {row.number: row.cells for row in sheet.elsewhere}
    why = dict.fromkeys(cells, "elsewhere")
    for index in _between(found.filled, 0, found.place.first - 1):
        why[index + 1] = "comment" if _is_comment(sheet, index) else "title"
    for index in _between(found.filled, max(found.first, below + 1)):
        why[index + 1] = "footer"
    why.update((index + 1, "heading") for index in found.again)
    why.update((index + 1, "comment") for index in found.comments)
    why.update((index + 1, reason) for index, reason in found.among.items())
    return tuple(
        Line(number, why[number], line_text(cells.get(number) or sheet.rows[number - 1]))
        for number in sorted(why)
    )


def _between(filled: Sequence[int], first: int, last: int | None = None) -> Sequence[int]:
    """Give the indexes from one on, to another."""
    end = len(filled) if last is None else bisect_right(filled, last)
    return filled[bisect_left(filled, first) : end]


def _is_comment(sheet: Sheet, index: int) -> bool:
    """Say whether a row of a text file begins with the sign of a comment."""
    row = sheet.rows[index]
    return sheet.is_text and bool(row) and isinstance(row[0], str) and row[0].startswith("#")


def _is_comment_line(sheet: Sheet, index: int) -> bool:
    """Say whether a row among the data is a comment: only its first cell holds anything."""
    return _is_comment(sheet, index) and _filled(sheet.rows[index]) == 1


def line_text(cells: Sequence[Cell]) -> str:
    """Give a row as one line of text."""
    texts = (tidy_spaces(cell_text(cell)) for cell in cells if cell is not None)
    return " · ".join(texts)[:_LONGEST_LINE]


def _width(sheet: Sheet, place: HeadingRows, data: Sequence[int]) -> int:
    """Give how many columns the table has; a text file's odd longer rows do not count."""
    if not sheet.is_text:
        return sheet.width
    headed = max(
        (len(row) for row in sheet.rows[place.first : place.first + place.count]), default=0
    )
    if not place.count:  # no heading says which cells are too many
        return max((_reach(sheet.rows[index], 0) for index in data), default=0)
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

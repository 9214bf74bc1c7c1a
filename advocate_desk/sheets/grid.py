"""Sheets and the tables found on them, as everything after the reading sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from operator import itemgetter
from typing import NamedTuple

from advocate_desk.sheets.cells import Cell, cell_text, column_letter, is_blank_row


class Row(NamedTuple):
    """One row of data; `number` is the one the spreadsheet program shows at its left."""

    number: int
    cells: tuple[Cell, ...]


class Area(NamedTuple):
    """A block of cells; its edges are counted from 0 and belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def words(self) -> str:
        """Give its name in a spreadsheet program: `A3:D10`."""
        first, last = column_letter(self.left), column_letter(self.right)
        return f"{first}{self.top + 1}:{last}{self.bottom + 1}"


class TableObject(NamedTuple):
    """What Excel calls a table: a named block of cells, maybe with headings and totals."""

    name: str
    area: Area
    has_headings: bool = True
    has_totals: bool = False


class Line(NamedTuple):
    """A row that is no data, and why: it is a title, comment, heading, footer, or elsewhere."""

    number: int
    why: str
    text: str


@dataclass(frozen=True)
class Sheet:
    """A sheet as it was read, or a part of one: all rows from the first one on, blank ones too.

    Attributes:
        rows: the rows of a workbook are equally wide; those of a text file as they were written.
            Of a part, the cells beyond it are blank, so that numbers and letters stay true.
        hidden_rows: numbers of the rows that a filter or a person has hidden.
        percent_cells: for each column (from 0) how many numbers are shown as percent.
        is_text: read from a text file, so that every cell is text.
        merged: blocks of cells that were merged into one.
        table_objects: the blocks that Excel knows as tables.
        part_of: the name of the sheet that this is a part of; empty for a sheet of its own.
        area: where a part stands.
        elsewhere: rows of the sheet that belong to no part; told with the first one.
        file: the file it is in, where several were opened as one; blank else.
        called: its name in that file, where the name was changed to be unlike others'.
        around: all rows of the sheet that this is a part of; none for a sheet of its own.
    """

    name: str
    visible: bool
    rows: Sequence[tuple[Cell, ...]]
    hidden_rows: frozenset[int] = frozenset()
    percent_cells: Mapping[int, int] = field(default_factory=dict)
    is_text: bool = False
    merged: tuple[Area, ...] = ()
    table_objects: tuple[TableObject, ...] = ()
    part_of: str = ""
    area: Area | None = None
    elsewhere: tuple[Row, ...] = ()
    file: str = ""
    called: str = ""
    around: Sequence[tuple[Cell, ...]] = field(default=(), repr=False)

    @property
    def home_rows(self) -> Sequence[tuple[Cell, ...]]:
        """Give all rows of the sheet in the file that this is, or is a part of."""
        return self.around or self.rows

    @property
    def home(self) -> str:
        """Give the name of the sheet in the file that this is, or is a part of."""
        return self.part_of or self.name

    @property
    def name_in_file(self) -> str:
        """Give the name it has in its file."""
        return self.called or self.home

    @cached_property
    def filled(self) -> Sequence[int]:
        """Give the indexes of the rows that hold something."""
        return [index for index, row in enumerate(self.rows) if any(row) or not is_blank_row(row)]

    @property
    def width(self) -> int:
        """Give the number of cells of the widest row."""
        return max(map(len, self.rows if self.is_text else self.rows[:1]), default=0)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a sheet under their headings.

    Attributes:
        sheet: the name of the sheet.
        headings: no two alike; a blank one is named after its column (`Column C`).
        columns: for each heading the column of the sheet (from 0); wholly blank ones are left out.
        header_row: number of the (first) heading row; 0 when the table has no headings.
        heading_rows: how many rows the headings are made of, 0 to 3.
        confidence: 0 to 1, how far the heading row stands out from the rows around it.
        numbers: the number of each data row, in order.
        ignored: the rows that are neither headings nor data, with the reason: titles, comments,
            footers (totals, notes of the exporting program).
        row_problems: by row number, what is wrong with the row as such: `has 2 extra cells`.
        notes: plain sentences about the table that she should read.
        joined: questions whose columns of ticked answers were put together to one.
        broken: the different texts whose letters some program broke, mended or not.
        hidden_rows: numbers of hidden data rows.
    """

    sheet: str
    headings: tuple[str, ...]
    columns: tuple[int, ...]
    header_row: int
    heading_rows: int
    confidence: float
    numbers: Sequence[int]
    ignored: tuple[Line, ...] = ()
    row_problems: Mapping[int, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    source: Sequence[tuple[Cell, ...]] = field(default=(), repr=False)

    def __len__(self) -> int:
        return len(self.numbers)

    def rows(self) -> Iterator[Row]:
        """Give the data rows in order, each with one cell per heading."""
        for number in self.numbers:
            yield Row(number, self._picked(self.source[number - 1]))

    def row(self, position: int) -> Row:
        """Give the data row at a position from 0."""
        number = self.numbers[position]
        return Row(number, self._picked(self.source[number - 1]))

    def column(self, index: int) -> list[Cell]:
        """Give one column's cells, all data rows of it."""
        place = self.columns[index]
        source = self.source
        return [
            row[place] if place < len(row) else None
            for row in (source[number - 1] for number in self.numbers)
        ]

    def turned(self) -> list[Sequence[Cell]]:
        """Give all columns: all at once, which is quicker than one by one."""
        rows = [self.source[number - 1] for number in self.numbers]
        columns = list(zip_longest(*rows))
        blank = (None,) * len(rows)
        return [columns[place] if place < len(columns) else blank for place in self.columns]

    def samples(self, index: int, count: int = 3) -> tuple[str, ...]:
        """Give a column's first different values as text, for showing beside its heading."""
        found: dict[str, None] = {}
        for cell in self.column(index):
            if cell is not None:
                found.setdefault(cell_text(cell))
            if len(found) == count:
                break
        return tuple(found)

    def column_name(self, index: int) -> str:
        """Give the letters of a heading's column."""
        return column_letter(self.columns[index])

    def _picked(self, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """Give the table's cells of a sheet's row."""
        columns = self.columns
        width = len(columns)
        if not width or (len(row) == width and columns[-1] == width - 1):
            return row[:width]
        if missing := columns[-1] + 1 - len(row):
            row = row + (None,) * missing if missing > 0 else row
        picked: tuple[Cell, ...] = itemgetter(*columns)(row) if width > 1 else (row[columns[0]],)
        return picked

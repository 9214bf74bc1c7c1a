"""From the path of a spreadsheet to its sheets: the door to reading for all who use it.

    book = open_workbook(path, progress)          # Workbook; BadFile says in one sentence why not
    for sheet in book.sheets:                     # Sheet(name, visible, rows, hidden_rows, …)
        table = find_table(sheet, known_words)    # Table, or None when there is nothing on it
        table.headings, table.header_row          # ("Email", "Name", …), 4
        for number, cells in table.rows(): …      # Row(number as Excel shows it, one per heading)
        table.column(2)                           # that column's cells, for judging days, numbers

A cell is str, int, float, bool, date, datetime, time, timedelta, CellError or None; text is kept
exactly as written. All cells of text files are text. What a column means is decided later:

    judge_days(cells) -> DayEvidence(order, ambiguous, contradictory, examples)       # days.py
    read_day_cell(cell, order) -> date | CellProblem
    judge_decimals(cells) -> DecimalEvidence(style, ambiguous, contradictory, examples)  # numbers
    read_number(cell, style) -> Decimal | CellProblem; read_amount
    read_yes_no(cell) -> bool | CellProblem; has_lost_digits(cell)
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from advocate_desk.base.garbage import undisturbed
from advocate_desk.base.progress import NoProgress, Progress
from advocate_desk.sheets.cells import Cell
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.kinds import FileKind
from advocate_desk.sheets.messages import (
    Columns,
    FileRead,
    Message,
    Order,
    RaggedRows,
    SheetStarts,
    StartsAgain,
    TakesIn,
)
from advocate_desk.sheets.reader import Reader, shared_reader


@dataclass(frozen=True, slots=True)
class Workbook:
    """A spreadsheet file as it was read.

    Attributes:
        name: the file's name, without its folder.
        sha256: of its bytes, to tell her that she imported this very file before.
        kind: xlsx, xlsb, xls, ods or text.
        encoding: of a text file, by the name of the Python codec; empty else.
        delimiter: of a text file; empty else.
        notes: plain sentences about the file that she should read.
    """

    name: str
    size: int
    sha256: str
    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[str, ...] = ()


def open_workbook(
    path: Path,
    progress: Progress | None = None,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    reader: Reader | None = None,
) -> Workbook:
    """Read a spreadsheet or text file in the reader's child process.

    Encoding and delimiter of a text file are found out unless they are given.

    Raises:
        BadFile: it cannot be read; the sentence says why.
        Cancelled: she pressed Cancel.
    """
    with undisturbed():
        order = Order(path.absolute(), path.name, encoding, delimiter)
        gathering = _Gathering()
        for message in (reader or shared_reader()).read(order, progress or NoProgress()):
            gathering.take(message)
    return gathering.workbook(path.name)


class _Gathering:
    """Puts the child's messages together to sheets."""

    def __init__(self) -> None:
        self._started: list[tuple[SheetStarts, list[tuple[Cell, ...]]]] = []
        self._taken = TakesIn(0, 0)
        self._read = FileRead(FileKind.TEXT)

    def take(self, message: Message) -> None:
        """Take in the next message."""
        match message:
            case TakesIn():
                self._taken = message
            case SheetStarts():
                self._started.append((message, []))
            case Columns():
                self._started[-1][1].extend(zip(*message.columns, strict=True))
            case RaggedRows():
                self._started[-1][1].extend(message.rows)
            case StartsAgain():
                self._started.clear()
            case FileRead():
                self._read = message

    def workbook(self, name: str) -> Workbook:
        """Give the workbook that was read."""
        is_text = self._read.kind is FileKind.TEXT
        sheets = tuple(
            Sheet(
                about.name,
                about.visible,
                rows,
                about.hidden_rows,
                about.percent_cells,
                is_text,
                about.merged,
                about.table_objects,
            )
            for about, rows in self._started
        )
        return Workbook(
            name,
            self._taken.size,
            self._taken.sha256,
            self._read.kind.value,
            sheets,
            self._read.encoding,
            self._read.delimiter,
            self._read.notes,
        )

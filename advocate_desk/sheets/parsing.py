"""Parses one spreadsheet inside the reader's child process and sends its cells in chunks.

Nothing here runs in the window's process: what a hostile file does to a parser, it does to a
process that can be killed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from advocate_desk.sheets.cells import Cell, CellError, tidy_cell
from advocate_desk.sheets.findings import Findings
from advocate_desk.sheets.grid import Area, TableObject
from advocate_desk.sheets.kinds import FileKind, damaged, file_kind, password_protected
from advocate_desk.sheets.messages import (
    Columns,
    FileRead,
    Order,
    RaggedRows,
    Send,
    SheetStarts,
)
from advocate_desk.sheets.ods_scan import scan_ods
from advocate_desk.sheets.old_file_scan import scan_old_file
from advocate_desk.sheets.ole import read_book_stream
from advocate_desk.sheets.package_parts import PackageParts
from advocate_desk.sheets.preflight import check_directory, scan_parts, too_large
from advocate_desk.sheets.text_files import read_text_table
from advocate_desk.sheets.xlsb_scan import scan_xlsb

_Parsed = tuple[SheetMetadata, CalamineSheet]
_AHEAD = 2  # sheets
_LARGE = 4_000_000  # bytes unpacked; parsing that takes too long to wait for the scan
_PANIC = "PanicException"  # a failed assertion in the parser, which is no Exception
_WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
CHUNK = 2_000  # rows
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384  # of a text file; Excel shows no more of any
_CHUNK_CELLS = 1_000_000  # so that a chunk of a very wide sheet fits into memory too


class NeedsSecondReader(Exception):
    """The parser cannot read this workbook, although the package looks sound."""


def parse(order: Order, content: bytes, send: Send) -> None:
    """Read the content of a file and send its sheets.

    Raises:
        BadFile: it is no spreadsheet, damaged, encrypted or dangerous.
        NeedsSecondReader: it should be tried with openpyxl.
    """
    kind = file_kind(content, order.name)
    if kind is FileKind.TEXT:
        _parse_text(order, content, send)
        return
    sheets = _Ahead(_parsed(content))
    beside = _look_over(order.name, content, kind, sheets)
    try:
        _send_workbook(sheets, kind, beside, send)
    except PasswordError as error:
        raise password_protected(order.name) from error
    except CalamineError as error:
        if kind is FileKind.XLSX:
            raise NeedsSecondReader from error
        raise damaged(order.name) from error
    except BaseException as error:
        if kind is FileKind.XLSX and type(error).__name__ == _PANIC:
            raise NeedsSecondReader from error
        raise


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the XML of a workbook tells beside the values of its cells."""

    found: Mapping[str, Findings]  # by part in an xlsx package, else by sheet
    parts: PackageParts | None = None

    def found_of(self, sheet: str) -> Findings | None:
        return self.found.get(self.parts.part_of(sheet) if self.parts else sheet)

    def tables_of(self, sheet: str) -> tuple[TableObject, ...]:
        return self.parts.tables_of(sheet) if self.parts else ()


def _look_over(name: str, content: bytes, kind: FileKind, sheets: _Ahead) -> _Beside:
    """Refuse what would harm the parser; give what the XML tells beside the values."""
    if kind is FileKind.XLS:
        records = read_book_stream(content, name)
        if len(records) > _LARGE:
            sheets.start()
        return _Beside(scan_old_file(records))
    if check_directory(content, name) > _LARGE:
        sheets.start()  # what harms the parser harms this process alone, which can be replaced
    scans = {part.lower(): scan for part, scan in scan_parts(content, name).items()}
    if kind is FileKind.ODS:
        return _Beside(scan_ods(content))
    if kind is FileKind.XLSB:
        return _Beside(scan_xlsb(content))
    parts = PackageParts(content)
    if parts.lacks_sheets:  # the parser would give a blank sheet for it
        raise damaged(name)
    return _Beside(scans, parts) if scans else _Beside({})


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a sheet's cells reach from its first one (A1), and where its used columns begin."""

    width: int
    height: int
    left: int = 0


def send_rows(
    rows: Iterable[Sequence[Cell]], extent: Extent, found: Findings | None, send: Send
) -> None:
    """Send equally wide rows (from the first used column on), a chunk of columns at a time."""
    size = max(1, min(CHUNK, _CHUNK_CELLS // max(extent.width, 1)))
    patches = _patches_by_chunk(found, size)
    source = iter(rows)
    for number, first in enumerate(range(0, extent.height, size)):
        chunk = list(islice(source, size))
        count = min(size, extent.height - first)
        columns = [_blank(count) for _ in range(extent.left)]
        below = _blank(count - len(chunk))
        columns.extend(_tidy_column(column) + below for column in zip(*chunk, strict=True))
        columns.extend(_blank(count) for _ in range(extent.width - len(columns)))
        for row, place, what in patches.get(number, ()):
            _patch(columns, row - first, place, what)
        send(Columns(columns))


def _parse_text(order: Order, content: bytes, send: Send) -> None:
    table = read_text_table(content, order.encoding, order.delimiter)
    send(SheetStarts(Path(order.name).stem, visible=True, rows=0))
    count = widest = 0
    while chunk := list(islice(table.rows, CHUNK)):
        widest = max(widest, *map(len, chunk))
        if widest > _MOST_COLUMNS:
            raise too_large(order.name, f"a row of it has {widest:,} cells")
        count += len(chunk)
        if count > _MOST_ROWS:
            raise too_large(order.name, f"it has more than {_MOST_ROWS:,} rows")
        send(RaggedRows(chunk))
    if widest < 2 and order.name.lower().endswith(_WORKBOOK_NAMES):
        raise damaged(order.name)  # named like a workbook, and not even rows of text
    send(FileRead(FileKind.TEXT, table.encoding, table.delimiter, table.notes))


def _send_workbook(sheets: _Ahead, kind: FileKind, beside: _Beside, send: Send) -> None:
    for about, sheet in sheets:
        found = beside.found_of(about.name)
        extent = _extent(sheet, found)
        send(
            SheetStarts(
                about.name,
                about.visible is SheetVisibleEnum.Visible,
                rows=extent.height,
                hidden_rows=frozenset(found.hidden_rows if found else ()),
                percent_cells=dict(found.percent_cells) if found else {},
                merged=tuple(found.merged if found else ()) or _merged(sheet),
                table_objects=beside.tables_of(about.name),
            )
        )
        send_rows(sheet.iter_rows() if sheet.end else (), extent, found, send)
    send(FileRead(kind))


def _merged(sheet: CalamineSheet) -> tuple[Area, ...]:
    """Give the merged blocks of a sheet whose XML was not scanned."""
    return tuple(Area(*first, *last) for first, last in sheet.merged_cell_ranges or ())


class _Ahead:
    """Takes items from a source before they are asked for, on a thread of its own."""

    def __init__(self, source: Iterator[_Parsed]) -> None:
        self._source = source
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._coming: deque[Future[_Parsed | None]] = deque()

    def start(self) -> None:
        """Begin with the next items: few, for each may be a large sheet."""
        while len(self._coming) < _AHEAD:
            self._coming.append(self._thread.submit(next, self._source, None))

    def __iter__(self) -> Iterator[_Parsed]:
        """Give the items; the next ones are made while one is used."""
        self.start()
        with self._thread:
            while (item := self._coming.popleft().result()) is not None:
                self.start()
                yield item


def _parsed(content: bytes) -> Iterator[_Parsed]:
    """Parse the sheets of cells (charts hold none) one after the other."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    for index, about in enumerate(book.sheets_metadata):
        if about.typ is SheetTypeEnum.WorkSheet:
            yield about, book.get_sheet_by_index(index)


def _extent(sheet: CalamineSheet, found: Findings | None) -> Extent:
    """Measure a sheet; errors and formulas never run count, although the parser saw no value."""
    bottom, right = sheet.end or (-1, -1)
    for row, column, what in found.patches if found else ():
        if isinstance(what, CellError):
            bottom, right = max(bottom, row), max(right, column)
    return Extent(right + 1, bottom + 1, left=sheet.start[1] if sheet.start else 0)


def _blank(count: int) -> list[Cell]:
    return [None] * count


def _tidy_column(values: Sequence[Any]) -> list[Cell]:
    """Tidy a column's cells; equal ones become one object, which is sent only once."""
    kinds = set(map(type, values))
    if bool in kinds:  # as keys True, 1 and 1.0 are the same
        return [tidy_cell(value) for value in values]
    tidy: dict[Any, Cell]
    if kinds == {str}:
        tidy = {text: text if text and not text.isspace() else None for text in set(values)}
    else:
        tidy = {value: tidy_cell(value) for value in set(values)}
    return list(map(tidy.__getitem__, values))


def _patches_by_chunk(
    found: Findings | None, size: int
) -> dict[int, list[tuple[int, int, CellError | int]]]:
    grouped: dict[int, list[tuple[int, int, CellError | int]]] = {}
    for patch in found.patches if found else ():
        grouped.setdefault(patch[0] // size, []).append(patch)
    return grouped


def _patch(columns: list[list[Cell]], row: int, column: int, what: CellError | int) -> None:
    """Put in what the parser dropped: an error, or the zeros a format fills a number with."""
    if column >= len(columns) or row >= len(columns[column]):
        return  # a format of a cell beyond the used ones
    if isinstance(what, CellError):
        columns[column][row] = what
        return
    value = columns[column][row]
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        columns[column][row] = str(value).zfill(what)

"""Reads the few sound workbooks that the first parser cannot, with openpyxl; in the child only."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from advocate_desk.sheets.cells import Cell, CellError, is_blank_row
from advocate_desk.sheets.kinds import FileKind, damaged
from advocate_desk.sheets.messages import FileRead, Order, Send, SheetStarts
from advocate_desk.sheets.parsing import Extent, send_rows

_MOST_BLANK_ROWS = 1_000
_ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"))


def parse_again(order: Order, content: bytes, send: Send) -> None:
    """Read a workbook's values and send its sheets.

    Raises:
        BadFile: this reader cannot read it either.
    """
    warnings.simplefilter("ignore")  # it warns of styles and extensions it leaves out
    try:
        _parse(content, send)
    except Exception as error:  # whatever a parser says of a file it cannot read
        raise damaged(order.name) from error


def _parse(content: bytes, send: Send) -> None:
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what a file says of its own size is often wrong
        rows = list(_rows(sheet.iter_rows()))
        width = max(map(len, rows), default=0)
        send(SheetStarts(sheet.title, sheet.sheet_state == "visible", len(rows)))
        padded = (row + (None,) * (width - len(row)) for row in rows)
        send_rows(padded, Extent(width, len(rows)), None, send)
    book.close()
    send(FileRead(FileKind.XLSX))


def _rows(source: Iterator[Sequence[Any]]) -> Iterator[tuple[Cell, ...]]:
    """Give the rows, up to the last one before a long run of blank ones."""
    blank: list[tuple[Cell, ...]] = []
    for cells in source:
        row = tuple(_cell(cell) for cell in cells)
        if not is_blank_row(row):
            yield from blank
            yield row
            blank = []
        elif len(blank) == _MOST_BLANK_ROWS:
            return
        else:
            blank.append(())


def _cell(cell: Any) -> Cell:
    value: Cell = cell.value
    if cell.data_type == "e" or (isinstance(value, str) and value in _ERRORS):
        return CellError(str(value))
    return value

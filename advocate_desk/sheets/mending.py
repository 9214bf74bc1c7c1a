"""Cells that she mends before they go in: written over, read like the file's own, put back."""

from __future__ import annotations

import datetime as dt

from advocate_desk.base import clock
from advocate_desk.base.days import read_day
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.cells import cell_text
from advocate_desk.sheets.column_setup import ColumnSetup
from advocate_desk.sheets.days import DayOrder, read_day_cell
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importers import importer_of
from advocate_desk.sheets.setup import SheetSetup


def cell_now(sheet: SheetSetup, column: ColumnSetup, number: int) -> str:
    """Give what a cell of a row says: what she wrote over it, else what the file says."""
    mended = sheet.mended.get(_key(sheet, column, number))
    return cell_of_file(sheet, column, number) if mended is None else mended


def cell_of_file(sheet: SheetSetup, column: ColumnSetup, number: int) -> str:
    """Give what the file says in a cell."""
    cells = sheet.found_table().source[number - 1]
    at = _key(sheet, column, number)[1]
    return cell_text(cells[at]) if at < len(cells) else ""


def mend(sheet: SheetSetup, column: ColumnSetup, number: int, text: str | None) -> None:
    """Write over a cell of a row; None, or what the file says, takes that back."""
    key = _key(sheet, column, number)
    if text is None or text == cell_of_file(sheet, column, number):
        sheet.mended.pop(key, None)
        return
    field = importer_of(sheet.kind or "").field(column.field or "")
    sheet.mended[key] = as_typed(field, text.strip(), column.order_of_days)


def is_mended(sheet: SheetSetup, column: ColumnSetup, number: int) -> bool:
    """Say whether she wrote over a cell."""
    return _key(sheet, column, number) in sheet.mended


def _key(sheet: SheetSetup, column: ColumnSetup, number: int) -> tuple[int, int]:
    return number, sheet.found_table().columns[column.index]


def as_typed(field: Field | None, text: str, order: DayOrder | None = None) -> str:
    """Read a day as she types days everywhere, where it is none as the file writes them."""
    if field is None or field.shape is not Shape.DAY or not text:
        return text
    if isinstance(read_day_cell(text, order), dt.date):
        return text
    day = read_day(text, clock.today())
    return day.isoformat() if day else text

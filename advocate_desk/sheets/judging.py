"""What the cells of a column tell, whatever its heading says: its meaning, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice

from advocate_desk.base.text import fold
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.cells import Cell, cell_text
from advocate_desk.sheets.column_setup import Basis, ColumnSetup
from advocate_desk.sheets.days import judge_days
from advocate_desk.sheets.fields import CUSTOM
from advocate_desk.sheets.heading_rows import shape
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.numbers import judge_decimals, judge_percents
from advocate_desk.sheets.setup import SheetSetup

_SNIFFED = 300  # cells looked at to tell what a column holds
_MOSTLY = 0.8
_PHONE = re.compile(r"\+?[\d(][\d ()./-]{5,}\d")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,3}")
_NUMBERS = (Shape.NUMBER, Shape.DECIMAL, Shape.MONEY)


def first_cells(sheet: SheetSetup, column: ColumnSetup) -> Sequence[Cell]:
    """Give the first cells of a column that hold something."""
    return list(islice((cell for cell in sheet.cells(column) if cell is not None), _SNIFFED))


def by_content(sheet: SheetSetup, column: ColumnSetup, importer: Importer) -> dict[str, Basis]:
    """Tell a column by what it holds: addresses always, other things where it has no heading."""
    cells = first_cells(sheet, column)
    for keys, fits in _TOLD_BY_CONTENT if not sheet.header_row else _TOLD_BY_CONTENT[:1]:
        if cells and sum(map(fits, cells)) >= _MOSTLY * len(cells):
            key = next((key for key in keys if importer.field(key) is not None), None)
            return {key: Basis.CONTENT} if key else {}
    return {}


def judge(sheet: SheetSetup, column: ColumnSetup, importer: Importer) -> None:
    """Look through a column of days or numbers for how they are to be read."""
    column.days = column.numbers = column.percents = None
    held = _shape_of(sheet, column, importer)
    if held is Shape.DAY:
        column.days = judge_days(sheet.cells(column))
    elif held in _NUMBERS:
        is_own = (column.field or "").startswith(CUSTOM)
        whole = held is Shape.NUMBER and not is_own
        column.numbers = judge_decimals(sheet.cells(column), whole=whole)
        if is_own:
            column.percents = judge_percents(sheet.cells(column), sheet.shown_as_percent(column))


def _shape_of(sheet: SheetSetup, column: ColumnSetup, importer: Importer) -> Shape | None:
    key = column.field or ""
    if key.startswith(CUSTOM):
        return sheet.own_shapes.get(fold(key.removeprefix(CUSTOM) or column.heading))
    field = importer.field(key) if key else None
    return field.shape if field is not None else None


def _has_shape(wanted: str) -> Callable[[Cell], bool]:
    return lambda cell: shape(cell) == wanted


def _matches(pattern: re.Pattern[str]) -> Callable[[Cell], bool]:
    return lambda cell: isinstance(cell, str) and pattern.fullmatch(cell.strip()) is not None


def _is_profile(cell: Cell) -> bool:
    return "linkedin.com/" in cell_text(cell)[:200].lower()


# fields in the order in which a kind is asked for one, and what a cell of them looks like
_TOLD_BY_CONTENT: tuple[tuple[tuple[str, ...], Callable[[Cell], bool]], ...] = (
    (("member_email", "email", "member"), _has_shape("email")),
    (("linkedin",), _is_profile),
    (("day", "on", "given_on"), _has_shape("day")),
    (("phone",), _matches(_PHONE)),
    (("member_name", "full_name", "member"), _matches(_NAME)),
)

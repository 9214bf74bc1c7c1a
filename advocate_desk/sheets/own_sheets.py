"""Tells the sheets of our own program workbook, whatever fields of her own they have."""

from __future__ import annotations

import re
from collections.abc import Collection

from advocate_desk.sheets.cells import cell_text
from advocate_desk.sheets.exporters import CANONICAL_COLUMNS
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.meta import OwnField
from advocate_desk.sheets.sheet_columns import SheetColumn

_PAGE_NUMBER = re.compile(r" \d+$")  # of a sheet that goes on with another: `Activities 2`


def own_header_row(sheet: Sheet) -> int | None:
    """Give 1 when the first row is our own workbook's, whatever her own fields are called."""
    ours = CANONICAL_COLUMNS.get(_PAGE_NUMBER.sub("", sheet.name_in_file))
    headings = set(map(cell_text, sheet.rows[0])) if sheet.rows else set()
    return 1 if ours and headings.issuperset(ours) else None


def has_all_our_headings(kind: str, headings: Collection[str]) -> bool:
    """Say whether a sheet has every column that we write for a kind: then we wrote it."""
    ours = next(
        (columns for name, columns in CANONICAL_COLUMNS.items() if SheetColumn(name).key == kind),
        (),
    )
    return bool(ours) and set(ours).issubset(headings)


def is_of_sheet(own: OwnField, sheet: str) -> bool:
    """Say whether a field of her own is one of a sheet's, or of the sheet it goes on with."""
    return SheetColumn(_PAGE_NUMBER.sub("", sheet)).key == own.kind

"""Tells which of the sheets that were sent a sheet is, though whoever filled it in renamed it."""

from __future__ import annotations

from collections.abc import Iterable

from advocate_desk.sheets.cells import cell_text
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.meta import HOW_TO, META, Meta, Sent
from advocate_desk.sheets.workbook import Workbook
from advocate_desk.sheets.workbook_parts import LISTS
from advocate_desk.sheets.write_workbook import LONG_TEXTS

_NOT_FILLED_IN = frozenset((HOW_TO, META, LISTS, LONG_TEXTS))


def sent_as(book: Workbook, sheet: Sheet, meta: Meta) -> Sent | None:
    """Give what a sheet held when it was sent: by its name, else by its UIDs.

    One without UIDs is the sheet that was sent when it alone is left of those that were.
    """
    named = meta.sent.get(sheet.name_in_file)
    if named is not None or not meta.sent:
        return named
    around = [one for one in book.sheets if one.file == sheet.file]
    names = {one.name_in_file for one in around}
    missing = [sent for name, sent in meta.sent.items() if name not in names]
    renamed = [
        one for one in around if one.name_in_file not in {*meta.sent, *_NOT_FILLED_IN} and one.rows
    ]
    by_uids = {id(one): found for one in renamed if (found := _by_uids(one, missing))}
    if id(sheet) in by_uids:
        return by_uids[id(sheet)]
    blank = [sent for sent in missing if not sent.cells]
    is_alone = len(blank) == 1 == len(renamed) - len(by_uids)
    return blank[0] if is_alone else None


def _by_uids(sheet: Sheet, missing: Iterable[Sent]) -> Sent | None:
    """Give what was sent with one of the UIDs that stand on a sheet."""
    cells = {cell_text(cell).lower() for row in sheet.rows for cell in row}
    return next((one for one in missing if any(uid in cells for uid, _ in one.cells)), None)

"""Undoes, in a program workbook that was read, what only the file needed: cut texts, examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.sheets.cells import Cell, cell_text
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.meta import EXAMPLE, OwnField, read_long_texts, read_meta
from advocate_desk.sheets.sheet_columns import SheetColumn
from advocate_desk.sheets.workbook import Workbook
from advocate_desk.store.models import CustomField

_LongTexts = Mapping[tuple[str, str, str], str]
_UID = "UID"


def as_exported(session: Session | None, book: Workbook) -> tuple[Workbook, tuple[OwnField, ...]]:
    """Give a workbook as it was meant, and the fields of her own that it has.

    Texts that continue on the sheet of long texts are whole again, rows that are only examples are
    blank, and the column of a field of her own has the name that the field has now. Rows keep
    their numbers. Any other file is given back as it is.
    """
    meta, long_texts = read_meta(book), read_long_texts(book)
    if meta is None and not long_texts:  # what a list showed has long texts only
        return book, ()
    written = meta.own_fields if meta else ()
    named = tuple(_named_as_now(session, written))
    sheets = [
        _as_exported(sheet, long_texts, _renamed(sheet, written, named)) for sheet in book.sheets
    ]
    return replace(book, sheets=tuple(sheets)), named


def _named_as_now(session: Session | None, own_fields: Iterable[OwnField]) -> Iterable[OwnField]:
    found = session.execute(select(CustomField.uid, CustomField.name)).all() if session else []
    names = dict(found)
    for own in own_fields:
        yield replace(own, heading=names.get(own.uid, own.heading))


def _renamed(
    sheet: Sheet, written: Iterable[OwnField], named: Iterable[OwnField]
) -> Mapping[str, str]:
    kind = _kind_of(sheet)
    return {
        old.heading: new.heading
        for old, new in zip(written, named, strict=True)
        if old.kind == kind and old.heading != new.heading
    }


def _kind_of(sheet: Sheet) -> str:
    """Give the kind of a sheet by its name; `Activities 2` continues `Activities`."""
    return SheetColumn(sheet.name.rstrip("0123456789").rstrip()).key


def _as_exported(sheet: Sheet, long_texts: _LongTexts, renamed: Mapping[str, str]) -> Sheet:
    if not sheet.rows:
        return sheet
    headings = [cell_text(cell) for cell in sheet.rows[0]]
    kind = _kind_of(sheet)
    uid = headings.index(_UID) if _UID in headings else 0
    places = {heading: place for place, heading in enumerate(headings)}
    follows: dict[str, dict[int, str]] = {}
    for (of_kind, row_uid, heading), text in long_texts.items():
        if of_kind == kind and heading in places:
            follows.setdefault(row_uid, {})[places[heading]] = text
    blank = (None,) * len(headings)
    rows: list[tuple[Cell, ...]] = [tuple(renamed.get(heading, heading) for heading in headings)]
    for row in sheet.rows[1:]:
        if row[0] == EXAMPLE:
            rows.append(blank)
        elif follows and (rest := follows.get(cell_text(row[uid]))):
            rows.append(_joined(row, rest))
        else:
            rows.append(row)
    return replace(sheet, rows=rows)


def _joined(row: tuple[Cell, ...], rest: Mapping[int, str]) -> tuple[Cell, ...]:
    whole = list(row)
    for place, text in rest.items():
        whole[place] = cell_text(row[place]) + text
    return tuple(whole)

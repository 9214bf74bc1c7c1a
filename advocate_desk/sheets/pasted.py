"""Rows that were pasted, as an import of a file without a name: what they are, what they mean."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from advocate_desk.base.text import fold
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.clipboard_rows import TextRows
from advocate_desk.sheets.column_setup import Basis, ColumnSetup
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.heading_rows import shape
from advocate_desk.sheets.importers import IMPORTERS, importer_of
from advocate_desk.sheets.mapping import (
    choose_kind,
    fields_of,
    look_at,
    map_column,
    propose,
)
from advocate_desk.sheets.setup import ImportSetup, SheetSetup
from advocate_desk.sheets.tables import TableForm
from advocate_desk.sheets.workbook import Workbook

PASTED = "Pasted rows"
CLIPBOARD = "clipboard"  # the kind of such a workbook
_BY_HEADING = frozenset({Basis.OWN, Basis.REMEMBERED, Basis.SYNONYM})
_SHAPES = {Shape.EMAIL: "email", Shape.DAY: "day", Shape.NUMBER: "number", Shape.MONEY: "number"}


@dataclass(frozen=True, slots=True)
class InView:
    """A column of the list that was pasted into: what stands above it, and what it writes."""

    label: str
    key: str


def may_be_pasted(kind: str) -> bool:
    """Say whether rows of a kind can come in at all."""
    return any(importer.key == kind for importer in IMPORTERS)


def propose_pasted(
    session: Session, rows: TextRows, kind: str = "", in_view: Sequence[InView] = ()
) -> ImportSetup:
    """Propose how pasted rows come in: below their own headings, else as the columns in view.

    `kind` is what the list in front shows. Rows under the headings of another kind alone are
    taken for what they are.
    """
    book = _book_of(rows)
    setup = propose(session, book)
    if not kind:
        return setup
    recognised = next((one.kind for one in setup.sheets if one.header_row), None)
    sheet = SheetSetup(book.sheets[0], included=True, kind=kind)
    setup.sheets = [sheet]
    look_at(session, sheet, TableForm(header_row=1))
    _map_by_labels(sheet, in_view)
    if _stand_under_headings(sheet, in_view):
        return setup
    if recognised:
        choose_kind(session, sheet, recognised)
        if _stand_under_headings(sheet):
            return setup
    sheet.kind = kind
    look_at(session, sheet, TableForm(header_row=0))
    _map_as_in_view(sheet, in_view)
    return setup


def has_headings(setup: ImportSetup) -> bool:
    """Say whether the rows came with headings of their own."""
    return bool(setup.sheets[0].header_row)


def starts_with_headings(kind: str, row: Sequence[str], in_view: Sequence[InView] = ()) -> bool:
    """Say whether a row names fields of a kind rather than holding values."""
    named = {fold(field.heading) for field in fields_of(kind)} | _labels(in_view)
    filled = [cell for cell in row if cell.strip()]
    return bool(filled) and 2 * sum(fold(cell) in named for cell in filled) > len(filled)


def _book_of(rows: TextRows) -> Workbook:
    whole = "\x1e".join("\x1f".join(row) for row in rows).encode()
    cells = [tuple(cell if cell.strip() else None for cell in row) for row in rows]
    sheet = Sheet(PASTED, visible=True, rows=cells)
    sha256 = hashlib.sha256(whole).hexdigest()
    return Workbook(PASTED, len(whole), sha256, CLIPBOARD, (sheet,))


def _labels(in_view: Sequence[InView]) -> set[str]:
    """Give what stands above the columns of a list when its rows are copied with headings."""
    return {fold(text) for one in in_view for text in (one.label, f"{one.label}, details")}


def _map_by_labels(sheet: SheetSetup, in_view: Sequence[InView]) -> None:
    """Let columns mean what the list writes under the same words."""
    importer = importer_of(sheet.kind or "")
    keys = {fold(one.label): one.key for one in in_view}
    for column in sheet.columns:
        field = importer.field(keys.get(fold(column.heading), ""))
        if field is not None and not column.field and sheet.column_of(field.key) is None:
            map_column(sheet, column, field.key)
            column.basis = Basis.SYNONYM


def _stand_under_headings(sheet: SheetSetup, in_view: Sequence[InView] = ()) -> bool:
    """Say whether most headings are known; a value by chance is one now and then."""
    labels = _labels(in_view)
    known = sum(
        column.basis in _BY_HEADING or fold(column.heading) in labels for column in sheet.columns
    )
    return 2 * known >= len(sheet.columns) > 0


def _map_as_in_view(sheet: SheetSetup, in_view: Sequence[InView]) -> None:
    """Let columns without headings mean what stands in view there, unless their cells differ."""
    importer = importer_of(sheet.kind or "")
    places = sheet.found_table().columns
    for column in sheet.columns:
        place = places[column.index]
        field = importer.field(in_view[place].key) if place < len(in_view) else None
        is_free = field is not None and sheet.column_of(field.key) is None
        if field is not None and is_free and not column.field and _may_hold(sheet, column, field):
            map_column(sheet, column, field.key)
            column.basis = Basis.CONTENT  # for her to check


def _may_hold(sheet: SheetSetup, column: ColumnSetup, field: Field) -> bool:
    """Say whether at least half of the cells are such as the field holds."""
    texts = [str(cell) for cell in sheet.cells(column) if cell is not None]
    if field.choices:
        words = {fold(word) for word in field.choices}
        return 2 * sum(fold(text) in words for text in texts) >= len(texts)
    wanted = _SHAPES.get(field.shape)
    shapes = [shape(text) for text in texts]
    if wanted is None:
        return field.shape is Shape.LONG_TEXT or shapes.count("email") * 2 <= len(texts)
    return shapes.count(wanted) * 2 >= len(texts)

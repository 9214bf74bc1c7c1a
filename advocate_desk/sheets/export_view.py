"""Writes what a list shows, or the rows chosen in it, to a workbook or a CSV file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import FromClause, literal, select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.progress import NoProgress, Progress
from advocate_desk.base.text import join_words
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.listing import Chosen, Listing, Sort, Wanted
from advocate_desk.sheets.exporter import amount_text
from advocate_desk.sheets.program_workbook import Form, form_of
from advocate_desk.sheets.sheet_columns import SheetColumn, with_unlike_headings
from advocate_desk.sheets.whole_files import saved_whole
from advocate_desk.sheets.write_csv import FOR_PEOPLE, CsvStyle, write_csv
from advocate_desk.sheets.write_workbook import WorkbookWriter
from advocate_desk.store.models import Account, Member
from advocate_desk.store.preferences import preferences

_PAGE = 500  # rows read at once
# lists of figures, whose rows are those of another table
_TABLES: Mapping[str, FromClause] = {"members": Member.__table__, "accounts": Account.__table__}


@dataclass(frozen=True, slots=True)
class View:
    """A list as it is shown: which rows, in which order, and the keys of its columns."""

    listing: Listing
    chosen: Chosen
    sort: Sort
    columns: tuple[str, ...]


def export_view(
    session: Session,
    view: View,
    out: Path,
    progress: Progress | None = None,
    style: CsvStyle = FOR_PEOPLE,
) -> int:
    """Write a view to `….xlsx` or `….csv`; give the number of rows.

    The last column holds the UID of each row, hidden in a workbook, so that an edited file finds
    its rows again.

    Raises:
        DeskError: the file cannot be written; what stood there before still does.
        Cancelled: she pressed Cancel.
    """
    form = form_of(out)
    if form is Form.FOLDER:
        raise DeskError(f"“{out.name}” is a folder.", "Give the file a name that ends in .xlsx.")
    columns, rows = view_rows(session, view, progress or NoProgress())
    with saved_whole(out) as part:
        if form is Form.CSV:
            return write_csv(part, columns, rows, style)
        name = view.listing.key.replace("_", " ").capitalize()
        title = f"{preferences(session).program_name}: {name}"
        with WorkbookWriter(part, title) as book:
            return sum(book.add_sheet(name, columns, rows, uid=len(columns) - 1).values())


def view_rows(
    session: Session, view: View, progress: Progress
) -> tuple[Sequence[SheetColumn], Iterator[Sequence[str]]]:
    """Give the columns and rows of a view, the UIDs last."""
    fields = _fields(session, view)
    columns = with_unlike_headings(
        *(SheetColumn(field.label, field.shape, field.choices) for field in fields),
        SheetColumn("UID", hidden=True),
    )
    return columns, _rows(session, view, fields, progress)


def _fields(session: Session, view: View) -> list[ListField]:
    """Give the fields of the columns; an amount always has its currency beside it."""
    known = {field.key: field for field in view.listing.all_fields(session)}
    fields = []
    for key in (key for key in view.columns if key in known):  # points may be off
        fields.append(known[key])
        if known[key].shape is Shape.MONEY and "currency" not in view.columns:
            fields.append(known["currency"])
    return fields


def _rows(
    session: Session, view: View, fields: Sequence[ListField], progress: Progress
) -> Iterator[Sequence[str]]:
    ids = _ids(session, view)
    columns = _TABLES.get(view.listing.key, view.listing.id.table).columns
    row_id, uid = columns["id"], columns.get("uid", literal(""))
    base = preferences(session).base_currency
    for start in range(0, len(ids), _PAGE):
        progress.step(start, len(ids), "Writing rows")
        page = ids[start : start + _PAGE]
        lines = view.listing.lines(session, page)
        found = session.execute(select(row_id, uid).where(row_id.in_(page)))
        uids: dict[int, str] = dict(found.all())
        for one in page:
            if line := lines.get(one):
                cells = [cell_of(line.values, field, base) for field in fields]
                yield (*cells, uids[one])


def _ids(session: Session, view: View) -> list[int]:
    chosen = view.chosen
    found = view.listing.ids(session, chosen.wanted or Wanted(), view.sort)
    if chosen.wanted is None:
        asked = set(chosen.ids)
        return [one for one in found if one in asked]
    left_out = set(chosen.without)
    return [one for one in found if one not in left_out]


def cell_of(values: Mapping[str, Any], field: ListField, base_currency: str) -> str:
    """Give one value of a line as the text of its cell."""
    value = values.get(field.key)
    if value is None:
        return ""
    if field.shape is Shape.MONEY:
        return amount_text(f"{value} {values.get('currency') or base_currency}")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return join_words(value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)

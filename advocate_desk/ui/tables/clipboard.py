"""What Ctrl+C puts on the clipboard: the chosen rows as tab-separated text and as a table.

Texts that a spreadsheet would take for a formula get an apostrophe before them: a name that came
from a file of others must not run anything where she pastes it.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.words import number_words
from advocate_desk.program.fields import Shape
from advocate_desk.program.listing import Line, Listing
from advocate_desk.sheets.safe_cells import guarded
from advocate_desk.sheets.sheet_columns import SheetColumn
from advocate_desk.sheets.write_csv import guarded_row, places_exposed
from advocate_desk.ui.tables.columns import Column, Look

OUR_ROWS = "application/x-advocate-desk-rows"  # marks a clipboard as one of ours
_PAGE = 500  # rows read at once
# Excel's own word for a cell of text: else it takes the zeros off 00123 and turns 3-4 into a day
_AS_TEXT = " style=\"mso-number-format:'\\@'\""
_MOST_COPIED = 100_000  # rows
_COUNTED = (Shape.NUMBER, Shape.MONEY, Shape.DAY)
_VALUES = (Look.NUMBER, Look.DIM)  # numbers and days, which a spreadsheet may count with

Table = list[list[str]]


@dataclass(frozen=True, slots=True)
class Copied:
    """Rows to be copied; for each column whether its cells are texts."""

    rows: Table
    texts: tuple[bool, ...]


def rows_as_words(
    session: Session,
    listing: Listing,
    ids: Sequence[int],
    columns: Sequence[Column],
    *,
    headings: bool,
) -> Copied:
    """Give the cells of rows as they are shown; deleted rows are left out."""
    rows: Table = []
    if headings:
        rows.append([heading for column in columns for heading in _headings(column)])
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        lines = listing.lines(session, page)
        rows.extend(
            [word for column in columns for word in _words(column, line)]
            for row_id in page
            if (line := lines.get(row_id))
        )
    texts = (column.look not in _VALUES for column in columns for _ in _headings(column))
    return Copied(rows, tuple(texts))


def table_to_copy(columns: Sequence[SheetColumn], rows: Iterable[Sequence[str]]) -> Copied:
    """Give what would stand in a file, to be copied with its headings.

    Raises:
        DeskError: that is more than a clipboard should hold.
    """
    exposed = places_exposed(columns)
    table: Table = [[guarded(column.heading) for column in columns]]
    for row in rows:
        if len(table) > _MOST_COPIED:
            raise DeskError(
                f"More than {number_words(_MOST_COPIED)} rows are too many to copy.",
                "Save them as a workbook.",
            )
        table.append([" ".join(cell.split()) for cell in guarded_row(row, exposed)])
    return Copied(table, tuple(column.shape not in _COUNTED for column in columns))


def as_mime(rows: Table, texts: Sequence[bool] = ()) -> QMimeData:
    """Give rows in the forms that other programs take; `texts` says which columns are texts."""
    mime = QMimeData()
    mime.setText("\n".join("\t".join(row) for row in rows))
    starts = [f"<td{_AS_TEXT if is_text else ''}>" for is_text in texts]
    body = "".join(f"<tr>{_html_cells(row, starts)}</tr>" for row in rows)
    mime.setHtml(f"<table>{body}</table>")
    mime.setData(OUR_ROWS, b"1")
    return mime


def _html_cells(row: Sequence[str], starts: Sequence[str]) -> str:
    opened = starts or ["<td>"] * len(row)
    return "".join(
        f"{start}{html.escape(cell)}</td>" for start, cell in zip(opened, row, strict=True)
    )


def _headings(column: Column) -> Iterator[str]:
    yield column.field.label
    if column.look is Look.PERSON:
        yield f"{column.field.label}, details"


def _words(column: Column, line: Line) -> Iterator[str]:
    text, more = column.prepare(line)
    yield text if column.look in _VALUES else guarded(" ".join(text.split()))
    if column.look is Look.PERSON:
        yield guarded(str(more or ""))

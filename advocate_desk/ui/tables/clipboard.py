"""What Ctrl+C puts on the clipboard: the chosen rows as tab-separated text and as a table.

Texts that a spreadsheet would take for a formula get an apostrophe before them: a name that came
from a file of others must not run anything where she pastes it.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMimeData
from sqlalchemy.orm import Session

from advocate_desk.program.listing import Line, Listing
from advocate_desk.sheets.safe_cells import guarded
from advocate_desk.ui.tables.columns import Column, Look

_PAGE = 500  # rows read at once

Table = list[list[str]]


def rows_as_words(
    session: Session,
    listing: Listing,
    ids: Sequence[int],
    columns: Sequence[Column],
    *,
    headings: bool,
) -> Table:
    """Give the cells of rows as they are shown; deleted rows are left out."""
    rows: Table = []
    if headings:
        rows.append([heading for column in columns for heading in _headings(column)])
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        lines = listing.lines(session, page)
        for row_id in page:
            if line := lines.get(row_id):
                rows.append([word for column in columns for word in _words(column, line)])
    return rows


def as_mime(rows: Table) -> QMimeData:
    """Give rows in the forms that other programs take."""
    mime = QMimeData()
    mime.setText("\n".join("\t".join(row) for row in rows))
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    mime.setHtml(f"<table>{body}</table>")
    return mime


def _headings(column: Column) -> Iterator[str]:
    yield column.field.label
    if column.look is Look.PERSON:
        yield f"{column.field.label}, details"


def _words(column: Column, line: Line) -> Iterator[str]:
    text, more = column.prepare(line)
    yield text if column.look in (Look.NUMBER, Look.DIM) else guarded(" ".join(text.split()))
    if column.look is Look.PERSON:
        yield guarded(str(more or ""))

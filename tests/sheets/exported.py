"""What tests of exports share: rows put into a desk, and what a written file holds."""

from __future__ import annotations

from collections.abc import Iterator

from advocate_desk.sheets.exporters import EXPORTERS
from advocate_desk.sheets.meta import Checksum
from advocate_desk.sheets.since_export import as_written
from advocate_desk.sheets.workbook import Workbook
from advocate_desk.store.desk import Desk

SHEETS = [
    *("Members", "Accounts", "Colleagues", "Employment", "Standings", "Motivations", "Consents"),
    *("External ids", "Activities", "Activity types", "Conversations", "Wins", "Career wins"),
    *("Rewards", "Reward rules", "Grants", "Points", "Survey responses"),
    *("Opportunities", "Events", "Attendance", "Connections"),
    *(
        "Health readings",
        "Goals",
        "Usage",
        "Series",
        "Series events",
        "Costs",
        "Rates",
        "Settings",
    ),
]


def put(desk: Desk, *rows: object) -> None:
    """Put rows into a desk as they are, past the checks of the verbs."""
    with desk.write("Put rows") as write:
        write.session.expire_on_commit = False
        write.session.add_all(rows)


def rows_of(book: Workbook, name: str) -> list[dict[str, object]]:
    """Give the rows of a sheet by heading."""
    sheet = next(sheet for sheet in book.sheets if sheet.name == name)
    headings, *rows = sheet.rows
    return [dict(zip(headings, row, strict=True)) for row in rows]


def sum_of(book: Workbook, name: str) -> str:
    """Compute the checksum of a sheet from what was read."""
    exporter = next(exporter for exporter in EXPORTERS if exporter.sheet == name)
    sheet = next(sheet for sheet in book.sheets if sheet.name == name)
    checksum = Checksum()

    def texts() -> Iterator[list[str]]:
        for row in sheet.rows[1:]:
            cells = zip(row, exporter.columns, strict=True)
            yield [as_written(cell, column.shape) for cell, column in cells]

    for _ in checksum.passing(texts()):
        pass
    return str(checksum)

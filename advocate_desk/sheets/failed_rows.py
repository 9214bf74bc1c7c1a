"""Saves the rows that an import left out, each with its problem, to be mended and read again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from advocate_desk.sheets.cells import NEVER_CALCULATED, Cell, CellError
from advocate_desk.sheets.planned import ImportPlan, LeftOut, PlannedRow, Section
from advocate_desk.sheets.synonyms import ABOUT_SHEET, PROBLEM_HEADING, ROW_HEADING
from advocate_desk.sheets.whole_files import saved_whole

_RED = PatternFill("solid", fgColor="FFF4C7C3")
_BOLD = Font(bold=True)
_LONGEST = 32_767
_FIRST_DAY = dt.date(1900, 3, 1)  # before it Excel's calendar has a day that never was
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_EXPLAINED = (
    ("What to do", "Mend the red cells, save this file, and import it as it is."),
    (PROBLEM_HEADING, "Says why the row was left out. The import does not read this column."),
    (ROW_HEADING, "The number of the row in the file it came from. Not read either."),
    ("Rows to decide", "Add what tells the person apart: the e-mail, or the UID that is named."),
)


def save_failed_rows(plan: ImportPlan, out: Path) -> int:
    """Write the rows left out, sheet by sheet as they were; give how many there are.

    Raises:
        DeskError: the file cannot be written; what was there is as before.
    """
    book = Workbook(write_only=True)
    written = 0
    for section in plan.sections:
        rows = [row for row in section.rows if row.is_left_out]
        if rows:
            written += len(rows)
            _write(book.create_sheet(section.sheet), section, rows)
    about = book.create_sheet(ABOUT_SHEET)
    for line in _EXPLAINED:
        about.append(line)
    whole = BytesIO()  # openpyxl leaves a mess behind where it cannot write
    book.save(whole)
    with saved_whole(out) as part:
        part.write_bytes(whole.getvalue())
    return written


def _write(page: Any, section: Section, rows: Sequence[PlannedRow]) -> None:
    table = section.setup.found_table()
    page.freeze_panes = "A2"
    page.column_dimensions["A"].width = 50
    headings = (PROBLEM_HEADING, ROW_HEADING, *table.headings)
    page.append([_headed(page, text) for text in headings])
    places = {number: place for place, number in enumerate(table.numbers)}
    for row in rows:
        cells = table.row(places[row.number]).cells
        page.append(list(_cells(page, row, table.headings, cells)))


def _headed(page: Any, text: str) -> Any:
    cell = WriteOnlyCell(page, text)
    cell.data_type, cell.font = "s", _BOLD
    return cell


def _cells(
    page: Any, row: PlannedRow, headings: Sequence[str], cells: Sequence[Cell]
) -> Iterator[Any]:
    yield _cell(page, _sentence(row), "")
    yield row.number
    wrong = {problem.column: problem.text for problem in row.problems}
    for heading, cell in zip(headings, cells, strict=False):
        yield _cell(page, cell, wrong.get(heading, ""))


def _sentence(row: PlannedRow) -> str:
    """Say what is wrong with a row, what keeps it out first."""
    problems = sorted(row.problems, key=lambda problem: problem.left_out is not LeftOut.ROW)
    return "; ".join(
        f"{problem.column}: {problem.text}" if problem.column else f"The row {problem.text}"
        for problem in problems
    )


def _cell(page: Any, cell: Cell, problem: str) -> Any:
    """Give a cell as it was in the file; red when something is wrong with it."""
    if not problem and not isinstance(cell, str | CellError | dt.date):
        return cell
    made = WriteOnlyCell(page, _holdable(cell))
    if isinstance(made.value, str):  # never a formula; an error stays the error it was
        made.data_type = "e" if isinstance(cell, CellError) and cell.text[:1] == "#" else "s"
    if problem:
        made.fill = _RED
        made.comment = Comment(problem, "Advocate Desk")
    return made


def _holdable(cell: Cell) -> Any:
    """Give a value that a workbook holds as it is."""
    if isinstance(cell, CellError):
        return cell.text if cell != NEVER_CALCULATED else None
    if isinstance(cell, dt.datetime):
        return cell if cell.date() >= _FIRST_DAY else cell.isoformat(sep=" ")
    if isinstance(cell, dt.date):
        return cell if cell >= _FIRST_DAY else cell.isoformat()
    if isinstance(cell, str):
        return _ESCAPE_LIKE.sub("_x005F_", _UNHOLDABLE.sub("", cell))[:_LONGEST]
    return cell

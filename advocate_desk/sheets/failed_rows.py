"""Saves the rows that an import left out, each with its problem, to be mended and read again."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from advocate_desk.base.words import count_words
from advocate_desk.sheets.cells import NEVER_CALCULATED, Cell, CellError
from advocate_desk.sheets.doubts import Rule
from advocate_desk.sheets.left_rows import LeftRow, LeftSheet, left_rows_of
from advocate_desk.sheets.planned import ImportPlan, LeftOut, Mend, RowProblem
from advocate_desk.sheets.synonyms import ABOUT_SHEET, PROBLEM_HEADING, ROW_HEADING
from advocate_desk.sheets.troubles import RULE_WORDS
from advocate_desk.sheets.whole_files import saved_whole

_RED = PatternFill("solid", fgColor="FFF4C7C3")
_BOLD = Font(bold=True)
_LONGEST = 32_767
_FIRST_DAY = dt.date(1900, 3, 1)  # before it Excel's calendar has a day that never was
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31
_EXPLAINED = (
    ("What to do", "Mend the red cells, save this file, and import it as it is."),
    (PROBLEM_HEADING, "Says why the row was left out. The import does not read this column."),
    (ROW_HEADING, "The number of the row in the file it came from. Not read either."),
)
_MENDED_BY: Mapping[str, str] = {
    Mend.CELL: "Mend the red cell.",
    Mend.DAYS: "Write the day as 2026-05-31.",
    Mend.WORDS: "Write a word the desk knows, or say what it means when you import this file.",
    Mend.STRICTNESS: "Confirm it when you import this file.",
    Mend.AGE: "Leave it, or say when you import this file that the file wins.",
    Rule.NOBODY: "Write the e-mail of a member, or add the person to the sheet of members.",
    Rule.CONFLICT: "Leave only one of what names two members.",
    Rule.SEVERAL: "Write the e-mail, or the UID that is named, of the one who is meant.",
    Rule.OTHER_EMAIL: "Write the e-mail the desk has, or say who it is when you import this file.",
    Rule.TWO_PEOPLE: "Make a row of each of the two.",
    Rule.EARLIER: "Mend the row that is named.",
}
_IS_IT_HER = (
    "If it is the person that is named, write her e-mail; else say when you import this file that"
    " it is somebody new."
)


def save_failed_rows(plan: ImportPlan, out: Path) -> int:
    """Write the rows left out, sheet by sheet as they were; give how many there are.

    Raises:
        DeskError: the file cannot be written; what was there is as before.
    """
    return save_left_rows(left_rows_of(plan), out)


def save_left_rows(sheets: Sequence[LeftSheet], out: Path) -> int:
    """Write rows that an import left out, now or some time ago; give how many there are.

    Raises:
        DeskError: the file cannot be written; what was there is as before.
    """
    book = Workbook(write_only=True)
    for sheet in sheets:
        _write(book.create_sheet(_title(book, sheet.name)), sheet)
    about = book.create_sheet(ABOUT_SHEET)
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 50, 90
    for line in (*_EXPLAINED, *_kinds(sheets)):
        about.append([_text(about, words) for words in line])
    whole = BytesIO()  # openpyxl leaves a mess behind where it cannot write
    book.save(whole)
    with saved_whole(out) as part:
        part.write_bytes(whole.getvalue())
    return sum(len(sheet.rows) for sheet in sheets)


def _kinds(sheets: Sequence[LeftSheet]) -> Iterator[tuple[str, str]]:
    """Give each kind of problem with how many rows have it, and what mends it."""
    counted: Counter[tuple[str, str]] = Counter()
    for row in (row for sheet in sheets for row in sheet.rows):
        counted.update({_kind(row, problem) for problem in row.problems})
    for (words, mended_by), count in counted.most_common():
        yield f"{count_words(count, 'row')}: {words}", mended_by


def _kind(row: LeftRow, problem: RowProblem) -> tuple[str, str]:
    if row.rule and problem.left_out is LeftOut.ROW:
        return RULE_WORDS[Rule(row.rule)], _MENDED_BY.get(row.rule, _IS_IT_HER)
    return f"{problem.column} {problem.text}".strip(), _MENDED_BY[problem.mend]


def _title(book: Any, name: str) -> str:
    """Give a name that a sheet can have, and that no other sheet of the workbook has."""
    plain = _NOT_IN_TITLES.sub("-", name)[:_LONGEST_TITLE].strip("'") or "Sheet"
    taken = {title.casefold() for title in book.sheetnames} | {ABOUT_SHEET.casefold()}
    number, title = 1, plain
    while title.casefold() in taken:
        number += 1
        end = f" ({number})"
        title = plain[: _LONGEST_TITLE - len(end)] + end
    return title


def _text(page: Any, words: str) -> Any:
    cell = WriteOnlyCell(page, words)
    cell.data_type = "s"
    return cell


def _write(page: Any, sheet: LeftSheet) -> None:
    page.freeze_panes = "A2"
    page.column_dimensions["A"].width = 50
    headings = (PROBLEM_HEADING, ROW_HEADING, *sheet.headings)
    page.append([_headed(page, text) for text in headings])
    for row in sheet.rows:
        page.append(list(_cells(page, row, sheet.headings)))


def _headed(page: Any, text: str) -> Any:
    cell = WriteOnlyCell(page, text)
    cell.data_type, cell.font = "s", _BOLD
    return cell


def _cells(page: Any, row: LeftRow, headings: Sequence[str]) -> Iterator[Any]:
    yield _cell(page, _sentence(row), "")
    yield row.number
    wrong = {problem.column: problem.text for problem in row.problems}
    for heading, cell in zip(headings, row.cells, strict=False):
        yield _cell(page, cell, wrong.get(heading, ""))


def _sentence(row: LeftRow) -> str:
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

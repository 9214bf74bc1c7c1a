"""The rows that an import left out, as they stood in the file, each with what is wrong with it.

They are kept with the import, so that they can be mended weeks later without the file.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from advocate_desk.sheets.cells import Cell, CellError
from advocate_desk.sheets.planned import ImportPlan, LeftOut, Mend, RowProblem, Section

MOST_KEPT = 5_000  # rows of an import; more are saved at once or not at all
_PLAIN = (str, int, float, bool, type(None))


@dataclass(frozen=True, slots=True)
class LeftRow:
    """One row.

    Attributes:
        rule: why she must say who is meant; blank where that is not the question.
    """

    number: int
    cells: tuple[Cell, ...]
    problems: tuple[RowProblem, ...]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class LeftSheet:
    """The rows of one sheet that were left out."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[LeftRow, ...]


def left_rows_of(plan: ImportPlan) -> list[LeftSheet]:
    """Give the rows that a plan leaves out, with what she wrote over their cells."""
    found = (_left_sheet(section) for section in plan.sections)
    return [sheet for sheet in found if sheet.rows]


def as_text(sheets: Sequence[LeftSheet]) -> str | None:
    """Give rows as they are kept with an import; None when there are none, or too many."""
    if not 0 < sum(len(sheet.rows) for sheet in sheets) <= MOST_KEPT:
        return None
    told = [
        {
            "sheet": sheet.name,
            "headings": sheet.headings,
            "rows": [
                [row.number, [_kept(cell) for cell in row.cells], row.problems, row.rule]
                for row in sheet.rows
            ],
        }
        for sheet in sheets
    ]
    return json.dumps(told, ensure_ascii=False)


def from_text(kept: str) -> list[LeftSheet]:
    """Give back the rows that were kept with an import."""
    return [
        LeftSheet(
            told["sheet"], tuple(told["headings"]), tuple(_row_of(row) for row in told["rows"])
        )
        for told in json.loads(kept)
    ]


def _left_sheet(section: Section) -> LeftSheet:
    setup = section.setup
    table = setup.found_table()
    rows = [row for row in section.rows if row.is_left_out]
    places = {number: place for place, number in enumerate(table.numbers)} if rows else {}
    return LeftSheet(
        section.sheet,
        table.headings,
        tuple(
            LeftRow(
                row.number,
                tuple(_with_mended(setup.mended, table.columns, table.row(places[row.number]))),
                row.problems,
                row.doubt.rule if row.doubt else "",
            )
            for row in rows
        ),
    )


def _with_mended(
    mended: Mapping[tuple[int, int], str], columns: Sequence[int], row: Any
) -> Iterator[Cell]:
    for column, cell in zip(columns, row.cells, strict=True):
        yield mended.get((row.number, column), cell)


def _row_of(told: Sequence[Any]) -> LeftRow:
    number, cells, problems, rule = told
    return LeftRow(
        number,
        tuple(_cell_of(cell) for cell in cells),
        tuple(
            RowProblem(column, value, LeftOut(left_out), words, Mend(mend))
            for column, value, left_out, words, mend in problems
        ),
        rule,
    )


def _kept(cell: Cell) -> Any:
    """Give a cell as JSON: what JSON has no word for, with its kind before it."""
    if isinstance(cell, _PLAIN):
        return cell
    if isinstance(cell, CellError):
        return ["error", cell.text]
    if isinstance(cell, dt.timedelta):
        return ["duration", cell.total_seconds()]
    return [type(cell).__name__, cell.isoformat()]


def _cell_of(kept: Any) -> Cell:
    if not isinstance(kept, list):
        plain: Cell = kept
        return plain
    kind, value = kept
    return _READ[kind](value)


_READ: Mapping[str, Callable[[Any], Cell]] = {
    "error": CellError,
    "duration": lambda seconds: dt.timedelta(seconds=seconds),
    "date": dt.date.fromisoformat,
    "datetime": dt.datetime.fromisoformat,
    "time": dt.time.fromisoformat,
}

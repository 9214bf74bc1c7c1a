"""What came of an import, counted beside the window: a long file has many rows to count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advocate_desk.base.words import count_words, number_words
from advocate_desk.sheets.planned import ImportPlan, LeftOut, PlannedRow, Section, Verdict
from advocate_desk.ui.importing.plan_table import chip_of, verdict_words

_NAMED = 3  # columns told in a sentence


@dataclass(frozen=True, slots=True)
class SheetOutcome:
    """What came of one sheet.

    Attributes:
        counts: by what became of rows how many they are, and the colour of that.
        made: the ids of the rows that it made.
    """

    sheet: str
    kind: str
    rows: int
    counts: Mapping[str, tuple[int, str]]
    made: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a plan.

    Attributes:
        sheets: those that have rows.
        changed: how many rows are new or changed something.
        left: how many rows did not go in.
        cells_left: which cells stayed out though their rows did not; blank when none did.
    """

    sheets: tuple[SheetOutcome, ...]
    rows: int
    changed: int
    left: int
    cells_left: str
    has_changes: bool


def outcome_of(plan: ImportPlan) -> Outcome:
    """Count what came of a plan that was carried out."""
    counts = plan.counts()
    return Outcome(
        sheets=tuple(_of_sheet(section) for section in plan.sections if section.rows),
        rows=sum(len(section.rows) for section in plan.sections),
        changed=counts[Verdict.NEW] + counts[Verdict.UPDATE],
        left=plan.rows_left_out(),
        cells_left=_cells_left_out(plan),
        has_changes=plan.has_changes(),
    )


def _of_sheet(section: Section) -> SheetOutcome:
    return SheetOutcome(
        section.sheet, section.kind, len(section.rows), _counted(section.rows), _made(section)
    )


def _made(section: Section) -> tuple[int, ...]:
    """Give the ids of the rows that a sheet made."""
    made = (
        row.target for row in section.rows if row.verdict is Verdict.NEW and row.target is not None
    )
    return tuple(dict.fromkeys(made))


def _cells_left_out(plan: ImportPlan) -> str:
    """Say which cells stayed out though their rows did not."""
    columns = Counter(
        problem.column
        for section in plan.sections
        for row in section.rows
        for problem in row.problems
        if problem.left_out is LeftOut.CELL and not row.is_left_out
    )
    cells = columns.total()
    if not cells:
        return ""
    often = columns.most_common(_NAMED)
    named = ", ".join(f"{column} {number_words(count)}" for column, count in often)
    named += ", …" if len(columns) > _NAMED else ""
    return (
        f"{count_words(cells, 'cell')} of the other rows stayed out ({named})."
        " Import the same file again and mend them under Problems."
    )


def _counted(rows: Sequence[PlannedRow]) -> dict[str, tuple[int, str]]:
    """Count rows by what became of them, with the colour of each."""
    found: dict[str, tuple[int, str]] = {}
    for row in rows:
        words = verdict_words(row)
        count, kind = found.get(words) or (0, chip_of(row))
        found[words] = (count + 1, kind)
    return found

"""The rows of a sheet by what becomes of them, sorted once, off the window's thread."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from advocate_desk.sheets.planned import ImportPlan, PlannedRow, Section, Verdict


class RowClass(IntEnum):
    """What the rows of a plan are told apart by, in the order they are shown."""

    ALL = 0
    NEW = 1
    CHANGED = 2
    SAME = 3
    LEFT_OUT = 4  # because she said so
    TO_DECIDE = 5
    PROBLEMS = 6


_BY_VERDICT = {
    Verdict.NEW: RowClass.NEW,
    Verdict.UPDATE: RowClass.CHANGED,
    Verdict.SAME: RowClass.SAME,
}

Rows = Mapping[RowClass, list[PlannedRow]]


def sorted_rows(plan: ImportPlan) -> dict[str, Rows]:
    """Give for each sheet its rows by class; a row with a problem is in two."""
    return {section.sheet: _of_section(section) for section in plan.sections}


def is_left_by_choice(row: PlannedRow) -> bool:
    """Say whether a row is left out because she said so; one of its cells may be wrong besides."""
    return row.verdict is Verdict.SKIPPED and not row.is_left_out


def _of_section(section: Section) -> Rows:
    found: dict[RowClass, list[PlannedRow]] = {one: [] for one in RowClass}
    found[RowClass.ALL] = section.rows
    for row in section.rows:
        of_verdict = _BY_VERDICT.get(row.verdict)
        if of_verdict is not None:
            found[of_verdict].append(row)
        elif row.verdict is Verdict.SKIPPED:
            is_hers = is_left_by_choice(row)
            found[RowClass.LEFT_OUT if is_hers else RowClass.TO_DECIDE].append(row)
        if row.problems:
            found[RowClass.PROBLEMS].append(row)
    return found

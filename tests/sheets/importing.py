"""Books in memory, brought into a desk as the wizard and the command line do it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.planned import ImportPlan, Section, Verdict
from advocate_desk.sheets.setup import ImportSetup
from advocate_desk.sheets.workbook import Workbook
from advocate_desk.store.desk import Desk

Rows = Sequence[Sequence[Any]]
A_DAY = dt.date(2026, 3, 2)


def book_of(**sheets: Rows) -> Workbook:
    """Make a workbook from rows, the headings first; `External_ids` is the sheet External ids."""
    made = [_sheet(name.replace("_", " "), rows) for name, rows in sheets.items()]
    return Workbook("spring.xlsx", 1, "0" * 64, "xlsx", tuple(made))


def _sheet(name: str, rows: Rows) -> Sheet:
    width = max(map(len, rows))
    cells = [(*row, *[None] * (width - len(row))) for row in rows]
    return Sheet(name, visible=True, rows=cells)


def setup_of(desk: Desk, book: Workbook, **changes: Any) -> ImportSetup:
    """Propose how a book is brought in."""
    with desk.read() as session:
        setup = propose(session, book)
    for key, value in changes.items():
        setattr(setup, key, value)
    return setup


def plan_of(desk: Desk, book: Workbook, **changes: Any) -> ImportPlan:
    """Plan a book; `changes` are of its setup."""
    setup = setup_of(desk, book, **changes)
    with desk.read() as session:
        return plan_import(session, setup)


def bring_in(desk: Desk, book: Workbook, **changes: Any) -> ImportPlan:
    """Plan a book and commit it; give the plan."""
    plan = plan_of(desk, book, **changes)
    with desk.write(f"Import {book.name}") as write:
        commit_plan(write.session, plan)
    return plan


def counts(plan: ImportPlan, sheet: str = "Members") -> dict[str, int]:
    """Give the counts of a sheet that are not nought."""
    return {v.value: n for v, n in section_of(plan, sheet).counts().items() if n}


def section_of(plan: ImportPlan, sheet: str = "Members") -> Section:
    """Give the section of a sheet."""
    return next(section for section in plan.sections if section.sheet == sheet)


def verdicts(plan: ImportPlan, sheet: str = "Members") -> list[Verdict]:
    """Give the verdicts of a sheet's rows in order."""
    return [row.verdict for row in section_of(plan, sheet).rows]


def problems(plan: ImportPlan, sheet: str = "Members") -> list[tuple[Any, ...]]:
    """Give the problems of a sheet as (row, column, what is left out, text)."""
    return [
        (p.row, p.column, p.left_out.value, p.text) for p in section_of(plan, sheet).problems()
    ]


def lines(desk: Desk, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Give columns of a table, in the order of the ids."""
    wanted = ", ".join(columns)
    with desk.read() as session:
        rows = session.connection().exec_driver_sql(
            f"SELECT {wanted} FROM {table} ORDER BY 1"  # noqa: S608  # our own words
        )
        return [tuple(row) for row in rows]


def people(desk: Desk, *columns: str) -> list[Mapping[str, Any]]:
    """Give members with their figures, by name."""
    wanted = ", ".join(("m.full_name", *columns))
    with desk.read() as session:
        rows = session.connection().exec_driver_sql(
            f"SELECT {wanted} FROM member m"  # noqa: S608  # our own words
            " JOIN member_figures f ON f.member_id = m.id"
            " LEFT JOIN account a ON a.id = f.account_id ORDER BY m.full_name"
        )
        return [dict(row._mapping) for row in rows]

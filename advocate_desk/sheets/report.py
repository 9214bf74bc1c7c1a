"""Tells what an import did, or would do, as the one JSON document that the command line prints."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

from advocate_desk.sheets.planned import ImportPlan, Section
from advocate_desk.sheets.setup import ImportSetup, SheetSetup

MOST_PROBLEMS = 1_000  # listed of a sheet; all are counted


def json_of(
    plan: ImportPlan, *, file: str, committed: bool, change: int | None, seconds: float
) -> dict[str, Any]:
    """Give the document about an import."""
    left = [sheet for sheet in plan.left_sheets if sheet.included]  # wanted, but not recognised
    book = plan.setup.workbook
    text = {"encoding": book.encoding, "delimiter": book.delimiter} if book.encoding else {}
    return {
        "file": file,
        **text,
        "committed": committed,
        "change": change,
        "seconds": round(seconds, 1),
        "notes": list(book.notes),
        "sheets": [*map(_section, plan.sections), *sheets_of(left)],
    }


def sheets_of_setup(setup: ImportSetup) -> list[dict[str, Any]]:
    """Tell of the sheets of a file that was refused."""
    return sheets_of([sheet for sheet in setup.sheets if not sheet.is_whole])


def sheets_of(sheets: Sequence[SheetSetup]) -> list[dict[str, Any]]:
    """Tell of sheets whose rows were not planned."""
    nothing = dict.fromkeys(("rows", "new", "update", "same", "skipped", "invalid"), 0)
    return [
        {
            **_about(sheet),
            **nothing,
            "mapping": sheet.mapping(),
            "unmapped": list(sheet.unmapped() if sheet.kind else sheet.headings),
            "unknown_values": {},
            "problem_count": 0,
            "problems": [],
        }
        for sheet in sheets
    ]


def _about(sheet: SheetSetup) -> dict[str, Any]:
    return {
        "sheet": sheet.name,
        "kind": sheet.kind,
        "layout": sheet.layout.key,
        "header_row": sheet.header_row,
        "heading_rows": sheet.table.heading_rows if sheet.table else 0,
        "ignored": [line._asdict() for line in (sheet.table.ignored if sheet.table else ())],
        "hidden_rows": len(sheet.table.hidden_rows) if sheet.table else 0,
        "notes": list(sheet.notes()),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        **_about(section.setup),
        "rows": len(section.rows),
        **{verdict.value: count for verdict, count in section.counts().items()},
        "mapping": dict(section.mapping),
        "unmapped": list(section.unmapped),
        "unknown_values": {
            key: dict(words.most_common()) for key, words in section.unknown_values.items()
        },
        "problem_count": section.problem_count(),
        "problems": [
            {
                "row": problem.row,
                "column": problem.column,
                "value": problem.value,
                "left_out": problem.left_out.value,
                "problem": problem.text,
            }
            for problem in islice(section.problems(), MOST_PROBLEMS)
        ],
    }

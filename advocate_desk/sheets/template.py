"""Writes the template: the program workbook without a program, with drop-down lists and notes."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.comments import Comment

from advocate_desk.base.paths import resource
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.column_hints import format_of, hint_of
from advocate_desk.sheets.exporter import TYPE_HEADINGS, Exporter
from advocate_desk.sheets.exporters import EXPORTERS, named_exporter
from advocate_desk.sheets.meta import EXAMPLE, HOW_TO, META, META_COLUMNS, meta_rows
from advocate_desk.sheets.sheet_columns import SheetColumn
from advocate_desk.sheets.whole_files import saved_whole
from advocate_desk.sheets.write_workbook import WorkbookWriter

_HOW_TO_COLUMNS = (
    SheetColumn("Sheet"),
    SheetColumn("Column"),
    SheetColumn("What it holds", Shape.LONG_TEXT),
    SheetColumn("How it is written"),
    SheetColumn("Allowed words", Shape.LONG_TEXT),
)
_STEPS = (
    "Fill in the sheets you have something for; leave the others as they are.",
    "Every sheet has an example in its second row: it is never read, delete it when you like.",
    "Columns may be left blank or deleted, and stand in any order; their headings name them.",
    "Then open Advocate Desk, choose Import, and look at the preview: nothing is written before.",
)
_EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "Members": {
        "Full name": "Ada Lovelace",
        "Person type": "customer",
        "Email": "ada@example.com",
        "Company": "Analytical Engines",
        "Job title": "Head of Support",
        "Country": "United Kingdom",
        "Status": "enrolled",
        "Enrolled on": "2026-01-15",
        "Tags": "beta; speaker",
        "Notes": "Met at the spring event.",
    },
    "Accounts": {
        "Company": "Analytical Engines",
        "Domain": "example.com",
        "Industry": "Machinery",
        "Annual value": "48000",
        "Currency": "EUR",
        "Renewal date": "2027-03-31",
        "Health": "green",
        "CSM": "Grace Hopper",
    },
    "Colleagues": {"Name": "Grace Hopper", "Email": "grace@example.org", "Team": "Success"},
    "Employment": {
        "Member": "ada@example.com",
        "Company": "Analytical Engines",
        "Job title": "Head of Support",
        "From": "2024-05-01",
    },
    "Standings": {"Member": "ada@example.com", "Status": "enrolled", "From": "2026-01-15"},
    "Motivations": {"Motivation": "influence", "Weight": "3", "Basis": "stated"},
    "Consents": {
        "Member": "ada@example.com",
        "Use": "quote",
        "State": "given",
        "Scope": "our website",
        "Given on": "2026-02-12",
    },
    "External ids": {"UID": "the UID of the row", "System": "Salesforce", "Id": "0035g00000AbCdE"},
    "Activities": {
        "Member": "ada@example.com",
        "Company": "Analytical Engines",
        "Status": "completed",
        "Asked on": "2026-02-02",
        "Completed on": "2026-02-10",
        "Trigger": "asked",
        "Usability": "as is",
        "Outcome": "The prospect signed.",
    },
    "Activity types": {
        "Name": "Podcast guest",
        "Category": "pr",
        "Motivations": "influence; career",
        "Stance": "offensive",
        "Moment": "before",
        "Effort": "3",
        "Minutes": "45",
        "Counts as advocacy": "yes",
        "Counts towards load": "yes",
        "Active": "yes",
    },
    "Rewards": {
        "Reward": "Conference pass",
        "Kind": "event pass",
        "Value": "799",
        "Cost": "650",
        "Currency": "EUR",
        "Active": "yes",
    },
    "Reward rules": {"Reward": "Conference pass", "Mode": "courtesy", "Active": "yes"},
    "Grants": {
        "Member": "ada@example.com",
        "Reward": "Conference pass",
        "Kind": "event pass",
        "Mode": "surprise",
        "Status": "delivered",
        "Given on": "2026-02-12",
        "Value": "799",
        "Cost": "650",
        "Currency": "EUR",
        "Order id": "2026-0042",
    },
    "Points": {
        "Member": "ada@example.com",
        "On": "2026-02-10",
        "Amount": "100",
        "Kind": "earned",
        "Reason": "Reference call",
    },
    "Costs": {
        "On": "2026-02-20",
        "Kind": "tools",
        "Amount": "240",
        "Currency": "EUR",
        "Vendor": "Gift Shop",
    },
    "Rates": {"From": "2026-01-01", "Rate": "0.92"},
    "Conversations": {
        "Member": "ada@example.com",
        "On": "2026-02-20",
        "Kind": "talk",
        "Text": "Wants to speak at a conference.",
        "Goal": "Become head of product.",
        "Promise": "Introduce her to the organisers.",
        "Promise due": "2026-03-06",
        "By": "Grace Hopper",
    },
    "Wins": {
        "Member": "ada@example.com",
        "Company": "Analytical Engines",
        "On": "2026-02-01",
        "What": "Tickets are answered sooner",
        "Measure": "first reply",
        "Before": "9",
        "After": "2",
        "Unit": "hours",
        "May we tell it": "ask",
    },
    "Career wins": {
        "Member": "ada@example.com",
        "On": "2026-03-01",
        "Kind": "promotion",
        "Told publicly": "no",
    },
    "Survey responses": {
        "Member": "ada@example.com",
        "Answered on": "2026-01-30",
        "Kind": "NPS",
        "Score": "9",
        "Comment": "Support is fast.",
        "Survey": "Winter 2026",
    },
    "Opportunities": {
        "Opportunity id": "0065g00000XyZab",
        "Name": "Analytical Engines 2026",
        "Company": "Analytical Engines",
        "Amount": "120000",
        "Currency": "EUR",
        "Stage": "Negotiation",
        "Outcome": "open",
        "Created on": "2026-01-12",
        "Closed on": "2026-06-30",
        "Owner": "Grace Hopper",
    },
    "Events": {
        "Event": "Customer summit",
        "Starts on": "2026-05-12",
        "Ends on": "2026-05-13",
        "City": "London",
        "Kind": "conference",
        "Capacity": "200",
        "Budget": "25000",
        "Currency": "EUR",
    },
    "Attendance": {
        "Event": "Customer summit",
        "Email": "ada@example.com",
        "Member": "ada@example.com",
        "Registered": "yes",
        "Attended": "yes",
        "Minutes": "240",
        "Role": "speaker",
    },
    "Connections": {
        "Member A": "ada@example.com",
        "Member B": "Mary Somerville",
        "Kind": "intro",
        "Introduced by": "Grace Hopper",
        "Introduced on": "2026-03-09",
        "Status": "met",
    },
    "Usage": {
        "Company": "Analytical Engines",
        "Month": "2026-03",
        "Measure": "logins",
        "Value": "412",
    },
    "Series": {"Series": "open tickets", "Day": "2026-03-02", "Value": "38"},
    "Series events": {"Series": "open tickets", "Day": "2026-03-09", "Event": "New help centre"},
    "Goals": {"What": "reference", "Target": "12", "Owner": "Grace Hopper"},
    "Health readings": {"On": "2026-02-01", "Health": "green"},
    "Settings": {"Value": "EUR"},
}


def write_template(out: Path, sheets: Sequence[str] = ()) -> None:
    """Write the empty program workbook, or these sheets of it.

    Raises:
        DeskError: the file cannot be written; what stood there before still does.
    """
    types = _first_type_names()
    chosen = [named_exporter(sheet) for sheet in sheets] or EXPORTERS
    exporters = [exporter.with_types(types) for exporter in chosen]
    written = BytesIO()
    with WorkbookWriter(written, "Advocate Desk template", prompts=True) as book:
        book.add_sheet(HOW_TO, _HOW_TO_COLUMNS, _how_to(exporters), table=False)
        for exporter in exporters:
            columns = [replace(column, hint=hint_of(column)) for column in exporter.columns]
            book.add_sheet(exporter.sheet, columns, [_example(exporter, types[0])])
        book.add_sheet(META, META_COLUMNS, meta_rows(()), table=False)
    noted = _with_notes(written, exporters)
    with saved_whole(out) as part:
        part.write_bytes(noted)


def _how_to(exporters: Sequence[Exporter]) -> Iterator[Sequence[str]]:
    for number, step in enumerate(_STEPS, 1):
        yield (f"Step {number}", "", step, "", "")
    for exporter in exporters:
        for column in exporter.columns:
            closed = column.choices and column.heading not in TYPE_HEADINGS
            words = "; ".join(column.choices) if closed else ""
            yield (exporter.sheet, column.heading, hint_of(column), format_of(column), words)


def _example(exporter: Exporter, first_type: str) -> Sequence[str]:
    values = {**dict.fromkeys(TYPE_HEADINGS, first_type), **_EXAMPLES[exporter.sheet]}
    cells = [values.get(column.heading, "") for column in exporter.columns]
    return (EXAMPLE, *cells[1:])


def _first_type_names() -> tuple[str, ...]:
    with resource("activity_types.csv").open(encoding="utf-8", newline="") as file:
        return tuple(line["name"] for line in csv.DictReader(file))


def _with_notes(written: BytesIO, exporters: Sequence[Exporter]) -> bytes:
    """Pin to every heading what its column holds; our own writer knows no notes."""
    book = load_workbook(written)
    for exporter in exporters:
        headings = next(book[exporter.sheet].iter_rows(max_row=1))
        for cell, column in zip(headings, exporter.columns, strict=True):
            cell.comment = Comment(hint_of(column), "Advocate Desk", height=90, width=260)
    noted = BytesIO()
    book.save(noted)
    return noted.getvalue()

"""`export` and `template`: the program workbook, full and empty."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from advocate_desk.base.errors import DeskError
from advocate_desk.base.words import count_words
from advocate_desk.cli.answers import Bar, desk_path, say
from advocate_desk.sheets.delimiters import BY_NAME

if TYPE_CHECKING:
    from advocate_desk.sheets.write_csv import CsvStyle


def add_words(words: argparse.ArgumentParser) -> None:
    """Take what goes out, where to and how."""
    words.add_argument("out", metavar="OUT", type=Path, help="OUT.xlsx, OUT.csv or a folder")
    words.add_argument(
        "--sheet",
        action="append",
        default=[],
        metavar="NAME",
        help="only this sheet (repeatable); default: all, in OUT.csv the members",
    )
    words.add_argument("--view", metavar="NAME", help="only the rows and columns of a saved view")
    words.add_argument(
        "--write-back",
        metavar="SYSTEM",
        help="OUT.csv for a CRM: its ids with status, last act, do not contact",
    )
    words.add_argument(
        "--exact", action="store_true", help="CSV for other programs, text as it is"
    )
    words.add_argument(
        "--delimiter", choices=BY_NAME, default="comma", help="what separates cells in CSV"
    )
    words.add_argument(
        "--no-mark", action="store_true", help="CSV without the mark by which Excel knows UTF-8"
    )


def run(asked: argparse.Namespace) -> int:
    """Write the program, some of its sheets, or a saved view."""
    from advocate_desk.sheets.program_workbook import Form, form_of
    from advocate_desk.sheets.write_csv import EXACT_WARNING

    if asked.write_back:
        return _write_back(asked)
    began = time.monotonic()
    with Bar() as bar:
        sheets = _view(asked, bar) if asked.view else _program(asked, bar)
    seconds = round(time.monotonic() - began, 2)
    document = {"file": str(asked.out), "sheets": sheets, "seconds": seconds}
    told = [f"{name}: {count_words(rows, 'row')}" for name, rows in sheets.items()]
    if asked.exact and form_of(asked.out) is not Form.WORKBOOK:
        told.append(EXACT_WARNING)
    say(asked, document, f"Written: {asked.out}", *told)
    return 0


def _program(asked: argparse.Namespace, bar: Bar) -> dict[str, int]:
    from advocate_desk.sheets.program_workbook import export_program

    style = _style(asked)
    return export_program(desk_path(asked), asked.out, bar, sheets=asked.sheet, style=style)


def _view(asked: argparse.Namespace, bar: Bar) -> dict[str, int]:
    from advocate_desk.program.desks import look_at_desk
    from advocate_desk.sheets.export_view import export_view
    from advocate_desk.sheets.saved_views import saved_view

    if asked.sheet:
        raise DeskError("A saved view is of one sheet already.", "Leave --sheet or --view out.")
    desk = look_at_desk(desk_path(asked))
    try:
        with desk.read() as session:
            view = saved_view(session, asked.view)
            return {asked.view: export_view(session, view, asked.out, bar, _style(asked))}
    finally:
        desk.close()


def _write_back(asked: argparse.Namespace) -> int:
    """Write what a CRM is to know of the members whose ids it has."""
    from advocate_desk.program.desks import look_at_desk
    from advocate_desk.sheets.write_back import write_back

    if asked.sheet or asked.view:
        raise DeskError("A write-back has columns of its own.", "Leave --sheet and --view out.")
    began = time.monotonic()
    desk = look_at_desk(desk_path(asked))
    try:
        with desk.read() as session:
            written = write_back(session, asked.write_back, asked.out)
    finally:
        desk.close()
    seconds = round(time.monotonic() - began, 2)
    document = {
        "file": str(asked.out),
        "sheets": {"Write-back": written.rows},
        "without_id": written.without_id,
        "seconds": seconds,
    }
    missing = f"{count_words(written.without_id, 'member')} without an id of {asked.write_back}"
    told = [missing] if written.without_id else []
    say(asked, document, f"Written: {asked.out}", count_words(written.rows, "row"), *told)
    return 0


def _style(asked: argparse.Namespace) -> CsvStyle:
    from advocate_desk.sheets.write_csv import CsvStyle

    return CsvStyle(asked.exact, BY_NAME[asked.delimiter], has_mark=not asked.no_mark)


def add_template_words(words: argparse.ArgumentParser) -> None:
    """Take where the template goes."""
    words.add_argument("out", metavar="OUT.xlsx", type=Path, help="the workbook to write")
    words.add_argument(
        "--sheet",
        action="append",
        default=[],
        metavar="NAME",
        help="only this sheet (repeatable); default: all",
    )


def run_template(asked: argparse.Namespace) -> int:
    """Write the program workbook without a program in it."""
    from advocate_desk.sheets.template import write_template

    if asked.out.suffix.lower() != ".xlsx":
        raise DeskError(
            f"“{asked.out.name}” is no workbook.", "Give it a name that ends in .xlsx."
        )
    write_template(asked.out, asked.sheet)
    say(asked, {"file": str(asked.out)}, f"Written: {asked.out}")
    return 0

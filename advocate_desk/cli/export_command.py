"""`export` and `template`: the program workbook, full and empty."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from advocate_desk.base.errors import DeskError
from advocate_desk.base.words import count_words
from advocate_desk.cli.answers import Bar, desk_path, say


def add_words(words: argparse.ArgumentParser) -> None:
    """Take where the workbook goes."""
    words.add_argument("out", metavar="OUT", type=Path, help="OUT.xlsx, OUT.csv or a folder")
    words.add_argument("--sheet", default="Members", metavar="NAME", help="the sheet of OUT.csv")
    words.add_argument(
        "--exact", action="store_true", help="CSV for other programs, text as it is"
    )


def run(asked: argparse.Namespace) -> int:
    """Write the whole program."""
    from advocate_desk.sheets.program_workbook import export_program

    began = time.monotonic()
    bar = Bar()
    try:
        sheets = export_program(
            desk_path(asked), asked.out, bar, sheet=asked.sheet, exact=asked.exact
        )
    finally:
        bar.end()
    seconds = round(time.monotonic() - began, 2)
    document = {"file": str(asked.out), "sheets": sheets, "seconds": seconds}
    told = (f"{name}: {count_words(rows, 'row')}" for name, rows in sheets.items())
    say(asked, document, f"Written: {asked.out}", *told)
    return 0


def add_template_words(words: argparse.ArgumentParser) -> None:
    """Take where the template goes."""
    words.add_argument("out", metavar="OUT.xlsx", type=Path, help="the workbook to write")


def run_template(asked: argparse.Namespace) -> int:
    """Write the program workbook without a program in it."""
    from advocate_desk.sheets.template import write_template

    if asked.out.suffix.lower() != ".xlsx":
        raise DeskError(
            f"“{asked.out.name}” is no workbook.", "Give it a name that ends in .xlsx."
        )
    write_template(asked.out)
    say(asked, {"file": str(asked.out)}, f"Written: {asked.out}")
    return 0

"""The words of `import` about how a file is read: its text, headings, rows and columns."""

from __future__ import annotations

import argparse
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from advocate_desk.base.errors import BadFile
from advocate_desk.sheets.delimiters import BY_NAME

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from advocate_desk.sheets.column_setup import ColumnSetup
    from advocate_desk.sheets.setup import SheetSetup

_STYLES = {"point": "1,234.56", "comma": "1.234,56"}


def add_words(words: argparse.ArgumentParser) -> None:
    """Take how the file is to be read where it does not tell it rightly itself."""
    words.add_argument("--encoding", metavar="NAME", help="of a text file: utf-8, cp1252, …")
    words.add_argument(
        "--delimiter", metavar="SIGN", help="of a text file: comma, semicolon, tab, bar or a sign"
    )
    words.add_argument("--headings", metavar="ROW", type=int, help="their row; 0: there are none")
    words.add_argument("--heading-rows", metavar="N", type=int, choices=(1, 2, 3))
    words.add_argument("--hidden-rows", choices=("include", "leave"))
    words.add_argument("--answers", choices=("join", "apart"), help="of surveys")
    words.add_argument("--mend-letters", action="store_true", help="JosÃ© becomes José")
    words.add_argument(
        "--fill-down", action="append", metavar="HEADING", help="merged cells fill their rows"
    )
    words.add_argument(
        "--every-row", action="append", metavar="FIELD=TEXT", help="what no column says: type=…"
    )
    words.add_argument("--numbers", choices=tuple(_STYLES), help="what stands before the cents")
    words.add_argument("--excel-days", action="store_true", help="45325 in a text file is a day")
    words.add_argument("--percent", choices=("100", "1"), help="what a number without %% is of")


def text_form(asked: argparse.Namespace) -> dict[str, Any]:
    """Give how a text file is to be read.

    Raises:
        BadFile: there is no such encoding or delimiter.
    """
    delimiter = BY_NAME.get(asked.delimiter or "", asked.delimiter)
    if delimiter is not None and (len(delimiter) != 1 or delimiter in '\r\n"'):
        raise BadFile(
            f"“{asked.delimiter}” cannot stand between cells.",
            "Say comma, semicolon, tab, bar or another sign.",
        )
    if asked.encoding:
        try:
            io.TextIOWrapper(io.BytesIO(), encoding=asked.encoding)
        except (LookupError, ValueError) as error:
            raise BadFile(
                f"There is no encoding {asked.encoding}.", "Say utf-8, utf-16, cp1252, cp932, …"
            ) from error
    return {"encoding": asked.encoding, "delimiter": delimiter}


def look_as_asked(
    session: Session, sheets: Sequence[SheetSetup], asked: argparse.Namespace
) -> None:
    """Look at the sheets in the form that the words of the command give.

    Raises:
        BadFile: a sheet has no such row.
    """
    from advocate_desk.sheets.mapping import look_at

    for sheet in sheets:
        if (asked.headings or 0) > len(sheet.source.rows):
            raise BadFile(
                f"{sheet.name} has no row {asked.headings}.", "Name a row that it has, or 0."
            )
        said = sheet.form
        if asked.headings is not None:
            said = replace(said, header_row=asked.headings, heading_rows=None)
        form = replace(
            said,
            heading_rows=asked.heading_rows or said.heading_rows,
            with_hidden=_is(asked.hidden_rows, "include", said.with_hidden),
            joins_answers=_is(asked.answers, "join", said.joins_answers),
            mends_letters=asked.mend_letters or said.mends_letters,
        )
        if form != sheet.form:
            look_at(session, sheet, form)


def _is(said: str | None, word: str, usual: bool) -> bool:  # noqa: FBT001  as it was last time
    return usual if said is None else said == word


def read_columns_as_asked(sheets: Sequence[SheetSetup], asked: argparse.Namespace) -> None:
    """Read the columns as the words of the command say."""
    from advocate_desk.sheets.synonyms import heading_key

    wanted = {heading_key(heading) for heading in asked.fill_down or ()}
    there: set[str] = set()
    for sheet in sheets:
        for column in sheet.columns:
            key = heading_key(column.heading)
            there.add(key)
            column.fills_down = column.fills_down or key in wanted
            _read_as_asked(column, asked)
    for heading in asked.fill_down or ():
        if heading_key(heading) not in there:
            raise BadFile(f"The file has no column {heading}.", "Check --fill-down.")


def say_as_asked(sheets: Sequence[SheetSetup], asked: argparse.Namespace) -> None:
    """Let all rows say what the words of the command say of them.

    Raises:
        BadFile: a word names no field.
        DeskError: a field cannot hold it, or a sheet has a column for it.
    """
    from advocate_desk.sheets.every_row import say_in_every_row, sayable_fields

    for word in asked.every_row or ():
        key, sign, text = word.partition("=")
        if not sign or not text.strip():
            raise BadFile(f"“{word}” says nothing.", "Write --every-row FIELD=TEXT.")
        key = key.strip()
        meant = [s for s in sheets if key in (field.key for field in sayable_fields(s))]
        for sheet in meant or sheets:  # a sheet that has no such field says why
            say_in_every_row(sheet, key, text)


def _read_as_asked(column: ColumnSetup, asked: argparse.Namespace) -> None:
    from advocate_desk.sheets.numbers import DecimalStyle, PercentScale

    column.serials = column.serials or asked.excel_days
    if asked.numbers and column.numbers is not None and column.numbers.style is None:
        column.decimals = DecimalStyle(_STYLES[asked.numbers])
    if asked.percent and column.percents is not None and column.percents.mixed:
        column.percent_scale = PercentScale(asked.percent)

"""The writer of workbooks: what does not fit on one sheet goes on the next."""

from __future__ import annotations

import openpyxl
import pytest

from advocate_desk.program.fields import Shape
from advocate_desk.sheets.sheet_columns import SheetColumn, with_unlike_headings
from advocate_desk.sheets.write_workbook import WorkbookWriter, is_exact

COLUMNS = (SheetColumn("UID"), SheetColumn("Amount", Shape.NUMBER))


@pytest.mark.parametrize(
    ("rows", "sheets"),
    [
        (0, {"Activities": 0}),
        (3, {"Activities": 3}),
        (4, {"Activities": 3, "Activities 2": 1}),
        (6, {"Activities": 3, "Activities 2": 3}),
        (7, {"Activities": 3, "Activities 2": 3, "Activities 3": 1}),
    ],
)
def test_rows_beyond_a_sheet_continue_on_the_next(tmp_path, rows, sheets):
    with WorkbookWriter(tmp_path / "out.xlsx", "Title", most_rows=3) as book:
        written = book.add_sheet("Activities", COLUMNS, [(f"u{n}", str(n)) for n in range(rows)])

    read = openpyxl.load_workbook(tmp_path / "out.xlsx")
    found = [row for name in sheets for row in read[name].iter_rows(min_row=2, values_only=True)]
    assert written == sheets
    assert [row for row in found if row[0]] == [(f"u{n}", n) for n in range(rows)]
    assert all(read[name]["A1"].value == "UID" for name in sheets)
    assert len({table for name in sheets for table in read[name].tables}) == len(sheets)


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "123456789012345", "-0.25"])
def test_a_number_that_reads_back_as_the_same_text_is_a_number(text):
    assert is_exact(text)


@pytest.mark.parametrize("text", ["007", "1.50", "1e5", "1234567890123456", "+1", "1,5", "-", ""])
def test_other_numbers_stay_text(text):
    assert not is_exact(text)


def test_headings_that_differ_by_case_only_get_a_number():
    columns = with_unlike_headings(*map(SheetColumn, ("Email", "email", "EMAIL", "Name")))

    assert [column.heading for column in columns] == ["Email", "email (2)", "EMAIL (3)", "Name"]


def test_a_heading_may_hold_any_sign(tmp_path):
    heading = 'A "b" <c> & _x0041_ =d'

    with WorkbookWriter(tmp_path / "out.xlsx", "<Title> & more") as book:
        book.add_sheet("One", [SheetColumn(heading)], [("x",)])

    read = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert read["One"].tables["tblOne"].tableColumns[0].name.startswith('A "b" <c> & ')
    assert read.properties.title == "<Title> & more"


def test_a_workbook_that_fails_on_the_way_raises_what_happened(tmp_path):
    with (
        pytest.raises(ZeroDivisionError),
        WorkbookWriter(tmp_path / "out.xlsx", "Title") as book,
    ):
        book.add_sheet("One", COLUMNS, (("u", str(1 // n)) for n in (1, 0)))

"""What the parser drops of binary workbooks is found: errors, hidden rows, shown formats."""

from __future__ import annotations

import pytest

from advocate_desk.sheets.cells import CellError
from advocate_desk.sheets.grid import Area
from advocate_desk.sheets.xlsb_scan import scan_xlsb
from tests.sheets.binary_books import (
    binary_book,
    error_cell,
    merged,
    number_cell,
    row,
    text_cell,
)

ROWS = (
    row(0)
    + text_cell(0, "Full name")
    + text_cell(1, "Email")
    + row(1)
    + text_cell(0, "Ada")
    + error_cell(1, 0x2A)
    + row(2, hidden=True)
    + text_cell(0, "Bob")
    + number_cell(1, 42.0, style=1)
    + number_cell(2, 0.3, style=2)
)


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "book.xlsb"
    path.write_bytes(binary_book(ROWS, merged(1, 2, 2, 2), formats=(0, 164, 9)))
    return path


def test_what_a_binary_workbook_says_beside_its_values_is_found(book, read):
    (sheet,) = read(book).sheets

    assert sheet.rows[1][:2] == ("Ada", CellError("#N/A"))
    assert sheet.rows[2][1] == "00042"
    assert sheet.hidden_rows == {3}
    assert sheet.percent_cells == {2: 1}
    assert sheet.merged == (Area(1, 2, 2, 2),)


def test_a_binary_workbook_that_does_not_hold_together_is_read_as_far_as_it_does(tmp_path):
    path = tmp_path / "cut.xlsb"
    for length in range(len(ROWS)):
        path.write_bytes(binary_book(ROWS[:length] + b"\xff\xff\xff"))

        assert list(scan_xlsb(path.read_bytes())) == ["Members"]

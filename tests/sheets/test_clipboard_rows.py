"""What spreadsheet programs, browsers and mails put on the clipboard is read as rows."""

from __future__ import annotations

import pytest

from advocate_desk.sheets.clipboard_rows import clipboard_rows, rows_of_html, rows_of_text

EXCEL = (
    "<html><head><style>td {color:black}</style></head><body><table><!--StartFragment-->"
    "<tr height=20><td class=xl65>Name</td><td colspan=2>Mail &amp; more</td></tr>"
    "<tr><td>Ada\r\n  Lovelace</td><td>one<br>two</td><td>&nbsp;</td></tr>"
    "<!--EndFragment--></table><table><tr><td>another</td></tr></table></body></html>"
)


def test_rows_end_at_breaks_and_cells_at_tabs():
    assert rows_of_text("Ada\tada@x.example\r\nBob\t\r\n") == [
        ("Ada", "ada@x.example"),
        ("Bob", ""),
    ]


def test_a_break_inside_quotes_belongs_to_the_cell():
    assert rows_of_text('Ada\t"one\r\ntwo ""three"""\nBob\tx') == [
        ("Ada", 'one\ntwo "three"'),
        ("Bob", "x"),
    ]


@pytest.mark.parametrize("text", ['"Ada" Lovelace', '"Ada"', 'the "one', '"', '""'])
def test_quotes_around_what_needs_none_are_part_of_the_text(text):
    assert rows_of_text(f"{text}\tx") == [(text, "x")]


@pytest.mark.parametrize("text", ["", "  \r\n \t \n", "\n\n", "\x00"])
def test_blank_text_holds_no_rows(text):
    assert clipboard_rows(text, "") == []


def test_a_table_of_a_page_is_read_as_it_is_shown():
    assert rows_of_html(EXCEL) == [("Name", "Mail & more", ""), ("Ada Lovelace", "one\ntwo", "")]


def test_a_table_within_a_cell_is_text_of_that_cell():
    page = "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>"

    assert [len(row) for row in rows_of_html(page)] == [2]


def test_columns_that_only_the_table_has_are_taken_from_it():
    assert clipboard_rows("Name\nMail\nAda\none", EXCEL)[0] == ("Name", "Mail & more", "")


def test_text_with_the_same_columns_is_what_the_spreadsheet_means():
    page = "<table><tr><td>1</td><td>2</td></tr></table>"

    assert clipboard_rows("1.0\t2.0\r\n", page) == [("1.0", "2.0")]


def test_rows_are_made_equally_wide():
    assert clipboard_rows("a\nb\tc\n\t\n", "") == [("a", ""), ("b", "c")]


@pytest.mark.parametrize("page", ["<table>", "<td>x", "<table><tr><td colspan=999999999>x", "<<t"])
def test_a_broken_page_is_read_as_far_as_it_goes(page):
    assert len(rows_of_html(page)) <= 1

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.sheets.delimiters import DELIMITERS
from advocate_desk.sheets.text_files import guess_delimiter, read_text_table


def rows_of(text, **choices):
    choices = {"encoding": None, "delimiter": None} | choices
    return list(read_text_table(text.encode(), **choices).rows)


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_the_delimiter_is_the_one_that_gives_even_rows(delimiter):
    rows = [["Name", "Note", "Day"], ["Ada, Countess", "a;b|c", "1"], ["Bob", "x\ty", "2"]]
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)

    assert rows_of(file.getvalue()) == [tuple(row) for row in rows]


def test_commas_in_texts_do_not_beat_the_delimiter():
    text = "Name;Note\nLee, Ann;well, yes\nDoe, Joe;no, well, maybe\nRoe, Jane;ok\n"

    assert guess_delimiter(text) == ";"


def test_one_column_is_one_column():
    assert rows_of("Email\na@x.example\nb@x.example\n") == [
        ("Email",),
        ("a@x.example",),
        ("b@x.example",),
    ]


def test_titles_above_the_table_do_not_hide_its_delimiter():
    assert guess_delimiter("# of members\nid,name\n1,Ada\n2,Bob\n") == ","


def test_the_separator_line_is_obeyed_and_is_no_row():
    table = read_text_table(b"sep=;\r\nName;Note\r\nAda;a,b,c\r\n", None, None)

    assert table.delimiter == ";"
    assert list(table.rows) == [("Name", "Note"), ("Ada", "a,b,c")]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_end_in_any_way(end):
    assert rows_of(f'Name,Note{end}Ada,"two{end}lines"{end}') == [
        ("Name", "Note"),
        ("Ada", f"two{end}lines"),
    ]


def test_blank_lines_count_as_rows_so_that_numbers_agree():
    assert rows_of("a,b\n\n1,2\n") == [("a", "b"), (), ("1", "2")]


def test_rows_stay_as_wide_as_they_were_written():
    assert rows_of("a,b,c\n1\n1,2,3,4\n") == [("a", "b", "c"), ("1",), ("1", "2", "3", "4")]


def test_quotes_escaped_by_backslashes_are_understood_where_they_are_the_rule():
    line = '1,"she said \\"yes, now\\"",x\n'

    assert rows_of("id,said,by\n" + line * 5)[1] == ("1", 'she said "yes, now"', "x")


def test_a_backslash_is_else_just_a_backslash():
    assert rows_of('a,"b\\"\n1,2\n') == [("a", "b\\"), ("1", "2")]


def test_very_long_cells_are_read():
    long = "x" * 200_000

    assert rows_of(f"a,b\n1,{long}\n")[1] == ("1", long)


def test_text_stays_text():
    assert rows_of("a,b\n00123,1e5\n")[1] == ("00123", "1e5")


def test_a_quote_that_is_never_closed_swallows_no_rows():
    table = read_text_table(b'a,b,c\n1,"open,x\n2,3,4\n"5, 6",7,8\n', None, None)

    assert list(table.rows) == [
        ("a", "b", "c"),
        ("1", '"open', "x"),
        ("2", "3", "4"),
        ("5, 6", "7", "8"),
    ]
    assert table.notes == (
        "A quotation mark is never closed in row 2; it was read as part of the text.",
    )


def test_a_quote_at_the_end_that_is_never_closed_swallows_no_rows():
    assert rows_of('a,b\n"x, y",2\n1,"open\n2,3\n') == [
        ("a", "b"),
        ("x, y", "2"),
        ("1", '"open'),
        ("2", "3"),
    ]


def test_quotes_that_begin_lines_and_end_nowhere_join_no_two_lines():
    assert rows_of('a,b\n"1,2\n"3,4\n"5,6\n') == [
        ("a", "b"),
        ('"1', "2"),
        ('"3', "4"),
        ('"5', "6"),
    ]


def test_a_quote_inside_a_text_of_several_lines_is_a_letter():
    assert rows_of('a,b,c\n1,2,3\n4,"two\nlines, 5" wide",6\n7,8,9\n') == [
        ("a", "b", "c"),
        ("1", "2", "3"),
        ("4", 'two\nlines, 5 wide"', "6"),
        ("7", "8", "9"),
    ]


def test_quotes_inside_an_unquoted_text_are_letters():
    assert rows_of('a,b\n5" pipe,2\n"x"y,3\n') == [("a", "b"), ('5" pipe', "2"), ("xy", "3")]


def test_cells_can_be_quoted_after_a_space():
    text = 'name, mail, company\n"Ann", "a@x.example", "Acme, Inc."\nBen, b@x.example, "Hooli"\n'

    assert rows_of(text)[1:] == [
        ("Ann", "a@x.example", "Acme, Inc."),
        ("Ben", "b@x.example", "Hooli"),
    ]


@given(
    st.sampled_from(list(DELIMITERS)),
    st.lists(
        st.tuples(
            *[st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=12)]
            * 3
        ),
        max_size=10,
    ),
)
def test_what_a_csv_writer_writes_comes_back(delimiter, rows):
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([("One", "Two", "Three"), *rows])

    found = rows_of(file.getvalue(), delimiter=delimiter, encoding="utf-8")

    blank = [tuple(None if not c or c.isspace() else c for c in row) for row in rows]
    assert found[1:] == blank

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from advocate_desk.sheets.cells import CellError
from advocate_desk.sheets.grid import Area, Line, Row
from advocate_desk.sheets.tables import TableForm, find_table

DAY = dt.date(2025, 3, 4)
HEAD = ("Name", "Email", "Points")
ADA = ("Ada", "ada@acme.example", 10)
BOB = ("Bob", "bob@acme.example", 20)


def test_headings_stand_in_the_first_row(sheet):
    table = find_table(sheet(HEAD, ADA, BOB))

    assert (table.headings, table.header_row, table.heading_rows) == (HEAD, 1, 1)
    assert list(table.rows()) == [Row(2, ADA), Row(3, BOB)]
    assert table.column(2) == [10, 20]


def test_titles_above_the_headings_are_passed_over(sheet):
    table = find_table(
        sheet(
            ("Rewards – exported for Finance",), ("Currency: EUR", None, DAY), (), HEAD, ADA, BOB
        )
    )

    assert (table.headings, table.header_row, len(table)) == (HEAD, 4, 2)


def test_notes_spread_above_the_headings_are_passed_over(sheet):
    table = find_table(
        sheet(
            ("People like to write",),
            ("at", "the", None),
            ("top", None, "notes"),
            HEAD,
            ADA,
            BOB,
            ("Cy", "cy@acme.example", 5),
        )
    )

    assert table.header_row == 4


def test_blank_columns_are_left_out_and_filled_ones_named_after_their_letter(sheet):
    table = find_table(
        sheet(
            (None, "Name", None, None, "Points"),
            (None, "Ada", None, "x", 1),
            (None, "Bob", None, "y", 2),
        )
    )

    assert table.headings == ("Name", "Column D", "Points")
    assert next(table.rows()) == Row(2, ("Ada", "x", 1))
    assert [table.column_name(place) for place in range(3)] == ["B", "D", "E"]


def test_two_columns_of_one_name_are_told_apart(sheet):
    table = find_table(sheet(("Note", "note ", "Note", "Age"), ("a", "b", "c", 1)))

    assert table.headings == ("Note", "note (2)", "Note (3)", "Age")


def test_known_words_decide_between_rows_of_text(sheet):
    rows = (("Alpha", "Beta"), ("Given name", "Company"), ("Ada", "Acme"))

    table = find_table(sheet(*rows), frozenset({"given name", "company"}))

    assert table.headings == ("Given name", "Company")


def test_the_first_row_of_text_is_taken_when_nothing_tells(sheet):
    table = find_table(
        sheet(
            ("Name", "Company", "Points"), ("Ann", "Acme", "n/a"), ("Bob", "X", 5), ("Cy", "Y", 6)
        )
    )

    assert table.header_row == 1


@pytest.mark.parametrize(
    "rows",
    [
        [("1", "2", "3"), ("4", "5", "6")],
        [("Ada", "ada@acme.example"), ("Bob", "bob@acme.example")],
        [("a", 0), ("b", 1)],
        [(DAY, 1), (DAY, 2)],
        [(12, 34), ("AB", "CD")],
    ],
)
def test_data_without_headings_get_names(sheet, rows):
    table = find_table(sheet(*rows))

    assert (table.header_row, table.heading_rows, len(table)) == (0, 0, 2)
    assert table.headings[:2] == ("Column A", "Column B")


def test_years_are_headings_too(sheet):
    assert find_table(sheet(("Region", 2024, 2025), ("North", 5, 7))).headings == (
        "Region",
        "2024",
        "2025",
    )


def test_the_second_row_of_a_survey_joins_the_first(sheet):
    table = find_table(
        sheet(
            ("Respondent ID", "Email", "How likely?", "May we quote you?", None, None),
            (None, None, "0-10", "Yes, by name", "Yes, anonymously", "No"),
            ("1180", "ada@acme.example", "9", "Yes, by name", None, None),
            ("1181", "bob@acme.example", "7", None, None, "No"),
        )
    )

    assert (table.header_row, table.heading_rows, len(table)) == (1, 2, 2)
    assert table.headings == (
        "Respondent ID",
        "Email",
        "How likely?",
        "May we quote you?",
    )
    assert table.column(3) == ["Yes, by name", "No"]


def test_the_three_rows_of_qualtrics_are_headings(sheet):
    table = find_table(
        sheet(
            ("StartDate", "RecipientEmail", "Q1"),
            ("Start Date", "Recipient Email", "How likely?"),
            ('{"ImportId":"startDate"}', '{"ImportId":"mail"}', '{"ImportId":"QID1"}'),
            ("2025-03-04", "ada@acme.example", "9"),
        )
    )

    assert (table.header_row, table.heading_rows) == (1, 3)
    assert table.headings == ("StartDate", "RecipientEmail", "Q1 / How likely?")


def test_names_of_groups_tell_equal_headings_apart(sheet):
    table = find_table(
        sheet(
            ("Referrer", None, "Prospect", None),
            ("Name", "Email", "Name", "Email"),
            ("Ada", "ada@acme.example", "Bob", "bob@acme.example"),
        )
    )

    assert table.headings == (
        "Referrer / Name",
        "Referrer / Email",
        "Prospect / Name",
        "Prospect / Email",
    )


def test_she_can_say_which_row_holds_the_headings(sheet):
    rows = sheet(("Ann", "Acme"), ("Bob", "Zed"), ("Cy", "Yes"))

    assert find_table(rows, form=TableForm(header_row=2)).headings == ("Bob", "Zed")
    assert find_table(rows, form=TableForm(header_row=0)).headings == ("Column A", "Column B")


def test_blank_rows_among_the_data_are_dropped(sheet):
    table = find_table(sheet(HEAD, ADA, (), (), BOB, ()))

    assert table.numbers == [2, 5]


@pytest.mark.parametrize(
    "footer",
    [
        ("TOTAL", None, 30),
        ("Grand total:", None, 30),
        ("Summe", None, 30),
        (None, "Total", 30),
        ("Grand Totals (5700 records)",),
        ("Confidential Information - Do Not Distribute",),
        ("Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.",),
        ("Prices are as agreed with the vendor and hold until the end of the year.",),
    ],
)
def test_footers_are_no_data(sheet, footer):
    table = find_table(sheet(HEAD, ADA, BOB, footer))

    assert len(table) == 2
    assert [(line.number, line.why) for line in table.ignored] == [(4, "footer")]


def test_subtotals_among_the_rows_are_no_data(sheet):
    table = find_table(
        sheet(HEAD, ADA, ("Subtotal", None, 10), BOB, ("Subtotal", None, 20), ("Total", None, 30))
    )

    assert [row.cells for row in table.rows()] == [ADA, BOB]
    assert [(line.number, line.why) for line in table.ignored] == [
        (3, "subtotal"),
        (5, "footer"),
        (6, "footer"),
    ]


def test_a_title_merged_over_the_columns_among_the_rows_is_no_data(sheet):
    rows = sheet(HEAD, ADA, ("Region: South", None, None), BOB)

    table = find_table(replace(rows, merged=(Area(2, 0, 2, 2),)))

    assert [row.cells for row in table.rows()] == [ADA, BOB]
    assert table.ignored == (Line(3, "title", "Region: South"),)
    assert len(find_table(rows)) == 3


def test_somebody_called_subtotal_is_data(sheet):
    told = ("Subtotal", "sub@acme.example", 10)

    assert len(find_table(sheet(HEAD, ADA, told, ("Subtotal", None, None), BOB))) == 4


def test_numbers_alone_below_a_blank_row_are_a_footer(sheet):
    assert len(find_table(sheet(HEAD, ADA, BOB, (), (None, None, 30)))) == 2
    assert len(find_table(sheet(HEAD, ADA, BOB, (None, None, 30)))) == 3


def test_notes_scattered_below_the_data_are_footers(sheet):
    rows = [("Ann", "a", 1, DAY), ("Bob", "b", 2, DAY), ("Cy", "c", 3, DAY)]
    notes = [
        ("Some",),
        (None, "also write"),
        (None, None, "at the bottom"),
        (None, None, None, "too!"),
    ]

    table = find_table(sheet(("Name", "Role", "Points", "Since"), *rows, *notes))

    assert (len(table), len(table.ignored)) == (3, 4)


@pytest.mark.parametrize(
    "last",
    [("Cy", None, None), ("Total", "info@total.example", 5), ("Total Energies", None, None)],
)
def test_a_person_or_company_at_the_end_is_no_footer(sheet, last):
    assert len(find_table(sheet(HEAD, ADA, BOB, last))) == 3


def test_a_sheet_with_nothing_on_it_has_no_table(sheet):
    assert find_table(sheet()) is None
    assert find_table(sheet((None, None), (None,))) is None


def test_headings_alone_are_a_table_without_rows(sheet):
    assert len(find_table(sheet(HEAD))) == 0


def test_errors_are_cells_like_others(sheet):
    table = find_table(sheet(HEAD, ("Ada", CellError("#N/A"), 1)))

    assert table.row(0).cells == ("Ada", CellError("#N/A"), 1)


def test_rows_of_a_text_file_are_padded_and_longer_ones_reported(sheet):
    table = find_table(
        sheet(HEAD, ("Ada",), (*BOB, "x", "y"), (*ADA, None, None), is_text=True),
    )

    assert [len(row.cells) for row in table.rows()] == [3, 3, 3]
    assert table.row_problems == {3: "has 2 extra cells"}


def test_headings_with_a_delimiter_in_them_are_pointed_out(sheet):
    table = find_table(sheet(("id", "11: Yes", " with AI", "Age"), ("1", "0", "5"), is_text=True))

    assert "4 cells but no row below it has more than 3" in table.notes[0]


def test_samples_are_the_first_different_values(sheet):
    table = find_table(
        sheet(
            ("Name", "Tier"), *[("Ada", "Gold"), ("Bob", None), ("Cy", "Gold"), ("Di", "Silver")]
        )
    )

    assert table.samples(1) == ("Gold", "Silver")


def test_headings_that_come_again_are_no_data(sheet):
    table = find_table(sheet(HEAD, ADA, ("Region South",), HEAD, BOB, HEAD))

    assert list(table.rows()) == [Row(2, ADA), Row(5, BOB)]


def test_a_row_with_a_name_alone_is_data(sheet):
    table = find_table(sheet(HEAD, ADA, ("Cy",), BOB))

    assert [row.number for row in table.rows()] == [2, 3, 4]


def test_texts_too_long_for_headings_begin_no_other_table(sheet):
    huge = "x" * 100_000

    table = find_table(sheet(("Name", "Notes"), ("Ada", huge), ("Bob",), ("Name", huge)))

    assert [row.number for row in table.rows()] == [2, 3, 4]

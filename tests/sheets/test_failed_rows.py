"""The rows left out come back as a workbook that can be mended and imported as it is."""

from __future__ import annotations

import datetime as dt

from openpyxl import load_workbook

from advocate_desk.sheets.cells import CellError
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.failed_rows import save_failed_rows
from advocate_desk.sheets.left_rows import as_text, from_text, left_rows_of
from advocate_desk.sheets.plan import plan_import
from tests.making import add_member
from tests.sheets.importing import (
    A_DAY,
    book_of,
    bring_in,
    counts,
    lines,
    plan_of,
    section_of,
    setup_of,
)

CALL = "Reference call 1:1"
HEADINGS = ("Date", "Member e-mail", "Activity", "Title / link")


def test_left_out_rows_keep_their_cells_and_say_why(desk, tmp_path):
    add_member(desk, full_name="Ada", email="ada@x.example")
    book = book_of(
        Activities=[
            HEADINGS,
            (A_DAY, "ada@x.example", CALL, "goes in"),
            ("14/03/2026", "who@x.example", CALL, "=1+1"),
            (A_DAY, "ada@x.example", None, 7),
        ]
    )
    plan = plan_of(desk, book)
    out = tmp_path / "problems.xlsx"

    assert save_failed_rows(plan, out) == 2

    page = load_workbook(out)["Activities"]
    rows = list(page.iter_rows(values_only=True))
    assert rows[0] == ("Import problem", "Row in file", *HEADINGS)
    assert rows[1] == (
        *("Member e-mail: is nobody known", 3),
        *("14/03/2026", "who@x.example", CALL, "=1+1"),
    )
    moment = dt.datetime.combine(A_DAY, dt.time())
    assert rows[2] == ("Activity: has no activity type", 4, moment, "ada@x.example", None, 7)
    assert page["F2"].data_type == "s"
    assert page["D2"].comment.text == "is nobody known"


def test_the_mended_file_is_imported_as_it_is(desk, tmp_path, read_here):
    add_member(desk, full_name="Ada", email="ada@x.example")
    book = book_of(
        Activities=[
            HEADINGS,
            (A_DAY, "ada@x.example", CALL, "goes in"),
            (A_DAY, "who@x.example", CALL, "left out"),
            (A_DAY, "who@x.example", CALL, "stays out"),
        ]
    )
    plan = bring_in(desk, book)
    out = tmp_path / "problems.xlsx"
    save_failed_rows(plan, out)
    mended = load_workbook(out)
    mended["Activities"]["D2"] = "ada@x.example"
    mended.save(out)

    again = bring_in(desk, read_here(out))

    section = section_of(again, "Activities")
    assert counts(again, "Activities") == {"new": 1, "skipped": 1}
    assert section.unmapped == ()
    assert lines(desk, "activity", "link") == [("goes in",), ("left out",)]
    assert counts(bring_in(desk, read_here(out)), "Activities") == {"same": 1, "skipped": 1}


def test_rows_that_went_in_are_the_same_when_they_come_with_the_left_out_ones(desk):
    headings = ("Import problem", "Row in file", "Name", "City")
    bring_in(desk, book_of(Members=[headings[2:], ("Ada", "London")]))

    plan = bring_in(desk, book_of(Members=[headings, ("may be somebody", 7, "Ada", "London")]))

    assert counts(plan) == {"same": 1}


def test_rows_left_by_choice_have_no_problem(desk, tmp_path):
    add_member(desk, full_name="Ada", email="ada@x.example")
    book = book_of(Members=[("Name", "Email", "City"), ("Ada", "ada@x.example", "Rome")])

    plan = plan_of(desk, book, existing=Existing.SKIP)

    assert counts(plan) == {"skipped": 1}
    assert save_failed_rows(plan, tmp_path / "problems.xlsx") == 0


def test_the_second_sheet_says_what_mends_each_kind_of_problem(desk, tmp_path):
    rows = [HEADINGS, *((A_DAY, f"who{n}@x.example", CALL, "") for n in range(2))]
    rows += [("TBC", "who@x.example", CALL, ""), (A_DAY, "", CALL, "=1")]
    out = tmp_path / "problems.xlsx"

    save_failed_rows(plan_of(desk, book_of(Activities=rows)), out)

    told = dict(load_workbook(out)["About this file"].iter_rows(values_only=True))
    assert told["4 rows: name nobody known"].startswith("Write the e-mail of a member")
    assert told["1 row: Date is not a day"] == "Write the day as 2026-05-31."


def test_sheets_have_names_that_excel_takes_whatever_the_file_calls_them(desk, tmp_path):
    name = "Everybody who was at the spring meeting [final/2]"
    rows = [("Name", "Email"), (None, "no address")]
    twice = {name: rows, f"{name}!": rows}
    out = tmp_path / "problems.xlsx"

    save_failed_rows(plan_of(desk, book_of(**twice)), out)

    titles = load_workbook(out).sheetnames
    assert titles[0] == "Everybody who was at the spring"
    assert titles[1] == "Everybody who was at the sp (2)"


def test_rows_left_out_are_kept_with_their_cells_as_they_were(desk):
    cells = ("=1", 7, 2.5, True, A_DAY, dt.time(9, 5), None)
    cells += (dt.datetime.combine(A_DAY, dt.time(9, 5)), dt.timedelta(hours=30), CellError("#N/A"))
    headings = ("Date", "Member e-mail", *(f"More {n}" for n in range(len(cells) - 2)))
    book = book_of(Activities=[(*headings, "Activity"), (*cells, CALL)])
    left = left_rows_of(plan_of(desk, book))

    assert from_text(as_text(left)) == left
    assert left[0].rows[0].cells == (*cells, CALL)


def test_what_she_wrote_over_a_cell_is_not_lost(desk):
    rows = [HEADINGS, ("TBC", "who@x.example", CALL, "")]
    setup = setup_of(desk, book_of(Activities=rows))
    setup.sheet("Activities").mended[2, 0] = "2026-03-02"
    with desk.read() as session:
        left = left_rows_of(plan_import(session, setup))

    assert left[0].rows[0].cells[0] == "2026-03-02"

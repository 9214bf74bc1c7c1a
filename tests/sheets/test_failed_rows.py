"""The rows left out come back as a workbook that can be mended and imported as it is."""

from __future__ import annotations

import datetime as dt

from openpyxl import load_workbook

from advocate_desk.sheets.failed_rows import save_failed_rows
from advocate_desk.sheets.setup import Existing
from tests.making import add_member
from tests.sheets.importing import A_DAY, book_of, bring_in, counts, lines, plan_of, section_of

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

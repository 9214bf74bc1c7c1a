"""A column kept in the notes adds a line to those of its row; what stands there stays."""

from __future__ import annotations

import pytest

from advocate_desk.sheets.cells import CellError
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.fields import IN_NOTES
from advocate_desk.sheets.mapping import map_column
from advocate_desk.sheets.plan import plan_import
from tests.making import add_member
from tests.sheets.importing import book_of, lines, people, plan_of, problems, setup_of

ROWS = (
    ("Full name", "Email", "Shoe size", "Met at"),
    ("Zoe", "zoe@kestrel.example", 42, "Berlin,\nMay"),
    ("Ada", "ada@kestrel.example", None, "#"),
)


def setup_with_notes(desk, *rows, **changes):
    setup = setup_of(desk, book_of(Members=rows), **changes)
    for column in setup.sheets[0].columns:
        if column.heading in ("Shoe size", "Met at"):
            map_column(setup.sheets[0], column, IN_NOTES)
    return setup


def commit(desk, setup):
    with desk.write("Import") as write:
        plan = plan_import(write.session, setup)
        commit_plan(write.session, plan)
    return plan


def notes(desk):
    return [one["notes"] for one in people(desk, "notes")]


def test_each_column_is_a_line_in_the_notes_of_somebody_new(desk):
    commit(desk, setup_with_notes(desk, *ROWS))

    assert notes(desk) == ["Met at: #", "Shoe size: 42\nMet at: Berlin, May"]


@pytest.mark.parametrize("policy", [None, Existing.UPDATE, Existing.FILL])
def test_what_is_noted_already_stays_whatever_the_rule(desk, policy):
    add_member(
        desk, full_name="Zoe", email="zoe@kestrel.example", notes="Likes tea\nShoe size: 42"
    )

    commit(desk, setup_with_notes(desk, *ROWS, existing=policy))

    assert notes(desk)[-1] == "Likes tea\nShoe size: 42\nMet at: Berlin, May"


def test_a_second_time_nothing_changes_and_the_columns_are_kept_without_being_asked(desk):
    commit(desk, setup_with_notes(desk, *ROWS))

    again = plan_of(desk, book_of(Members=ROWS))

    assert again.has_changes() is False
    assert again.sections[0].mapping["Shoe size"] == "notes:Shoe size"


def test_rows_of_one_person_and_a_column_of_notes_come_together(desk):
    rows = [
        ("Full name", "Email", "Shoe size", "Notes"),
        ("Zoe", "zoe@kestrel.example", 42, "Likes tea"),
        ("Zoe", "zoe@kestrel.example", 43, None),
    ]

    commit(desk, setup_with_notes(desk, *rows))

    assert notes(desk) == ["Likes tea\nShoe size: 42\nShoe size: 43"]


def test_acts_keep_columns_in_their_notes_too(desk):
    add_member(desk, full_name="Zoe", email="zoe@kestrel.example")
    rows = [
        ("Member email", "Activity type", "Completed on", "Met at"),
        ("zoe@kestrel.example", "Reference call 1:1", "2026-03-02", "Berlin"),
    ]

    commit(desk, setup_with_notes(desk, *rows))

    assert lines(desk, "activity", "notes") == [("Met at: Berlin",)]
    assert commit(desk, setup_with_notes(desk, *rows)).has_changes() is False


def test_an_error_of_the_spreadsheet_is_told_and_not_noted(desk):
    rows = (ROWS[0][:3], ("Zoe", "zoe@kestrel.example", CellError("#N/A")))

    plan = commit(desk, setup_with_notes(desk, *rows))

    assert notes(desk) == [None]
    assert problems(plan)[0][1:] == ("Shoe size", "nothing", "is an error of the spreadsheet")

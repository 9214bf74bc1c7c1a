"""What a file has no column for can be said of all its rows; what it has a column for cannot."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.every_row import say_in_every_row, sayable_fields
from advocate_desk.sheets.mapping import choose_kind
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.unknown_words import find_unknown_words
from tests.making import add_member
from tests.sheets.importing import book_of, lines, people, problems, setup_of

CALL = "Reference call 1:1"
GUESTS = book_of(Guests=[("Name", "Email", "Company"), ("Zoe", "zoe@kestrel.example", "Kestrel")])


@pytest.fixture
def setup(desk):
    return setup_of(desk, GUESTS)


def commit(desk, setup):
    with desk.write("Import") as write:
        plan = plan_import(write.session, setup)
        commit_plan(write.session, plan)
    return plan


def test_what_is_said_of_every_row_goes_in_with_each(desk, setup):
    say_in_every_row(setup.sheets[0], "source", " Spring  survey ")
    say_in_every_row(setup.sheets[0], "enrolled_on", "3 April 2026")

    commit(desk, setup)

    (zoe,) = people(desk, "source", "enrolled_on")
    assert (zoe["source"], zoe["enrolled_on"]) == ("Spring survey", "2026-04-03")
    assert setup.sheets[0].notes() == (
        "In every row: Source is Spring survey; Enrolled on is 3 April 2026.",
    )


def test_a_list_of_who_did_something_needs_no_column_of_what_it_was(desk):
    add_member(desk, full_name="Zoe", email="zoe@kestrel.example")
    rows = [("Email", "Date"), ("zoe@kestrel.example", dt.date(2026, 3, 2))]
    setup = setup_of(desk, book_of(Calls=rows))
    with desk.read() as session:
        choose_kind(session, setup.sheets[0], "activities")
    setup.sheets[0].included = True
    say_in_every_row(setup.sheets[0], "type", CALL)

    commit(desk, setup)

    assert lines(desk, "activity", "completed_on") == [("2026-03-02",)]


def test_a_column_of_the_file_goes_before_what_is_said(desk, setup):
    sheet = setup.sheets[0]
    say_in_every_row(sheet, "source", "Spring survey")
    sheet.columns[2].field = "source"

    commit(desk, setup)

    assert people(desk, "source")[0]["source"] == "Kestrel"
    assert sheet.notes() == ()


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("enrolled_on", "soon"),
        ("company", "Kestrel"),
        ("email", "all@kestrel.example"),
        ("shoe_size", "42"),
    ],
)
def test_what_cannot_stand_in_every_row_is_refused_in_a_sentence(setup, key, text):
    with pytest.raises(DeskError):
        say_in_every_row(setup.sheets[0], key, text)

    assert setup.sheets[0].said == []


def test_nothing_said_takes_back_what_was(setup):
    say_in_every_row(setup.sheets[0], "source", "Spring survey")

    say_in_every_row(setup.sheets[0], "source", " ")

    assert setup.sheets[0].notes() == ()
    assert "source" in [field.key for field in sayable_fields(setup.sheets[0])]


def test_a_word_nobody_knows_is_asked_about_like_those_of_the_file(desk, setup):
    say_in_every_row(setup.sheets[0], "status", "brand new")

    with desk.read() as session:
        find_unknown_words(session, setup)

    assert setup.sheets[0].unknown_words == {"status": {"brand new": 1}}
    assert problems(commit(desk, setup), "Guests")[0][1:] == ("Status", "cell", "is not known")


def test_what_was_said_holds_for_the_next_file_of_the_same_headings_and_is_told(desk, setup):
    say_in_every_row(setup.sheets[0], "source", "Spring survey")
    commit(desk, setup)

    again = setup_of(desk, GUESTS)

    assert again.sheets[0].notes() == ("In every row: Source is Spring survey.",)
    assert commit(desk, again).has_changes() is False


def test_another_kind_of_rows_forgets_what_it_has_no_field_for(desk, setup):
    sheet = setup.sheets[0]
    say_in_every_row(sheet, "source", "Spring survey")

    with desk.read() as session:
        choose_kind(session, sheet, "accounts")

    assert sheet.said == []


def test_a_day_without_a_year_is_read_as_she_types_days(setup):
    say_in_every_row(setup.sheets[0], "enrolled_on", "today")

    assert setup.sheets[0].said[0].said == clock.today().isoformat()

"""The ids that other systems have for our rows are kept, and know them best the next time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from advocate_desk.program.listing import Chosen
from advocate_desk.program.members import delete_members
from advocate_desk.sheets.setup import Unknown
from advocate_desk.sheets.several_files import as_one
from tests.making import add_member, dump
from tests.sheets.importing import book_of, bring_in, counts, lines

ADA, BOB = "ada@us.example", "bob@us.example"
A_DAY = dt.date(2026, 3, 2)
ANSWERS = ("Respondent ID", "Collector ID", "End Date", "Email Address", "How likely", "Why?")
COMPANIES = ("Record ID", "Company name", "Company owner", "Website URL")


@pytest.fixture(autouse=True)
def _known(desk):
    add_member(desk, full_name="Ada Lovelace", email=ADA)
    add_member(desk, full_name="Bob Stone", email=BOB)


TWO_OF_ONE_DAY = book_of(
    Sheet=[
        ANSWERS,
        ("118001", "55", A_DAY, ADA, 9, "Fast"),
        ("118005", "55", A_DAY, ADA, 2, "Slow today"),
    ]
)


def answers(desk):
    return lines(desk, "survey_response", "id", "member_id", "score", "comment")


def ids(desk, kind):
    rows = lines(desk, "external_id", "value", "system", "row_id", "kind")
    return [row[:3] for row in rows if row[3] == kind]


def test_two_answers_of_one_day_are_two_by_the_ids_of_the_survey_tool(desk):
    first, second = bring_in(desk, TWO_OF_ONE_DAY), bring_in(desk, TWO_OF_ONE_DAY)

    assert counts(first, "Sheet") == {"new": 2}
    assert counts(second, "Sheet") == {"same": 2}
    assert [row[2] for row in answers(desk)] == [9, 2]
    assert ids(desk, "survey_responses") == [
        ("118001", "SurveyMonkey", 1),
        ("118005", "SurveyMonkey", 2),
    ]


def test_an_answer_is_known_by_its_id_when_its_day_was_mended(desk):
    bring_in(desk, book_of(Sheet=[ANSWERS, ("118001", "55", A_DAY, ADA, 9, None)]))
    later = book_of(Sheet=[ANSWERS, ("118001", "55", dt.date(2026, 3, 4), ADA, 9, "Fast")])

    plan = bring_in(desk, later)

    assert counts(plan, "Sheet") == {"update": 1}
    assert [row[2:] for row in answers(desk)] == [(9, "Fast")]


def test_an_answer_that_is_here_without_an_id_takes_the_first_that_fits(desk):
    bring_in(
        desk, book_of(Sheet=[("Email", "Answered on", "Score", "Kind"), (ADA, A_DAY, 9, "NPS")])
    )
    first, second = bring_in(desk, TWO_OF_ONE_DAY), bring_in(desk, TWO_OF_ONE_DAY)

    assert counts(first, "Sheet") == {"update": 1, "new": 1}
    assert counts(second, "Sheet") == {"same": 2}
    assert [row[2:] for row in answers(desk)] == [(9, "Fast"), (2, "Slow today")]


def test_one_id_under_the_answers_of_two_people_joins_nothing(desk):
    book = book_of(
        Sheet=[
            ANSWERS,
            ("118001", "55", A_DAY, ADA, 9, None),
            ("118001", "55", A_DAY, BOB, 2, None),
        ]
    )

    first, second = bring_in(desk, book), bring_in(desk, book)

    assert counts(first, "Sheet") == {"new": 2}
    assert counts(second, "Sheet") == {"same": 2}
    assert [row[1:3] for row in answers(desk)] == [(1, 9), (2, 2)]


def test_an_id_that_two_files_of_one_import_tell_is_kept_once(desk):
    rows = [COMPANIES, ("9001", "Atlas Foods", None, "atlas.example")]
    one, other = (replace(book_of(Sheet=rows), name=f"{name}.csv") for name in "ab")

    bring_in(desk, as_one((one, other)))
    bring_in(desk, as_one((one, other)))

    assert ids(desk, "accounts") == [("9001", "HubSpot", 1)]


def test_an_id_of_a_known_company_that_two_files_tell_is_kept_once(desk):
    bring_in(desk, book_of(Accounts=[("Company", "Domain"), ("Atlas Foods", "atlas.example")]))
    rows = [COMPANIES, ("9001", "Atlas Foods", None, "atlas.example")]
    one, other = (replace(book_of(Sheet=rows), name=f"{name}.csv") for name in "ab")

    bring_in(desk, as_one((one, other)))

    assert ids(desk, "accounts") == [("9001", "HubSpot", 1)]


def test_with_a_member_goes_what_hangs_on_her_answers(desk):
    headings = (*ANSWERS, "Custom Data 1")
    bring_in(desk, book_of(Sheet=[headings, ("118001", "55", A_DAY, ADA, 9, None, "EMEA")]))
    before = dump(desk)
    assert lines(desk, "custom_value", "value") == [("EMEA",)]

    with desk.write("Delete") as write:
        delete_members(write.session, Chosen(ids=(1,)))

    assert ids(desk, "survey_responses") == lines(desk, "custom_value", "value") == []
    desk.undo()
    assert dump(desk) == before


GIFTS = ("Member Id", "Email", "Activity Name", "Reward Date", "Reward Amount", "Reward Status")


def test_an_id_beside_an_address_names_the_member_in_rows_without_one(desk):
    book = book_of(
        Sheet=[
            GIFTS,
            ("77", None, "Autumn", dt.date(2026, 2, 13), 5, "Completed"),
            ("77", ADA, "Spring", dt.date(2026, 2, 12), 10, "Completed"),
        ]
    )

    before = dump(desk)
    assert counts(bring_in(desk, book), "Sheet") == {"new": 2}
    desk.undo()
    assert dump(desk) == before
    desk.redo()
    assert ids(desk, "members") == [("77", "Alida", 1)]

    later = book_of(Sheet=[GIFTS, ("77", None, "Summer", A_DAY, 5, "Completed")])
    assert counts(bring_in(desk, later), "Sheet") == {"new": 1}
    assert lines(desk, "grant", "member_id") == [(1,), (1,), (1,)]


def test_a_column_that_is_no_id_of_people_is_not_taken_for_one(desk):
    rows = [("1", ADA), ("2", ADA), ("3", BOB), ("4", BOB), ("4", ADA)]
    told = (("Spring", A_DAY, 10, "Completed"),)
    book = book_of(Sheet=[GIFTS, *((*row, *told[0]) for row in rows)])

    bring_in(desk, book)

    assert ids(desk, "members") == []


def test_who_is_made_for_a_row_is_known_by_its_id(desk):
    row = ("88", "cy@us.example", "Spring", A_DAY, 10, "Completed")
    bring_in(desk, book_of(Sheet=[GIFTS, row]), unknown_member=Unknown.CREATE)

    assert ids(desk, "members") == [("88", "Alida", 3)]


PLAIN = ("Respondent ID", "Date", "Email Address", "NPS score", "Comment")


def test_two_answers_of_one_day_are_two_by_the_ids_of_any_file(desk):
    book = book_of(Sheet=[PLAIN, ("1", A_DAY, ADA, 9, None), ("2", A_DAY, ADA, 2, "Slow")])

    first, second = bring_in(desk, book), bring_in(desk, book)

    assert counts(first, "Sheet") == {"new": 2}
    assert counts(second, "Sheet") == {"same": 2}
    assert [row[2] for row in answers(desk)] == [9, 2]


def test_a_survey_that_counts_from_one_again_is_another_survey(desk):
    bring_in(desk, book_of(Sheet=[PLAIN, ("1", A_DAY, ADA, 9, None), ("2", A_DAY, BOB, 8, None)]))
    later = dt.date(2026, 9, 2)
    book = book_of(Sheet=[PLAIN, ("7", later, ADA, 5, None), ("2", later, ADA, 4, None)])

    first, second = bring_in(desk, book), bring_in(desk, book)

    assert counts(first, "Sheet") == {"new": 2}
    assert counts(second, "Sheet") == {"same": 2}
    assert [row[2] for row in answers(desk)] == [9, 8, 5, 4]

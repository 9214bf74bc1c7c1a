from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event

from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.listing import FIRST_PAGE, Condition, Test, Wanted
from advocate_desk.program.points_list import POINTS
from tests.making import add_members_, log_act


@pytest.fixture
def acts(desk):
    """Give more activities than a first page, three of them, far down, about a dragon."""
    members = add_members_(desk, *({"full_name": f"Ada {n}"} for n in range(FIRST_PAGE + 40)))
    made = log_act(desk, *members)
    with desk.write("Notes") as write:
        write.session.connection().exec_driver_sql(
            "UPDATE activity SET notes = iif(id <= 3, 'a Dragon', 'a fair')"
        )
    return made


def plan_of(session, ask):
    """Give how SQLite goes about the last thing that was asked."""
    told = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *what: told.append(what[2:4]))
    ask()
    sql, values = told[-1]
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
    return [row[3] for row in rows]


def found(desk, words, near):
    listing = replace(ACTIVITIES, near=near)
    with desk.read() as session:
        return listing.first_found(session, Wanted(words), listing.default_sort)


def everything(desk, words):
    with desk.read() as session:
        return list(ACTIVITIES.ids(session, Wanted(words), ACTIVITIES.default_sort))


def test_a_word_of_many_rows_shows_the_first_of_them_and_how_many_there_are(desk, acts):
    first = found(desk, "fair", near=len(acts))

    assert list(first.known) == everything(desk, "fair")[:FIRST_PAGE]
    assert first.rows == len(acts) - 3


@pytest.mark.usefixtures("acts")
def test_a_word_that_the_rows_at_the_top_do_not_hold_is_found_among_all(desk):
    for words, held in (("dragon", [3, 2, 1]), ("fair", everything(desk, "fair")), ("nobody", [])):
        first = found(desk, words, near=10)

        assert first.are_all
        assert list(first.known) == held


@pytest.mark.usefixtures("acts")
@pytest.mark.parametrize(
    "wanted",
    [Wanted("dragon"), Wanted(conditions=(Condition("notes", Test.CONTAINS, "dragon"),))],
    ids=["words", "filters"],
)
def test_words_and_filters_go_straight_through_the_activities(desk, wanted):
    with desk.read() as session:
        plan = plan_of(session, lambda: ACTIVITIES.ids(session, wanted, ACTIVITIES.default_sort))

    assert "SCAN activity" in plan  # and not by an index, from row to row


def test_counting_what_holds_a_word_joins_no_table_that_only_the_search_asks(desk):
    with desk.read() as session:
        for listing in (ACTIVITIES, GRANTS, POINTS):
            plan = plan_of(session, lambda listing=listing: listing.count(session, Wanted("ada")))

            assert not any("LEFT-JOIN" in step for step in plan), plan

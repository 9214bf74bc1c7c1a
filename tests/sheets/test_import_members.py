"""Members come in once each, and what cannot be taken is named."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from advocate_desk.sheets.cells import CellError
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.fields import CUSTOM
from advocate_desk.sheets.mapping import map_column
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.setup import Unknown
from advocate_desk.store.models import Standing
from tests.making import add_member, dump
from tests.sheets.importing import (
    book_of,
    bring_in,
    counts,
    lines,
    people,
    plan_of,
    problems,
    section_of,
    setup_of,
    verdicts,
)

OWN = ("UID", "Full name", "Email", "Company", "Status", "Tags", "Notes")


def test_a_foreign_list_makes_members_with_jobs_and_standings(desk):
    book = book_of(
        Members=[
            ("First Name", "Surname", "E-mail Address", "Organisation", "Title", "Status "),
            ("Ada", "Lovelace", "ADA@Engines.example,", "Engines Ltd", "Countess", "Active"),
        ]
    )

    plan = bring_in(desk, book)

    assert counts(plan) == {"new": 1}
    assert people(desk, "email", "company", "job_title", "status") == [
        {
            "full_name": "Ada Lovelace",
            "email": "ada@engines.example",
            "company": "Engines Ltd",
            "job_title": "Countess",
            "status": "enrolled",
        }
    ]


def test_planning_writes_nothing(desk):
    before = dump(desk)

    plan_of(desk, book_of(Members=[("Name", "Email"), ("Ada", "ada@x.example")]))

    assert dump(desk) == before


def test_a_bad_cell_is_left_out_and_its_row_goes_in(desk):
    book = book_of(
        Members=[
            ("Full name", "Email", "Enrolled on", "Status"),
            ("Ada", "ada at x.example", "31/02/2023", "on the fence"),
        ]
    )

    plan = bring_in(desk, book)

    assert counts(plan) == {"new": 1}
    assert problems(plan) == [
        (2, "Email", "cell", "is not an e-mail address"),
        (2, "Enrolled on", "cell", "is not a day in the calendar"),
        (2, "Status", "cell", "is not known"),
    ]
    assert section_of(plan).unknown_values == {"status": {"on the fence": 1}}


def test_an_error_in_a_column_that_goes_nowhere_is_named(desk):
    book = book_of(
        Members=[("Full name", "Email", "Win rate"), ("Ada", "a@x.example", CellError("#N/A"))]
    )

    plan = plan_of(desk, book)

    assert counts(plan) == {"new": 1}
    assert problems(plan) == [(2, "Win rate", "nothing", "is an error of the spreadsheet")]


def test_a_row_that_names_nobody_cannot_go_in(desk):
    plan = plan_of(desk, book_of(Members=[("Full name", "Email", "City"), (None, None, "Berlin")]))

    assert problems(plan) == [(2, "Full name", "row", "has neither a name nor an e-mail")]
    assert counts(plan) == {"invalid": 1}


def test_rows_of_one_address_are_planned_together_and_the_last_word_wins(desk):
    book = book_of(
        Members=[
            ("Given name", "Family name", "Email", "City", "Tags"),
            ("Robert", "Smith", "bob@x.example", None, "vip"),
            ("Bob", "Smith", "BOB@x.example", "Rome", "beta"),
            ("Bob", "Smith", "bob@x.example", None, None),
        ]
    )

    plan = bring_in(desk, book, unknown_value=Unknown.CREATE)

    assert [v.value for v in verdicts(plan)] == ["new", "update", "same"]
    assert people(desk, "city", "m.tags") == [
        {"full_name": "Bob Smith", "city": "Rome", "tags": "vip; beta"}
    ]
    assert counts(bring_in(desk, book)) == {"same": 3}


def test_fill_leaves_what_is_there_and_update_changes_it(desk):
    add_member(desk, full_name="Ada", email="ada@x.example", city="London")
    book = book_of(
        Members=[("Name", "Email", "City", "Country"), ("Ada", "ada@x.example", "Rome", "Italy")]
    )

    filled = section_of(plan_of(desk, book)).rows[0]
    updated = section_of(plan_of(desk, book, existing=Existing.UPDATE)).rows[0]
    skipped = section_of(plan_of(desk, book, existing=Existing.SKIP)).rows[0]

    assert filled.changes == {"country": "Italy"}
    assert updated.changes == {"city": "Rome", "country": "Italy"}
    assert updated.before == {"city": "London", "country": None}
    assert (skipped.verdict.value, skipped.problems) == ("skipped", ())


def test_our_own_layout_updates_by_uid_and_a_blank_changes_nothing(desk):
    add_member(desk, full_name="Ada", email="ada@x.example", tags=("vip", "beta"), notes="old")
    ((uid,),) = lines(desk, "member", "uid")
    row = (uid, "Ada King", "ada@x.example", None, None, "vip", "(clear)")

    bring_in(desk, book_of(Members=[OWN, row]))

    assert people(desk, "m.tags", "m.notes") == [
        {"full_name": "Ada King", "tags": "vip", "notes": None}
    ]


def test_an_import_forbids_to_write_but_never_allows_it_again(desk):
    add_member(desk, full_name="Ada", email="ada@x.example", contact_preference="do not contact")
    add_member(desk, full_name="Grace", email="grace@x.example", contact_preference="ok")
    book = book_of(
        Members=[
            ("Name", "Email", "Contact preference"),
            ("Ada", "ada@x.example", "ok"),
            ("Grace", "grace@x.example", "Unsubscribed"),
        ]
    )

    plan = bring_in(desk, book, existing=Existing.UPDATE)

    assert [v.value for v in verdicts(plan)] == ["same", "update"]
    assert "less strict" in problems(plan)[0][3]
    assert lines(desk, "member", "id", "contact_preference") == [
        (1, "do not contact"),
        (2, "do not contact"),
    ]


def test_words_of_her_own_are_made_only_when_she_says_so(desk):
    add_member(desk, full_name="Grace", tier="Gold")
    book = book_of(
        Members=[
            ("Name", "Email", "Tier"),
            ("Ada", "ada@x.example", "gold "),
            ("Joan", "joan@x.example", "Bronze"),
        ]
    )

    left = plan_of(desk, book)
    made = plan_of(desk, book, unknown_value=Unknown.CREATE)

    assert section_of(left).unknown_values == {"tier": {"Bronze": 1}}
    assert [section_of(left).value(row, "tier") for row in section_of(left).rows] == ["Gold", None]
    assert [section_of(made).value(row, "tier") for row in section_of(made).rows] == [
        "Gold",
        "Bronze",
    ]


def test_a_word_means_what_she_said_and_is_remembered(desk):
    add_member(desk, full_name="Grace", tier="Gold")
    book = book_of(Members=[("Name", "Email", "Tier"), ("Ada", "ada@x.example", "Top")])

    bring_in(desk, book, values={"tier": {"TOP": "Gold"}})
    again = plan_of(desk, book)

    assert people(desk, "tier")[0] == {"full_name": "Ada", "tier": "Gold"}
    assert counts(again) == {"same": 1}


def test_member_since_is_read_as_the_status_says(desk):
    book = book_of(
        Members=[
            ("Name", "Email", "Member since", "Status"),
            ("Ada", "a@x.example", "2024-05-01", "active"),
            ("Grace", "g@x.example", "2024-05-01", "prospect"),
            ("Joan", "j@x.example", "2024-05-01", "left"),
        ]
    )

    bring_in(desk, book)

    found = people(desk, "status", "enrolled_on")
    assert [(p["status"], p["enrolled_on"]) for p in found] == [
        ("enrolled", "2024-05-01"),
        ("candidate", None),
        ("alumni", "2024-05-01"),
    ]
    assert counts(plan_of(desk, book)) == {"same": 3}


def test_a_day_of_enrolment_is_taken_by_who_has_none(desk):
    add_member(desk, full_name="Ada", email="a@x.example", status="enrolled")
    add_member(desk, full_name="Grace", email="g@x.example")
    add_member(desk, full_name="Joan", email="j@x.example", status="enrolled")
    with desk.write("Since") as write:
        write.session.execute(
            update(Standing).where(Standing.status == "enrolled").values(from_day=None)
        )
    book = book_of(
        Members=[
            ("Name", "Email", "Joined"),
            ("Ada", "a@x.example", "2024-05-01"),
            ("Grace", "g@x.example", "2024-06-01"),
        ]
    )

    plan = bring_in(desk, book)

    assert counts(plan) == {"update": 2}
    found = people(desk, "status", "enrolled_on")
    assert [(p["status"], p["enrolled_on"]) for p in found] == [
        ("enrolled", "2024-05-01"),
        ("enrolled", "2024-06-01"),
        ("enrolled", None),
    ]
    assert counts(bring_in(desk, book)) == {"same": 2}


def test_another_day_of_enrolment_than_the_desk_has_is_named(desk):
    book = book_of(Members=[("Name", "Email", "Joined"), ("Ada", "a@x.example", "2024-05-01")])
    bring_in(desk, book)
    other = book_of(Members=[("Name", "Email", "Joined"), ("Ada", "a@x.example", "2024-05-02")])

    plan = bring_in(desk, other, existing=Existing.UPDATE)

    assert counts(plan) == {"same": 1}
    words = "the desk has 1 May 2024: the sheet Standings can change it"
    assert problems(plan) == [(2, "Joined", "cell", words)]
    assert people(desk, "enrolled_on")[0]["enrolled_on"] == "2024-05-01"


def test_a_person_known_by_name_alone_is_not_made_twice(desk):
    book = book_of(Members=[("Name", "City"), ("Ada", "London"), ("Grace", None)])

    bring_in(desk, book)

    assert counts(bring_in(desk, book)) == {"same": 2}


def test_two_columns_of_one_field_are_not_mixed(desk):
    book = book_of(
        Members=[("Name", "Email", "Work email"), ("Ada", "a@x.example", "b@x.example")]
    )

    section = section_of(plan_of(desk, book))

    assert section.mapping == {"Name": "full_name", "Email": "email"}
    assert section.unmapped == ("Work email",)
    assert section.setup.columns[2].taken_by == "Email"


def test_a_column_becomes_a_field_of_her_own(desk):
    book = book_of(Members=[("Name", "Email", "Shoe size"), ("Ada", "a@x.example", 38)])
    setup = setup_of(desk, book)
    sheet = setup.sheets[0]
    map_column(sheet, sheet.columns[2], CUSTOM)
    with desk.write("Import") as write:
        commit_plan(write.session, plan_import(write.session, setup))

    assert lines(desk, "custom_value", "value") == [("38",)]
    assert counts(plan_of(desk, book)) == {"same": 1}
    assert section_of(plan_of(desk, book)).mapping["Shoe size"] == "custom:Shoe size"


def test_every_row_knows_where_it_came_from(desk):
    bring_in(desk, book_of(Members=[("Name", "Email"), ("Ada", "ada@x.example")]))

    assert lines(desk, "import", "change_id", "file", "status") == [(1, "spring.xlsx", "done")]
    assert lines(desk, "imported_row", "sheet", "row_number", "verdict", "kind", "row_id") == [
        ("Members", 2, "new", "members", 1)
    ]


def test_undo_takes_an_import_back_exactly(desk):
    add_member(desk, full_name="Ada", email="ada@x.example")
    before = dump(desk)
    book = book_of(
        Members=[
            ("Member ID", "Name", "Email", "Company"),
            ("1", "Ada", "ada@x.example", "Engines"),
            ("2", "Grace", "grace@x.example", "Navy"),
        ]
    )

    bring_in(desk, book)
    desk.undo()

    assert dump(desk) == before
    assert lines(desk, "import", "status") == [("undone",)]


def test_a_plan_knows_when_the_desk_was_changed_since(desk):
    plan = plan_of(desk, book_of(Members=[("Name", "Email"), ("Ada", "ada@x.example")]))

    with desk.read() as session:
        assert not plan.is_stale(session)
    add_member(desk)
    with desk.read() as session:
        assert plan.is_stale(session)


@pytest.mark.parametrize("email", [None, "no address", "info@us.example"])
def test_an_id_alone_is_no_member_and_keeps_no_other_row_out(desk, email):
    add_member(desk, full_name="The Desk", email="info@us.example")
    headings = ("Member ID", "Full name", "Email", "Phone")
    book = book_of(
        Members=[headings, (7, None, email, "1"), (8, "Bob Stone", "bob@us.example", "2")]
    )

    plan = bring_in(desk, book)

    assert counts(plan) == {"invalid": 1, "new": 1}
    assert ("Full name", "row", "has neither a name nor an e-mail") in [
        problem[1:] for problem in problems(plan)
    ]

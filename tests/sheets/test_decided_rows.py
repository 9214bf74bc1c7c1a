"""What she says of rows, cells and columns before they go in is what happens; nothing more."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base import clock
from advocate_desk.base.words import day_words
from advocate_desk.program.accounts import edit_accounts
from advocate_desk.program.listing import Chosen
from advocate_desk.program.members import edit_members
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.doubts import Rule
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.planned import Mend
from advocate_desk.sheets.setup import NEW, Unknown
from advocate_desk.store.models import Member
from tests.making import add_member
from tests.sheets.importing import (
    A_DAY,
    book_of,
    bring_in,
    counts,
    lines,
    people,
    plan_of,
    problems,
    section_of,
    setup_of,
)

CALL = "Reference call 1:1"


def bring_in_as(desk, setup):
    with desk.write("Import") as write:
        plan = plan_import(write.session, setup)
        commit_plan(write.session, plan)
    return plan


def doubts_of(plan, sheet="Members"):
    return [row.doubt.rule for row in section_of(plan, sheet).rows if row.doubt]


MARIA = {"full_name": "Maria Silva", "email": "maria@kestrel.example", "company": "Kestrel"}


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (("Maria Silva", "ms@kestrel.example", "Kestrel", ""), Rule.SAME_NAME),
        (("Maria Silwa", "ms@kestrel.example", "Kestrel", ""), Rule.SPELLING),
        (("Anna Silva", "ms@other.example", "", "+49 151 123456789"), Rule.SAME_PHONE),
        (("Maria Silva", "", "", ""), Rule.NAME_ONLY),
        (("Maria & Tom Silva", "ms@other.example", "", ""), Rule.TWO_PEOPLE),
    ],
)
def test_a_likeness_is_told_by_its_rule_and_never_matched(desk, row, rule):
    maria = add_member(desk, **MARIA, phone="+49 151 123456789")
    book = book_of(Members=[("Name", "Email", "Company", "Phone"), row])

    plan = plan_of(desk, book)

    found = section_of(plan).rows[0].doubt
    assert found.rule is rule
    assert found.maybe == (() if rule is Rule.TWO_PEOPLE else (maria,))


def test_a_nickname_is_a_proposal(desk):
    bob = add_member(desk, full_name="Bob Smith", company="Orchard Foods")
    rows = [("Name", "Company"), ("Robert Smith", "Orchard Foods")]

    doubt = section_of(plan_of(desk, book_of(Members=rows))).rows[0].doubt

    assert (doubt.rule, doubt.maybe) == (Rule.SHORT_NAME, (bob,))


def test_what_names_two_members_is_hers_to_settle_and_takes_nothing_from_the_other(desk):
    bring_in(desk, book_of(Members=[("Record ID", "Name"), ("17", "Ada Lovelace")]))
    add_member(desk, full_name="Ada Byron", email="ada@x.example")
    rows = [("Record ID", "Name", "Email"), ("17", "Ada L", "ada@x.example")]
    setup = setup_of(desk, book_of(Members=rows))
    with desk.read() as session:
        plan = plan_import(session, setup)
    assert doubts_of(plan) == [Rule.CONFLICT]
    ada = next(one for one in people(desk, "m.uid") if one["full_name"] == "Ada Lovelace")

    setup.decisions["Members", 2] = ada["uid"]
    done = bring_in_as(desk, setup)

    words = "is the address of somebody else, who keeps it"
    assert problems(done) == [(2, "Email", "cell", words)]
    assert people(desk, "m.email", "m.other_emails") == [
        {"full_name": "Ada Byron", "email": "ada@x.example", "other_emails": None},
        {"full_name": "Ada Lovelace", "email": None, "other_emails": None},
    ]


def test_what_names_two_members_can_be_somebody_new(desk):
    bring_in(desk, book_of(Members=[("Record ID", "Name"), ("17", "Ada Lovelace")]))
    add_member(desk, full_name="Ada Byron", email="ada@x.example")
    rows = [("Record ID", "Name", "Email"), ("17", "Ada L", "ada@x.example")]

    plan = bring_in(desk, book_of(Members=rows), decisions={("Members", 2): "new"})

    assert counts(plan) == {"new": 1}
    assert [one["full_name"] for one in people(desk)] == ["Ada Byron", "Ada L", "Ada Lovelace"]


@pytest.mark.parametrize(
    ("named", "by"),
    [(("zoe@new.example", "Zoe Neu"), "zoe@new.example"), (("", "Zoe Neu"), None)],
)
def test_several_acts_of_somebody_new_make_one_member(desk, named, by):
    for address in ("zoe@old.example", "neu@other.example"):
        add_member(desk, full_name="Zoe Neu", email=address)
    headings = ("Member e-mail", "Member name", "Type", "Completed on")
    acts = [headings, *((*named, CALL, A_DAY + dt.timedelta(days)) for days in (0, 1))]
    given = [("Member e-mail", "Member name", "Reward", "Given on"), (*named, "Mug", A_DAY)]
    setup = setup_of(desk, book_of(Activities=acts, Grants=given), unknown_value=Unknown.CREATE)
    for row in (("Activities", 2), ("Activities", 3), ("Grants", 2)):
        setup.decisions[row] = NEW

    plan = bring_in_as(desk, setup)

    assert [made.values["email"] for made in plan.made_members] == [by]
    assert counts(plan, "Activities") == {"new": 2}
    whose = {*lines(desk, "activity", "member_id"), *lines(desk, '"grant"', "member_id")}
    assert len(whose) == 1


def test_somebody_new_takes_no_address_from_a_member(desk):
    add_member(desk, full_name="Ada Lovelace", email="ada@kestrel.example")
    ben = add_member(desk, full_name="Ben Ode", email="ben@kestrel.example")
    with desk.read() as session:
        uid = session.get_one(Member, ben).uid
    book = book_of(
        Activities=[
            ("Member", "Member e-mail", "Member name", "Type", "Completed on"),
            (uid, "ada@kestrel.example", "Ida Love", CALL, A_DAY),
        ]
    )
    setup = setup_of(desk, book)
    setup.decisions["Activities", 2] = NEW

    plan = bring_in_as(desk, setup)

    assert plan.made_members[0].values == {"full_name": "Ida Love", "email": None}
    assert people(desk, "m.email")[0]["email"] == "ada@kestrel.example"


@pytest.mark.parametrize("kind", ["Members", "Activities"])
def test_a_row_she_skips_is_left_by_choice(desk, kind):
    add_member(desk, **MARIA)
    rows = {
        "Members": [("Name", "Email", "Company"), ("Maria Silva", "m@k.example", "Kestrel")],
        "Activities": [("Member e-mail", "Activity", "Date"), ("who@x.example", CALL, A_DAY)],
    }
    book = book_of(**{kind: rows[kind]})
    assert section_of(plan_of(desk, book), kind).rows[0].is_left_out

    plan = plan_of(desk, book, decisions={(kind, 2): "skip"})

    assert counts(plan, kind) == {"skipped": 1}
    assert plan.rows_left_out() == plan.problem_count() == 0


def test_a_mended_cell_goes_in_and_the_files_own_stays(desk):
    rows = [("Name", "Email", "Member since"), ("Ada", "ada(at)x.example", "31/02/2025")]
    setup = setup_of(desk, book_of(Members=rows))
    sheet = setup.sheet("Members")
    sheet.mended[2, 1] = "ada@x.example"
    sheet.mended[2, 2] = "2025-02-28"

    plan = bring_in_as(desk, setup)

    assert plan.problem_count() == 0
    assert sheet.found_table().row(0).cells[1:] == ("ada(at)x.example", "31/02/2025")
    (ada,) = people(desk, "m.email", "f.enrolled_on")
    assert (ada["email"], ada["enrolled_on"]) == ("ada@x.example", "2025-02-28")


def test_the_file_again_says_the_same_after_a_cell_was_mended(desk):
    book = book_of(Members=[("Name", "City", "Member since"), ("Ada", "Rome", "31/02/2025")])
    setup = setup_of(desk, book)
    setup.sheet("Members").mended[2, 2] = "2025-02-28"
    bring_in_as(desk, setup)

    assert counts(plan_of(desk, book)) == {"same": 1}


def test_each_column_has_the_policy_she_gave_it(desk):
    add_member(desk, full_name="Ada", email="ada@x.example", city="Rome", country="Italy")
    rows = [
        ("Name", "Email", "City", "Country", "Phone"),
        ("Ada", "ada@x.example", "Oslo", "Norway", "+47 1234567"),
    ]
    setup = setup_of(desk, book_of(Members=rows))
    columns = {column.heading: column for column in setup.sheet("Members").columns}
    columns["City"].existing = Existing.UPDATE
    columns["Phone"].existing = Existing.SKIP

    bring_in_as(desk, setup)

    (ada,) = people(desk, "m.city", "m.country", "m.phone")
    assert (ada["city"], ada["country"], ada["phone"]) == ("Oslo", "Italy", None)


def test_a_column_goes_in_although_rows_that_are_there_are_left(desk):
    add_member(desk, full_name="Ada", email="ada@x.example", city="Rome")
    rows = [("Name", "Email", "City", "Phone"), ("Ada", "ada@x.example", "Oslo", "+47 1234567")]
    setup = setup_of(desk, book_of(Members=rows), existing=Existing.SKIP)
    setup.sheet("Members").column_of("phone").existing = Existing.FILL

    plan = bring_in_as(desk, setup)

    assert counts(plan) == {"update": 1}
    (ada,) = people(desk, "m.city", "m.phone")
    assert (ada["city"], ada["phone"]) == ("Rome", "+47 1234567")


def test_blanks_erase_only_where_she_ticked_it(desk):
    add_member(desk, full_name="Ada", email="ada@x.example", city="Rome", phone="+47 1234567")
    rows = [("Name", "Email", "City", "Phone"), ("Ada", "ada@x.example", None, None)]
    setup = setup_of(desk, book_of(Members=rows))
    setup.sheet("Members").column_of("city").blank_clears = True

    bring_in_as(desk, setup)

    (ada,) = people(desk, "m.city", "m.phone")
    assert (ada["city"], ada["phone"]) == (None, "+47 1234567")


def test_a_blank_of_another_row_erases_nothing_the_file_says(desk):
    add_member(desk, full_name="Ada", email="ada@x.example", city="Rome")
    rows = [("Name", "Email", "City"), ("Ada", "ada@x.example", "Oslo"), ("Ada", "ada@x.example")]
    setup = setup_of(desk, book_of(Members=rows), existing=Existing.UPDATE)
    setup.sheet("Members").column_of("city").blank_clears = True

    bring_in_as(desk, setup)

    assert people(desk, "m.city")[0]["city"] == "Oslo"


def test_who_opted_out_is_never_kept_as_allowed(desk):
    add_member(desk, full_name="Ada", email="ada@x.example", contact_preference="ok")
    rows = [("Name", "Email", "Do not contact"), ("Ada", "ada@x.example", "yes")]

    bring_in(desk, book_of(Members=rows))

    assert people(desk, "m.contact_preference")[0]["contact_preference"] == "do not contact"


def test_a_column_she_keeps_out_is_kept_out_whatever_it_says(desk):
    add_member(desk, full_name="Ada", email="ada@x.example", contact_preference="ok")
    rows = [("Name", "Email", "Contact preference"), ("Ada", "ada@x.example", "phone only")]
    setup = setup_of(desk, book_of(Members=rows))
    setup.sheet("Members").column_of("contact_preference").existing = Existing.SKIP

    bring_in_as(desk, setup)

    assert people(desk, "m.contact_preference")[0]["contact_preference"] == "ok"


@pytest.fixture
def edited(desk):
    """Give a member and an account that were imported, then edited by hand."""
    rows = [("Name", "Email", "Company", "City", "Phone"), ("Ada", "ada@x.example", "Kestrel")]
    bring_in(desk, book_of(Members=[(*row, *[None] * (5 - len(row))) for row in rows]))
    with desk.write("Edit") as write:
        edit_members(write.session, Chosen(ids=(1,)), {"city": "Rome"})
        edit_accounts(write.session, Chosen((1,)), {"country": "Italy"})
    return clock.today()


def older_file(day):
    people = [
        ("Name", "Email", "City", "Phone", "Last modified"),
        ("Ada", "ada@x.example", "Oslo", "+47 1234567", day),
    ]
    firms = [("Company", "Country", "Region", "Last modified"), ("Kestrel", "Norway", "EMEA", day)]
    return book_of(Members=people, Accounts=firms)


def held(desk):
    return lines(desk, "member", "city", "phone") + lines(desk, "account", "country", "region")


def test_a_file_older_than_her_edit_only_fills_what_is_blank(desk, edited):
    book = older_file(edited - dt.timedelta(days=3))

    plan = bring_in(desk, book, existing=Existing.UPDATE)

    assert held(desk) == [("Rome", "+47 1234567"), ("Italy", "EMEA")]
    words = f"is before your own edit on {day_words(edited)}: what you have is kept"
    assert [p.text for s in plan.sections for p in s.problems()] == [words, words]
    assert {p.mend for s in plan.sections for p in s.problems()} == {Mend.AGE}


def test_a_file_older_than_her_edit_wins_when_she_says_so(desk, edited):
    book = older_file(edited - dt.timedelta(days=3))

    bring_in(desk, book, existing=Existing.UPDATE, older_wins=True)

    assert held(desk) == [("Oslo", "+47 1234567"), ("Norway", "EMEA")]


def test_a_file_newer_than_her_edit_is_taken(desk, edited):
    plan = bring_in(desk, older_file(edited + dt.timedelta(days=1)), existing=Existing.UPDATE)

    assert held(desk) == [("Oslo", "+47 1234567"), ("Norway", "EMEA")]
    assert plan.problem_count() == 0


def test_imports_are_no_edits_by_hand(desk):
    bring_in(desk, book_of(Members=[("Name", "Email", "City"), ("Ada", "ada@x.example", "Rome")]))
    more = book_of(Members=[("Name", "Email", "City"), ("Ada", "ada@x.example", "Bonn")])
    bring_in(desk, more, existing=Existing.UPDATE)
    rows = [("Name", "Email", "City", "Last modified"), ("Ada", "ada@x.example", "Oslo", A_DAY)]

    plan = bring_in(desk, book_of(Members=rows), existing=Existing.UPDATE)

    assert plan.problem_count() == 0
    assert lines(desk, "member", "city") == [("Oslo",)]


def test_an_account_is_known_again_by_the_id_of_another_system(desk):
    headings = ("Record ID", "Company name", "Industry")
    bring_in(desk, book_of(Accounts=[headings, ("00017", "Kestrel Bank", "Banking")]))
    assert lines(desk, "external_id", "kind", "system", "value") == [
        ("accounts", "Record ID", "00017")
    ]
    renamed = book_of(Accounts=[headings, ("00017", "Kestrel Group", "Finance")])

    plan = bring_in(desk, renamed, existing=Existing.UPDATE)

    assert counts(plan, "Accounts") == {"update": 1}
    assert lines(desk, "account", "company", "industry") == [("Kestrel Group", "Finance")]
    assert counts(plan_of(desk, renamed, existing=Existing.UPDATE), "Accounts") == {"same": 1}


def test_an_account_known_by_name_learns_its_id(desk):
    bring_in(desk, book_of(Accounts=[("Company name", "Industry"), ("Kestrel Bank", "Banking")]))
    rows = [("Record ID", "Company name", "Industry"), ("17", "Kestrel Bank", "Banking")]
    assert counts(bring_in(desk, book_of(Accounts=rows)), "Accounts") == {"update": 1}

    assert counts(bring_in(desk, book_of(Accounts=rows)), "Accounts") == {"same": 1}
    assert lines(desk, "external_id", "value", "row_id") == [("17", 1)]

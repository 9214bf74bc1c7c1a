"""Accounts, colleagues, types, jobs, standings, readings, ids, settings: by their keys."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.program.accounts import add_accounts, delete_accounts
from advocate_desk.program.listing import Chosen
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.setup import Unknown
from tests.making import add_member
from tests.sheets.importing import (
    A_DAY,
    book_of,
    bring_in,
    counts,
    lines,
    plan_of,
    problems,
    section_of,
)

LATER = A_DAY + dt.timedelta(days=30)


def test_an_account_is_known_by_its_domain_else_its_name(desk):
    headings = ("Company", "Website", "Industry", "ARR")
    bring_in(
        desk,
        book_of(
            Accounts=[
                headings,
                ("Atlas Foods", "https://www.atlas.example/eu", "Food", "€1,200.00"),
            ]
        ),
    )

    plan = bring_in(
        desk,
        book_of(
            Accounts=[
                headings,
                ("Atlas Foods International", "atlas.example", None, None),
                ("ATLAS FOODS", None, None, None),
                ("Cobalt", None, "Energy", 5),
            ]
        ),
    )

    assert counts(plan, "Accounts") == {"same": 2, "new": 1}
    assert lines(desk, "account", "company", "domain", "annual_value", "currency") == [
        ("Atlas Foods", "atlas.example", 120000, "EUR"),
        ("Cobalt", None, 500, "EUR"),
    ]


def test_health_is_a_reading_once(desk):
    book = book_of(Accounts=[("Company", "Industry", "Health"), ("Atlas", "Food", "yellow")])

    bring_in(desk, book)

    assert lines(desk, "health_reading", "health") == [("amber",)]
    assert counts(bring_in(desk, book), "Accounts") == {"same": 1}


def test_colleagues_are_made_only_when_she_says_so(desk):
    book = book_of(Accounts=[("Company", "Industry", "CSM"), ("Atlas", "Food", "Dana Field")])

    left = plan_of(desk, book)
    made = bring_in(desk, book, unknown_value=Unknown.CREATE)

    assert section_of(left, "Accounts").unknown_values == {"csm": {"Dana Field": 1}}
    assert made.new_names == {"colleagues": ("Dana Field",)}
    assert lines(desk, "colleague", "name") == [("Dana Field",)]
    assert counts(bring_in(desk, book), "Accounts") == {"same": 1}


def test_colleagues_of_the_same_file_are_known(desk):
    book = book_of(
        Accounts=[("Company", "Industry", "CSM"), ("Atlas", "Food", "dana@us.example")],
        Colleagues=[("Name", "Email", "Team"), ("Dana Field", "dana@us.example", "Success")],
    )

    plan = bring_in(desk, book)

    assert plan.problem_count() == 0
    assert lines(desk, "colleague", "name", "team") == [("Dana Field", "Success")]
    assert lines(desk, "account", "csm_id") == [(1,)]
    assert not bring_in(desk, book).has_changes()


def test_activity_types_are_known_by_name(desk):
    headings = ("Name", "Category", "Effort", "Needs consent")
    book = book_of(
        Activity_types=[
            headings,
            ("reference CALL 1:1", "reference", 4, None),
            ("Keynote", "event", 5, "yes"),
            ("Odd", "no such category", 9, None),
        ]
    )

    plan = bring_in(desk, book, existing=Existing.UPDATE)

    assert counts(plan, "Activity types") == {"update": 1, "new": 2}
    found = lines(desk, "activity_type", "id", "name", "category", "effort", "needs_consent")
    assert found[0][2:4] == ("reference", 4)
    assert found[-2][1:] == ("Keynote", "event", 5, "quote; name and title; company name")
    assert found[-1][1:4] == ("Odd", "other", 2)
    assert [p[1] for p in problems(plan, "Activity types")] == ["Category", "Effort"]
    assert not bring_in(desk, book, existing=Existing.UPDATE).has_changes()


def test_histories_replace_what_the_members_sheet_says(desk):
    book = book_of(
        Members=[
            ("Full name", "Email", "Company", "Status", "Enrolled on"),
            ("Ada", "ada@x.example", "Cobalt", "alumni", A_DAY),
        ],
        Employment=[
            ("Member", "Company", "Job title", "From", "To"),
            ("ada@x.example", "Atlas", "Analyst", A_DAY, LATER),
            ("ada@x.example", "Cobalt", "Head", LATER, None),
        ],
        Standings=[
            ("Member", "Status", "From", "To"),
            ("ada@x.example", "enrolled", A_DAY, LATER),
            ("ada@x.example", "alumni", LATER, None),
        ],
    )

    plan = bring_in(desk, book)

    assert counts(plan, "Employment") == counts(plan, "Standings") == {"new": 2}
    assert [row[0] for row in lines(desk, "employment", "job_title")] == ["Analyst", "Head"]
    assert [row[0] for row in lines(desk, "standing", "status")] == ["alumni", "enrolled"]
    assert not bring_in(desk, book).has_changes()


def test_a_job_of_nobody_known_is_left_to_her(desk):
    book = book_of(
        Employment=[("Member", "Company", "From", "To"), ("who@x.example", "Atlas", A_DAY, None)]
    )

    plan = plan_of(desk, book)

    assert counts(plan, "Employment") == {"skipped": 1}
    assert problems(plan, "Employment") == [(2, "Member", "row", "is nobody known")]


def test_readings_are_known_by_company_and_day(desk):
    headings = ("Company", "On", "Health")
    bring_in(desk, book_of(Health_readings=[headings, ("Atlas", A_DAY, "green")]))

    plan = bring_in(
        desk,
        book_of(
            Health_readings=[
                headings,
                ("atlas", A_DAY, "red"),
                ("Atlas", LATER, "amber"),
                ("Atlas", None, "amber"),
            ]
        ),
        existing=Existing.UPDATE,
    )

    assert counts(plan, "Health readings") == {"update": 1, "new": 1, "invalid": 1}
    assert lines(desk, "health_reading", "read_on", "health") == [
        (A_DAY.isoformat(), "red"),
        (LATER.isoformat(), "amber"),
    ]


def test_ids_of_other_systems_belong_to_rows_that_are_there(desk):
    add_member(desk, full_name="Ada")
    ((uid,),) = lines(desk, "member", "uid")
    book = book_of(
        External_ids=[
            ("Sheet", "UID", "System", "Id"),
            ("Members", uid, "CRM", "007"),
            ("Members", "0" * 8, "CRM", "008"),
        ]
    )

    plan = bring_in(desk, book)

    assert counts(plan, "External ids") == {"new": 1, "invalid": 1}
    assert lines(desk, "external_id", "kind", "row_id", "system", "value") == [
        ("members", 1, "CRM", "007")
    ]
    assert not bring_in(desk, book).has_changes()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("No reply after days", 21, {"update": 1}),
        ("no reply after days", "soon", {"invalid": 1}),
        ("Base currency", "Taler", {"invalid": 1}),
        ("Shoe size", "38", {"invalid": 1}),
        ("Base currency", "EUR", {"same": 1}),
        ("Points", True, {"update": 1}),
        ("Points", "Off", {"same": 1}),
        ("Points", "perhaps", {"invalid": 1}),
        ("Point value", 0, {"invalid": 1}),
        ("Year starts in", "January", {"same": 1}),
        ("Year starts in", 4, {"update": 1}),
        ("Holidays", "2026-12-25; 2027-01-01", {"update": 1}),
        ("Holidays", dt.date(2026, 12, 25), {"update": 1}),
        ("Holidays", "Christmas", {"invalid": 1}),
    ],
)
def test_settings_are_those_that_the_desk_knows(desk, name, value, expected):
    plan = bring_in(desk, book_of(Settings=[("Name", "Value"), (name, value)]))

    assert counts(plan, "Settings") == expected


def test_a_company_that_two_accounts_share_is_never_guessed(desk):
    headings = ("UID", "Company", "Industry")
    uids = ("00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002")
    accounts = [headings, *((uid, "Atlas", "Food") for uid in uids)]
    bring_in(desk, book_of(Accounts=accounts))

    plan = bring_in(
        desk,
        book_of(
            Members=[
                ("Full name", "Email", "Company"),
                ("Ada", "ada@x.example", "Atlas"),
                ("Grace", "grace@x.example", uids[1]),
            ]
        ),
    )

    assert problems(plan) == [(2, "Company", "cell", "is the name of two accounts")]
    assert lines(desk, "employment", "member_id", "account_id") == [(2, 2)]
    assert len(lines(desk, "account", "id")) == 2


def test_a_name_that_two_colleagues_share_is_never_guessed(desk):
    people = [("Name", "Email", "Team"), ("Ann Lee", "1@us.example", "A"), ("Ann Lee", None, "B")]
    uids = [("UID",), ("00000000-0000-7000-8000-000000000001",), (None,)]
    both = [(*uid, *one) for uid, one in zip(uids, people, strict=True)]
    accounts = [("Company", "Industry", "CSM"), ("Atlas", "Food", "ann lee")]
    book = book_of(Colleagues=both, Accounts=accounts)

    plan = bring_in(desk, book, unknown_value=Unknown.CREATE)

    assert section_of(plan, "Accounts").unknown_values == {"csm": {"ann lee": 1}}
    assert problems(plan, "Accounts") == [(2, "CSM", "cell", "is the name of several")]
    assert len(lines(desk, "colleague", "id")) == 2
    assert lines(desk, "account", "csm_id") == [(None,)]


def test_an_account_may_take_the_name_of_another_by_its_uid(desk):
    headings = ("UID", "Company", "Industry")
    uids = ("00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002")
    bring_in(desk, book_of(Accounts=[headings, (uids[0], "Atlas", "A"), (uids[1], "Cobalt", "B")]))

    swapped = [headings, (uids[0], "Cobalt", "A"), (uids[1], "Atlas", "B")]
    plan = bring_in(desk, book_of(Accounts=swapped))

    assert counts(plan, "Accounts") == {"update": 2}
    assert lines(desk, "account", "company") == [("Atlas",), ("Cobalt",)]
    assert lines(desk, "account", "industry", "company") == [("A", "Cobalt"), ("B", "Atlas")]


TWO_OF_A_GROUP = book_of(
    Accounts=[
        ("UID", "Company", "Domain", "Industry", "Seats"),
        ("00000000-0000-7000-8000-000000000001", "Kestrel UK", "kestrel.example", "Bank", None),
        ("00000000-0000-7000-8000-000000000002", "Kestrel DE", "kestrel.example", None, 40),
    ]
)


def test_two_companies_that_share_a_domain_stay_two(desk):
    bring_in(desk, TWO_OF_A_GROUP)

    both = [("Kestrel DE", None, 40), ("Kestrel UK", "Bank", None)]
    assert lines(desk, "account", "company", "industry", "seats") == both
    assert counts(bring_in(desk, TWO_OF_A_GROUP), "Accounts") == {"same": 2}
    file = book_of(
        Accounts=[("Company", "Domain", "Region"), ("kestrel de", "kestrel.example", "EU")]
    )
    assert counts(bring_in(desk, file), "Accounts") == {"update": 1}
    assert lines(desk, "account", "company", "region")[0] == ("Kestrel DE", "EU")


def test_a_company_that_was_deleted_comes_back_beside_the_one_that_shares_its_domain(desk):
    bring_in(desk, TWO_OF_A_GROUP)
    with desk.write("Delete") as write:
        delete_accounts(write.session, Chosen(ids=(2,)))

    plan = bring_in(desk, TWO_OF_A_GROUP)

    assert counts(plan, "Accounts") == {"same": 1, "new": 1}


def test_a_domain_typed_as_a_site_is_kept_as_files_tell_it(desk):
    with desk.write("Add") as write:
        add_accounts(
            write.session, [{"company": "Atlas", "domain": "https://www.Atlas.example/a"}]
        )

    assert lines(desk, "account", "domain") == [("atlas.example",)]

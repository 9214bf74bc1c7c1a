"""Files from before a merge still find the one who is kept."""

from __future__ import annotations

import pytest

from advocate_desk.program.accounts import add_accounts
from advocate_desk.program.merging import merge_accounts, merge_members
from advocate_desk.sheets.program_workbook import export_program
from tests.making import add_member, dump, log_act
from tests.sheets.importing import book_of, bring_in, counts, lines, people


@pytest.fixture
def uids(desk):
    """Merge Pri into Priya; give the UIDs they had."""
    one = add_member(desk, full_name="Priya Nair", email="priya@kestrel.example")
    two = add_member(desk, full_name="Pri Nair", email="pri@kestrel.example", tier="Gold")
    held = dict(lines(desk, "member", "id", "uid"))
    with desk.write("Merge") as write:
        merge_members(write.session, one, two)
    return held[one], held[two]


def test_the_uid_of_the_one_who_went_finds_the_one_who_is_kept(desk, uids):
    book = book_of(Members=[("UID", "Full name", "City"), (uids[1], "Pri Nair", "Leeds")])

    plan = bring_in(desk, book)

    assert counts(plan) == {"update": 1}
    assert [(one["email"], one["city"]) for one in people(desk, "email", "city")] == [
        ("priya@kestrel.example", "Leeds")
    ]


@pytest.mark.usefixtures("uids")
def test_her_address_finds_the_one_who_is_kept(desk):
    book = book_of(Members=[("Full name", "Email"), ("Pri Nair", "pri@kestrel.example")])

    plan = bring_in(desk, book)

    assert counts(plan).get("new") is None
    assert len(people(desk)) == 1


def test_acts_of_the_one_who_went_are_acts_of_the_one_who_is_kept(desk, uids):
    book = book_of(
        Activities=[
            ("Member", "Activity", "Date", "Status"),
            (uids[1], "Reference call 1:1", "2026-03-02", "completed"),
        ]
    )

    bring_in(desk, book)

    assert [one["acts"] for one in people(desk, "acts")] == [1]


def test_an_account_is_found_by_the_uid_and_the_name_that_went(desk):
    with desk.write("Accounts") as write:
        kept, other = add_accounts(
            write.session, [{"company": "Kestrel Bank"}, {"company": "Kestrel Bnk"}]
        )
    uid = dict(lines(desk, "account", "id", "uid"))[other]
    with desk.write("Merge") as write:
        merge_accounts(write.session, kept, other)
    book = book_of(
        Accounts=[("UID", "Company", "Industry"), (uid, "Kestrel Bank", "Banking")],
        Members=[("Full name", "Company"), ("Ada Lovelace", "Kestrel Bnk")],
    )

    bring_in(desk, book)

    assert lines(desk, "account", "company", "industry") == [("Kestrel Bank", "Banking")]
    assert lines(desk, "employment", "account_id") == [(kept,)]


def test_a_workbook_from_before_a_merge_takes_nothing_of_it_back(desk, tmp_path, read):
    one = add_member(
        desk,
        full_name="Priya Nair",
        email="priya@kestrel.example",
        company="Kestrel Bank",
        job_title="CFO",
        tags=("board",),
    )
    two = add_member(
        desk,
        full_name="Pri Nair",
        email="pri@kestrel.example",
        other_emails=("pn@home.example",),
        company="Kestrel Bnk",
        job_title="CFO",
        tags=("vip",),
    )
    log_act(desk, one)
    log_act(desk, two)
    export_program(desk.path, tmp_path / "before.xlsx")
    with desk.write("Merge") as write:
        merge_members(write.session, one, two)
        merge_accounts(write.session, *(row[0] for row in lines(desk, "account", "id")))
    export_program(desk.path, tmp_path / "after.xlsx")
    merged = dump(desk)

    for name in ("before.xlsx", "after.xlsx"):
        plan = bring_in(desk, read(tmp_path / name))

        assert [problem for one in plan.sections for problem in one.problems()] == []
        assert dump(desk) == merged
